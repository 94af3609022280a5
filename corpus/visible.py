"""What a reader sees of a source text: the format's own signs left out, white space collapsed, codes kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.models import SourceText, Span

_SILENT = frozenset("*_#\\`~>")  # signs that stand against a word; any other mark parts words
# A document's number or a range broken after its dash or slash: "188/KH-" and "UBND" are one word.
_BROKEN_CODE = re.compile(r"(?<=\S[-/])\s*\n\s*(?=\w)")


class Visible:
    """Visible text of ranges of one source text."""

    def __init__(self, source: SourceText) -> None:
        self._text = source.text
        self._hidden = bytearray(len(source.text))
        for mark in source.marks:
            for at in range(mark.start, mark.end):
                self._hidden[at] = 1 if source.text[at] in _SILENT else 2

    def line(self, start: int, end: int) -> str:
        """A range as it is seen, trimmed, its inner spaces as they are."""
        hidden = self._hidden
        if not any(hidden[start:end]):
            return self._text[start:end].strip()
        pieces = [
            self._text[at] if not hidden[at] else "" if hidden[at] == 1 else " " for at in range(start, end)
        ]
        return "".join(pieces).strip()

    def joined(self, spans: Iterable[Span]) -> str:
        """Ranges as one text: lines joined, white space collapsed."""
        text = "\n".join(self.line(span.start, span.end) for span in spans)
        return " ".join(_BROKEN_CODE.sub("", text).split())

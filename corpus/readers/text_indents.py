"""Indents of plain text, where they are kept: a paragraph's first line stands in from the margin.

They are used only where the text shows that they mean it: lines that go on inside a sentence stand at the
margin, numbered lines and bullets stand in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.markers import read_marker
from corpus.models import Line

_ENOUGH = 4  # lines of each sort
_INDENT = range(2, 21)  # columns: less is a slip, more is a centred line
_FINISHED = re.compile(r"[.;:!?…]['\"”’)\]]*$")


def mark_indents(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines with `starts_paragraph` where their indents tell it; unchanged in a text where they don't."""
    indents = [_indent(text, line) for line in lines]
    words = [text[line.start : line.end] for line in lines]
    if not lines:
        return []
    margin = Counter(indents).most_common(1)[0][0] if 0 not in indents else 0
    inside = [
        indent - margin
        for (above, here), indent in zip(pairwise(words), indents[1:], strict=True)
        if here[:1].islower() and not _FINISHED.search(above) and read_marker(here) is None
    ]
    marked = [indent - margin for word, indent in zip(words, indents, strict=True) if read_marker(word)]
    if not (_mostly(inside, at_margin=True) and _mostly(marked, at_margin=False)):
        return list(lines)
    return [
        _marked(line, indent - margin, word) for line, indent, word in zip(lines, indents, words, strict=True)
    ]


def _mostly(indents: Sequence[int], *, at_margin: bool) -> bool:
    fitting = sum(indent == 0 if at_margin else indent in _INDENT for indent in indents)
    return len(indents) >= _ENOUGH and fitting >= 0.8 * len(indents)


def _marked(line: Line, indent: int, words: str) -> Line:
    if line.role is not None or indent > _INDENT[-1]:
        return line
    if indent in _INDENT:
        return line.model_copy(update={"starts_paragraph": True})
    return line if indent or read_marker(words) else line.model_copy(update={"starts_paragraph": False})


def _indent(text: str, line: Line) -> int:
    return len(text[text.rfind("\n", 0, line.start) + 1 : line.start].expandtabs(4))

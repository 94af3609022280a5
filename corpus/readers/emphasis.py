"""Emphasis signs of Markdown (`**`, `*`, `_`) and rules (`-----`), which plain text sometimes carries too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.models import Span

_BOLD = re.compile(r"\*\*+")
_LONGEST_BOLD = 3000  # code points; a sign further apart than this is not of the same pair
_RULE = re.compile(r"^[^\S\n]*([-–—_=]{3,})[^\S\n]*$", re.MULTILINE)
_ITALIC = re.compile(
    r"(?<![\w*])([*_])(?=[^\s*_])(?:(?!\1)[^\n]|\n(?!\s*\n)){1,400}?(?<=[^\s*])\1(?![\w*])",
)


def bold_marks(text: str) -> list[Span]:
    """The signs of pairs of `**`; a sign without its partner, or a row of stars alone on a line, is text."""
    marks: list[Span] = []
    opened: re.Match[str] | None = None
    for sign in _BOLD.finditer(text):
        if _stands_alone(text, sign):
            continue
        if opened is not None and sign.start() - opened.end() <= _LONGEST_BOLD:
            marks += [Span(start=opened.start(), end=opened.end()), Span(start=sign.start(), end=sign.end())]
            opened = None
        else:
            opened = sign
    return marks


def rule_marks(text: str) -> list[Span]:
    """Rules drawn with signs alone on a line (`-------` under an organ's name): no words of the document."""
    return [Span(start=match.start(1), end=match.end(1)) for match in _RULE.finditer(text)]


def _stands_alone(text: str, sign: re.Match[str]) -> bool:
    before = text.rfind("\n", 0, sign.start()) + 1
    after = text.find("\n", sign.end())
    line = text[before : after if after >= 0 else len(text)]
    return not line.strip(" *")


def italic_marks(text: str) -> Iterator[Span]:
    """The signs of pairs of single `*` or `_`."""
    for match in _ITALIC.finditer(text):
        yield Span(start=match.start(), end=match.start() + 1)
        yield Span(start=match.end() - 1, end=match.end())


def merged(marks: Iterable[Span]) -> tuple[Span, ...]:
    """Marks in order, none over another."""
    kept: list[Span] = []
    for mark in sorted(marks, key=lambda span: (span.start, span.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)

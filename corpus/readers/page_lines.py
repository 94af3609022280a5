"""Page numbers and running lines that stand as lines of their own in plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.folding import compact
from corpus.models import Line

_NUMBER = re.compile(r"[-–—\s]*(?:[Tt]rang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—\s]*")
_FIRST_PAGE_LINES = (8, 90)  # lines that stand above the first number of a page
_REPEATED = 3


def mark_page_lines(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, page numbers and running headers marked as furniture.

    A number alone on a line is a page's where it goes on from the page before; the first begins at 1 or 2. A
    line beside page numbers is a running one where it stands beside three of them.
    """
    numbers = _page_numbers(text, lines)
    beside = Counter(_key(text, lines[at]) for number in numbers for at in _around(number, lines, numbers))
    running = {
        at
        for number in numbers
        for at in _around(number, lines, numbers)
        if beside[_key(text, lines[at])] >= _REPEATED
    }
    return [
        line.model_copy(update={"role": "furniture"}) if at in numbers or at in running else line
        for at, line in enumerate(lines)
    ]


def _page_numbers(text: str, lines: Sequence[Line]) -> set[int]:
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        match = _NUMBER.fullmatch(text[line.start : line.end])
        if match is not None:
            found.append((at, int(match.group(1))))
    chain: list[tuple[int, int]] = []
    for at, number in found:
        if (not chain and number in (1, 2)) or (chain and number == chain[-1][1] + 1):
            chain.append((at, number))
    if len(chain) == 1 and not _FIRST_PAGE_LINES[0] <= chain[0][0] <= _FIRST_PAGE_LINES[1]:
        return set()
    return {at for at, _ in chain}


def _around(number: int, lines: Sequence[Line], numbers: set[int]) -> list[int]:
    return [at for at in (number - 1, number + 1) if 0 <= at < len(lines) and at not in numbers]


def _key(text: str, line: Line) -> str:
    return re.sub(r"\d+", "#", compact(text[line.start : line.end]))

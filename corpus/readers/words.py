"""Characters of a PDF page to words, by where they stand.

The spaces that a PDF writes are not to be trusted: some stand inside syllables whose marked letters come
from another font, and stamped numbers are painted over a row of them. A space counts where there is a gap.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from corpus.readers.page import Word

_GAP_WITH_SPACE = 0.1  # of the size of the letters
_GAP_WITHOUT_SPACE = 0.25
_GAP_OF_RUNS = 0.13  # between runs of letters set one by one, whose last space may not have been written
_SAME_ROW = 0.12  # of the size: how far base lines may differ
_OVERPRINT = 0.1  # a letter printed twice, to look bold


class _Char(NamedTuple):
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    run: int | None  # letters set together share it; None where the extraction doesn't tell


def words_of_chars(chars: Sequence[dict[str, Any]]) -> tuple[Word, ...]:
    """The words of a page's characters (as pdfplumber gives them), each row from left to right."""
    letters, spaces = _split(chars)
    words: list[Word] = []
    for row in _rows(letters):
        words += _words_of_row(row, spaces)
    return tuple(words)


def _split(chars: Sequence[dict[str, Any]]) -> tuple[list[_Char], list[_Char]]:
    letters: list[_Char] = []
    spaces: list[_Char] = []
    for raw in chars:
        text: str = raw["text"]
        if letters and text and all(unicodedata.combining(mark) for mark in text):
            # Decomposed text: the mark belongs to the letter before it, wherever its box is.
            letters[-1] = letters[-1]._replace(text=letters[-1].text + text)
            continue
        char = _Char(
            text,
            raw["x0"],
            raw["x1"],
            raw["top"],
            raw["bottom"],
            round(raw["size"], 1),
            _is_bold(raw["fontname"]),
            raw.get("run"),
        )
        (letters if text.strip() else spaces).append(char)
    return letters, spaces


def _is_bold(font: str) -> bool:
    name = font.lower()
    return "bold" in name or "black" in name or "heavy" in name


def _rows(letters: Iterable[_Char]) -> list[list[_Char]]:
    """Letters with one base line."""
    rows: list[list[_Char]] = []
    for char in sorted(letters, key=lambda char: char.bottom):
        if rows and char.bottom - rows[-1][0].bottom <= _SAME_ROW * max(char.size, 8):
            rows[-1].append(char)
        else:
            rows.append([char])
    return rows


def _words_of_row(row: list[_Char], spaces: Sequence[_Char]) -> list[Word]:
    ordered = sorted(row, key=lambda char: char.x0)
    bottom = ordered[0].bottom
    gaps = sorted(
        (space.x0 + space.x1) / 2
        for space in spaces
        if abs(space.bottom - bottom) <= 0.5 * max(space.size, 8)
    )
    kept = [ordered[0]]
    for before, char in pairwise(ordered):
        if char.text == before.text and char.x0 - before.x0 < _OVERPRINT * char.size:
            continue
        kept.append(char)
    groups: list[list[_Char]] = [[kept[0]]]
    position = 0
    for before, char in pairwise(kept):
        size = max(before.size, char.size)
        gap = char.x0 - before.x1
        while position < len(gaps) and gaps[position] < before.x1 - 0.2 * size:
            position += 1
        spaced = position < len(gaps) and gaps[position] < char.x0 + 0.2 * size
        least = _GAP_WITHOUT_SPACE if before.run == char.run else _GAP_OF_RUNS
        if gap > (_GAP_WITH_SPACE if spaced else least) * size:
            groups.append([char])
        else:
            groups[-1].append(char)
    return [_word(group) for group in groups]


def _word(group: list[_Char]) -> Word:
    return Word(
        text="".join(char.text for char in group),
        x0=min(char.x0 for char in group),
        x1=max(char.x1 for char in group),
        top=min(char.top for char in group),
        bottom=max(char.bottom for char in group),
        size=max(char.size for char in group),
        bold=sum(char.bold for char in group) * 2 > len(group),
    )

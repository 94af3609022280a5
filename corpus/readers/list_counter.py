"""Counts the automatic numbering of a Word document: `I.`, `1.1.`, `a)` as it shows beside each paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
# Letters that picture fonts draw as bullets.
_PICTURES = {
    "ü": "✓",
    "Ø": "➢",
    "§": "▪",
    "v": "❖",
    "o": "○",
    "q": "□",
    "n": "▪",
    "l": "●",
    "à": "→",
    "è": "➔",
}


def _roman(count: int) -> str:
    made = ""
    for amount, letters in _ROMAN:
        made += letters * (count // amount)
        count %= amount
    return made


def _letters(count: int) -> str:
    """a … z, then aa, bb as Word counts."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerLetter": _letters,
    "none": lambda _: "",
}


def written_number(count: int, form: str) -> str:
    """A count as Word writes it in one of its formats (`upperRoman`); digits in one that is unknown."""
    return _FORMATS.get(form, str)(count)


class Level(NamedTuple):
    """One level of a list."""

    start: int
    form: str  # Word's numFmt
    text: str  # "%1.%2."
    restarts_after: int | None  # the level whose step resets this one; None: any above
    legal: bool  # all numbers in it as digits
    symbol_font: bool


class ListCounter:
    """The counters of one document's lists; step through its paragraphs in their order."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int | None]] = {}

    def step(self, name: str, depth: int, levels: Sequence[Level | None], *, anew: bool) -> str | None:
        """The numbering of the list's next paragraph, at level `depth` (from 0) of its `levels`.

        `anew`: it begins at its start again. None where the list has no such level or it shows nothing.
        """
        level = levels[depth]
        if level is None:
            return None
        counts = self._counts.setdefault(name, [None] * LEVELS)
        before = counts[depth]
        counts[depth] = level.start if before is None or anew else before + 1
        for above in range(depth):
            upper = levels[above]
            if counts[above] is None and upper is not None:
                counts[above] = upper.start
        for below in range(depth + 1, LEVELS):
            lower = levels[below]
            after = lower.restarts_after if lower is not None else None
            if after is None or (after != 0 and depth < after):
                counts[below] = None
        return _written(level, levels, counts) or None


def _written(level: Level, levels: Sequence[Level | None], counts: Sequence[int | None]) -> str:
    if level.form == "bullet":
        sign = level.text.strip()
        return _PICTURES.get(sign, sign) if level.symbol_font or sign.isalpha() else sign

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        shown = levels[at]
        form = "decimal" if level.legal or shown is None else shown.form
        return written_number(counts[at] or 1, form)

    return _PLACE.sub(number, level.text).strip()

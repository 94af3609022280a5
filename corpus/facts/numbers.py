"""Numbers as Vietnamese plans write them: `1.500` is 1500, `1,5` is 1.5, `02` is 2."""

from __future__ import annotations

import re
from decimal import Decimal

# A dot parts thousands only before exactly three digits; elsewhere it is a careless decimal mark.
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(NUMBER)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def parse_number(written: str) -> Decimal:
    """The value of one number in Vietnamese notation. Raises ValueError where it is none."""
    text = written.strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"not a number: {written!r}")
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    return Decimal(text.replace(",", "."))


def numbers_in(text: str) -> tuple[Decimal, ...]:
    """The values of all numbers that stand in the text, in order."""
    return tuple(parse_number(match.group()) for match in _NUMBER.finditer(text))

"""Spans of days that a question names by today: `tuần sau`, `cuối năm nay`, `quý IV/2026`, `quý này`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from corpus.folding import fold

_YEAR = r"(?P<year>(?:19|20)\d\d|nay|sau|toi)"
_WEEK = re.compile(r"\btuan\s+(?P<which>nay|sau|toi)\b")
_PART = re.compile(rf"\b(?P<part>nua\s+(?:dau|cuoi)|dau|giua|cuoi)\s+nam\s+{_YEAR}\b")
_QUARTER = re.compile(
    rf"\bquy\s+(?:(?P<number>iv|i{{1,3}}|[1-4])(?:\s*[/-]\s*|\s+nam\s+|\s+){_YEAR}|(?P<which>nay|sau|toi))\b"
)
# A report that is named by its period is due after it.
_OF_A_REPORT = re.compile(r"\b(?:bao cao|ket qua|so lieu|tong ket|so ket)(?: \w+){0,2}\s*$")
_MONTHS = {"dau": (1, 3), "giua": (5, 8), "cuoi": (10, 12), "nua dau": (1, 6), "nua cuoi": (7, 12)}
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def timespan_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand that name a span of days."""
    match = _found(fold(text))
    return (match.span(),) if match else ()


def find_timespan(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of the span that a question names; None where it names none.

    A week runs from Monday to Sunday. The end of a year is its last quarter, its beginning the first.
    """
    match = _found(fold(text))
    if match is None:
        return None
    said = match.groupdict()
    if match.re is _WEEK:
        monday = today - timedelta(days=today.weekday()) + timedelta(days=0 if said["which"] == "nay" else 7)
        return monday, monday + timedelta(days=6)
    if match.re is _PART:
        months = _MONTHS[" ".join(said["part"].split())]
        return _days_of(*months, _year(said["year"], today))
    if said["number"]:
        number = _NUMBERS.get(said["number"]) or int(said["number"])
        return _days_of(number * 3 - 2, number * 3, _year(said["year"], today))
    quarter = (today.month - 1) // 3 + (0 if said["which"] == "nay" else 1)  # from 0
    return _days_of(quarter % 4 * 3 + 1, quarter % 4 * 3 + 3, today.year + quarter // 4)


def _found(folded: str) -> re.Match[str] | None:
    for pattern in (_WEEK, _PART, _QUARTER):
        match = pattern.search(folded)
        if match and not _OF_A_REPORT.search(folded[: match.start()]):
            return match
    return None


def _days_of(first: int, last: int, year: int) -> tuple[date, date]:
    """From the first day of a month to the last day of another."""
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _year(written: str, today: date) -> int:
    if written.isdigit():
        return int(written)
    return today.year + (0 if written == "nay" else 1)

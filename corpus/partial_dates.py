"""Dates of documents as administrative texts write them, with what they leave blank."""

from __future__ import annotations

import re

from corpus.folding import fold
from corpus.models import PartialDate

_BLANK = r"[\s.…_]*"
# On folded text. `ngày … tháng 8 năm 2023`, `ngày 09/12/2022`, `ngày /6/2023`, `ngày 12-8-2021`.
_DAY = rf"(?:\s*(?P<day>\d{{1,2}})\s*|{_BLANK})"
_MONTH = rf"(?:\s*(?P<month>\d{{1,2}})\s*|{_BLANK})"
_YEAR = r"\s*(?P<year>\d{4})"
WRITTEN = rf"ngay{_DAY}thang{_MONTH}nam{_YEAR}"
SHORT = rf"ngay{_DAY}[/.-]{_MONTH}[/.-]{_YEAR}"
_FORMS = (re.compile(WRITTEN), re.compile(SHORT))


def find_date(text: str, start: int = 0) -> tuple[PartialDate, int, int] | None:
    """The first date from `start` on, with its span in `text`; None where there is none."""
    key = fold(text)
    found = [match for form in _FORMS if (match := form.search(key, start))]
    for match in sorted(found, key=lambda match: match.start()):
        date = _partial(match)
        if date is not None:
            return date, match.start(), match.end()
    return None


def date_at(text: str, start: int) -> tuple[PartialDate, int] | None:
    """The date that begins right there, a comma and spaces aside, with its end; None where none does."""
    key = fold(text)
    skipped = re.compile(r"[\s,(]*").match(key, start)
    at = skipped.end() if skipped else start
    for form in _FORMS:
        match = form.match(key, at)
        date = _partial(match) if match else None
        if match and date is not None:
            return date, match.end()
    return None


def _partial(match: re.Match[str]) -> PartialDate | None:
    day, month, year = (int(match[name]) if match[name] else None for name in ("day", "month", "year"))
    if year is None or not 1930 <= year <= 2100:
        return None
    if month is not None and not 1 <= month <= 12:  # misread: the year stands
        month = None
    if day is not None and not 1 <= day <= 31:
        day = None
    return PartialDate(year=year, month=month, day=day if month is not None else None)

"""Days, months, quarters and years that a question states, and whether a plan's are the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from corpus.facts.dates import DateMention, find_dates
from corpus.folding import fold

# A question typed without marks: the words that a date is read by get theirs.
_MARKED = {
    "nam": "năm", "thang": "tháng", "ngay": "ngày", "quy": "quý", "den": "đến", "tu": "từ", "truoc": "trước",
    "giai doan": "giai đoạn", "het": "hết", "cham nhat": "chậm nhất",
}  # fmt: skip
_BARE = re.compile(rf"\b({'|'.join(_MARKED)})\b(?=\s+(?:\d|[ivx]+\b|ngay\b|thang\b|nam\b|het\b))")
_PAST = re.compile(r"\bso voi (?:cung ky )?(?:cuoi )?(?:nam )?$")  # `so với năm 2025`: only held against
_ENDS = re.compile(r"\b(?:ket thuc|be mac|het han|het|den)\b(?:\s+(?:vao|ngay|luc|ngay hom))*\s*$")
_BEGINS = re.compile(r"\b(?:bat dau|khai mac|khoi dong|tu)\b(?:\s+(?:vao|tu|ngay|luc))*\s*$")
_DAY = re.compile(r"(?<![\w/.,-])(\d{1,2})/(\d{1,2})(?![\d/%])")
_MONTHS = 3
_ANY_YEAR = 2001  # no leap year


def moments_in(text: str) -> tuple[DateMention, ...]:
    """The dates and years of a clause, without those of documents and those that numbers are held against."""
    folded = fold(text)
    return tuple(m for m in find_dates(text) if not m.of_document and not _PAST.search(folded[: m.start]))


def stated_moments(text: str) -> tuple[DateMention, ...]:
    """Those of a question, with marks or without: `30/11` alone is a day of any year."""
    marked = _BARE.sub(lambda m: _MARKED[m[1]], text) if text == fold(text) else text
    found = moments_in(marked)
    if not found and (match := _DAY.search(text)) is not None:
        marked = f"{marked[: match.start()]}ngày {match[0]}"
        found = moments_in(marked)
    return tuple(_turned(moment, fold(marked[: moment.start])) for moment in found)


def _turned(moment: DateMention, before: str) -> DateMention:
    """A date with the bound that the words before it give: `kết thúc ngày …`, `khai mạc ngày …`."""
    if moment.bound in ("", "on"):
        if _ENDS.search(before):
            return replace(moment, bound="by")
        if _BEGINS.search(before):
            return replace(moment, bound="from")
    return moment


def days_of(moment: DateMention) -> int | None:
    """How many days a range of days has."""
    if moment.kind != "range" or None in (moment.day, moment.month, moment.end_day, moment.end_month):
        return None
    year = moment.year or moment.end_year or _ANY_YEAR
    try:
        first = date(year, moment.month or 1, moment.day or 1)
        last = date(moment.end_year or year, moment.end_month or 1, moment.end_day or 1)
    except ValueError:
        return None
    return (last - first).days + 1 if last >= first else None


def years_of(moment: DateMention) -> frozenset[int]:
    """The years that a date expression names: of a period both ends and all between."""
    if moment.year is None:
        return frozenset()
    return frozenset(range(moment.year, (moment.end_year or moment.year) + 1))


def is_year(moment: DateMention) -> bool:
    """Whether only years are named: a condition of other values as often as what is claimed."""
    return moment.kind in ("year", "period")


def same(asked: DateMention, said: DateMention) -> bool | None:
    """Whether a plan's date is the one stated; None where that can't be told, as of a day within its range."""
    if _opposed(asked, said):
        return None
    if asked.kind in ("range", "period") and asked.end_day is not None:
        if said.kind not in ("range", "period"):
            return None
        return _equal(_first(asked), _first(said)) and _equal(_last(asked), _last(said))
    if said.kind in ("range", "period"):
        return _in_range(asked, said)
    return _equal(_first(asked), _first(said))


Day = tuple[int | None, int | None, int | None, int | None]  # year, month, quarter, day


def _first(moment: DateMention) -> Day:
    return (moment.year, moment.month, moment.quarter, moment.day)


def _last(moment: DateMention) -> Day:
    return (moment.end_year or moment.year, moment.end_month or moment.month, moment.quarter, moment.end_day)


def _equal(asked: Day, said: Day) -> bool | None:
    """Whether two days are the same as far as both are given; None where the plan is less exact than the question."""
    year, month, quarter, day = asked
    own_year, own_month, own_quarter, own_day = said
    if year is not None and own_year is not None and year != own_year:
        return False
    if month is not None and own_month is not None:
        if month != own_month:
            return False
        if day is not None:
            return None if own_day is None else day == own_day
        return True
    quarters = quarter or _quarter(month), own_quarter or _quarter(own_month)
    if quarters[0] is not None and quarters[1] is not None:
        return False if quarters[0] != quarters[1] else (True if quarter is not None else None)
    if month is not None or quarter is not None or day is not None:
        return day == own_day if month is None and own_month is None and day and own_day else None
    return True if year is not None and own_year is not None else None


def _quarter(month: int | None) -> int | None:
    return None if month is None else (month - 1) // _MONTHS + 1


def _in_range(asked: DateMention, said: DateMention) -> bool | None:
    ends = asked.bound in ("by", "before")
    begins = asked.bound == "from"
    if ends or begins:
        return _equal(_first(asked), _last(said) if ends else _first(said))
    first, last = _equal(_first(asked), _first(said)), _equal(_first(asked), _last(said))
    if first and last:
        return True
    return None if first is not False or last is not False or _within(asked, said) else False


def _within(asked: DateMention, said: DateMention) -> bool:
    if asked.month is None or said.month is None:
        years = years_of(said)
        return asked.year is None or not years or asked.year in years
    if asked.year is not None and said.year is not None and asked.year not in years_of(said):
        return False
    day = (asked.month, asked.day or 1)
    return (said.month, said.day or 1) <= day <= (said.end_month or said.month, said.end_day or 31)


def _opposed(asked: DateMention, said: DateMention) -> bool:
    """Whether one is a beginning and the other an end."""
    ends = {"by", "before"}
    return (asked.bound == "from" and said.bound in ends and said.kind != "range") or (
        asked.bound in ends and said.bound == "from" and said.kind != "range"
    )

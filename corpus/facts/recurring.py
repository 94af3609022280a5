"""Dates that recur with one act: `vào tháng 4 và tháng 10`, `06 tháng (trước ngày …) và hằng năm (…) báo cáo`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from corpus.facts.addressees import DUTY_VERB, Act, Parts, parts_of
from corpus.facts.agencies import opens_with_agency
from corpus.facts.dates import DateMention
from corpus.facts.models import Deadline
from corpus.facts.spans import Range, Segment

_AND = re.compile(r"\s*(?:,|và|hoặc)\s*(?:và\s+)?", re.IGNORECASE)
_SEVERAL = re.compile(r",|(?<!\w)và(?!\w)", re.IGNORECASE)
_MONTH = re.compile(r"(?:tháng\s+)?(?<!\d)(?P<m>0?[1-9]|1[0-2])(?!\d)", re.IGNORECASE)
_PERIOD = re.compile(
    r"\W*(?:và\s+|,\s*)?(?P<period>(?:định\s+kỳ\s+)?(?:báo\s+cáo\s+)?(?:\d+|sáu|ba|chín)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?"
    r"|(?:định\s+kỳ\s+)?(?:(?:hằng|hàng|mỗi)\s+)?(?:năm|quý|tháng|tuần)|cả\s+năm)\s*",
    re.IGNORECASE,
)
_ACT = re.compile(r"[\s,:]+")
_BRACKET = re.compile(r"\([^()]*\)")


class Period(NamedTuple):
    """A period with its date in brackets, and where the act that recurs begins."""

    words: str
    act: int


def repeats(text: str, earlier: Deadline, date: DateMention) -> bool:
    """Whether a month or quarter is joined to the one of a deadline before it: `vào tháng 4 và tháng 10`."""
    if date.kind not in ("month", "quarter", "yearly_month") or date.bound_start < earlier.words.end:
        return False
    return _AND.fullmatch(text, earlier.words.end, date.bound_start) is not None


def months_of(text: str, date: DateMention) -> list[DateMention]:
    """Each month of a list with one year: `tháng 3, tháng 6 và tháng 9 năm 2025`; the date itself where it is none."""
    written = text[date.start : date.end]
    if date.kind != "month" or not date.year or not _SEVERAL.search(written):
        return [date]
    found = list(_MONTH.finditer(text, date.start, date.start + written.rfind(str(date.year))))
    ends = [one.end() for one in found[:-1]] + [date.end]
    first = replace(date, month=int(found[0]["m"]), end_month=None, end_year=None, end=ends[0])
    return [first] + [
        replace(first, month=int(one["m"]), start=one.start(), bound_start=one.start(), end=end)
        for one, end in zip(found[1:], ends[1:], strict=True)
    ]


def period_of(text: str, date: DateMention, segment: Segment) -> Period | None:
    """The period that stands before a date in brackets, where the act follows the last of them."""
    brackets = list(_BRACKET.finditer(text, segment.start, segment.end))
    at = next((i for i, b in enumerate(brackets) if b.start() < date.start < b.end()), None)
    if at is None or text[brackets[at].start() + 1 : date.bound_start].strip():
        return None
    begin = brackets[at - 1].end() if at else segment.start
    said = _PERIOD.fullmatch(text, begin, brackets[at].start())
    last = at
    while last + 1 < len(brackets) and _PERIOD.fullmatch(
        text, brackets[last].end(), brackets[last + 1].start()
    ):
        last += 1
    after = brackets[last].end()
    begins = _ACT.match(text, after)
    act = begins.end() if begins else after
    if said is None or not (DUTY_VERB.match(text, act) or opens_with_agency(text, act, segment.end)):
        return None
    return Period(" ".join(said["period"].lower().split()), act)


def parts_of_period(text: str, period: Period, segment: Segment, sentence: int, fallback: str) -> Parts:
    """Who, what, to whom of the act after the brackets, with the period that the date is of."""
    end = segment.start + len(text[segment.start : segment.end].rstrip(" .;"))
    said = parts_of(text, Act(sentence, segment, period.act, Range(end, end)), fallback)
    return said._replace(what=f"{said.what} {period.words}") if said.what else said

"""Date expressions of a clause, each found once: what one rule has taken, the next does not see.

Order: ranges, yearly, quarterly and monthly dates, full dates, months, quarters, days without a year, periods, years
(dateparser and its kind read `21/4` as a year and `5%/năm` as a date).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from corpus.facts.documents import dates_a_document, document_numbers
from corpus.facts.spans import Range

DateKind = Literal[
    "range",
    "yearly",
    "yearly_month",
    "quarterly",
    "monthly",
    "date",
    "month",
    "quarter",
    "day_month",
    "period",
    "year",
]
Bound = Literal["", "before", "by", "on", "from"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression; `start:end` covers its words without the bound before them."""

    kind: DateKind
    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    end_day: int | None = None
    end_month: int | None = None
    end_year: int | None = None
    quarter: int | None = None
    yearly: bool = False
    bound: Bound = ""
    bound_start: int = 0  # where the words of the bound begin; `start` where there are none
    of_document: bool = False  # the date of a cited document or meeting

    @property
    def spans(self) -> bool:
        """Whether it goes from one month or quarter to another."""
        return (self.kind == "month" and self.end_month is not None) or (
            self.kind == "quarter" and self.month is not None
        )

    @property
    def closing_year(self) -> int | None:
        """The last year that it names."""
        return self.end_year if self.end_year is not None else self.year


_D = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_M = r"(?:0?[1-9]|1[0-2])(?!\d)"
_Y = r"(?:19|20)\d\d(?!\d)"
_TAIL = r"(?:\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+năm)"
_DM = r"(?:\s?[/.-]\s?|\s+tháng\s+)"
_MY = r"(?:\s?[/.-]\s?|\s+năm\s+)"
_CLOCK = r"(?:lúc\s+)?\d{1,2}\s?(?:giờ|h|g)(?:\s?[0-5]\d(?:\s?(?:phút|'))?)?"
# "đến 12 giờ 00 ngày …", "đến 22h30, ngày …": the hour before the day on which a range ends.
_TO = rf"\s*(?:-|–|—|÷|đến\s+hết|đến|tới)\s*(?:hết\s+)?(?:{_CLOCK}\s*,?\s+(?=ngày\s))?"
_DAY = r"(?:ngày\s+)?"
_EACH = r"(?:hằng|hàng|mỗi|từng|các)\s+"
_Q = r"(?:IV|I{1,3}|[1-4])\b"
_NO = r"(?<![\w/.,])"  # not inside a longer number

_PATTERNS: tuple[tuple[DateKind, str], ...] = (
    (
        "range",  # từ ngày 01/10 đến ngày 07/10/2024
        rf"{_NO}{_DAY}(?P<d>{_D}){_DM}(?P<m>{_M})(?:{_MY}(?P<y>{_Y}))?{_TO}{_DAY}(?P<d2>{_D}){_DM}(?P<m2>{_M})"
        rf"(?:{_MY}(?P<y2>{_Y})|(?P<tail>{_TAIL}))?",
    ),
    (
        "range",  # 01 - 07/10/2024; without a year it needs "ngày" or "từ" before it
        rf"(?:{_NO}|(?<=từ )){_DAY}(?P<d>{_D}){_TO}{_DAY}(?P<d2>{_D}){_DM}(?P<m2>{_M})"
        rf"(?:{_MY}(?P<y2>{_Y})|(?P<tail>{_TAIL}))",
    ),
    (
        "range",
        rf"\bngày\s+(?P<d>{_D})\s+và\s+(?:ngày\s+)?(?P<d2>{_D}){_DM}(?P<m2>{_M})(?:{_MY}(?P<y2>{_Y})|(?P<tail>{_TAIL}))?",
    ),
    (
        "range",
        rf"(?:ngày\s+|(?<=từ )|(?<=\())(?P<d>{_D}){_TO}{_DAY}(?P<d2>{_D}){_DM}(?P<m2>{_M})(?![\d%])",
    ),
    ("yearly", rf"{_NO}{_DAY}(?P<d>{_D}){_DM}(?P<m>{_M})(?P<tail>{_TAIL})"),
    ("yearly_month", rf"\btháng\s+(?P<m>{_M})(?P<tail>{_TAIL})"),
    (
        "quarterly",
        rf"{_NO}{_DAY}(?P<d>{_D})\s+(?:của\s+)?tháng\s+(?:cuối(?:\s+cùng)?|đầu(?:\s+tiên)?)\s+(?:của\s+)?"
        rf"(?:{_EACH})?quý(?:\s+(?:sau|tiếp\s+theo))?",
    ),
    ("quarterly", rf"{_NO}{_DAY}(?P<d>{_D})\s+(?:của\s+)?{_EACH}quý"),
    ("monthly", rf"{_NO}{_DAY}(?P<d>{_D})\s+(?:của\s+)?{_EACH}tháng"),
    (
        "month",  # tháng 4 - 6/2026, tháng 11/2026 đến tháng 02/2027
        rf"(?:ngày\s+)?[.…\s]*\btháng\s+(?P<m>{_M})(?:{_MY}(?P<y>{_Y}))?\s*{_TO}(?:tháng\s+)?(?P<m2>{_M}){_MY}(?P<y2>{_Y})",
    ),
    ("month", rf"{_NO}(?<!ngày )(?P<m>{_M})(?:/(?P<y>{_Y}))?\s*[-–—]\s*(?P<m2>{_M})/(?P<y2>{_Y})(?![/\d-])"),
    ("date", rf"{_NO}{_DAY}(?P<d>{_D}){_DM}(?P<m>{_M})(?:{_MY}|,\s+)(?P<y>{_Y})"),
    ("month", rf"\btháng\s+(?P<m>{_M})(?:\s*(?:,|và)\s*(?:tháng\s+)?(?P<m2>{_M}))*{_MY}(?P<y>{_Y})"),
    ("month", rf"{_NO}(?P<m>{_M})/(?P<y>{_Y})(?![/\d-])"),
    (
        "quarter",
        rf"\bquý\s+(?P<q>{_Q})(?:{_MY}(?P<y>{_Y}))?(?:\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?quý\s+(?P<q2>{_Q})){_MY}(?P<y2>{_Y})",
    ),
    (
        "quarter",
        rf"\bquý\s+(?P<q>{_Q})(?:\s*(?:,|-|–|và|đến)\s*(?:quý\s+)?(?P<q2>{_Q}))*(?:{_MY}(?P<y>{_Y}))?",
    ),
    ("day_month", rf"\bngày\s+(?P<d>{_D}){_DM}(?P<m>{_M})(?!\s?[/.]\s?\d)(?!%)"),
    ("day_month", rf"{_NO}(?P<d>{_D})\s+tháng\s+(?P<m>{_M})(?!\s?[/.]\s?\d)"),
    ("day_month", rf"(?<=\()\s*(?P<d>{_D})/(?P<m>{_M})\s*(?=[),;])"),
    ("day_month", rf"(?<=[-–]\s)(?P<d>{_D})/(?P<m>{_M})(?=\s*(?:[,;.)]|$|và\b))"),
    ("day_month", rf"(?:(?<=trước )|(?<=xong )|(?<=đến )|(?<=từ ))(?P<d>{_D})/(?P<m>{_M})(?![/\d%])"),
    ("day_month", rf"(?<=[^\W\d_]\s)(?P<d>{_D})/(?P<m>{_M})(?=\s*(?:[,;.)]|$|và\b))"),
    (
        "day_month",  # one of a list: "10/01, 15/01 và 20/01/2027"
        rf"(?<=\d,\s)(?P<d>{_D})/(?P<m>{_M})(?=\s*(?:,|và)\s+(?:ngày\s+)?{_D}/)",
    ),
    ("month", rf"\btháng\s+(?P<m>{_M})(?!\s?[/.-]\s?\d)"),
    ("period", rf"\bgiai\s+đoạn\s+(?:từ\s+)?(?:năm\s+)?(?P<y>{_Y})\s*{_TO}(?:năm\s+)?(?P<y2>{_Y})"),
    ("period", rf"\b(?:từ\s+)?năm\s+(?:học\s+)?(?P<y>{_Y})\s*{_TO}(?:năm\s+)?(?P<y2>{_Y})"),
    ("period", rf"{_NO}(?P<y>{_Y})\s*[-–—]\s*(?P<y2>{_Y})(?![-/\d])"),
    ("year", rf"\bnăm\s+(?P<y>{_Y})(?!\s*%)"),
    (
        "year",
        rf"(?:(?<=đến )|(?<=vào )|(?<=trong )|(?<=tới )|(?<=hết )|(?<=cuối ))(?P<y>{_Y})"
        r"(?![\d./%-]|\s*[^\W\d_]*\s*đồng)",
    ),
    ("year", rf"(?<=\()(?P<y>{_Y})(?=\))"),
)
_RULES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)

_BEFORE = (
    r"(?:(?:chậm|muộn)\s+nhất(?:\s+là)?\s+)?(?:xong\s+|hoàn\s+thành\s+)?trước(?:\s+thời\s+điểm)?(?:\s+hết)?"
)
_BY = (
    r"(?:chậm|muộn)\s+nhất(?:\s+là)?(?:\s+(?:đến|vào|trong))?(?:\s+(?:hết|cuối))?"
    r"|không\s+(?:muộn|chậm)\s+(?:hơn|quá)|không\s+quá|hạn\s+(?:cuối|chót)(?:\s+(?:là|đến))?\s*:?"
    r"|(?:thời\s+)?hạn(?:\s+(?:là|đến))?\s*:?|(?:thời\s+gian|tiến\s+độ)\s+(?:hoàn\s+thành|kết\s+thúc|gửi|nộp)(?:\s+là|\s*:)|đến(?:\s+(?:hết|cuối))?|tới|trong|hết|cuối|đến\s+trước"
)
_AT = rf"(?:\s+{_CLOCK}\s*,?)?\s*$"  # "đến 17 giờ 00 ngày …": the hour belongs to the bound
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("on", re.compile(rf"(?:^|(?<=[\s(:]))từ\s+{_CLOCK}\s*(?:-|–|đến)\s*{_CLOCK}\s*,?\s*$", re.IGNORECASE)),
    ("before", re.compile(rf"(?:^|(?<=[\s(:])){_BEFORE}\s*$", re.IGNORECASE)),
    # "trước 17 giờ ngày …": still on that day
    ("by", re.compile(rf"(?:^|(?<=[\s(:])){_BEFORE}\s+{_CLOCK}\s*,?\s*$", re.IGNORECASE)),
    ("by", re.compile(rf"(?:^|(?<=[\s(:]))(?:vào\s+cuối|{_BY}){_AT}", re.IGNORECASE)),
    ("from", re.compile(rf"(?:^|(?<=[\s(:]))(?:bắt\s+đầu\s+)?(?:kể\s+)?từ{_AT}", re.IGNORECASE)),
    (
        "on",
        re.compile(rf"(?:^|(?<=[\s(:]))(?:định\s+kỳ(?:\s+vào)?|vào(?:\s+(?:đầu|dịp))?){_AT}", re.IGNORECASE),
    ),
)
_BARE_DAY = re.compile(
    rf"(?:hằng|hàng|mỗi)\s+tháng(?!\s*\d)[^.;]{{0,160}}?(?:trước|vào|nhất(?:\s+(?:là|vào))?)\s+(?P<date>ngày\s+(?P<d>{_D}))"
    r"(?!\s*(?:[/.,-]|tháng|đến|và)\s*\d)",
    re.IGNORECASE,
)
_SHARED_TAIL = re.compile(r"\s*(?:,|và|hoặc)\s*(?:trước\s+)?", re.IGNORECASE)
_MIXED = re.compile(r"\d{1,2}\s?-\s?\d{1,2}\s?/")  # months, or a day of a range, without "ngày" before them
_DIGIT = re.compile(r"\d")


def _int(match: re.Match[str], name: str) -> int | None:
    value = match.groupdict().get(name)
    return int(value) if value else None


def _quarter(written: str | None) -> int | None:
    if not written:
        return None
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(written.lower()) or int(written)


def _mention(kind: DateKind, match: re.Match[str]) -> DateMention:
    groups = match.groupdict()
    start = match.end() - len(match.group().lstrip())
    mention = DateMention(
        kind, start, match.end(), _int(match, "d"), _int(match, "m"), _int(match, "y"),
        _int(match, "d2"), _int(match, "m2"), _int(match, "y2"),
        _quarter(groups.get("q2") or groups.get("q")),
        yearly=bool(groups.get("tail")) or kind in ("yearly", "yearly_month"),
    )  # fmt: skip
    if kind == "range":
        turns = bool(mention.month) and not mention.year and _follows_end(mention)
        year = mention.end_year - 1 if turns and mention.end_year else mention.year or mention.end_year
        mention = replace(mention, month=mention.month or mention.end_month, year=year)
    if kind == "month" and mention.end_month is not None:
        mention = _months(mention)
    if kind == "quarter" and groups.get("q2"):
        first = _quarter(groups["q"]) or 1
        year = mention.year or (mention.end_year and mention.end_year - (first > (mention.quarter or 4)))
        mention = replace(mention, month=first * 3 - 2, year=year)
    return mention


def _months(mention: DateMention) -> DateMention:
    """A span or list of months with the years of its first and its last: `tháng 11 - 02/2027` begins a year before."""
    if mention.end_year is None:
        return replace(mention, end_year=mention.year)
    turns = (mention.month or 0) > (mention.end_month or 12)
    return replace(mention, year=mention.year or mention.end_year - turns)


def _follows_end(mention: DateMention) -> bool:
    """Whether a range's first day comes after its last in the calendar: it runs over the turn of the year."""
    return (mention.month or 0, mention.day or 0) > (mention.end_month or 12, mention.end_day or 31)


def _valid(mention: DateMention) -> bool:
    """No 31/6, no range that ends before it begins."""
    for day, month in ((mention.day, mention.month), (mention.end_day, mention.end_month)):
        if day and month and day > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
            return False
    if mention.kind == "period" and mention.year and mention.end_year:
        return mention.year <= mention.end_year
    if mention.kind == "range" and mention.year == mention.end_year and mention.month and mention.end_month:
        return mention.yearly or (mention.month, mention.day or 0) <= (
            mention.end_month,
            mention.end_day or 99,
        )
    return True


def _bounded(text: str, mention: DateMention) -> DateMention:
    window = max(0, mention.start - 40)
    before = text[window : mention.start]
    for bound, pattern in _BOUNDS:
        match = pattern.search(before)
        if match:
            return replace(mention, bound=bound, bound_start=window + match.start())
    return replace(mention, bound_start=mention.start)


def _share_tails(text: str, found: list[DateMention]) -> list[DateMention]:
    """`15/6 và 15/12 hằng năm`: what stands after the last goes for those joined to it."""
    for i in range(len(found) - 2, -1, -1):
        here, following = found[i], found[i + 1]
        joined = _SHARED_TAIL.fullmatch(text, here.end, following.bound_start) or _SHARED_TAIL.fullmatch(
            text, here.end, following.start
        )
        if here.kind == "month" and following.kind in ("month", "yearly_month") and joined and not here.year:
            found[i] = replace(here, kind=following.kind, year=following.year, yearly=following.yearly)
        if here.kind != "day_month" or not joined:
            continue
        if following.yearly:
            found[i] = replace(here, kind="yearly", yearly=True)
        elif following.kind == "date":
            found[i] = replace(here, kind="date", year=following.year)
        if following.bound in ("", "by") and here.bound and not following.bound:
            found[i + 1] = replace(following, bound=here.bound)
    return found


def _of_the_month(text: str, taken: list[Range]) -> list[DateMention]:
    """`báo cáo hằng tháng … trước ngày 18`: a bare day, where the sentence says that it recurs monthly."""
    return [
        DateMention("monthly", match.start("date"), match.end("date"), int(match["d"]))
        for match in _BARE_DAY.finditer(text)
        if not any(span.overlaps(*match.span("date")) for span in taken)
    ]


@lru_cache(maxsize=2048)
def find_dates(text: str) -> tuple[DateMention, ...]:
    """The date expressions of a text, in order, none overlapping another."""
    if not _DIGIT.search(text) and "quý" not in text.lower():
        return ()
    numbers = document_numbers(text)
    taken: list[Range] = []
    found: list[DateMention] = []
    for kind, pattern in _RULES:
        for match in pattern.finditer(text):
            if any(span.overlaps(*match.span()) for span in taken):
                continue
            mention = _mention(kind, match)
            if kind == "date" and _MIXED.match(match.group().strip()):
                continue
            if any(span.overlaps(mention.start, mention.end) for span in numbers) or not _valid(mention):
                continue
            taken.append(Range(*match.span()))
            found.append(mention)
    found += _of_the_month(text, taken)
    found.sort(key=lambda mention: mention.start)
    found = _share_tails(text, [_bounded(text, mention) for mention in found])
    return tuple(
        replace(mention, of_document=dates_a_document(text, mention.start, numbers))
        if mention.kind in ("date", "month", "day_month", "range")
        else mention
        for mention in found
    )

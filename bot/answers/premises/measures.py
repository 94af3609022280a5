"""Amounts with what they are of, read alike from a question and from a clause: `49,5 tỷ đồng`, `500 áo phao`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from corpus.facts.dates import find_dates
from corpus.facts.documents import document_numbers
from corpus.facts.numbers import NUMBER, parse_number
from corpus.folding import fold

MeasureKind = Literal["percent", "money", "duration", "often", "degree", "clock", "age", "count"]
Bound = Literal["", "least", "most"]


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount; `start:end` covers its number with its unit. A range has `high`. Amounts of one `base` compare."""

    kind: MeasureKind
    base: str  # what the numbers count in one kind: `dong`, `minute`, `month`; empty where the noun says it
    low: Decimal
    high: Decimal | None
    bound: Bound
    start: int
    end: int
    noun: str = ""  # folded words behind a count
    written: str = ""


_RANGE = rf"(?P<low>{NUMBER})(?:\s*(?:%|do)?\s*(?:-|–|÷|den)\s*(?P<high>{NUMBER}))?"
_FREE = r"(?<![\w/.,:-])(?<!\d\s-\s)"  # not inside a date, a fraction or a number of a document
_LEAST = r"it nhat|toi thieu|khong (?:it|thap|duoi)(?: hon)?|tren|hon|vuot|tu(?=[^;.]{0,60}tro len)"
_MOST = r"toi da|khong (?:vuot )?qua|khong (?:cao|nhieu|lon) hon|nhieu nhat|duoi|chua den|tu(?=[^;.]{0,60}tro xuong)"
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("most", re.compile(rf"\b(?:{_MOST})(?: la| co)?\s*$")),
    ("least", re.compile(rf"\b(?:{_LEAST})(?: la| co)?\s*$")),
)
_AFTER = re.compile(r"[^;.]{0,24}?\btro (?:(len)|xuong)\b")

# Words behind `5 tỷ`, `30 triệu` that begin something else than what would be counted by it.
_NO_NOUN = (
    r"(?=\s*(?:$|[,.;:?!()/]|(?:cho|moi|mot|nam|de|thi|la|o|tu|tai|va|hay|trong|doi|do|dung|phai|co|khong|ko|cua|den|"
    r"vao|ve|theo|nhe|a|ha|u|chu|cap|ngan|kinh|voi)\b))"
)
_SCALES = r"(?:ty|ti|trieu|nghin|ngan(?!\s+(?:sach|hang)\b))"
_SCALE = {"ty": 10**9, "ti": 10**9, "trieu": 10**6, "nghin": 10**3, "ngan": 10**3}
_LENGTHS = {
    "giay": ("minute", Decimal(1) / 60), "phut": ("minute", Decimal(1)), "gio": ("minute", Decimal(60)),
    "tieng": ("minute", Decimal(60)), "ngay": ("minute", Decimal(1440)), "tuan": ("minute", Decimal(10080)),
    "thang": ("month", Decimal(1)), "quy": ("month", Decimal(3)), "nam": ("month", Decimal(12)),
}  # fmt: skip
_PERIOD = "ngay|tuan|thang|quy|nam"
_DAYS = {"ngay": 1, "tuan": 7, "thang": 30, "quy": 90, "nam": 360}
_WORDED = {"mot": 1, "hai": 2, "ba": 3}
# A number behind these is a name or an address: `bước 1`, `lớp 5`, `khoản 2`, `cấp 3`, `bão số 3`.
_NAMED = re.compile(
    r"\b(?:dieu|khoan|diem|muc|chuong|phan|phu luc|bieu|buoc|so|lop|khoi|(?<!trung )(?<!nang )(?<!cung )cap"
    r"|quy|khoa|ky|lan|thu|loai|hang|nhom|muc do|giai doan|dot|tang|km|quoc lo|tinh lo|luc"
    r"|(?<!moi )(?<!hang )(?<!mot )(?:nam|thang|ngay))\s*$"
)
_NO_RANK = 3  # digits that no rank has
_WORD = r"[^\W\d_]+"
_NOUN = re.compile(rf"\s*(?P<noun>{_WORD}(?:\s+{_WORD}){{0,5}})")
_SPACED = re.compile(r"\s+")

_PATTERNS: tuple[tuple[MeasureKind, re.Pattern[str]], ...] = (
    ("percent", re.compile(rf"{_FREE}{_RANGE}\s*(?:%|phan tram\b)")),
    (  # `06 tháng một lần`, `mỗi năm … 1 lần`
        "often",
        re.compile(
            rf"(?:\b(?P<every>\d{{1,2}})\s+|\b(?:moi|hang|mot)\s+)(?P<unit>{_PERIOD})\s+(?:\w+ ){{0,3}}?"
            r"(?P<times>\d{1,3}|mot|hai|ba)\s+lan\b"
        ),
    ),
    (  # `02 lần/năm`, `2 lần mỗi tháng`
        "often",
        re.compile(
            r"(?<![\w/.,-])(?P<times>\d{1,3}|mot|hai|ba)\s+lan\s*(?:/|(?:trong )?(?:moi|mot|hang)\s)\s*"
            rf"(?:(?P<every>\d{{1,2}})\s+)?(?P<unit>{_PERIOD})\b"
        ),
    ),
    ("age", re.compile(rf"{_FREE}{_RANGE}\s*tuoi\b")),
    (
        "degree",
        re.compile(rf"{_FREE}{_RANGE}\s*(?:do\s*c\b|°\s*c\b|do(?=\s*(?:$|[,.;?!]|tro|la|thi|phai|dung)))"),
    ),
    (
        "clock",
        re.compile(
            r"(?<![\w/.,-])(?P<low>[01]?\d|2[0-4])\s*(?:gio|h|g)\s*(?P<minute>[0-5]\d)(?!\d)(?:\s*phut\b)?"
        ),
    ),
    (
        "clock",
        re.compile(
            r"(?<![\w/.,-])(?P<low>[01]?\d|2[0-4])\s*(?:gio|h|g)(?=\s*,?\s*(?:ngay|thu|sang|chieu|toi|hang)\b)"
        ),
    ),
    (
        "clock",
        re.compile(r"\b(?:luc|truoc|sau|den|tu)\s+(?P<low>[01]?\d|2[0-4])\s*(?:gio|h|g)\b(?!\s*(?:lam|hoc))"),
    ),
    (
        "money",
        re.compile(
            rf"{_FREE}{_RANGE}\s*(?:(?P<scale>{_SCALES})\s*(?:dong|vnd|vnđ)\b|(?:dong|vnd)\b"
            rf"|(?P<bare>{_SCALES})\b(?!\s+le\b){_NO_NOUN})"
        ),
    ),
    (
        "duration",
        re.compile(
            rf"{_FREE}{_RANGE}\s*(?P<unit>giay|phut|gio|tieng|ngay|tuan|thang|nam)\b(?!\s*(?:\d|hoc\b|anh\b|thai\b))"
        ),
    ),
)
_COUNT: tuple[MeasureKind, re.Pattern[str]] = (
    "count",
    re.compile(rf"{_FREE}{_RANGE}(?:\s+(?P<scale>{_SCALES})\b)?(?=\s+[^\W\d_])"),
)


@lru_cache(maxsize=4096)
def measures_in(text: str) -> tuple[Measure, ...]:
    """The amounts of a text, in order, none overlapping another; dates, years and numbers of documents are none."""
    folded = fold(text)
    taken = [(m.start, m.end) for m in find_dates(text)] + [(r.start, r.end) for r in document_numbers(text)]
    found: list[Measure] = []

    for kind, pattern in (*_PATTERNS, _COUNT):
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken):
                continue
            measure = _count(folded, match) if kind == "count" else _measure(kind, folded, match)
            if measure is not None:
                taken.append((measure.start, measure.end))
                found.append(measure)
    return tuple(sorted(found, key=lambda measure: measure.start))


def _measure(kind: MeasureKind, folded: str, match: re.Match[str]) -> Measure | None:
    groups = match.groupdict()
    base, factor = "", Decimal(1)
    if kind == "money":
        base, factor = "dong", Decimal(_SCALE.get(groups["scale"] or groups["bare"] or "", 1))
    elif kind == "duration":
        base, factor = _LENGTHS[groups["unit"]]
        if _NAMED.search(folded[: match.start()]) and groups["unit"] in ("ngay", "thang", "nam"):
            return None
    if kind == "often":
        return _often(match)
    low = parse_number(groups["low"])
    high = parse_number(groups["high"]) if groups.get("high") else None
    if kind == "clock":
        low = low * 60 + int(groups.get("minute") or 0)
    return Measure(
        kind, base, low * factor, high * factor if high is not None and high > low else None,
        _bound(folded, match.start(), match.end()), match.start(), match.end(), written=match[0].strip(),
    )  # fmt: skip


def _often(match: re.Match[str]) -> Measure:
    """How many days lie between one time and the next."""
    times = match["times"]
    days = Decimal(_DAYS[match["unit"]] * int(match["every"] or 1))
    every = days / (int(times) if times.isdigit() else _WORDED[times])
    return Measure("often", "", every, None, "", match.start(), match.end(), written=match[0].strip())


def _count(folded: str, match: re.Match[str]) -> Measure | None:
    """A number with the noun that it counts."""
    number = match["low"]
    noun = _NOUN.match(folded, match.end())
    year = number.isdigit() and len(number) == 4 and number[:2] in ("19", "20") and match["scale"] is None
    named = _NAMED.search(folded[: match.start()])
    given = named is not None and named[0].startswith("cap") and len(number) >= _NO_RANK  # `cấp 200 tấn`
    if noun is None or year or (named and not given and match["scale"] is None):
        return None
    factor = Decimal(_SCALE.get(match["scale"] or "", 1))
    low, high = parse_number(number), parse_number(match["high"]) if match["high"] else None
    return Measure(
        "count", "", low * factor, high * factor if high is not None and high > low else None,
        _bound(folded, match.start(), match.end()), match.start(), match.end(),
        noun=_SPACED.sub(" ", noun["noun"]), written=f"{match[0].strip()} {noun['noun'].split()[0]}",
    )  # fmt: skip


def _bound(folded: str, start: int, end: int) -> Bound:
    after = _AFTER.match(folded, end)
    if after:
        return "least" if after[1] else "most"
    before = folded[max(0, start - 40) : start]
    return next((name for name, pattern in _BOUNDS if pattern.search(before)), "")

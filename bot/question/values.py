"""Values and places that a question names: years, percentages, dates, document numbers, addresses in a plan."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.question.model import Address, Claim
from corpus.folding import fold

_YEAR = re.compile(r"(?<![\d/.,])(19[5-9]\d|20\d\d)(?![\d/.,]?\d|%)")
_BASE_YEAR = re.compile(r"\b(?:tang|giam|cat giam)\b.*\bso voi (?:cung ky )?(?:nam )?((?:19|20)\d\d)\b")
_FULL_DATE = re.compile(r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)\b")
_DAY = re.compile(r"\b(\d{1,2})\s*/\s*(\d{1,2})\b(?!\s*/?\d)")
_WORDED_DAY = re.compile(r"\b(\d{1,2})\s+thang\s+(\d{1,2})(?:\s+nam\s+((?:19|20)\d\d))?\b")
_MONTH_YEAR = re.compile(r"\bthang\s+(\d{1,2})\s*(?:/|nam|-)\s*((?:19|20)\d\d)\b")
_RELATIVE_MONTH = re.compile(r"\bthang\s+(nay|sau|toi)\b")
_RELATIVE_YEAR = re.compile(r"\bnam\s+(nay|sau|toi|ngoai)\b")
_RELATIVE_DAY = re.compile(r"\b(hom nay|ngay mai|ngay kia|ngay mot)\b")
_MONTH = re.compile(
    r"\bthang\s+(\d{1,2}|gieng|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?:\s+(?:mot|hai))?|chap)\b(?!\s*%)"
)
_MONTH_NAMES = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|phan tram)")
_MONEY = re.compile(
    r"\b(\d+(?:[.,]\d+)*)\s*(ty|trieu|nghin|ngan(?!\s+(?:sach|hang)\b))(?:\s+dong)?\b(?!\s+le\b)"
)
_DOCUMENT = re.compile(
    r"\b\d+\s*(?:/\s*\d{4})?\s*/\s*[a-z]{2,}(?:\s*[-/]\s*[a-z&]+)*(?:-[a-z&]+)*|\b\d+-[a-z]{2,3}/[a-z]{2}\b"
)
_BARE_DOCUMENT = re.compile(
    r"\b(?:quyet dinh|cong van|thong tu|nghi dinh|nghi quyet|chi thi|ke hoach|to trinh|luat|chuong trinh|thong bao|qd|nq|cv|nd)\s+(?:so\s+)?(\d{2,5})\b(?!\s*[/%.])"
)
_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v|x))"
_SECTIONS = re.compile(
    rf"\b(?:muc|phan|tieu muc)\s+(?:so\s+)?((?:[a-h]\.)?{_ROMAN}(?:\s*[.,]\s*\d+|\.[a-h]\b)*(?:\.[a-z])?|\d+(?:\.\d+)*|[a-h](?:\.{_ROMAN})?(?:\.\d+)*)\b"
)
_OF = re.compile(rf"\b(?:cua|thuoc|trong)?\s*(?:muc|phan)\s+({_ROMAN}|[a-e])\b")
_CHAPTER = re.compile(rf"\bchuong\s+(?:so\s+|thu\s+)?({_ROMAN}|\d+)\b")
_ARTICLE = re.compile(r"\bdieu\s+(?:so\s+|thu\s+)?(\d+)\b")
_NUMBERED = re.compile(r"\bkhoan\s+(?:so\s+|thu\s+)?(\d+)\b")
_POINT = re.compile(r"\bdiem\s+([a-zđ])\b(?!\s*(?:gi|nao))")
COUNT_WORDS = {"nhat": 1, "dau tien": 1, "dau": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}  # fmt: skip
_COUNT = r"(\d{1,2}|nhat|dau tien|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)"
_BULLET = re.compile(rf"\b(?:gach dau dong|gach|bullet|y)\s+(?:thu\s+|so\s+)?{_COUNT}\b")
_PARAGRAPH = re.compile(rf"\bdoan\s+(?:thu\s+|so\s+)?{_COUNT}\b")
_ORDINAL = re.compile(
    rf"\b(?:cai|y|muc|nhiem vu|chi tieu|ket qua|gach|so|viec|su kien|cau)\s+(?:thu\s+){_COUNT}\b|\bthu\s+{_COUNT}\s*(?:la gi|thi sao|\?|$)"
)
_END_OF_LIST = re.compile(
    r"\b(?:cai|y|muc|nhiem vu|chi tieu|ket qua|gach dau dong|gach|viec|su kien|noi dung)\s+(?:(dau tien|dau(?! tu\b))|cuoi cung|cuoi)\b"
)
_APPENDIX = re.compile(rf"\bphu luc\s+(?:so\s+)?({_ROMAN}|\d{{1,2}})(?!\w)")
_PART_NAMES = frozenset({"mục", "phần", "tiểu", "chương", "điều", "khoản", "điểm", "gạch", "ý", "đoạn"})
_PARTS = (
    ("preamble", re.compile(r"\bphan mo dau\b")),
    ("closing", re.compile(r"\bphan ket(?: luan)?\b")),
    ("appendix", re.compile(r"\bphu luc\b")),
)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else COUNT_WORDS[word]


def find_documents(text: str) -> tuple[tuple[str, int, int], ...]:
    """Document numbers (`1520/QĐ-TTg`) and bare ones after their kind (`quyết định 1520`), with their spans."""
    folded = fold(text)
    found = [(text[m.start() : m.end()].strip(), m.start(), m.end()) for m in _DOCUMENT.finditer(folded)]
    for match in _BARE_DOCUMENT.finditer(folded):
        start, end = match.span(1)
        if not any(a <= start < b for _, a, b in found) and not _YEAR.fullmatch(text[start:end]):
            found.append((text[start:end], start, end))
    return tuple(sorted(found, key=lambda entry: entry[1]))


def find_claims(text: str) -> tuple[tuple[Claim, int, int], ...]:
    """Percentages and days that the question states."""
    folded = fold(text)
    found: list[tuple[Claim, int, int]] = []
    for match in _PERCENT.finditer(folded):
        claim = Claim(kind="percent", text=match[0], number=match[1].replace(",", "."))
        found.append((claim, match.start(), match.end()))
    for match in _MONEY.finditer(folded):
        found.append((Claim(kind="money", text=match[0], number=match[1]), match.start(), match.end()))
    taken: list[tuple[int, int]] = []
    for pattern in (_FULL_DATE, _WORDED_DAY, _DAY):
        for match in pattern.finditer(folded):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            day, month = int(match[1]), int(match[2])
            if not (1 <= day <= 31 and 1 <= month <= 12):
                continue
            year = int(match[3]) if match.lastindex == 3 and match[3] else None
            taken.append(match.span())
            found.append((Claim(kind="date", text=match[0], day=day, month=month, year=year), *match.span()))
    for match in _MONTH_YEAR.finditer(folded):
        if not any(a < match.end() and match.start() < b for a, b in taken) and 1 <= int(match[1]) <= 12:
            claim = Claim(kind="date", text=match[0], month=int(match[1]), year=int(match[2]))
            found.append((claim, match.start(), match.end()))
    return tuple(found)


def find_years(text: str) -> tuple[tuple[int, int, int], ...]:
    """Years with their spans; not the one that a growth is held against (`giảm … so với năm 2024`)."""
    base = _BASE_YEAR.search(fold(text))
    return tuple(
        (int(m[1]), m.start(1), m.end(1))
        for m in _YEAR.finditer(text)
        if base is None or not base.start(1) <= m.start(1) < base.end(1)
    )


def find_month(text: str) -> tuple[int, int, int] | None:
    """`tháng 4`, `tháng tư`: the month with its span; None where none or more than a month is named."""
    match = _MONTH.search(fold(text))
    if match is None:
        return None
    if fold(match[1]) == "sau" and "á" not in text[match.start(1) : match.end(1)].lower():
        return None  # "tháng sau" is the next month
    month = int(match[1]) if match[1].isdigit() else _MONTH_NAMES.get(" ".join(match[1].split()), 0)
    return (month, match.start(), match.end()) if 1 <= month <= 12 else None


def relative_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where a question speaks of time by today."""
    folded = fold(text)
    return tuple(
        m.span() for p in (_RELATIVE_MONTH, _RELATIVE_YEAR, _RELATIVE_DAY) for m in p.finditer(folded)
    )


def find_relative(text: str, today: date) -> tuple[int | None, tuple[int, ...], date | None]:
    """`tháng sau`, `năm nay`, `ngày mai` as the month, the years and the day that they mean on a day."""
    folded = fold(text)
    month, years, day = None, [], None
    if match := _RELATIVE_MONTH.search(folded):
        month = today.month if match[1] == "nay" else today.month % 12 + 1
    for match in _RELATIVE_YEAR.finditer(folded):
        years.append(today.year + {"nay": 0, "ngoai": -1}.get(match[1], 1))
    if match := _RELATIVE_DAY.search(folded):
        day = today + timedelta(days={"hom nay": 0, "ngay mai": 1}.get(match[1], 2))
    return month, tuple(years), day


def find_address(text: str) -> tuple[Address, tuple[tuple[int, int], ...]] | None:
    """The place in a plan that the question names, with the spans that name it."""
    folded = fold(text)
    spans: list[tuple[int, int]] = []

    def first(pattern: re.Pattern[str]) -> str | None:
        match = next((m for m in pattern.finditer(folded) if _is_keyword(text[m.start() :])), None)
        if match is None:
            return None
        spans.append(match.span())
        return text[match.start(1) : match.end(1)].lower()

    sections: tuple[str, ...] = ()
    named = first(_SECTIONS)
    if named:
        sections = tuple(_section_numbers(named))
        if sections[0][0].isdigit() and (above := _OF.search(folded, spans[-1][1])):
            spans.append(above.span())
            sections = (above[1].upper(), *sections)
    chapter = first(_CHAPTER)
    article, numbered, point = first(_ARTICLE), first(_NUMBERED), first(_POINT)
    bullet, paragraph = first(_BULLET), first(_PARAGRAPH)
    appendix = _APPENDIX.search(folded)
    part = next((name for name, pattern in _PARTS if pattern.search(folded)), None)
    if not (sections or article or part or chapter) and not (numbered or (bullet and named)):
        return None
    address = Address(
        sections=sections, chapter=chapter.upper() if chapter else None, article=article, numbered=numbered, point=point,
        bullet=_count(fold(bullet)) if bullet else None, paragraph=_count(fold(paragraph)) if paragraph else None,
        part=part, appendix=appendix[1].upper() if appendix else "",
    )  # fmt: skip
    return address, tuple(spans)


def _is_keyword(text: str) -> bool:
    """Whether a text begins with the name of a part of a plan, typed with its own marks or with none."""
    word = text.split(None, 1)[0].lower()
    return word == fold(word) or word in _PART_NAMES


def _section_numbers(named: str) -> list[str]:
    """`v.13` → V, 13; `i.2.1.1` → I, 2.1.1; `2.1` → 2.1; `a.i.1` → A, I, 1."""
    pieces = [p for p in re.split(r"\s*[.,]\s*", named.strip()) if p]
    numbers: list[str] = []
    while pieces and re.fullmatch(rf"{_ROMAN}|[a-h]", pieces[0]):
        numbers.append(pieces.pop(0).upper())
    if pieces:
        numbers.append(".".join(pieces))
    return numbers


def find_ordinal(text: str) -> int | None:
    """`cái thứ 2` → 2, `ý đầu tiên` → 1, `cái cuối cùng` → -1."""
    match = _ORDINAL.search(fold(text))
    if match:
        return _count(match[1] or match[2])
    end = _END_OF_LIST.search(fold(text))
    return (1 if end[1] else -1) if end else None

"""Targets: the numbers that a clause sets, each with its subject, measure and year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.facts.context import Context, own_words, without_marker
from corpus.facts.dates import DateMention, find_dates
from corpus.facts.models import Target, Words
from corpus.facts.phrases import skip_aims
from corpus.facts.quantities import Bound, Quantity, find_quantities
from corpus.facts.spans import Range, Segment, blanked, segments, trimmed, words_at
from corpus.facts.statements import ACTS, read_statements
from corpus.facts.target_lists import Statement, inherited_measure
from corpus.facts.target_years import assign_years, goal_years

_PAST = re.compile(
    r"(?<!\w)(?:đã|hiện\s+(?:nay|có|tại|đang)|đến\s+nay|tính\s+đến|thời\s+gian\s+qua|đạt\s+được|vừa\s+qua|trước\s+đây"
    r"|tồn\s+tại|năm\s+trước)(?!\w)",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"(?<!\w)(?:phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|dự\s+kiến|đến\s+(?:hết\s+)?năm)(?!\w)", re.IGNORECASE
)
_SETTING = re.compile(
    rf"(?<!\w)(?:{ACTS}|phấn\s+đấu|đạt|mục\s+tiêu|chỉ\s+tiêu|dự\s+kiến|kinh\s+phí|tổng\s+mức|số\s+lượng|quy\s+mô|dự\s+toán|nguồn\s+vốn"
    r"|ít\s+nhất|tối\s+thiểu|tối\s+đa|không\s+quá)(?!\w)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"đồng|USD", re.IGNORECASE)
_BUDGET = re.compile(
    r"(?<!\w)(?:kinh\s+phí|ngân\s+sách|vốn|dự\s+toán|hỗ\s+trợ|tổng\s+mức|đầu\s+tư|tổng\s+thu|doanh\s+thu|thu\s+từ)(?!\w)",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)")  # of which a date was blanked
_COMPARED = re.compile(r"[^()]*so\s+với", re.IGNORECASE)
_MOST = 60  # numbers in one sentence: more is a dump of figures, not a sentence
_CONDITION = re.compile(r"\s*(?:khi|nếu|với\s+các|với\s+những)(?!\w)", re.IGNORECASE)
_BASE = re.compile(r"(?<!\w)từ\s+(?:mức\s+)?", re.IGNORECASE)
_RISES = re.compile(r"[^,;.]{0,60}?(?<!\w)(?:lên|xuống|còn)(?!\w)", re.IGNORECASE)
_GROUNDS = re.compile(
    r"^\s*(?:căn\s+cứ|thực\s+hiện|theo)\s+(?:luật|bộ\s+luật|nghị|quyết|thông|chỉ|công\s+văn)", re.IGNORECASE
)
_EMPTY_HEADING = re.compile(
    r"^(?:(?:các|những|một\s+số|phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|cụ\s+thể|chung|chủ\s+yếu|giai\s+đoạn|đến|năm|hết|cuối|cơ\s+bản|yêu\s+cầu"
    r"|mục\s+đích|nội\s+dung|nhiệm\s+vụ|giải\s+pháp|trọng\s+tâm|như\s+sau|sau|và|đạt|các\s+chỉ\s+tiêu|trong|\W)\s*)*$",
    re.IGNORECASE,
)
_REACHES = re.compile(r"(?<!\w)(?:xuống|còn|lên|đạt)(?!\w)")
_ABOUT = re.compile(r"^(?:về|đối\s+với|trong\s+lĩnh\s+vực|lĩnh\s+vực)\s+", re.IGNORECASE)


@dataclass(slots=True)
class _Sentence:
    """What a sentence has said so far, for the parts after its semicolons."""

    number: int = -1
    subject: Range | None = None
    measure: str | None = None
    year: DateMention | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A clause with what was found in it; `masked` is its text with dates and cited documents blanked."""

    context: Context
    masked: str
    dates: Sequence[DateMention]
    quantities: Sequence[Quantity]


def targets(context: Context) -> list[Target]:
    """The targets of a clause, in reading order, subjects named without a number among them."""
    text = context.text
    if not any(char.isdigit() for char in text) or context.status or _GROUNDS.match(text):
        return []
    dates = find_dates(text)
    masked = blanked(own_words(text), [Range(date.bound_start, date.end) for date in dates])
    masked = _EMPTY_BRACKETS.sub(lambda match: " " * len(match.group()), masked)
    quantities = find_quantities(masked)
    if not quantities:
        return []
    reading = _Reading(context, masked, dates, quantities)
    said = _Sentence()
    found: list[Target] = []
    for segment in segments(text):
        if segment.sentence != said.number:
            said = _Sentence(number=segment.sentence)
        found.extend(_segment_targets(reading, segment, said))
    return found


def _segment_targets(reading: _Reading, segment: Segment, said: _Sentence) -> list[Target]:
    context, text = reading.context, reading.context.text
    inside = [q for q in reading.quantities if segment.start <= q.start < segment.end]
    if len(inside) > _MOST:
        return []
    years = goal_years(text, reading.dates, segment.start, segment.end)
    assigned = assign_years(text, inside, years, said.year or _context_year(context))
    if years and (not inside or years[0].start < inside[0].start):
        said.year = years[-1]
    kept = {
        number: year
        for number, year in zip(inside, assigned, strict=True)
        if _is_set(context, reading.masked, segment, number) and not _is_past(context, year)
    }
    found: list[Target] = []
    statements = (
        read_statements(text, reading.masked, Range(segment.start, segment.end), inside) if inside else []
    )
    for statement in statements:
        number = statement.quantity
        if kept and (number is None or number in kept):
            year = kept[number] if number else next(iter(kept.values()))
            target = _target(context, statement, year, said)
            found.extend([target] if target else [])
        if number and statement.subject:
            said.subject, said.measure = statement.subject, statement.measure
    return found


def _is_past(context: Context, year: DateMention | None) -> bool:
    """Whether the year was over when the plan was issued: a number of that year is a result."""
    return bool(year and context.issued and (year.closing_year or 0) < context.issued[0])


def _is_set(context: Context, masked: str, segment: Segment, quantity: Quantity) -> bool:
    """Whether the plan sets this number: not how things stood, not a base that is risen from, not a mere count."""
    before = masked[segment.start : quantity.start]
    past = list(_PAST.finditer(before))
    if past and not _AIM.search(before, past[-1].end()):
        return False
    base = quantity.value_to is None and not quantity.bound and _BASE.match(masked, quantity.start)
    if base and _RISES.match(masked, quantity.end):
        return False
    bracketed = before.count("(") > before.count(")")
    if bracketed and _COMPARED.match(masked, quantity.end):
        return False
    if quantity.percent:
        return True
    if _CONDITION.match(masked, segment.start) or before.rstrip().endswith(("+", "±")):
        return False
    near = before[-70:]
    if (
        quantity.noun is not None
        and quantity.bound == "over"
        and near.strip()
        and not _SETTING.search(near[-30:])
    ):
        return False  # "trên 07 xã" is a place
    if bracketed:
        return False
    if _MONEY.search(quantity.unit) and _BUDGET.search(masked):
        return True
    return context.aims or quantity.bound in ("at_least", "at_most") or bool(_SETTING.search(near))


def _context_year(context: Context) -> DateMention | None:
    if len(context.years) == 1:
        return context.years[0]
    if not context.years and context.plan_year:
        return DateMention("year", 0, 0, year=context.plan_year)
    return None


def _target(
    context: Context, statement: Statement, year: DateMention | None, said: _Sentence
) -> Target | None:
    text, quantity = context.text, statement.quantity
    subject, measure = statement.subject, statement.measure
    if subject is None and said.subject is not None:
        subject, measure = said.subject, inherited_measure(measure, said.measure)
    words: Words | None = words_at(text, quantity.start, quantity.end) if quantity else None
    subject_words = (
        words_at(text, *subject) if subject and text[subject.start : subject.end].strip() else words
    )
    name = subject_words.text if subject and subject_words else heading_subject(context)
    if subject_words is None or not name:
        return None
    if not measure and statement.subject and quantity and len(name.split()) <= 2:
        measure = _said_before(text, quantity.start) or heading_subject(context)
    if measure is None and subject is not None:
        measure = heading_subject(context) if context.aims or _introduced(context) else ""
    return Target(
        path=context.node.key, subject=name, measure=measure or "",
        value=quantity.value if quantity else None, value_to=quantity.value_to if quantity else None,
        unit=quantity.unit if quantity else "", bound=_bound(quantity, measure or ""),
        year=year.closing_year if year else None,
        year_from=year.year if year and year.kind == "period" else None,
        words=words or subject_words, subject_words=subject_words,
    )  # fmt: skip


def _introduced(context: Context) -> bool:
    """Whether the nearest line above leads on to this one with a colon."""
    return bool(context.above) and context.above[0].rstrip().endswith(":")


def _said_before(text: str, end: int) -> str:
    """What the sentence says before the aim that holds the number (`đưa sản phẩm lên sàn, phấn đấu có thêm …`)."""
    start = max((segment.start for segment in segments(text) if segment.start <= end), default=0)
    aim = _AIM.search(text, start, end)
    said = trimmed(text, start, aim.start()) if aim else Range(start, start)
    words = " ".join(text[said.start : said.end].split())
    return words if 2 < len(words.split()) <= 40 else ""


def _bound(quantity: Quantity | None, measure: str) -> Bound:
    if quantity is None:
        return ""
    if quantity.bound:
        return quantity.bound
    lowered = measure.lower()
    if lowered.startswith(("tăng", "nâng")):
        return "increase" if "lên" not in lowered else ""
    return "decrease" if lowered.startswith(("giảm", "cắt giảm")) and not _REACHES.search(lowered) else ""


def heading_subject(context: Context) -> str:
    """What the nearest heading with content is about, without its number, years and colon; may be empty."""
    for line in context.above:
        plain = blanked(line, [Range(date.bound_start, date.end) for date in find_dates(line)])
        part = trimmed(plain, skip_aims(plain, 0, len(plain)), len(plain))
        words = " ".join(plain[part.start : part.end].split())
        if words and not _EMPTY_HEADING.match(words):
            return _ABOUT.sub("", without_marker(words))
    return ""

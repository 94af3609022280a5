"""Targets: the numbers that a clause sets, each with its subject, measure and year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.facts.agencies import agencies_of_heading, find_agencies
from corpus.facts.context import Context, own_words, without_marker
from corpus.facts.dates import DateMention, find_dates
from corpus.facts.levels import is_level, without_level
from corpus.facts.models import Target, Words
from corpus.facts.phrases import skip_aims, without_inner_commas
from corpus.facts.quantities import Bound, Quantity, find_quantities, without_bases
from corpus.facts.setting import AIM, is_money, is_set, prepares
from corpus.facts.spans import Range, Segment, blanked, segments, trimmed, words_at
from corpus.facts.statements import read_statements
from corpus.facts.support import is_support
from corpus.facts.target_lists import AMONG, Statement, inherited_measure
from corpus.facts.target_years import assign_years, goal_years

_EMPTY_BRACKETS = re.compile(r"\(\s*\)")  # of which a date was blanked
_MOST = 60  # numbers in one sentence: more is a dump of figures, not a sentence
_BARE_VERB, _LONGEST = 2, 18  # words of a measure
_GROUNDS = re.compile(
    r"^\s*(?:căn\s+cứ|thực\s+hiện|theo)\s+(?:luật|bộ\s+luật|nghị|quyết|thông|chỉ|công\s+văn)", re.IGNORECASE
)
_EMPTY_HEADING = re.compile(
    r"^(?:(?:các|những|một\s+số|phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|cụ\s+thể|chung|chủ\s+yếu|giai\s+đoạn|đến|năm|hết|cuối|cơ\s+bản|yêu\s+cầu"
    r"|mục\s+đích|nội\s+dung|nhiệm\s+vụ|giải\s+pháp|trọng\s+tâm|như\s+sau|sau|và|đạt|các\s+chỉ\s+tiêu|trong|\W)\s*)*$",
    re.IGNORECASE,
)
# "Sửa đổi điểm b khoản 3 Mục III như sau": where the words that follow shall stand, not what they are about.
_AMENDS = re.compile(
    r"^(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)(?!\w).*(?<!\w)(?:điểm|khoản|mục|điều|phần|đoạn)\s+[\w.]+",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(r"(?:nhận\s+định|dự\s+báo)(?!\w)", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^:;.,()\d]{2,50}):\s+(?=\d)")
_IS = re.compile(r"(?:\s+(?:là|dự\s+kiến|khoảng|ước|ước\s+tính|tối\s+đa))+\s*:?$", re.IGNORECASE)
# "tỷ lệ tương ứng là 80%, 30%": what these are of was said before, in the same order.
_IN_THAT_ORDER = re.compile(r"(?<!\w)(?:tương\s+ứng|lần\s+lượt\s+là|theo\s+thứ\s+tự)(?!\w)", re.IGNORECASE)
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


def targets(context: Context, earlier: Sequence[Target] = ()) -> list[Target]:
    """The targets of a clause, in reading order, subjects named without a number among them.

    `earlier` are those of the clause before it under the same heading: `tỷ lệ tương ứng` refers to them.
    """
    return [] if context.status else _numbers_said(context, earlier, past=False)


def results(context: Context) -> list[Target]:
    """What was reached before the plan was issued: of a year that was over, or under a heading that tells so."""
    return [one for one in _numbers_said(context, (), past=True) if one.value is not None]


def _numbers_said(context: Context, earlier: Sequence[Target], *, past: bool) -> list[Target]:
    text = context.text
    if not any(char.isdigit() for char in text) or _GROUNDS.match(text):
        return []
    dates = find_dates(text)
    masked = blanked(own_words(text), [Range(date.bound_start, date.end) for date in dates])
    masked = _EMPTY_BRACKETS.sub(lambda match: " " * len(match.group()), masked)
    masked = without_inner_commas(masked, (Range(m.start, m.end) for m in find_agencies(text)))
    quantities = without_bases(masked, find_quantities(masked))
    if not quantities:
        return []
    reading = _Reading(context, masked, dates, quantities)
    said = _Sentence()
    found: list[Target] = []
    for segment in segments(text):
        if segment.sentence != said.number:
            said = _Sentence(number=segment.sentence)
        own = _segment_targets(reading, segment, said, past=past)
        refers = _IN_THAT_ORDER.search(text, segment.start, segment.end) if own else None
        found.extend(_in_that_order(own, found or earlier) if refers and _of_nothing(own, refers) else own)
    return found


def _of_nothing(own: Sequence[Target], refers: re.Match[str]) -> bool:
    """Whether the words of reference are all that the values have as a subject."""
    return all(
        one.value is None or refers.group() in one.subject or one.subject_words == one.words for one in own
    )


def _in_that_order(own: Sequence[Target], earlier: Sequence[Target]) -> list[Target]:
    """Values with the subjects of as many values before them; none where the counts differ."""
    values = [one for one in own if one.value is not None]
    before = [one for one in earlier if one.value is not None]
    units = {one.unit for one in values}
    before = [one for one in before if one.year == before[-1].year and one.unit in units]
    if len(before) != len(values) or {one.unit for one in before} != units:
        return []
    return [
        one.model_copy(update={"subject": said.subject, "measure": said.measure, "subject_words": one.words})
        for one, said in zip(values, before, strict=True)
    ]


def _segment_targets(reading: _Reading, segment: Segment, said: _Sentence, *, past: bool) -> list[Target]:
    context, text = reading.context, reading.context.text
    inside = [q for q in reading.quantities if segment.start <= q.start < segment.end]
    if len(inside) > _MOST:
        return []
    told = past and context.status and not context.years  # of no year, the plan's own least of all
    general = None if told else _context_year(context)
    years = goal_years(text, reading.dates, segment.start, segment.end)
    assigned = assign_years(text, inside, years, said.year or general)
    if years and (not inside or years[0].start < inside[0].start):
        said.year = years[-1]
    kept = {
        number: None if year is general and _of_no_year(reading, segment, number, past=past) else year
        for number, year in zip(inside, assigned, strict=True)
        if (
            _tells_result(context, year)
            if past
            else is_set(context, reading.masked, segment, number) and not _is_past(context, year)
        )
    }
    found: list[Target] = []
    statements = (
        read_statements(text, reading.masked, Range(segment.start, segment.end), inside) if inside else []
    )
    for read in statements:
        statement, number = _under_said(text, read, said), read.quantity
        if kept and (number is None or number in kept):
            year = kept[number] if number else next(iter(kept.values()))
            target = _target(context, statement, year, said)
            found.extend([target] if target else [])
        if number and statement.subject and not statement.name:
            said.subject, said.measure = statement.subject, statement.measure
    return found


def _of_no_year(reading: _Reading, segment: Segment, number: Quantity, *, past: bool) -> bool:
    """Whether the heading's year isn't a number's own: of support, or of a whole period of which results are told."""
    general = _context_year(reading.context)
    whole = past and general is not None and general.kind == "period"
    return whole or is_support(reading.masked, segment.start, number)


def _under_said(text: str, statement: Statement, said: _Sentence) -> Statement:
    """A level alone (`…; cấp xã đạt 90%`) is one of what the sentence said before, and so is `mỗi bản 01 tổ`."""
    if statement.name or statement.subject is None or said.subject is None:
        return statement
    own, whole = (" ".join(text[start:end].split()) for start, end in (statement.subject, said.subject))
    each = statement.quantity if (statement.measure or "").lower().startswith("mỗi ") else None
    if each and own.lower() == each.unit.lower() and whole.startswith(f"{own} "):
        return replace(statement, name=whole)
    common = without_level(whole)
    if not is_level(own) or not common or common == whole:
        return statement
    return replace(statement, name=f"{common} {own}", measure=statement.measure or said.measure)


def _is_past(context: Context, year: DateMention | None) -> bool:
    """Whether the year was over when the plan was issued: a number of that year is a result."""
    return bool(year and context.issued and (year.closing_year or 0) < context.issued[0])


def _tells_result(context: Context, year: DateMention | None) -> bool:
    """Whether a number tells how things stood: its year was over, or a heading with a year says so up to the plan's."""
    if _is_past(context, year):
        return True
    if year is None or not context.status:
        return context.status
    issued = context.issued
    return issued is not None and bool(context.years) and (year.closing_year or 0) <= issued[0]


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
    name = statement.name or (subject_words.text if subject and subject_words else heading_subject(context))
    if subject_words is None or not name:
        return None
    if not measure and statement.subject and quantity and len(name.split()) <= 2:
        measure = _said_before(text, quantity.start) or heading_measure(context)
    if quantity and quantity.noun is not None and name.lower() == quantity.unit.split("/")[0].lower():
        name, measure = _more_than_its_unit(text, quantity, name, measure or "", said)
    if measure is None and subject is not None:
        measure = heading_measure(context) if context.aims or _introduced(context) else ""
    return Target(
        path=context.node.key, subject=_of_its_level(context, name), measure=measure or "",
        value=quantity.value if quantity else None, value_to=quantity.value_to if quantity else None,
        unit=quantity.unit if quantity else "", bound=_bound(quantity, measure or ""),
        year=year.closing_year if year else None,
        year_from=year.year if year and year.kind == "period" else None,
        words=words or subject_words, subject_words=subject_words,
    )  # fmt: skip


def _more_than_its_unit(
    text: str, quantity: Quantity, name: str, measure: str, said: _Sentence
) -> tuple[str, str]:
    """The subject and measure of a number of no more than its unit (`phục vụ 80 lượt/năm`), from the words before it.

    What the sentence said before of the same things (`2.000 bản sách … 200 bản/năm`), else all that it says of them.
    """
    earlier = " ".join(text[said.subject.start : said.subject.end].split()) if said.subject else ""
    if earlier.lower().startswith(f"{name.lower()} ") and name.lower() not in measure.lower():
        return earlier, measure
    start = max((segment.start for segment in segments(text) if segment.start <= quantity.start), default=0)
    before = trimmed(text, skip_aims(text, start, quantity.start), quantity.start)
    words = " ".join(text[before.start : before.end].split())
    words = words.rsplit(", ", 1)[-1] if any(map(str.isdigit, words)) else words
    fits = (
        measure
        and words.endswith(measure)
        and len(measure.split()) <= _BARE_VERB < len(words.split()) <= _LONGEST
    )
    return name, words if fits and not any(map(str.isdigit, words)) else measure


def heading_measure(context: Context) -> str:
    """What the nearest heading with content says is done, empty where it names who does it or how things stand."""
    said = heading_subject(context)
    return "" if agencies_of_heading(said) or _OUTLOOK.match(said) else said


def _of_its_level(context: Context, name: str) -> str:
    """A subject with the level that its list is under: `Cấp tỉnh: 120 tấn gạo, 300 áo phao` counts `gạo cấp tỉnh`."""
    label = _LABEL.match(context.text)
    level = " ".join(label["label"].lower().split()) if label else ""
    if label and not is_level(level) and level not in name.lower() and prepares(context):
        return f"{label['label']}: {name}"
    return f"{name} {level}" if is_level(level) and level not in name.lower() else name


def _introduced(context: Context) -> bool:
    """Whether the nearest line above leads on to this one with a colon."""
    return bool(context.above) and context.above[0].rstrip().endswith(":")


def _said_before(text: str, end: int) -> str:
    """What the sentence says before the aim that holds the number (`đưa sản phẩm lên sàn, phấn đấu có thêm …`)."""
    start = max((segment.start for segment in segments(text) if segment.start <= end), default=0)
    aim = AIM.search(text, start, end)
    said = trimmed(text, start, aim.start()) if aim else Range(start, start)
    words = " ".join(text[said.start : said.end].split())
    return words if 2 < len(words.split()) <= 40 else ""


def _bound(quantity: Quantity | None, measure: str) -> Bound:
    if quantity is None:
        return ""
    if quantity.bound:
        return quantity.bound
    lowered = measure.lower()
    if lowered.startswith(("tăng", "nâng")) and not lowered.startswith("nâng cấp"):
        return "increase" if "lên" not in lowered else ""
    return "decrease" if lowered.startswith(("giảm", "cắt giảm")) and not _REACHES.search(lowered) else ""


def _without_sum(line: str) -> str:
    """A lead-in up to the sum that it gives: `Tổng kinh phí: 12 tỷ đồng, gồm:` is about the total."""
    among = AMONG.search(line)
    whole = next((q for q in find_quantities(line) if q.noun and among and q.end <= among.start()), None)
    if whole and among:  # "Trồng mới 900 cây, gồm:": the parts are of what is planted
        return f"{line[: whole.start]}{line[whole.noun : among.start()]}"
    total = next((q for q in find_quantities(line) if is_money(q.unit)), None)
    return _IS.sub("", line[: trimmed(line, 0, total.start).end]) if total else line


def heading_subject(context: Context) -> str:
    """What the nearest heading with content is about, without its number, years and colon; may be empty."""
    for line in context.above:
        plain = blanked(line, [Range(date.bound_start, date.end) for date in find_dates(line)])
        plain = _without_sum(plain)
        part = trimmed(plain, skip_aims(plain, 0, len(plain)), len(plain))
        words = " ".join(plain[part.start : part.end].split())
        if words and not _EMPTY_HEADING.match(words) and not _AMENDS.match(words):
            return _ABOUT.sub("", without_marker(words))
    return ""

"""Deadlines: the dates by which a clause wants something done, and who owes it to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from corpus.facts.addressees import DUTY_VERB, Act, Parts, parts_of
from corpus.facts.agencies import heading_agencies
from corpus.facts.column_titles import is_of_last_days
from corpus.facts.context import Context, year_of
from corpus.facts.dates import DateMention, find_dates
from corpus.facts.documents import quotes
from corpus.facts.due import CLOSING, begins, is_due
from corpus.facts.fields import field_of, fields_in, group_fields, is_event_field, thing_above
from corpus.facts.levels import is_level, without_leading_level
from corpus.facts.models import Deadline
from corpus.facts.recurring import months_of, parts_of_period, period_of, repeats
from corpus.facts.spans import Range, Segment, segments, words_at
from corpus.facts.tables import caption, cell_of, row_cells

Kind = Literal["yearly", "quarterly", "monthly", "milestone", "date", "month", "quarter"]

_KINDS: dict[str, Kind] = {
    "yearly": "yearly", "yearly_month": "yearly", "quarterly": "quarterly", "monthly": "monthly", "date": "date",
    "day_month": "date", "range": "date", "month": "month", "quarter": "quarter", "year": "milestone",
    "period": "milestone",
}  # fmt: skip
_NUMBERED = re.compile(r"^(?:[ivx]+|\d+|[a-zđ])\)\s*")
_BARE = frozenset(
    {"hoàn thành", "hoàn tất", "kết thúc", "xong", "thực hiện", "thời hạn", "triển khai", "thời gian"}
)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_SPAN = re.compile(r"\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?(?:ngày\s+)?", re.IGNORECASE)
_PERIODIC = re.compile(
    r"(?<!\w)(?:định\s+kỳ|(?:hằng|hàng|mỗi)\s+năm|báo\s+cáo\s+năm|6\s+tháng)(?!\w)", re.IGNORECASE
)


def deadlines(context: Context) -> list[Deadline]:
    """The deadlines of a clause, in reading order."""
    text = context.text
    dates = find_dates(text)
    if not dates:
        return []
    if context.node.cells:
        return _of_row(context, dates)
    named = quotes(text)
    parts = segments(text)
    found: list[tuple[Segment, Deadline]] = []
    each = dates if field_of(text) else [month for date in dates for month in months_of(text, date)]
    for date in each:
        segment = next((part for part in parts if part.start <= date.start < part.end), None)
        if segment is None or date.of_document or any(span.overlaps(date.start, date.end) for span in named):
            continue
        earlier = found[-1] if found else None
        if earlier and repeats(text, earlier[1], date):
            found.append((segment, _again(context, date, earlier[1])))
            continue
        before = max([segment.start, *(d.words.end for _, d in found if segment.start <= d.words.start)])
        deadline = _deadline(context, date, segment, parts, before)
        if deadline is None and earlier and earlier[0].sentence == segment.sentence:
            deadline = _continued(context, date, segment, earlier[1])
        if deadline is None:
            continue
        if earlier and earlier[0].sentence == segment.sentence and is_level(deadline.what):
            deadline = _of_level(deadline, earlier[1])
        elif earlier and earlier[0] == segment:
            deadline = _joined(deadline, earlier[1])
        found.append((segment, deadline))
    return [deadline for _, deadline in found]


def _again(context: Context, date: DateMention, earlier: Deadline) -> Deadline:
    """Another month of the same act."""
    bound = date.bound or earlier.bound
    said = Parts(earlier.who, earlier.what, earlier.to, earlier.via)
    return _built(context, replace(date, bound=bound), said)


def _continued(context: Context, date: DateMention, segment: Segment, earlier: Deadline) -> Deadline | None:
    """`Tổng kết giai đoạn A vào năm …; giai đoạn B vào năm …`: the second has the first's verb."""
    verb = CLOSING.search(earlier.what)
    own = context.text[segment.start : date.bound_start].strip(" ;,")
    if date.kind != "year" or date.bound != "on" or earlier.kind != "milestone" or not verb or not own:
        return None
    if DUTY_VERB.search(own) or len(own.split()) > 16:
        return None
    return _built(context, date, Parts(earlier.who, f"{verb.group().lower()} {own}", earlier.to, earlier.via))


def _of_level(deadline: Deadline, earlier: Deadline) -> Deadline:
    """`Cấp huyện phê duyệt … trước …; cấp xã trước …`: the other level does the same."""
    what = f"{deadline.what} {without_leading_level(earlier.what)}"
    return deadline.model_copy(update={"what": what, "to": earlier.to, "via": earlier.via})


def _joined(deadline: Deadline, earlier: Deadline) -> Deadline:
    """`báo cáo … kết quả học kỳ I trước …, kết quả cả năm trước …`: the second goes where the first goes."""
    what = deadline.what
    report = re.match(r"[^;:.]{0,24}?(?<!\w)báo\s+cáo(?!\w)", earlier.what, re.IGNORECASE)
    if not DUTY_VERB.search(what):
        if report:
            what = f"báo cáo {what}"
        elif ":" in earlier.what:
            what = f"{earlier.what.split(':', 1)[0]}: {what}"
    if not re.search(r"báo\s+cáo|kết\s+quả|gửi", what, re.IGNORECASE):
        return deadline.model_copy(update={"what": what})
    return deadline.model_copy(
        update={"what": what, "to": deadline.to or earlier.to, "via": deadline.via or earlier.via}
    )


def _deadline(
    context: Context, date: DateMention, segment: Segment, parts: Sequence[Segment], before: int
) -> Deadline | None:
    text = context.text
    inside = [f for f in fields_in(text) if f.start <= date.start < f.end] if field_of(text) else []
    field = inside[0] if inside else None
    own = text[field.start : date.bound_start] if field else ""
    if field and field.kind == "time" and is_event_field(context):
        return None  # a day of what is held
    if field and field.start <= date.start and not (DUTY_VERB.search(own) and len(own.split()) > 2):
        return _from_field(context, date) if field.kind == "time" else None
    if date.kind == "range" and date.bound in ("", "from"):
        return None  # the days of something that is held
    if not is_due(context, date, segment):
        return None
    sentence = min(part.start for part in parts if part.sentence == segment.sentence)
    fallback = heading_agencies(context.above)
    act = Act(sentence, segment, _own_start(text, before, date), Range(date.bound_start, date.end))
    agencies = ", ".join(agency.written for agency in fallback)
    if period := period_of(text, date, segment):
        return _built(context, date, parts_of_period(text, period, segment, sentence, agencies))
    said = parts_of(text, act, agencies)
    if begins(text, date):
        said = said._replace(
            what=f"{said.what}: {text[date.bound_start : date.start].split(' từ')[0].lower()}"
        )
    if _NUMBERED.sub("", said.what).lower() in _BARE or not said.what:
        said = said._replace(what=_act_before(context, segment, parts, said.what))
    if not said.what and said.to:  # "Nộp Kho bạc Nhà nước trước ngày …"
        said = said._replace(what=" ".join(text[act.start : date.bound_start].split()).strip(" -+*;,"))
    return _built(context, date, said) if said.what else None


def _act_before(context: Context, segment: Segment, parts: Sequence[Segment], verb: str) -> str:
    """What `…; hoàn thành trước …` completes: the part of the sentence before it, else what its label names."""
    earlier = [part for part in parts if part.sentence == segment.sentence and part.end <= segment.start]
    if not earlier:
        label = (
            context.text[segment.start :].split(":", 1)[0]
            if ":" in context.text[segment.start : segment.end]
            else ""
        )
        return (
            f"{label.strip()}: {verb}"
            if label and verb
            else verb or (context.above[0] if context.above else "")
        )
    said = context.text[earlier[-1].start : earlier[-1].end].strip(" ;.,-–+")
    if ":" in said and find_dates(said):
        return f"{said.split(':', 1)[0].strip()}: {verb}"
    return said


def _own_start(text: str, before: int, date: DateMention) -> int:
    """Where the words of this act begin: after an earlier date of the same part, past its comma or `và`."""
    joined = re.compile(r"[\s,;)]*(?:và(?!\w))?\s*").match(text, before)
    start = joined.end() if joined else before
    return start if start < date.bound_start else before


def _from_field(context: Context, date: DateMention) -> Deadline | None:
    """`Thời gian hoàn thành: …`: due is what the heading says."""
    if is_event_field(context) or not context.above:
        return None
    what = thing_above(context)
    fallback = group_fields(context).get("lead") or ", ".join(
        a.written for a in heading_agencies(context.above)
    )
    return _built(context, date, Parts(fallback, what, "", ""), in_form=True) if what else None


def _of_row(context: Context, dates: Sequence[DateMention]) -> list[Deadline]:
    """The dates of a row's column of time: due is the row's task, by the agency of its column."""
    cells = row_cells(context)
    time, lead, task = cell_of(cells, "time"), cell_of(cells, "lead"), cell_of(cells, "task", "name")
    where = None if task else cell_of(cells, "area", "place")
    if time is None or (task is None and where is None):
        return []
    if cell_of(cells, "place") and not is_of_last_days(time.title):
        return []  # held on that day
    matter = task.text if task else caption(context)
    inside = [date for date in dates if time.start <= date.start < time.end]
    last = max((date.closing_year or 0 for date in inside), default=0)
    if not matter or any(int(year) > last > 0 for year in _YEAR.findall(time.text)):
        return []  # "Năm 2026, 2027": no date holds its last year
    said = Parts(lead.text if lead else "", f"{matter}: {where.text}" if where else matter, "", "")
    return [_built(context, date, said, in_form=True) for date in _spans_closed(context.text, inside)][:4]


def _spans_closed(text: str, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates of a cell, two that are the ends of one span as its last: `31/3/2026 - 30/6/2026`, `2026 đến 2028`."""
    found: list[DateMention] = []
    for date in dates:
        first = found[-1] if found and _SPAN.fullmatch(text, found[-1].end, date.start) else None
        if first is None:
            found.append(date)
        else:
            found[-1] = replace(date, start=first.start, bound_start=first.bound_start, bound="by")
    return found


def _built(context: Context, date: DateMention, said: Parts, *, in_form: bool = False) -> Deadline:
    kind = _KINDS[date.kind]
    if date.kind == "day_month" and _PERIODIC.search(context.text):
        kind = "yearly"
    day, month, year = date.day, date.month, date.year
    if date.kind in ("range", "period", "month") and (date.end_month or date.end_year):
        day, month, year = date.end_day, date.end_month, date.end_year or date.year
    if date.kind == "quarter" and date.quarter:
        month, year = date.quarter * 3, date.end_year or date.year
    if kind == "date" and year is None:
        year = year_of(context, month, day)
    if kind in ("month", "quarter") and year is None and not _PERIODIC.search(context.text):
        year = year_of(context, None, None)
    return Deadline(
        path=context.node.key, kind=kind, bound=_due_bound(date, in_form=in_form), day=day, month=month, year=year,
        what=said.what, who=said.who, to=said.to, via=said.via,
        words=words_at(context.text, date.bound_start, date.end),
    )  # fmt: skip


def _due_bound(date: DateMention, *, in_form: bool) -> Literal["before", "by", "on", "from"]:
    """`in_form`: the date alone in a line or column of time is the last day."""
    if date.bound == "from" and (date.kind in ("range", "period") or date.spans):
        return "by"
    if date.bound:
        return date.bound
    return "on" if date.kind in ("date", "day_month") and not in_form else "by"

"""Events: named days, and things held on a date with place and organiser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.facts.addressees import DUTY_VERB
from corpus.facts.agencies import opens_with_agency
from corpus.facts.context import Context
from corpus.facts.dates import DateMention, find_dates
from corpus.facts.fields import field_of, fields_in, group_fields, is_event_field, is_held, value
from corpus.facts.models import Event
from corpus.facts.spans import segments, words_at
from corpus.facts.tables import cell_of, row_cells

_DAYS = ("day_month", "yearly", "date", "range", "yearly_month")
# How the name of a day begins; in running text it is the last of these before the date.
_NAME = re.compile(
    r"(?<!\w)(?:(?:Ngày|ngày|Tháng|tháng|Giờ)(?!\s+\d)|Ngày\s+hội|[Tt]uần\s+[Ll]ễ"
    r"|Lễ|lễ|Tết|Festival|Hội(?!\s+viên)|Đại\s+hội|[Kk]ỷ\s+niệm|Quốc\s+khánh|Giỗ)(?!\w)"
)
_GAP = re.compile(r"\s*(?:[-–(,:]\s*)?(?:là\s+)?(?:vào\s+)?$")
_HOLDING = re.compile(
    r"(?<!\w)(?:tổ\s+chức|diễn\s+ra|khai\s+mạc|bế\s+mạc|khai\s+giảng|tựu\s+trường|phát\s+động|khai\s+trương|tổ\s+chức\s+lễ|tiến\s+hành|thi)(?!\w)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s*(?:\([^)]*\)\s*)?,?\s*tại\s+(?P<place>[^;.,:()]{4,120})(?=[;.,)]|$)", re.IGNORECASE)
# What goes on over days, besides what is due.
_RUNS = re.compile(
    r"(?<!\w)(?:treo|cấm|khởi\s+hành|mở\s+cửa|trưng\s+bày|diễn\s+ra|biểu\s+diễn|bắn|chiếu|nghỉ)(?!\w)",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"^(?:tổ\s+chức|tiến\s+hành)\s+", re.IGNORECASE)
# `Ngày 12/4/2026: đón đoàn …`: what happens on the day that opens an item, if it is no paper that is due.
_DATED = re.compile(r"\s*:\s*(?P<name>[^;.]{4,200})", re.IGNORECASE)
_PAPER = re.compile(
    r"(?<!\w)(?:hoàn\s+thành|hoàn\s+tất|gửi|nộp|báo\s+cáo|lập|trình|thẩm\s+định|phê\s+duyệt|ban\s+hành|tổng\s+hợp|rà\s+soát|đăng\s+ký"
    r"|kết\s+thúc|hạn|quyết\s+toán|cập\s+nhật)(?!\w)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*(?P<name>[^:;.]{4,120}):\s*(?:vào\s+)?(?:từ\s+)?$", re.IGNORECASE)


def events(context: Context) -> list[Event]:
    """The events of a clause, in reading order."""
    text = context.text
    dates = [date for date in find_dates(text) if not date.of_document]
    if not dates:
        return []
    if context.node.cells:
        return _of_row(context, dates)
    field = field_of(text)
    if field is not None:
        return _from_fields(context, dates) if field.kind == "time" and is_event_field(context) else []
    inline = {found.kind: value(text, found) for found in fields_in(text)}
    if "time" in inline and "place" in inline:
        return _from_fields(context, dates)
    if dated := _dated_item(context, dates[0]):
        return [dated]
    found: list[Event] = []
    for at, date in enumerate(dates):
        if date.bound in ("before", "by"):
            continue
        bracketed = text[: date.start].rstrip().endswith(("(", "-", "–"))
        held = "" if bracketed else _held(text, date)
        name = held or _named_day(text, date, dates[at - 1].end if at else 0) or _labelled(text, date)
        if name:
            place = _PLACE.match(text, date.end)
            found.append(_event(context, date, name, place=place["place"].strip() if place else ""))
    return found


def _dated_item(context: Context, date: DateMention) -> Event | None:
    """`Ngày 12/4/2026: đón …; Sở A chủ trì`: an item that opens with its day, the organiser in its next part."""
    text = context.text
    said = _DATED.match(text, date.end)
    opens = not text[: date.bound_start].strip(" -–+*")
    if not opens or said is None or date.kind not in ("date", "range") or date.bound in ("before", "by"):
        return None
    name = " ".join(said["name"].split()).strip(" ,")
    if _PAPER.match(name) or (opens_with_agency(name, 0, len(name)) and _PAPER.search(name)):
        return None
    place = re.search(r"\s+tại\s+(?P<place>[^;.,:()]{4,120})$", name)
    rest = text[said.end() :].lstrip(" ;")
    organiser = rest.split(";")[0].strip(" .") if opens_with_agency(rest, 0, len(rest)) else ""
    return _event(
        context, date, _HOLDS.sub("", name), place=place["place"] if place else "", organiser=organiser
    )


def _named_day(text: str, date: DateMention, after: int) -> str:
    """`Ngày … (21/4)`, `Ngày … - 21/4`, `Tuần lễ … từ 01 - 07/10 hằng năm`: the name right before the date."""
    if date.kind not in _DAYS:
        return ""
    gap = _GAP.search(text, after, date.bound_start)
    end = gap.start() if gap else date.bound_start
    opening = None
    for match in _NAME.finditer(text, after, end):
        between = text[match.start() : end]
        if re.search(r"[;:]|\.\s|\)\s*,", between):
            continue
        recalls = opening is not None and opening.group().lower().startswith("kỷ")
        if (
            opening is None
            or _starts_item(text, match.start())
            or (text[match.start()].isupper() and not recalls)
        ):
            opening = match
    if opening is None:
        return ""
    name = " ".join(text[opening.start() : end].split()).strip(" ,-–(")
    if len(name.split()) < 2 or len(name.split()) > 24:
        return ""
    bracketed = text[end : date.start].strip().startswith(("(", "-", "–"))
    if date.kind == "day_month" and not bracketed and text[date.start : date.end].lower().startswith("ngày"):
        return name if is_held(name) or name[0].isupper() else ""
    proper = name[0].isupper() or any(word[0].isupper() for word in name.split()[1:2])
    return name if bracketed or proper or is_held(name) else ""


def _starts_item(text: str, at: int) -> bool:
    return text[:at].rstrip()[-1:] in (",", ";", "(", ":", "")


def _labelled(text: str, date: DateMention) -> str:
    """`Tựu trường các cấp học: Ngày 26/8/2024`: the label before the colon."""
    if date.kind not in ("date", "range", "day_month", "yearly"):
        return ""
    match = _LABEL.match(text, 0, date.bound_start)
    if not match or not (is_held(match["name"]) or _HOLDING.search(match["name"]) or date.kind == "range"):
        return ""
    return " ".join(match["name"].split())


def _held(text: str, date: DateMention) -> str:
    """`tổ chức … vào ngày 05/9/2024`: what the sentence says is held."""
    if date.kind not in ("date", "range"):
        return ""
    part = next((part for part in segments(text) if part.start <= date.start < part.end), None)
    if part is None:
        return ""
    said = text[part.start : date.bound_start]
    said = re.split(r",\s", said)[-1] if len(said) > 160 else said
    said = " ".join(said.split()).strip(" ,;:.-–(")
    held = _HOLDING.search(said) and is_held(said)
    runs = date.kind == "range" and (DUTY_VERB.search(said) or _RUNS.search(said))
    if not said or not (held or runs):
        return ""
    return _HOLDS.sub("", said) if len(said.split()) <= 40 else ""


def _from_fields(context: Context, dates: Sequence[DateMention]) -> list[Event]:
    """`Thời gian: …` beside `Địa điểm: …`, `Đơn vị chủ trì: …`: one event under the heading's name."""
    beside = group_fields(context)
    if not context.above and "task" not in beside:
        return []
    name = context.above[0].rstrip(" :.") if context.above else beside["task"]
    usable = [date for date in dates if date.kind in (*_DAYS, "month", "quarter")][:1]
    return [
        _event(context, date, name, place=beside.get("place", ""), organiser=beside.get("lead", ""))
        for date in usable
    ]


def _of_row(context: Context, dates: Sequence[DateMention]) -> list[Event]:
    """A row with a time and a place: its activity, held by the agency of its column."""
    cells = row_cells(context)
    time, place = cell_of(cells, "time"), cell_of(cells, "place")
    name, lead = cell_of(cells, "task", "name"), cell_of(cells, "lead")
    if time is None or place is None or name is None:
        return []
    held = [date for date in dates if time.start <= date.start < time.end][:1]
    return [
        _event(context, date, name.text, place=place.text, organiser=lead.text if lead else "")
        for date in held
    ]


def _event(context: Context, date: DateMention, name: str, *, place: str = "", organiser: str = "") -> Event:
    day, month, year = date.day, date.month, date.year
    end_day, end_month, end_year = date.end_day, date.end_month, date.end_year
    if date.kind == "range" and _anniversary(date):
        day, month, year = end_day, end_month, end_year
        end_day = end_month = end_year = None
    if date.kind == "range" and end_month is not None and end_year is None:
        end_year = year
    if date.kind == "quarter" and date.quarter:
        month, end_month, end_year = date.quarter * 3 - 2, date.quarter * 3, date.year
    yearly = date.yearly or (
        date.kind in ("day_month", "range") and year is None and not place and not organiser
    )
    if not yearly and year is None and context.plan_year:
        year = context.plan_year
        end_year = context.plan_year if end_month else None
    return Event(
        path=context.node.key, name=name, yearly=yearly, day=day, month=month, year=year,
        end_day=end_day, end_month=end_month, end_year=end_year, place=place, organiser=organiser,
        words=words_at(context.text, date.bound_start if date.kind == "range" else date.start, date.end),
    )  # fmt: skip


def _anniversary(date: DateMention) -> bool:
    """`07/5/1954 - 07/5/2024`: one day, named with the year of what it recalls."""
    return (date.day, date.month) == (date.end_day, date.end_month) and date.year != date.end_year

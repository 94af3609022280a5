"""Events: named days, and things held on a date with place and organiser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.facts.addressees import DUTY_VERB
from corpus.facts.agencies import opens_with_agency
from corpus.facts.clocks import Hours, hours_of, without_hours
from corpus.facts.column_titles import is_of_last_days
from corpus.facts.context import Context
from corpus.facts.dates import DateMention, find_dates
from corpus.facts.fields import field_of, fields_in, group_fields, is_event_field, is_held, thing_above, value
from corpus.facts.models import Event
from corpus.facts.spans import segments, words_at
from corpus.facts.tables import caption, cell_of, row_cells

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
_PLACE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,?\s*tại\s+(?P<place>[^;.,:()]{4,120}(?:\([^()]{2,60}\))?"
    r"(?:,\s*(?:phường|xã|thị\s+trấn|quận|huyện|thị\s+xã|thành\s+phố|tỉnh)\s+[^;.,:()]{2,40})*)(?=[;.,)]|$)",
    re.IGNORECASE,
)
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
_ENDS = re.compile(
    r"(?:(?:và\s+)?(?:mở\s+cửa|kéo\s+dài|trưng\s+bày|diễn\s+ra)?\s*(?:đến|tới)|bế\s+mạc|kết\s+thúc)(?!\w)",
    re.IGNORECASE,
)
_HELD_BY = re.compile(r"(?P<who>.{3,90}?)\s+(?:chủ\s+trì\s+)?tổ\s+chức\s+(?P<name>\S.*)$", re.IGNORECASE)
_LEADS = re.compile(r"(?<!\w)(?:chủ\s+trì|tổ\s+chức|phối\s+hợp|thực\s+hiện)(?!\w)", re.IGNORECASE)
# What a name ends in that only leads to its day: `…: tổ chức trong hai ngày …`, `… được tổ chức`.
_LEADING_ON = re.compile(
    r"\s*:?\s*(?:được\s+)?(?:tổ\s+chức|diễn\s+ra)(?:\s+trong)?(?:\s+(?:một|hai|ba|bốn|năm|\d+))?$",
    re.IGNORECASE,
)
# Days of one contest or festival, told in one sentence.
_STEP = re.compile(
    r"(?:vòng|chung\s+kết|kết\s+thúc|nhận\s+bài|trao\s+giải|tổng\s+kết|bế\s+mạc|khai\s+mạc|công\s+bố|phát\s+động|thi)(?!\w)",
    re.IGNORECASE,
)
_OPENED = re.compile(r",\s*(?:phát\s+động|khai\s+mạc|bắt\s+đầu|vòng\s+sơ\s+khảo|nhận\s+bài)$", re.IGNORECASE)
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
        if date.bound in ("before", "by") and not _on_the_day(text, date):
            continue
        bracketed = text[: date.start].rstrip().endswith(("(", "-", "–"))
        after = dates[at - 1].end if at else 0
        held = "" if bracketed else _held(text, date, after)
        name = held or _named_day(text, date, after) or _labelled(text, date)
        name = name or (_further(text, date, found[-1], after) if found and at else "")
        if name:
            found.append(_told(context, date, name))
    return found


def _told(context: Context, date: DateMention, name: str) -> Event:
    """An event of running text, with the place behind its day and who holds it."""
    place = _PLACE.match(context.text, date.end)
    name, organiser = _by_whom(name)
    return _event(
        context, date, _LEADING_ON.sub("", name), place=place["place"].strip() if place else "",
        organiser=organiser or _led_by(context.text, date),
    )  # fmt: skip


def _on_the_day(text: str, date: DateMention) -> bool:
    """`tổ chức … trong ngày 04/10/2026`: on that day, not by it."""
    return date.kind in ("date", "range") and text[date.bound_start : date.start].strip().lower() == "trong"


def _by_whom(name: str) -> tuple[str, str]:
    """`Hội A tổ chức Ngày hội …`: what is held, and by whom."""
    said = _HELD_BY.match(name)
    if said is None or not opens_with_agency(said["who"], 0, len(said["who"])):
        return name, ""
    return said["name"], said["who"]


def _led_by(text: str, date: DateMention) -> str:
    """`Tọa đàm: 08 giờ ngày 05/10 tại …; Sở A chủ trì, …`: who leads, in the part after the day's."""
    parts = text[date.end :].split(";")[1:2]
    said = re.sub(r"^\s*đề\s+nghị\s+", "", parts[0], flags=re.IGNORECASE).strip(" .") if parts else ""
    return said if _LEADS.search(said) and opens_with_agency(said, 0, len(said)) else ""


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
    hour = _hours(text, date).starts
    end = min(date.bound_start, hour.words.start) if hour else date.bound_start
    match = _LABEL.match(text, 0, end)
    if not match:
        return ""
    if not (hour or is_held(match["name"]) or _HOLDING.search(match["name"]) or date.kind == "range"):
        return ""
    return " ".join(match["name"].split())


def _held(text: str, date: DateMention, after: int) -> str:
    """`tổ chức … vào ngày 05/9/2024`: what the sentence says is held, behind an earlier date of it."""
    if date.kind not in ("date", "range"):
        return ""
    part = next((part for part in segments(text) if part.start <= date.start < part.end), None)
    if part is None:
        return ""
    said = without_hours(text[max(part.start, after) : date.bound_start])
    said = re.split(r",\s", said)[-1] if len(said) > 160 else said
    said = " ".join(said.split()).strip(" ,;:.-–(")
    held = _HOLDING.search(said) and is_held(said)
    runs = date.kind == "range" and (DUTY_VERB.search(said) or _RUNS.search(said))
    if not said or not (held or runs):
        return ""
    return _HOLDS.sub("", said) if len(said.split()) <= 40 else ""


def _further(text: str, date: DateMention, event: Event, after: int) -> str:
    """`…, phát động ngày 02/3, kết thúc nhận bài ngày 19/5/2026`: what a further day of an event is of."""
    own = _own_words(text, after, date)
    opened = text[after:].lstrip()[:1] == "," and event.words.end == after
    if date.kind != "date" or not opened or event.yearly or not _STEP.match(own):
        return ""
    return f"{_OPENED.sub('', event.name)}: {own}"


def _from_fields(context: Context, dates: Sequence[DateMention]) -> list[Event]:
    """`Thời gian: …` beside `Địa điểm: …`, `Đơn vị chủ trì: …`: one event under the heading's name."""
    beside = group_fields(context)
    if not context.above and "task" not in beside:
        return []
    name = thing_above(context) if context.above else beside["task"]
    time = next((field for field in fields_in(context.text) if field.kind == "time"), None)
    usable = [
        date
        for date in dates
        if date.kind in (*_DAYS, "month", "quarter") and (time is None or time.start <= date.start < time.end)
    ]
    found: list[Event] = []
    for at, date in enumerate(usable):
        place, organiser = beside.get("place", ""), beside.get("lead", "")
        if not found:
            found.append(_event(context, date, name, place=place, organiser=organiser))
            continue
        own = _own_words(context.text, usable[at - 1].end, date)
        if _ENDS.match(own) and (closed := _until(context, found[-1], date)) is not None:
            found[-1] = closed
        elif date.bound not in ("before", "by") and not _PAPER.search(own) and len(own.split()) != 1:
            part = f"{name}: {own}" if own else name
            found.append(_event(context, date, part, place=place, organiser=organiser))
    return found


def _own_words(text: str, after: int, date: DateMention) -> str:
    """What a further date of a line is of: `…; đêm hội lúc 18 giờ 30 ngày 19/02`; empty where it is of the same."""
    said = without_hours(text[after : date.start])
    said = re.sub(r"^\s*\([^)]*\)", "", said).strip(" ,;:.-–(")
    return " ".join(re.sub(r"^(?:và|rồi)(?!\w)\s*|\s*(?:vào|từ|lúc)$", "", said, flags=re.IGNORECASE).split())


def _until(context: Context, event: Event, date: DateMention) -> Event | None:
    """The event with its last day, where it has none before and the day comes after its first."""
    year = date.year or event.year
    first, last = (event.year, event.month, event.day), (year, date.month, date.day)
    if event.end_day or event.yearly or None in first or None in last or last <= first:
        return None
    ends = hours_of(context.text, date, event.words.end)
    words = words_at(context.text, event.words.start, date.end)
    changes = {"end_day": date.day, "end_month": date.month, "end_year": year, "words": words}
    return event.model_copy(update=changes | {"ends": ends.ends or (ends.starts and event.ends)})


def _of_row(context: Context, dates: Sequence[DateMention]) -> list[Event]:
    """A row with a time and a place: its activity, held by the agency of its column."""
    cells = row_cells(context)
    time, place = cell_of(cells, "time"), cell_of(cells, "place")
    task, lead = cell_of(cells, "task", "name"), cell_of(cells, "lead")
    name = task.text if task else caption(context)
    if time is None or place is None or is_of_last_days(time.title) or not (task or is_held(name)):
        return []
    held = [date for date in dates if time.start <= date.start < time.end][:1]
    return [
        _event(context, date, name, place=place.text, organiser=lead.text if lead else "") for date in held
    ]


def _hours(text: str, date: DateMention) -> Hours:
    """The hours of a date that no earlier one of the text has."""
    return hours_of(text, date, max((d.end for d in find_dates(text) if d.end <= date.start), default=0))


def _event(context: Context, date: DateMention, name: str, *, place: str = "", organiser: str = "") -> Event:
    day, month, year = date.day, date.month, date.year
    end_day, end_month, end_year = date.end_day, date.end_month, date.end_year
    if date.kind == "range" and _anniversary(date):
        day, month, year = end_day, end_month, end_year
        end_day = end_month = end_year = None
    if date.kind == "range" and end_month is not None and end_year is None:
        end_year = year
    if date.kind == "quarter" and date.quarter:
        month = date.month or date.quarter * 3 - 2
        end_month, end_year = date.quarter * 3, date.end_year or date.year
    yearly = date.yearly or (
        date.kind in ("day_month", "range") and year is None and not place and not organiser
    )
    if not yearly and year is None and context.plan_year:
        year = context.plan_year
        end_year = context.plan_year if end_month else None
    hours = _hours(context.text, date)
    return Event(
        path=context.node.key, name=name, yearly=yearly, day=day, month=month, year=year,
        end_day=end_day, end_month=end_month, end_year=end_year,
        starts=hours.starts, ends=hours.ends, place=place, organiser=organiser,
        words=words_at(context.text, date.bound_start if date.kind == "range" else date.start, date.end),
    )  # fmt: skip


def _anniversary(date: DateMention) -> bool:
    """`07/5/1954 - 07/5/2024`: one day, named with the year of what it recalls."""
    return (date.day, date.month) == (date.end_day, date.end_month) and date.year != date.end_year

"""Events: named days, and things held on a date with place and organiser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.facts.agencies import opens_with_agency
from corpus.facts.clocks import hours_of
from corpus.facts.column_titles import is_of_last_days
from corpus.facts.context import Context, year_of
from corpus.facts.dates import DateMention, find_dates
from corpus.facts.event_names import (
    DAYS,
    HOLDS,
    further,
    held,
    held_in,
    hours_beside,
    is_step,
    labelled,
    named_day,
    of_whole,
    own_words,
    step_of,
    told_name,
)
from corpus.facts.event_sites import held_above, place_before, place_behind, site_of
from corpus.facts.fields import field_of, fields_in, group_fields, is_event_field, is_held, thing_above, value
from corpus.facts.levels import level_at
from corpus.facts.models import Event
from corpus.facts.spans import words_at
from corpus.facts.tables import caption, cell_of, row_cells

# `Ngày 12/4/2026: đón đoàn …`: what happens on the day that opens an item, if it is no paper that is due.
_DATED = re.compile(r"\s*:\s*(?P<name>[^;.]{4,200})", re.IGNORECASE)
_TIME_LABEL = re.compile(r"^.*?(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ)", re.IGNORECASE)
# From the day of a name to the days on which it is held: ") hằng năm: cấp tỉnh tổ chức tại …".
_GOES_ON = re.compile(
    r"\s*\)?\s*(?:(?:hằng|hàng|mỗi)\s+năm)?\s*:\s*(?P<rest>[^;.]*?)[\s,]*(?:từ\s*)?", re.IGNORECASE
)
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
    if dated := _site_item(context, dates) or _dated_item(context, dates[0]):
        return [dated]
    found: list[Event] = []
    for at, date in enumerate(dates):
        if date.bound in ("before", "by") and not _on_the_day(text, date):
            continue
        bracketed = text[: date.start].rstrip().endswith(("(", "-", "–"))
        after = dates[at - 1].end if at else 0
        if found and at and (more := _more_of(context, date, found[-1], after)):
            found.append(more)
            continue
        name = "" if bracketed else held(text, date, after)
        name = name or named_day(text, date, after) or labelled(text, date)
        name = name or (further(text, date, found[-1], after) if found and at else "")
        name = name or step_of(text, date, after)
        if name:
            found.append(_told(context, date, name))
    return found


def _told(context: Context, date: DateMention, name: str) -> Event:
    """An event of running text, with the place behind its day and who holds it."""
    place = place_behind(context.text, date, hours_beside(context.text, date))
    name, organiser = _by_whom(name)
    name = of_whole(context, told_name(name), date.bound_start)
    return _event(context, date, name, place=place, organiser=organiser or _led_by(context.text, date))


def _more_of(context: Context, date: DateMention, event: Event, after: int) -> Event | None:
    """`Ngày A (21/4) hằng năm: cấp tỉnh tổ chức tại …, từ ngày … đến ngày …`: the days on which A itself is held."""
    said = _GOES_ON.fullmatch(context.text, after, date.bound_start)
    if said is None or date.kind not in ("date", "range") or held_in(said["rest"]):
        return None
    level = level_at(said["rest"])
    step = re.split(r"\s+(?:lúc|vào|từ)\s", said["rest"])[0].strip(" ,")
    name = f"{event.name} {level}" if level else f"{event.name}: {step}" if is_step(step) else event.name
    every = replace(date, yearly=date.yearly or (event.yearly and date.year is None))
    return _event(context, every, name, place=place_before(said["rest"]))


def _site_item(context: Context, dates: Sequence[DateMention]) -> Event | None:
    """An item of no more than a day and a place: what its heading says is held."""
    date = dates[0]
    if len(dates) > 1 or date.kind not in ("date", "range", "day_month") or date.bound in ("before", "by"):
        return None
    site = site_of(context.text, date) if context.above else ""
    name = held_above(context) if site else ""
    dated = replace(date, year=date.year or year_of(context, date.month, date.day))
    return _event(context, dated, name, place=site) if name else None


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
    name = of_whole(context, HOLDS.sub("", name), date.bound_start)
    return _event(context, date, name, place=place["place"] if place else "", organiser=organiser)


def _from_fields(context: Context, dates: Sequence[DateMention]) -> list[Event]:
    """`Thời gian: …` beside `Địa điểm: …`, `Đơn vị chủ trì: …`: one event under the heading's name."""
    beside = group_fields(context)
    if not context.above and "task" not in beside:
        return []
    name = thing_above(context) if context.above else beside["task"]
    time = next((field for field in fields_in(context.text) if field.kind == "time"), None)
    step = _TIME_LABEL.sub("", context.text[: time.start]).strip(" :-–+*") if time else ""
    name = f"{name}: {step}" if is_step(step) else name
    usable = [
        date
        for date in dates
        if date.kind in (*DAYS, "month", "quarter") and (time is None or time.start <= date.start < time.end)
    ]
    found: list[Event] = []
    for at, date in enumerate(usable):
        place, organiser = beside.get("place", ""), beside.get("lead", "")
        if not found:
            found.append(_event(context, date, name, place=place, organiser=organiser))
            continue
        own = own_words(context.text, usable[at - 1].end, date)
        if _ENDS.match(own) and (closed := _until(context, found[-1], date)) is not None:
            found[-1] = closed
        elif date.bound not in ("before", "by") and not _PAPER.search(own) and len(own.split()) != 1:
            part = f"{name}: {own}" if own else name
            found.append(_event(context, date, part, place=place, organiser=organiser))
    return found


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
    hours = hours_beside(context.text, date)
    return Event(
        path=context.node.key, name=name, yearly=yearly, day=day, month=month, year=year,
        end_day=end_day, end_month=end_month, end_year=end_year,
        starts=hours.starts, ends=hours.ends, place=place, organiser=organiser,
        words=words_at(context.text, date.bound_start if date.kind == "range" else date.start, date.end),
    )  # fmt: skip


def _anniversary(date: DateMention) -> bool:
    """`07/5/1954 - 07/5/2024`: one day, named with the year of what it recalls."""
    return (date.day, date.month) == (date.end_day, date.end_month) and date.year != date.end_year

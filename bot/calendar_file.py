"""Occasions as an iCalendar file (RFC 5545) that Google, Apple and Outlook take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from icalendar import Calendar, vRecur
from icalendar import Event as CalendarEvent

from bot import messages
from bot.agenda import Occasion, places_of, shared_days
from bot.days import VIETNAM
from bot.render import short_source


def calendar_file(occasions: Iterable[Occasion], *, now: datetime) -> bytes:
    """The file; yearly occasions recur, an event that several provinces hold on one day stands once.

    `now` is when it was made, with its time zone.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Hoi Ke hoach//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", messages.CALENDAR_NAME)
    calendar.add("x-wr-timezone", VIETNAM.key)
    for group in shared_days(occasions):
        calendar.add_component(_entry(group, now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _entry(group: Sequence[Occasion], now: datetime) -> CalendarEvent:
    occasion = group[0]
    entry = CalendarEvent()
    entry.add("uid", f"{occasion.id}@hoi-ke-hoach")
    entry.add("dtstamp", now)
    _add_times(entry, occasion)
    summary = messages.CALENDAR_DEADLINE if occasion.kind == "deadline" else messages.CALENDAR_EVENT
    entry.add("summary", summary.format(name=occasion.name, province=places_of(group)).removesuffix(" ()"))
    quotes = [f"“{one.text}”\n— {one.label} ({short_source(one)})" for one in (o.citation for o in group)]
    entry.add("description", "\n".join(filter(None, (occasion.hours, *quotes))))
    entry.add("transp", "TRANSPARENT")
    if occasion.yearly:
        entry.add("rrule", _yearly(occasion))
    return entry


def _add_times(entry: CalendarEvent, occasion: Occasion) -> None:
    """From hour to hour where the plan gives them, without an end where it gives none; else whole days."""
    starts, ends = occasion.starts, occasion.ends
    several = occasion.last > occasion.day
    if starts is None or (several and ends is None):
        entry.add("dtstart", occasion.day)
        entry.add("dtend", occasion.last + timedelta(days=1))  # the day after the last one
        return
    begin = datetime.combine(occasion.day, starts, VIETNAM)
    entry.add("dtstart", begin)
    if ends is not None:
        end = datetime.combine(occasion.last, ends, VIETNAM)
        entry.add("dtend", end if end > begin else end + timedelta(days=1))  # past midnight


def _yearly(occasion: Occasion) -> vRecur:
    following = occasion.day + timedelta(days=1)
    if occasion.kind == "deadline" and occasion.day.month == 2 and following.month == 3:
        return vRecur(freq="yearly", bymonth=2, bymonthday=-1)  # before 1 March: the 28th or the 29th
    return vRecur(freq="yearly")

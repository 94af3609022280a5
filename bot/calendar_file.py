"""Occasions as an iCalendar file (RFC 5545) that Google, Apple and Outlook take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, vRecur
from icalendar import Event as CalendarEvent

from bot import messages
from bot.agenda import Occasion
from bot.render import short_source


def calendar_file(occasions: Iterable[Occasion], *, now: datetime) -> bytes:
    """The file; yearly occasions recur. `now` is when it was made, with its time zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//Hoi Ke hoach//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", messages.CALENDAR_NAME)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for occasion in occasions:
        calendar.add_component(_entry(occasion, now))
    return bytes(calendar.to_ical())


def _entry(occasion: Occasion, now: datetime) -> CalendarEvent:
    entry = CalendarEvent()
    entry.add("uid", f"{occasion.id}@hoi-ke-hoach")
    entry.add("dtstamp", now)
    entry.add("dtstart", occasion.day)
    entry.add("dtend", occasion.last + timedelta(days=1))  # the day after the last one
    summary = messages.CALENDAR_DEADLINE if occasion.kind == "deadline" else messages.CALENDAR_EVENT
    entry.add("summary", summary.format(name=occasion.name, province=occasion.province).removesuffix(" ()"))
    citation = occasion.citation
    entry.add("description", f"“{citation.text}”\n— {citation.label} ({short_source(citation)})")
    entry.add("transp", "TRANSPARENT")
    if occasion.yearly:
        entry.add("rrule", _yearly(occasion))
    return entry


def _yearly(occasion: Occasion) -> vRecur:
    following = occasion.day + timedelta(days=1)
    if occasion.kind == "deadline" and occasion.day.month == 2 and following.month == 3:
        return vRecur(freq="yearly", bymonth=2, bymonthday=-1)  # before 1 March: the 28th or the 29th
    return vRecur(freq="yearly")

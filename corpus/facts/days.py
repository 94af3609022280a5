"""The days of dated facts: the last one that satisfies a deadline, those on which an event is held."""

from __future__ import annotations

import calendar
from collections.abc import Collection
from datetime import date, timedelta

from corpus.facts.models import Deadline, Event


def last_day(fact: Deadline, year: int) -> date | None:
    """The last day that satisfies a deadline in a year: the day before `trước ngày`, else the day itself."""
    if fact.month is None or fact.kind in ("quarterly", "monthly", "milestone"):
        return None
    days = calendar.monthrange(year, fact.month)[1]
    day = min(fact.day or days, days)
    bound = date(year, fact.month, day)
    return bound - timedelta(days=1) if fact.bound == "before" and fact.day else bound


def next_due(fact: Deadline, today: date) -> date | None:
    """The next day that still satisfies a deadline; None where it is over or names no day."""
    if fact.year is not None:
        last = last_day(fact, fact.year)
        return last if last is not None and last >= today else None
    days = (last_day(fact, year) for year in (today.year, today.year + 1))
    return next((day for day in days if day is not None and day >= today), None)


def deadline_day(fact: Deadline, today: date) -> date | None:
    """The next day that satisfies a deadline, or the only one where it is over; None where it names no day."""
    if fact.year is not None:
        return last_day(fact, fact.year)
    this_year = last_day(fact, today.year)
    return this_year if this_year is None or this_year >= today else last_day(fact, today.year + 1)


def event_days(event: Event, year: int) -> tuple[date, date] | None:
    """The first and the last day of an event that begins in a year; of a month without a day all of it."""
    if event.month is None:
        return None
    first = _date(year, event.month, event.day or 1)
    if first is None:
        return None
    end_month = event.end_month or event.month
    end_year = year + (
        event.end_year - event.year if event.end_year and event.year else end_month < event.month
    )
    end_day = event.end_day or (event.day if event.day and event.end_month is None else 0)
    last = _date(end_year, end_month, end_day or calendar.monthrange(end_year, end_month)[1])
    return (first, last) if last is not None and last >= first else (first, first)


def is_held(event: Event, month: int | None, years: Collection[int]) -> bool:
    """Whether an event falls into a month, of the years where any are named; also one that runs over New Year."""
    if event.yearly or not years:
        return month is None or month in _months(event)
    if event.year is None or (month is not None and event.month is None):
        return False
    first, end = event.month or 1, event.end_month or event.month or 12
    last = (event.end_year or event.year + (end < first), end)
    asked = range(1, 13) if month is None else (month,)
    return any((event.year, first) <= (year, m) <= last for year in years for m in asked)


def _months(event: Event) -> Collection[int]:
    """The months in which an event goes on, whatever the year."""
    if event.month is None:
        return ()
    end = event.end_month or event.month
    if end >= event.month:
        return range(event.month, end + 1)
    return {*range(event.month, 13), *range(1, end + 1)}


def next_day(event: Event, today: date) -> date | None:
    """The event's next day, or its only day where it is over; None where the plan gives no day."""
    if event.month is None or event.day is None:
        return None
    if not event.yearly:
        return _date(event.year or today.year, event.month, event.day)
    this_year = _date(today.year, event.month, event.day)
    return this_year if this_year and this_year >= today else _date(today.year + 1, event.month, event.day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

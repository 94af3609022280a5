"""What falls due or is held within a span of days: `tuần sau có gì`, `cuối năm nay có sự kiện nào`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bot import messages
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Result, Task, missing
from bot.answers.times.dated import DatedFact, events_asked, scored
from bot.answers.times.events import event_finding
from bot.answers.topics import about
from bot.days import plain_day
from bot.weights import WEIGHTS
from corpus.facts.days import event_days, last_day
from corpus.facts.models import Deadline, Event
from corpus.folding import fold

_DUE = re.compile(r"\b(?:han|moc|bao cao|nop|gui|xong|hoan thanh|phai|den han|ket thuc)\b")
_HELD = re.compile(r"\b(?:su kien|le|hoi|hoat dong|dien ra|to chuc|ngay hoi|chuong trinh)\b")
_FEW = 3  # events up to which each is told with its place


class _Day(NamedTuple):
    """A fact with the day on which it falls in the span."""

    day: date
    dated: DatedFact


def answer_between(task: Task) -> Result | None:
    """The plan's days within the span that is asked for, in their order; of those that the question names, if any.

    None where no days of a span are asked for.
    """
    span = task.question.span
    if span is None or task.question.intent not in ("event", "deadline"):
        return None
    found = sorted(_within(task, span), key=lambda one: one.day)
    if any(not _DUE.search(t.text) and not _HELD.search(t.text) for t in task.specific):
        found = [one for one in found if one.dated.met >= WEIGHTS.near]
    if not found:
        first, last = map(plain_day, span)
        return missing(task, messages.NONE_BETWEEN.format(first=first, last=last, about=about(task)))
    events = [one.dated.fact for one in found if isinstance(one.dated.fact, Event)]
    if len(events) == len(found) <= _FEW:
        return event_finding(task, events, max(one.dated.met for one in found))
    lines = [_line(one, max(40, 220 // len(found))) for one in found]
    return Finding(
        view=task.view,
        headline=shorten("; ".join(dict.fromkeys(lines)), WEIGHTS.quote),
        nodes=task.view.nodes_at(one.dated.fact.path for one in found),
        notes=tuple(dict.fromkeys(_line(one, 200) for one in found)) if len(found) > 1 else (),
        score=max(one.dated.met for one in found),
        value="; ".join(lines),
    )


def _within(task: Task, span: tuple[date, date]) -> Iterator[_Day]:
    text = fold(task.question.text)
    due, held = bool(_DUE.search(text)), bool(_HELD.search(text))
    if due or not held:
        for dated in scored(task, task.view.plan.facts.deadlines):
            if isinstance(dated.fact, Deadline) and (day := _due_within(dated.fact, span)) is not None:
                yield _Day(day, dated)
    if held or not due:
        for dated in scored(task, events_asked(task)):
            if isinstance(dated.fact, Event) and (day := _held_within(dated.fact, span)) is not None:
                yield _Day(day, dated)


def _due_within(fact: Deadline, span: tuple[date, date]) -> date | None:
    """The last day that satisfies a deadline, where it falls within the span."""
    years = (fact.year,) if fact.year is not None else range(span[0].year, span[1].year + 1)
    days = (last_day(fact, year) for year in years)
    return next((day for day in days if day is not None and span[0] <= day <= span[1]), None)


def _held_within(event: Event, span: tuple[date, date]) -> date | None:
    """The first day of an event that goes on at some time in the span."""
    years = range(span[0].year - 1, span[1].year + 1) if event.yearly else (event.year or span[0].year,)
    for year in years:
        days = event_days(event, year)
        if days is not None and days[0] <= span[1] and days[1] >= span[0]:
            return days[0]
    return None


def _line(one: _Day, room: int) -> str:
    fact = one.dated.fact
    if isinstance(fact, Event):
        return messages.ON_DAY.format(day=plain_day(one.day), what=shorten(fact.name, room))
    return messages.DEADLINE_ONE.format(words=fact.words.text, what=shorten(fact.what, room))

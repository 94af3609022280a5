"""Events as answers: their days as one writes them, where they are held, how far they are from today."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot import messages
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Task
from bot.days import plain_day
from corpus.facts.days import next_day
from corpus.facts.models import Event
from corpus.folding import fold
from corpus.models import Node

_WHERE = re.compile(r"\b(?:o|tai|cho|dia diem|noi) (?:dau|nao)\b|\bdia diem\b")


def event_finding(task: Task, events: Sequence[Event], score: float) -> Finding:
    """Events as one answer, with the clauses that say their days and places."""
    if task.question.upcoming:
        events = [e for e in events if (day := next_day(e, task.today)) and day >= task.today][:3] or events
    lines = [_event_line(task, e, max(40, 200 // len(events))) for e in events]
    notes = tuple(dict.fromkeys(note for e in events if (note := _event_note(e, task.today))))
    if task.question.days_left and notes:
        lines = list(notes)
    if task.question.wanted == "count" or task.question.counts:
        names = "; ".join(e.name for e in events)
        lines = [messages.EVENT_COUNT.format(count=len(events), names=names)]
    return Finding(
        view=task.view,
        headline=shorten("; ".join(dict.fromkeys(lines)), 270),
        nodes=_event_nodes(task, events),
        notes=notes,
        score=score,
        english="; ".join(
            messages.EN_EVENT.format(
                name=e.name,
                day=messages.EN_YEARLY.format(day=e.day, month=e.month) if e.yearly else event_day(e),
            )
            for e in events
        ),
        value=" ".join(sorted({event_day(e) for e in events})),
    )


def _event_line(task: Task, event: Event, room: int) -> str:
    line = messages.EVENT_ONE.format(name=shorten(event.name, room), day=event_day(event))
    if hours := event_hours(event):
        line += messages.EVENT_HOURS.format(hours=hours)
    placed = event.place in task.view.plan.by_key[event.path].text or not _hour_alone(task)
    if event.place and placed and (task.question.wanted == "where" or len(event.place) < room):
        line += messages.EVENT_AT.format(place=event.place)
    return line


def _hour_alone(task: Task) -> bool:
    """Whether only the hour is asked for, so that the line that says the place is no part of the answer."""
    return task.question.wanted == "time" and not _WHERE.search(fold(task.question.text))


def _event_nodes(task: Task, events: Sequence[Event]) -> tuple[Node, ...]:
    """The clauses that say the day, and beside each the one that says the place."""
    nodes: list[Node] = []
    for event, node in ((e, task.view.plan.by_key[e.path]) for e in events):
        nodes.append(node)
        if event.place and event.place not in node.text and not _hour_alone(task):
            beside = [n for n in task.view.plan.nodes if n.parent == node.parent and event.place in n.text]
            nodes += beside[:1]
    return tuple(dict.fromkeys(nodes))


def event_day(event: Event) -> str:
    """The event's day or days as one writes them: `21/4 hằng năm`, `từ 1/10 đến 7/10/2024`."""
    day = "/".join(str(p) for p in (event.day, event.month) if p is not None)
    if event.day is None and event.month is not None:
        day = messages.MONTH_ALONE.format(month=event.month)
    if event.year is not None and not event.yearly:
        day = f"{day}/{event.year}".lstrip("/")
    if event.end_day is not None and event.end_month is not None:
        end = f"{event.end_day}/{event.end_month}" + (f"/{event.end_year}" if event.end_year else "")
        day = f"{day} – {end}"
    return messages.EVENT_YEARLY.format(day=day) if event.yearly else day


def event_hours(event: Event) -> str:
    """The hours that the plan gives, in its words: `từ 20 giờ 00 đến 22 giờ`; empty where it gives none."""
    if event.starts and event.ends:
        return messages.HOURS_FROM_TO.format(start=event.starts.words.text, end=event.ends.words.text)
    if event.ends:
        return messages.HOUR_UNTIL.format(end=event.ends.words.text)
    if event.starts is None:
        return ""
    several = event.end_day is not None
    return (messages.HOUR_OPENS if several else messages.HOUR_AT).format(start=event.starts.words.text)


def _event_note(event: Event, today: date) -> str:
    day = next_day(event, today)
    if day is None:
        return ""
    if day == today:
        return messages.EVENT_TODAY.format(name=event.name, day=plain_day(day))
    if day < today:
        return messages.EVENT_PASSED.format(name=event.name, day=plain_day(day))
    return messages.EVENT_LEFT.format(name=event.name, day=plain_day(day), left=(day - today).days)

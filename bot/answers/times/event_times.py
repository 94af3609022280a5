"""At what hour and where an event is held, and how many days it lasts."""

from __future__ import annotations

import re
from datetime import date

from bot import messages
from bot.answers.finding import Finding, Task
from bot.answers.times.dated import DatedFact, best_of, events_asked, scored
from bot.answers.times.events import event_day, event_finding, event_hours
from bot.matching import strength, words_of
from bot.weights import WEIGHTS
from corpus.facts.models import Event
from corpus.folding import fold

_LASTS = re.compile(
    r"\b(?:keo dai|dien ra|to chuc|mo cua|trong)(?: trong)? (?:bao lau|bao nhieu (?:ngay|hom)|may (?:ngay|hom))\b"
)
_HOW_LONG = frozenset({"keo dai", "dien ra", "to chuc", "mo cua", "trong"})


def answer_event_time(task: Task) -> Finding | None:
    """The hour or the place of an event that is asked for, or how long it lasts; None where none is asked or given."""
    if task.question.wanted == "time":
        fitting = [
            e
            for e in _met(task)
            if isinstance(e.fact, Event) and event_hours(e.fact) and _names(task, e.fact)
        ]
        return _told(task, fitting) if fitting else None
    if task.question.wanted == "where":
        placed = [e for e in _met(task) if isinstance(e.fact, Event) and e.fact.place]
        return _told(task, placed) if placed else None
    if not _LASTS.search(fold(task.question.text)):
        return None
    lasting = [e for e in _met(task) if isinstance(e.fact, Event) and days_of(e.fact)]
    return _told(task, lasting) if lasting else None


def days_of(event: Event) -> int:
    """How many days an event lasts, the first and the last among them; 0 where the plan doesn't give both."""
    year = event.year or 2001  # of a yearly event any year without a leap day does
    if event.day is None or event.month is None or event.end_day is None or event.end_month is None:
        return 0
    try:
        first = date(year, event.month, event.day)
        last = date(event.end_year or year, event.end_month, event.end_day)
    except ValueError:
        return 0
    return (last - first).days + 1 if last >= first else 0


def _met(task: Task) -> list[DatedFact]:
    terms = tuple(t for t in task.question.terms if t.text not in _HOW_LONG)
    task = task.asking(terms=terms)
    if not task.specific:
        return []
    return [e for e in scored(task, events_asked(task)) if e.met >= WEIGHTS.answer]


def _names(task: Task, event: Event) -> bool:
    """Whether a question names an event by more than its place: who opens there daily has hours of its own."""
    name, place = words_of(event.name, event.organiser), words_of(event.place)
    of_place = [t for t in task.specific if strength(t, place) >= 1 and strength(t, name) < 1]
    return len(of_place) < len([t for t in task.specific if t.text not in _HOW_LONG])


def _told(task: Task, fitting: list[DatedFact]) -> Finding:
    chosen = best_of(task, fitting)
    events = [e.fact for e in chosen if isinstance(e.fact, Event)]
    found = event_finding(task, events, max(e.met for e in chosen))
    if task.question.wanted in ("time", "where"):
        return found
    lines = [messages.EVENT_LASTS.format(name=e.name, days=days_of(e), day=event_day(e)) for e in events]
    return Finding(
        view=task.view, headline="; ".join(dict.fromkeys(lines))[: WEIGHTS.quote], nodes=found.nodes,
        notes=found.notes, score=found.score, value=found.value,
    )  # fmt: skip

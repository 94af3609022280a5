"""Deadlines and events of the plans as days: what comes next, and what a calendar or a reminder says of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from bot.answer import Citation
from bot.answers.due_days import last_day
from bot.answers.events import next_day
from bot.view import PlanView
from corpus.facts.models import Deadline, Event
from corpus.folding import compact
from corpus.frozen import Frozen
from corpus.gazetteer.agencies import load_agencies
from corpus.models import Plan

Kind = Literal["deadline", "event"]


class Occasion(Frozen):
    """A day that matters: the last day that satisfies a deadline, or the first day of an event.

    `day` is the next one, or the only one where it is over.
    """

    id: str  # the same for the same matter, whatever its date and wherever the plan has it now
    kind: Kind
    name: str  # what is due, or what is held, in the plan's words
    words: str  # how the plan gives the date
    day: date
    last: date  # of an event that lasts several days
    yearly: bool
    agencies: tuple[str, ...] = ()  # that the plan names with it
    who: str = ""
    to: str = ""
    via: str = ""
    citation: Citation

    @property
    def province(self) -> str:
        """Whose it is; empty for a central plan."""
        return self.citation.province or ""

    def days_left(self, today: date) -> int:
        """Days until it; negative where it is over."""
        return (self.day - today).days


def occasions(plans: Iterable[Plan], today: date, kind: Kind | None = None) -> tuple[Occasion, ...]:
    """The occasions of the plans that have a day: those to come first, the soonest first, then those over."""
    found = [one for plan in plans for one in _of_plan(plan, today) if kind in (None, one.kind)]
    return tuple(sorted(found, key=lambda one: (one.day < today, one.day, one.province, one.name)))


def names_agency(occasion: Occasion, agency: str) -> bool:
    """Whether an occasion binds an agency: it or a group that it belongs to is named with it."""
    agencies = load_agencies()
    bound = {agency, *agencies.cover(agency)}
    words = (occasion.who, occasion.to, occasion.via)
    named = {mention.agency for text in words for mention in agencies.find(text)}
    return bool(bound & {*named, *occasion.agencies})


def _of_plan(plan: Plan, today: date) -> Iterator[Occasion]:
    view = PlanView(plan)
    duties: dict[str, dict[str, None]] = {}
    for duty in plan.facts.duties:
        duties.setdefault(duty.path, {})[duty.agency] = None
    alike: Counter[tuple[str, ...]] = Counter()
    for deadline in plan.facts.deadlines:
        day = _deadline_day(deadline, today)
        matter = ("deadline", *map(compact, (deadline.what, deadline.who, deadline.to, deadline.via)))
        alike[matter] += 1
        if day is not None:
            yield Occasion(
                id=_identity(plan.plan_id, *matter, str(alike[matter])),
                kind="deadline",
                name=deadline.what,
                words=deadline.words.text,
                day=day,
                last=day,
                yearly=deadline.kind == "yearly",
                agencies=tuple(duties.get(deadline.path, ())),
                who=deadline.who,
                to=deadline.to,
                via=deadline.via,
                citation=view.cite(plan.by_key[deadline.path]),
            )
    for event in plan.facts.events:
        day = next_day(event, today)
        matter = ("event", compact(event.name))
        alike[matter] += 1
        if day is not None:
            yield Occasion(
                id=_identity(plan.plan_id, *matter, str(alike[matter])),
                kind="event",
                name=event.name,
                words=event.words.text,
                day=day,
                last=_last_of(event, day),
                yearly=event.yearly,
                agencies=tuple(duties.get(event.path, ())),
                who=event.organiser,
                citation=view.cite(plan.by_key[event.path]),
            )


def _deadline_day(deadline: Deadline, today: date) -> date | None:
    if deadline.year is not None:
        return last_day(deadline, deadline.year)
    this_year = last_day(deadline, today.year)
    return this_year if this_year is None or this_year >= today else last_day(deadline, today.year + 1)


def _last_of(event: Event, first: date) -> date:
    if event.end_day is None or event.end_month is None:
        return first
    try:
        last = date(event.end_year or first.year, event.end_month, event.end_day)
    except ValueError:
        return first
    return last if timedelta(0) <= last - first < timedelta(days=366) else first


def _identity(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

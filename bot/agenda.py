"""Deadlines and events of the plans as days: what comes next, and what a calendar or a reminder says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta

from bot.answer import Citation
from bot.answers.times.events import event_hours
from bot.view import CitedPlan
from corpus.facts.models import Clock, Deadline, Event
from corpus.folding import compact
from corpus.frozen import Frozen
from corpus.gazetteer.agencies import load_agencies
from corpus.gazetteer.agency_pattern import kind_of
from index.dated import Dated, DatedKind
from index.manifest import PlanSummary

_NATIONAL = frozenset({"ministry", "central"})  # kinds of agencies


class Occasion(Frozen):
    """A day that matters: the last day that satisfies a deadline, or the first day of an event.

    `day` is the next one, or the only one where it is over.
    """

    id: str  # the same for the same matter, whatever its date and wherever the plan has it now
    kind: DatedKind
    name: str  # what is due, or what is held, in the plan's words
    words: str  # how the plan gives the date
    day: date
    last: date  # of an event that lasts several days
    starts: time | None = None  # on the first day
    ends: time | None = None  # on the last day
    hours: str = ""  # the same in the plan's words
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


def occasions(found: Iterable[Dated], plans: Mapping[str, PlanSummary], today: date) -> tuple[Occasion, ...]:
    """Dated facts as occasions: those to come first, the soonest first, then those over. `plans` by their ids."""
    made = (_occasion(one, plans[one.plan_id], today) for one in found if one.plan_id in plans)
    kept = (one for one in made if one is not None)
    return tuple(sorted(kept, key=lambda one: (one.day < today, one.day, one.province, one.name)))


def shared_days(found: Iterable[Occasion]) -> list[list[Occasion]]:
    """Events alike but for province and spelling together; each deadline by itself, for its parties differ."""
    groups: dict[tuple[object, ...], list[Occasion]] = {}
    for one in found:
        alike = (
            (compact(one.name), one.last, one.yearly, one.hours, compact(one.who))
            if one.kind == "event"
            else (one.id,)
        )
        groups.setdefault((one.day, *alike), []).append(one)
    return list(groups.values())


def places_of(group: Iterable[Occasion]) -> str:
    """Whose a day is."""
    return ", ".join(dict.fromkeys(one.province for one in group if one.province))


def bound_with(agency: str) -> frozenset[str]:
    """An agency and the groups that it belongs to: what one of them is named with binds it.

    `các cơ quan, đơn vị` says everyone: a day is rather shown to a body that it doesn't bind than kept from one that
    it does. Ministries aren't a province's.
    """
    known = load_agencies()
    kind = known.get(agency).kind if agency in known.ids else kind_of(agency)
    everyone = () if kind in _NATIONAL else known.of_everyone
    return frozenset((agency, *known.cover(agency), *everyone))


def binds(one: Occasion, agency: str) -> bool:
    """Whether a day is an agency's."""
    return not bound_with(agency).isdisjoint(one.agencies)


def _occasion(one: Dated, plan: PlanSummary, today: date) -> Occasion | None:
    day, fact = one.day(today), one.fact
    if day is None:
        return None
    shared = {
        "id": one.id,
        "kind": one.kind,
        "words": fact.words.text,
        "day": day,
        "agencies": one.agencies,
        "citation": CitedPlan(plan.plan_id, plan.metadata, plan.file).cite(one.node, typed=one.typed),
    }
    if isinstance(fact, Deadline):
        own = {"name": fact.what, "last": day, "yearly": fact.kind == "yearly"}
        own |= {"who": fact.who, "to": fact.to, "via": fact.via}
    else:
        own = {"name": fact.name, "last": _last_of(fact, day), "yearly": fact.yearly, "who": fact.organiser}
        own |= {"starts": _time(fact.starts), "ends": _time(fact.ends), "hours": event_hours(fact)}
    return Occasion.model_validate(shared | own)


def _time(clock: Clock | None) -> time | None:
    return time(clock.hour, clock.minute) if clock else None


def _last_of(event: Event, first: date) -> date:
    if event.end_day is None or event.end_month is None:
        return first
    try:
        last = date(event.end_year or first.year, event.end_month, event.end_day)
    except ValueError:
        return first
    return last if timedelta(0) <= last - first < timedelta(days=366) else first

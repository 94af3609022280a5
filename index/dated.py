"""The days that plans set, each with its clause: what lists, calendars and reminders need, without reading a plan.

They are worked out when indexing and kept in a table of the snapshot, by the day on which they fall: lists of a
thousand plans would otherwise read a thousand plans.
"""

from __future__ import annotations

import calendar
import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from corpus.facts.days import deadline_day, last_day, next_day
from corpus.facts.models import Deadline, Event
from corpus.folding import compact
from corpus.frozen import Frozen
from corpus.gazetteer.agencies import load_agencies
from corpus.models import Node, Plan
from corpus.slips import readable_for_slips

DatedKind = Literal["deadline", "event"]

_ALL = 1 << 31
_ANY_YEAR = 2001  # without a leap day


class Dated(Frozen):
    """A deadline or an event that falls on a day, and the clause that says it."""

    id: str  # the same for the same matter, whatever its date and wherever the plan has it now
    plan_id: str
    fact: Deadline | Event
    agencies: tuple[str, ...]  # whose duty the clause is, and those that the fact names
    node: Node
    typed: bool  # the plan's words are its authors' own to the letter, see slips.py

    @property
    def kind(self) -> DatedKind:
        """What it is."""
        return "deadline" if isinstance(self.fact, Deadline) else "event"

    def day(self, today: date) -> date | None:
        """The next day, or the only one where it is over; None where there is none (29/2)."""
        if isinstance(self.fact, Deadline):
            return deadline_day(self.fact, today)
        return next_day(self.fact, today)

    @property
    def key(self) -> str:
        """What a table is ordered by: `2026-11-30`, or `11-30` of what recurs (of 29 February the 28th)."""
        fact = self.fact
        if isinstance(fact, Deadline):
            day = last_day(fact, fact.year or _ANY_YEAR)
        else:
            year = None if fact.yearly else fact.year
            day = _in_month(year or _ANY_YEAR, fact.month or 1, fact.day or 1)
        assert day is not None  # noqa: S101 (only facts with a day are kept)
        recurs = fact.year is None or (isinstance(fact, Event) and fact.yearly)
        return f"{day:%m-%d}" if recurs else day.isoformat()


class DatedQuery(Frozen):
    """Which days are wanted: of these plans (None: of all), as of `today`.

    Without an `id` those to come up to `until`, the soonest first, or with `over` those that are over, the last
    first; `limit` at the most.
    """

    today: date
    plan_ids: frozenset[str] | None = None
    kind: DatedKind | None = None
    agencies: frozenset[str] = frozenset()  # one of which it has to name; none: whatever it names
    id: str = ""
    over: bool = False
    until: date | None = None
    limit: int | None = None

    @property
    def values(self) -> dict[str, str | int | None]:
        """What the stores' statements need of it; what recurs and was before `since_key` this year falls next year."""
        first = _in_calendar(self.today)
        return {
            "id": self.id,
            "kind": self.kind,
            "agencies": json.dumps(sorted(self.agencies)) if self.agencies else None,
            "today": self.today.isoformat(),
            "since": first.isoformat(),
            "since_key": f"{first:%m-%d}",
            "year": f"{self.today.year:04}",
            "next": f"{self.today.year + 1:04}",
            "until": self.until.isoformat() if self.until else None,
            "limit": _ALL if self.limit is None else self.limit,
        }


class DatedRow(NamedTuple):
    """A dated fact as a table keeps it."""

    id: str
    kind: DatedKind
    day: str  # its key
    agencies: str  # JSON
    json: bytes

    @classmethod
    def of(cls, one: Dated) -> DatedRow:
        """The row of a fact."""
        return cls(
            one.id,
            one.kind,
            one.key,
            json.dumps(one.agencies),
            one.model_dump_json(exclude_defaults=True).encode("utf-8"),
        )


class Offer(Frozen):
    """What menus offer of a plan: the agencies with a section of their own as it writes them, its targets' years."""

    plan_id: str
    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


def dated_of(plan: Plan) -> Iterator[Dated]:
    """The facts of a plan that fall on a day, deadlines first, each in reading order."""
    duties: dict[str, dict[str, None]] = {}
    for duty in plan.facts.duties:
        duties.setdefault(duty.path, {})[duty.agency] = None
    typed = readable_for_slips(plan.source)
    alike: Counter[tuple[str, ...]] = Counter()
    facts: tuple[Deadline | Event, ...] = (*plan.facts.deadlines, *plan.facts.events)
    for fact in facts:
        matter = _matter(fact)
        alike[matter] += 1
        if _has_day(fact):
            yield Dated(
                id=_identity(plan.plan_id, *matter, str(alike[matter])),
                plan_id=plan.plan_id,
                fact=fact,
                agencies=tuple(dict.fromkeys((*duties.get(fact.path, ()), *_named_with(fact)))),
                node=plan.by_key[fact.path],
                typed=typed,
            )


def offer_of(plan: Plan) -> Offer:
    """What menus offer of a plan, in its order."""
    own = dict.fromkeys(duty.written for duty in plan.facts.duties if duty.place == "own")
    years = {target.year for target in plan.facts.targets if target.year is not None}
    return Offer(plan_id=plan.plan_id, agencies=tuple(own), years=tuple(sorted(years)))


def select(query: DatedQuery, found: Iterable[Dated]) -> list[Dated]:
    """Those of the facts that a query wants, in its order. What a store leaves out itself is left out here too."""
    chosen: list[tuple[date, str, Dated]] = []
    for one in found:
        day = one.day(query.today)
        if day is None or not _fits(query, one):
            continue
        if query.id or ((day < query.today) == query.over and (query.until is None or day <= query.until)):
            chosen.append((day, one.id, one))
    chosen.sort(key=lambda entry: entry[:2], reverse=query.over)
    return [one for _, _, one in chosen[: query.limit]]


def _fits(query: DatedQuery, one: Dated) -> bool:
    return (
        (query.plan_ids is None or one.plan_id in query.plan_ids)
        and query.kind in (None, one.kind)
        and (not query.agencies or not query.agencies.isdisjoint(one.agencies))
        and query.id in ("", one.id)
    )


def count_over(query: DatedQuery, found: Iterable[Dated]) -> int:
    """How many of the facts of a query's plans and kind are over."""
    days = (one.day(query.today) for one in found if _fits(query, one))
    return sum(day is not None and day < query.today for day in days)


def wanted_plans(query_ids: Collection[str] | None, held: Collection[str]) -> list[str]:
    """The plans of a query among those that are held, in their order."""
    return sorted(held if query_ids is None else set(query_ids) & set(held))


def _in_calendar(day: date) -> date:
    """A day as keys have it: the 29th of February is the 28th."""
    return day - timedelta(days=1) if (day.month, day.day) == (2, 29) else day


def _in_month(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _has_day(fact: Deadline | Event) -> bool:
    if isinstance(fact, Event):
        return fact.day is not None and fact.month is not None
    return last_day(fact, fact.year or _ANY_YEAR) is not None


def _named_with(fact: Deadline | Event) -> Iterator[str]:
    texts = (fact.organiser,) if isinstance(fact, Event) else (fact.who, fact.to, fact.via)
    return (agency for text in texts if text for agency in _named_in(text))


@lru_cache(maxsize=4096)
def _named_in(text: str) -> tuple[str, ...]:
    return tuple(mention.agency for mention in load_agencies().find(text))


def _matter(fact: Deadline | Event) -> tuple[str, ...]:
    if isinstance(fact, Event):
        return ("event", compact(fact.name))
    return ("deadline", *map(compact, (fact.what, fact.who, fact.to, fact.via)))


def _identity(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

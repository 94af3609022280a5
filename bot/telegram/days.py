"""The days of the library's plans by province, agency and time. Blocks; reads no plan, only the snapshot's lists."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bot.agenda import Occasion, bound_with, occasions, shared_days
from bot.telegram.ports import Library
from index.dated import DatedKind, DatedQuery


class Wanted(NamedTuple):
    """Whose days are asked for; all of them where nothing is named."""

    kind: DatedKind | None = None
    province: str = ""
    agency: str = ""


class Days:
    """The days of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._plans = {plan.plan_id: plan for plan in library.summaries}

    def coming(self, wanted: Wanted, today: date, *, limit: int | None = None) -> tuple[Occasion, ...]:
        """The occasions to come, the soonest first."""
        return self._found(self._query(wanted, today), limit)

    def over(self, wanted: Wanted, today: date, *, limit: int | None = None) -> tuple[Occasion, ...]:
        """The occasions that are over, the last `limit` of them."""
        return self._found(self._query(wanted, today).model_copy(update={"over": True}), limit)

    def count_over(self, wanted: Wanted, today: date) -> int:
        """How many are over."""
        return self._library.count_over(self._query(wanted, today))

    def until(self, last: date, today: date) -> tuple[Occasion, ...]:
        """All occasions from today to a day."""
        query = self._query(Wanted(), today).model_copy(update={"until": last})
        return occasions(self._library.dated(query), self._plans, today)

    def one(self, identity: str, today: date) -> tuple[Occasion, ...]:
        """The occasion with this id; none where no plan has it any more."""
        query = DatedQuery(today=today, id=identity)
        return occasions(self._library.dated(query), self._plans, today)

    def shared(self, one: Occasion, today: date) -> tuple[Occasion, ...]:
        """An occasion, and the same event of other provinces on its day."""
        if one.days_left(today) < 0:
            return (one,)
        groups = shared_days(self.until(one.day, today))
        return tuple(next((group for group in groups if one.id in {each.id for each in group}), [one]))

    def _query(self, wanted: Wanted, today: date) -> DatedQuery:
        held = self._plans.values()
        own = frozenset(p.plan_id for p in held if p.metadata.province == wanted.province)
        return DatedQuery(
            today=today,
            kind=wanted.kind,
            plan_ids=own if wanted.province else None,
            agencies=bound_with(wanted.agency) if wanted.agency else frozenset(),
        )

    def _found(self, query: DatedQuery, limit: int | None) -> tuple[Occasion, ...]:
        found = self._library.dated(query.model_copy(update={"limit": limit}))
        return occasions(found, self._plans, query.today)

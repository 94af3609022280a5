"""The lists of a library that is small enough to be read whole, by the rules that snapshots are held to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from corpus.models import Plan
from index.dated import Dated, DatedQuery, Offer, count_over, dated_of, offer_of, select
from index.manifest import PlanSummary


class ReadLists:
    """For a library that has `summaries` and `plan`."""

    @property
    def summaries(self) -> Sequence[PlanSummary]:
        raise NotImplementedError

    def plan(self, plan_id: str) -> Plan:
        raise NotImplementedError

    def dated(self, query: DatedQuery) -> list[Dated]:
        return select(query, self._every())

    def count_over(self, query: DatedQuery) -> int:
        return count_over(query, self._every())

    def offers(self, plan_ids: Collection[str] | None = None) -> list[Offer]:
        held = (one.plan_id for one in self.summaries)
        return [offer_of(self.plan(key)) for key in held if plan_ids is None or key in plan_ids]

    def _every(self) -> Iterator[Dated]:
        return (day for one in self.summaries for day in dated_of(self.plan(one.plan_id)))

"""The plans of the run before, found by their file or by the province that tells plans apart.

Every plan of one national programme is much like all others: only those of the same province, or that name none,
are held against each other, so that a run's work grows with what is new and not with pairs of plans.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from corpus.folding import compact
from corpus.models import PlanMetadata
from index.identity import Clauses, Known, agree
from index.manifest import PlanSummary

HashesOf = Callable[[str], Clauses]


class KnownPlans:
    """Plans that have an id. `hashes_of` is called for those alone that a plan is held against."""

    def __init__(self, plans: Iterable[PlanSummary], hashes_of: HashesOf) -> None:
        self._hashes_of = hashes_of
        self._by_file: dict[str, PlanSummary] = {}
        self._by_place: dict[str, dict[str, PlanSummary]] = {}
        for plan in plans:
            self._by_file.setdefault(plan.file, plan)
            self._by_place.setdefault(place_of(plan.metadata), {})[plan.plan_id] = plan

    def of_file(self, file: str) -> Known | None:
        """The plan that was read from a file."""
        plan = self._by_file.get(file)
        return self._known(plan) if plan is not None else None

    def alike(self, metadata: PlanMetadata) -> list[Known]:
        """The plans that nothing tells apart from this one, by their ids."""
        return [self._known(plan) for plan in self._of_place(metadata) if agree(metadata, plan.metadata)]

    def may_be(self, plans: Iterable[PlanMetadata]) -> list[Known]:
        """The plans that any of these may be the same as, as far as their provinces tell, by their ids."""
        found = {known.plan_id: known for one in plans for known in self._of_place(one)}
        return [self._known(found[plan_id]) for plan_id in sorted(found)]

    def remove(self, plan: PlanSummary) -> None:
        """Takes out a plan that a file was found to be."""
        self._by_place.get(place_of(plan.metadata), {}).pop(plan.plan_id, None)
        held = self._by_file.get(plan.file)
        if held is not None and held.plan_id == plan.plan_id:
            del self._by_file[plan.file]

    def _of_place(self, metadata: PlanMetadata) -> list[PlanSummary]:
        place = place_of(metadata)
        buckets: Collection[str] = {place, ""} if place else self._by_place.keys()
        found = {plan_id: plan for one in buckets for plan_id, plan in self._by_place.get(one, {}).items()}
        return [found[plan_id] for plan_id in sorted(found)]

    def _known(self, plan: PlanSummary) -> Known:
        return Known(plan.plan_id, plan.metadata, self._hashes_of(plan.plan_id))


def place_of(metadata: PlanMetadata) -> str:
    """The province as two plans' are compared; empty where a plan names none, which agrees with any."""
    return compact(metadata.province or "")

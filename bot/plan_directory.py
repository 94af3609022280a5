"""The plans of a snapshot by what a question may name: looked up, not gone through, for each question."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from index.manifest import PlanSummary


class PlanDirectory:
    """The summaries of a snapshot, arranged once."""

    def __init__(self, summaries: Sequence[PlanSummary]) -> None:
        self.summaries = summaries

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """All plans' ids, in their order."""
        return tuple(s.plan_id for s in self.summaries)

    @cached_property
    def by_id(self) -> dict[str, PlanSummary]:
        """Each plan's summary."""
        return {s.plan_id: s for s in self.summaries}

    @cached_property
    def by_province(self) -> dict[str, tuple[str, ...]]:
        """The ids of each province's plans, in their order; plans of no province are left out."""
        found: dict[str, list[str]] = {}
        for s in self.summaries:
            if s.metadata.province:
                found.setdefault(s.metadata.province, []).append(s.plan_id)
        return {province: tuple(ids) for province, ids in found.items()}

    @property
    def provinces(self) -> Collection[str]:
        """Provinces of which a plan is held, each once, in the order of their first plans."""
        return self.by_province.keys()

    def of_provinces(self, names: Collection[str]) -> tuple[str, ...]:
        """The ids of these provinces' plans, in the order of all plans."""
        found = [plan_id for name in dict.fromkeys(names) for plan_id in self.by_province.get(name, ())]
        return tuple(sorted(found, key=self._place.__getitem__))

    @cached_property
    def _place(self) -> dict[str, int]:
        return {plan_id: place for place, plan_id in enumerate(self.ids)}

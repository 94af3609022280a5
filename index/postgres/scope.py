"""Which rows of the database a search looks at: the plans of a snapshot, by the numbers they have there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

PlanRow = tuple[str, int, int, int]  # plan_id, plan_key, segment_id, number of clauses


@dataclass(frozen=True)
class Chosen:
    """The rows of some plans: those of `keys`, or (None) all of the segments but those of `dead`."""

    segments: list[int]
    keys: list[int] | None
    dead: list[int]
    clauses: int


class Scope:
    """The plans that count in a snapshot, and those that only stand in its segments."""

    def __init__(self, plans: Iterable[PlanRow], dead: Iterable[int]) -> None:
        self._plans: Mapping[str, PlanRow] = {plan[0]: plan for plan in plans}
        self._names = {key: plan_id for plan_id, key, *_ in self._plans.values()}
        self._dead = sorted(dead)
        self.segments = sorted({segment_id for _, _, segment_id, _ in self._plans.values()})
        self.clauses = sum(clauses for *_, clauses in self._plans.values())

    @classmethod
    def of(cls, plans: Collection[PlanRow], stored: Collection[tuple[int, int]]) -> Scope:
        """Of a snapshot's plans and of all that its segments store (segment_id, plan_key)."""
        live = {key for _, key, *_ in plans}
        return cls(plans, (key for _, key in stored if key not in live))

    def __contains__(self, plan_id: str) -> bool:
        return plan_id in self._plans

    def key(self, plan_id: str) -> int:
        """A plan's number in the database. Raises KeyError where it isn't held."""
        return self._plans[plan_id][1]

    def name(self, plan_key: int) -> str:
        """The plan of a number."""
        return self._names[plan_key]

    def chosen(self, plan_ids: Collection[str] | None) -> Chosen:
        """The rows of these plans (None: of all that count); plans that aren't held are left out."""
        if plan_ids is None:
            return Chosen(self.segments, None, self._dead, self.clauses)
        held = [self._plans[plan_id] for plan_id in set(plan_ids) if plan_id in self._plans]
        if len(held) == len(self._plans):
            return self.chosen(None)
        return Chosen(
            segments=sorted({segment_id for _, _, segment_id, _ in held}),
            keys=sorted(key for _, key, *_ in held),
            dead=[],
            clauses=sum(clauses for *_, clauses in held),
        )

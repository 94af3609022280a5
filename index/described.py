"""What every opened snapshot says of itself, and its plans kept at hand; a store adds where they are read from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import Final

from corpus.models import Plan
from index.dated import Dated, DatedQuery, Offer, count_over, dated_of, offer_of, select
from index.errors import ModelMismatch
from index.fusion import FusionConstants
from index.manifest import Manifest, PlanSummary

_CACHED_PLANS: Final = 256


class DescribedSnapshot(ABC):
    """A snapshot by its manifest. Immutable and safe to share between threads; a newer one is another object."""

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self._plans: OrderedDict[str, Plan] = OrderedDict()
        self._lock = Lock()

    @property
    def created(self) -> datetime:
        """When it was built, UTC."""
        return self.manifest.created

    @property
    def summaries(self) -> tuple[PlanSummary, ...]:
        """All plans, in the order of their ids."""
        return self.manifest.plans

    @cached_property
    def clause_count(self) -> int:
        """Clauses of all plans."""
        return self.manifest.clause_count

    @property
    def fusion(self) -> FusionConstants:
        """What brings the retrievers' scores to one scale."""
        return self.manifest.fusion

    def plan(self, plan_id: str) -> Plan:
        """A plan with its nodes and facts; the last 256 are kept.

        Raises KeyError where it isn't held, and what the store raises where it can't be read.
        """
        with self._lock:
            if plan_id in self._plans:
                self._plans.move_to_end(plan_id)
                return self._plans[plan_id]
        plan = Plan.model_validate_json(self._plan_json(plan_id))
        with self._lock:
            self._plans[plan_id] = plan
            if len(self._plans) > _CACHED_PLANS:
                self._plans.popitem(last=False)
        return plan

    def dated(self, query: DatedQuery) -> list[Dated]:
        """The days that plans set, as a query wants them; see DatedQuery."""
        found, unlisted = self._dated(query)
        return select(query, [*found, *self._worked_out(unlisted)])

    def count_over(self, query: DatedQuery) -> int:
        """How many days of a query's plans and kind are over."""
        count, unlisted = self._count_over(query)
        return count + count_over(query, self._worked_out(unlisted))

    def offers(self, plan_ids: Collection[str] | None = None) -> list[Offer]:
        """What menus offer of these plans (None: of all), in the order of their ids."""
        found, unlisted = self._offers(plan_ids)
        found += [offer_of(self.plan(plan_id)) for plan_id in unlisted]
        return sorted(found, key=lambda offer: offer.plan_id)

    def _worked_out(self, plan_ids: Sequence[str]) -> Iterator[Dated]:
        """The days of plans that were stored by a version which had no tables of them."""
        return (one for plan_id in plan_ids for one in dated_of(self.plan(plan_id)))

    def check_encoder(self, fingerprint: str) -> None:
        """Raises ModelMismatch where the vectors were made by another model."""
        if fingerprint != self.manifest.encoder.fingerprint:
            raise ModelMismatch(self.manifest.encoder.fingerprint, fingerprint)

    @abstractmethod
    def _dated(self, query: DatedQuery) -> tuple[list[Dated], list[str]]:
        """What the tables hold for a query, and the plans that they don't tell of."""

    @abstractmethod
    def _count_over(self, query: DatedQuery) -> tuple[int, list[str]]:
        """How many days are over by the tables, and the plans that they don't tell of."""

    @abstractmethod
    def _offers(self, plan_ids: Collection[str] | None) -> tuple[list[Offer], list[str]]:
        """What the tables offer of these plans, and the plans that they don't tell of."""

    @abstractmethod
    def _plan_json(self, plan_id: str) -> bytes:
        """A plan as it was stored. Raises KeyError where it isn't held."""

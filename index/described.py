"""What every opened snapshot says of itself, and its plans kept at hand; a store adds where they are read from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import Final

from corpus.models import Plan
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

    def check_encoder(self, fingerprint: str) -> None:
        """Raises ModelMismatch where the vectors were made by another model."""
        if fingerprint != self.manifest.encoder.fingerprint:
            raise ModelMismatch(self.manifest.encoder.fingerprint, fingerprint)

    @abstractmethod
    def _plan_json(self, plan_id: str) -> bytes:
        """A plan as it was stored. Raises KeyError where it isn't held."""

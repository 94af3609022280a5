"""What a snapshot says of itself: the contents of its manifest.json."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from corpus.frozen import Frozen
from corpus.models import PlanMetadata
from index.fusion import FusionConstants
from index.terms import KeyName


class PlanSummary(Frozen):
    """A plan as a list shows it."""

    plan_id: str
    file: str
    metadata: PlanMetadata
    clause_count: int
    sha256: str  # of the file's bytes
    inputs: str = ""  # of all that it was read from: the file and the settings beside it


class PlanRows(Frozen):
    """Where a plan's clauses stand in its segment: rows `start` to `end`, in reading order."""

    plan_id: str
    start: int
    end: int


class SegmentEntry(Frozen):
    """A segment, and which of its plans still count: replaced and removed ones stay in its files unseen."""

    name: str
    rows: int
    plans: tuple[PlanRows, ...]


class FileEntry(Frozen):
    """A file as it was written."""

    size: int
    sha256: str


class EncoderInfo(Frozen):
    """The model that made the vectors."""

    name: str
    fingerprint: str
    dimension: int


class Manifest(Frozen):
    """Everything about a snapshot but its data."""

    format: int
    created: datetime
    code: str  # hash of the code that parsed the plans
    encoder: EncoderInfo
    averages: dict[KeyName, float]  # frozen mean number of terms of a clause, see lexical.py
    fusion: FusionConstants
    plans: tuple[PlanSummary, ...]
    segments: tuple[SegmentEntry, ...]
    files: dict[str, FileEntry] = Field(default_factory=dict)  # by path within the snapshot

    @property
    def clause_count(self) -> int:
        """Clauses that can be found."""
        return sum(plan.clause_count for plan in self.plans)

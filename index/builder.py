"""Builds and publishes a snapshot: plans that stay keep their segment, the others make a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from corpus.models import Plan
from index.calibration import calibrate
from index.contents import gather, mean_lengths
from index.encoder import Encoder
from index.fusion import FusionConstants
from index.layout import FORMAT
from index.manifest import EncoderInfo, Manifest, PlanSummary, SegmentEntry
from index.publish import Approve, publish
from index.segment import Segment, write_segment
from index.snapshot import Snapshot
from index.terms import TERMS, KeyName
from index.vectors import Progress, encode_clauses

_SEGMENT_CLAUSES: Final = 100_000  # a segment's clauses at most: some gigabytes while it is written
_REFIT: Final = 1.5  # scales are fitted anew once the corpus has grown or shrunk by this factor


@dataclass(frozen=True)
class Corpus:
    """What the next snapshot is to hold: plans to write, and plans of the previous one that stay."""

    fresh: Sequence[Plan]
    kept: Mapping[str, PlanSummary]
    code: str  # hash of the code that parsed the fresh ones
    inputs: Mapping[str, str]  # by plan: hash of all that it was read from
    described: Sequence[
        PlanSummary
    ] = ()  # of the fresh ones, in their order; made of the plans where there are none


@dataclass(frozen=True)
class Built:
    """A published snapshot: its name, and how many clauses were encoded for it."""

    name: str
    encoded: int


def build(
    dir: Path,  # noqa: A002 (as INDEX_DIR)
    corpus: Corpus,
    encoder: Encoder,
    *,
    created: datetime,
    previous: Snapshot | None = None,
    keep: int = 3,
    progress: Progress | None = None,
    approve: Approve | None = None,
) -> Built:
    """Publishes a snapshot of the corpus. The lock of `dir` must be held.

    Plans of segments that are small or mostly replaced are written anew beside the fresh ones, so that
    segments stay few (their number grows with the logarithm of the corpus) and none is mostly dead. Where
    the encoder is not the one of `previous`, every plan is. `approve` as in publish(). Raises NoSpace,
    ModelError, SnapshotDamaged, OSError.
    """
    same = previous is not None and previous.manifest.encoder.fingerprint == encoder.fingerprint
    known = previous if same else None
    described = corpus.described or [
        summarise(plan, corpus.inputs.get(plan.plan_id, "")) for plan in corpus.fresh
    ]
    fresh = {summary.plan_id: summary for summary in described}
    summaries = {**corpus.kept, **fresh}
    kept = _kept_segments(corpus, sum(one.clause_count for one in fresh.values()), known)
    chunks = _chunks(sorted([*fresh, *_moved(corpus, previous, kept)]), summaries)
    places = {plan_id: place for place, plan_id in enumerate(fresh)}

    def plan_of(plan_id: str) -> Plan:
        if plan_id in places:
            return corpus.fresh[places[plan_id]]
        assert previous is not None  # noqa: S101 (moved plans are its)
        return previous.plan(plan_id)

    writer = _Writer(encoder, known, sum(one.clause_count for one in summaries.values()), progress)

    def write(folder: Path) -> Manifest:
        for number, chunk in enumerate(chunks):
            name = f"{created:%Y%m%dT%H%M%S%f}" + (f"-{number:03d}" if number else "")
            writer.write(folder / name, map(plan_of, chunk))
        return Manifest(
            format=FORMAT,
            created=created,
            code=corpus.code,
            encoder=EncoderInfo(
                name=encoder.name, fingerprint=encoder.fingerprint, dimension=writer.dimension
            ),
            averages=writer.averages,
            fusion=writer.scales,
            plans=tuple(summaries[plan_id] for plan_id in sorted(summaries)),
            segments=(*kept, *writer.entries),
        )

    try:
        name = publish(dir, created, write, previous=previous, keep=keep, approve=approve)
    finally:
        writer.close()
    return Built(name=name, encoded=writer.encoded)


class _Writer:
    """Writes segments one after the other. What the first one fits, the others are written with."""

    def __init__(
        self, encoder: Encoder, known: Snapshot | None, clauses: int, progress: Progress | None
    ) -> None:
        self._encoder = encoder
        self._clauses = clauses  # of the snapshot that is written
        self._progress = progress
        self._dimension = known.manifest.encoder.dimension if known else None
        self._averages = known.manifest.averages if known else None
        self.scales = known.manifest.fusion if known else FusionConstants()
        self._known = list(known.segments) if known else []
        self._own: list[Segment] = []
        self.entries: list[SegmentEntry] = []
        self.encoded = 0

    @property
    def dimension(self) -> int:
        """How many numbers a vector has; 0 where nothing was ever encoded."""
        return self._dimension or 0

    @property
    def averages(self) -> dict[KeyName, float]:
        """For each lexical key, the mean number of terms of a clause."""
        return self._averages or mean_lengths(dict.fromkeys(TERMS, ()))

    def write(self, folder: Path, plans: Iterable[Plan]) -> None:
        """Writes plans into a new folder; a clause that an earlier segment holds isn't encoded again."""
        contents = gather(plans)
        held = [*self._known, *self._own]
        found = encode_clauses(contents.rows, held, self._dimension, self._encoder, self._progress)
        if self._averages is None:
            self._averages = mean_lengths(contents.keys)
        if self._dimension is None:
            self._dimension = int(found.vectors.shape[1])
        if found.encoded and _outgrown(self.scales, self._clauses):
            fitted = calibrate(contents, found.vectors, self._averages, self._encoder)
            self.scales = fitted.model_copy(update={"clauses": self._clauses})
        entry = write_segment(folder, contents, found.vectors, found.hashes, self._averages)
        self.encoded += found.encoded
        self.entries.append(entry)
        self._own.append(Segment(folder, entry))

    def close(self) -> None:
        """Lets go of the segments that were written."""
        for segment in self._own:
            segment.close()


def _chunks(plan_ids: Sequence[str], summaries: Mapping[str, PlanSummary]) -> list[list[str]]:
    """The plans of each segment to write: a segment is made in memory, so that its size is bounded."""
    chunks: list[list[str]] = []
    room = 0
    for plan_id in plan_ids:
        clauses = summaries[plan_id].clause_count
        if not chunks or clauses > room:
            chunks.append([])
            room = _SEGMENT_CLAUSES
        chunks[-1].append(plan_id)
        room -= clauses
    return chunks


def _kept_segments(corpus: Corpus, fresh: int, previous: Snapshot | None) -> list[SegmentEntry]:
    """Segments that stay, with the plans in them that stay. `fresh`: clauses that are written anyway."""
    if previous is None:
        return []
    entries = []
    for entry in previous.manifest.segments:
        plans = tuple(rows for rows in entry.plans if rows.plan_id in corpus.kept)
        entries.append(entry.model_copy(update={"plans": plans}))
    total = fresh
    staying: list[SegmentEntry] = []
    for entry in sorted(entries, key=_live):
        if 2 * _live(entry) < entry.rows or (total and _live(entry) <= min(total, _SEGMENT_CLAUSES // 2)):
            total += _live(entry)
        else:
            staying.append(entry)
    return staying


def _live(entry: SegmentEntry) -> int:
    return sum(rows.end - rows.start for rows in entry.plans)


def _moved(corpus: Corpus, previous: Snapshot | None, staying: Sequence[SegmentEntry]) -> list[str]:
    """Plans that are kept, but not where they were."""
    if previous is None:
        return []
    there = {rows.plan_id for entry in staying for rows in entry.plans}
    return [plan_id for plan_id in corpus.kept if plan_id not in there]


def _outgrown(fitted: FusionConstants, clauses: int) -> bool:
    """Whether the corpus is no longer like the one that the scales were fitted to."""
    return not fitted.clauses / _REFIT <= clauses <= fitted.clauses * _REFIT


def summarise(plan: Plan, inputs: str) -> PlanSummary:
    """A plan's line in the manifest; `inputs`: hash of all that it was read from."""
    return PlanSummary(
        plan_id=plan.plan_id,
        file=plan.source.file,
        metadata=plan.metadata,
        clause_count=len(plan.clauses),
        sha256=plan.source.sha256,
        inputs=inputs,
    )

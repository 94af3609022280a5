"""Builds and publishes a snapshot: plans that stay keep their segment, the others make a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from corpus.models import Plan
from index.calibration import calibrate
from index.encoder import Encoder
from index.fusion import FusionConstants
from index.layout import FORMAT
from index.manifest import EncoderInfo, Manifest, PlanSummary, SegmentEntry
from index.passages import dense_text
from index.publish import Approve, publish
from index.segment import Contents, clause_terms, mean_lengths, write_segment
from index.snapshot import Snapshot
from index.vectors import Progress, encode_texts

_REFIT: Final = 1.5  # scales are fitted anew once the corpus has grown or shrunk by this factor


@dataclass(frozen=True)
class Corpus:
    """What the next snapshot is to hold: plans to write, and plans of the previous one that stay."""

    fresh: Sequence[Plan]
    kept: Mapping[str, PlanSummary]
    code: str  # hash of the code that parsed the fresh ones
    inputs: Mapping[str, str]  # by plan: hash of all that it was read from


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
    kept = _kept_segments(corpus, previous if same else None)
    plans = [*corpus.fresh, *_moved(corpus, previous, kept)]
    plans.sort(key=lambda plan: plan.plan_id)
    texts = [dense_text(node) for plan in plans for node in plan.clauses]
    known = previous if same else None
    encoded = encode_texts(
        texts,
        known.segments if known else (),
        known.manifest.encoder.dimension if known else None,
        encoder,
        progress,
    )

    contents = Contents(plans, encoded.vectors, encoded.hashes, clause_terms(plans))
    averages = known.manifest.averages if known else mean_lengths(contents.keys)
    old_scales = known.manifest.fusion if known else FusionConstants()
    summaries = {**corpus.kept, **{plan.plan_id: summarise(plan, corpus.inputs) for plan in corpus.fresh}}
    clauses = sum(summary.clause_count for summary in summaries.values())
    manifest = Manifest(
        format=FORMAT,
        created=created,
        code=corpus.code,
        encoder=EncoderInfo(
            name=encoder.name,
            fingerprint=encoder.fingerprint,
            dimension=known.manifest.encoder.dimension if known else encoded.vectors.shape[1],
        ),
        averages=averages,
        fusion=calibrate(contents, averages, encoder)
        if encoded.encoded and _outgrown(old_scales, clauses)
        else old_scales,
        plans=tuple(summaries[plan_id] for plan_id in sorted(summaries)),
        segments=tuple(kept),
    )

    def write(folder: Path) -> Manifest:
        if not plans:
            return manifest
        entry = write_segment(folder / f"{created:%Y%m%dT%H%M%S%f}", contents, averages)
        return manifest.model_copy(update={"segments": (*kept, entry)})

    name = publish(dir, created, write, previous=previous, keep=keep, approve=approve)
    return Built(name=name, encoded=encoded.encoded)


def _kept_segments(corpus: Corpus, previous: Snapshot | None) -> list[SegmentEntry]:
    """Segments that stay, with the plans in them that stay."""
    if previous is None:
        return []
    entries = []
    for entry in previous.manifest.segments:
        plans = tuple(rows for rows in entry.plans if rows.plan_id in corpus.kept)
        entries.append(entry.model_copy(update={"plans": plans}))
    total = sum(len(plan.clauses) for plan in corpus.fresh)
    staying: list[SegmentEntry] = []
    for entry in sorted(entries, key=_live):
        if 2 * _live(entry) < entry.rows or (total and _live(entry) <= total):
            total += _live(entry)
        else:
            staying.append(entry)
    return staying


def _live(entry: SegmentEntry) -> int:
    return sum(rows.end - rows.start for rows in entry.plans)


def _moved(corpus: Corpus, previous: Snapshot | None, staying: Sequence[SegmentEntry]) -> list[Plan]:
    """Plans that are kept, but not where they were."""
    if previous is None:
        return []
    there = {rows.plan_id for entry in staying for rows in entry.plans}
    return [previous.plan(plan_id) for plan_id in corpus.kept if plan_id not in there]


def _outgrown(fitted: FusionConstants, clauses: int) -> bool:
    """Whether the corpus is no longer like the one that the scales were fitted to."""
    return not fitted.clauses / _REFIT <= clauses <= fitted.clauses * _REFIT


def summarise(plan: Plan, inputs: Mapping[str, str]) -> PlanSummary:
    """A plan's line in the manifest."""
    return PlanSummary(
        plan_id=plan.plan_id,
        file=plan.source.file,
        metadata=plan.metadata,
        clause_count=len(plan.clauses),
        sha256=plan.source.sha256,
        inputs=inputs.get(plan.plan_id, ""),
    )

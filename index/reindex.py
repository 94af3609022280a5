"""A folder of plan files → a published snapshot: what is new is read, what is unchanged is left alone.

files ──hash──► unchanged ───────────────────────────────┐
  └──► read ──► duplicates apart ──► known plan or new ──┴──► build ──► publish
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from corpus.errors import CorpusError
from corpus.models import PlanMetadata
from corpus.plan_relations import relations
from corpus.readers.dispatch import plan_files
from corpus.supplied import stray_settings
from index.builder import Corpus, build, summarise
from index.changes import compare
from index.duplicates import Candidate, find_duplicates
from index.encoder import Encoder
from index.errors import NothingToIndex, RemovalsRefused, SnapshotDamaged, SnapshotFormat, SnapshotMissing
from index.golden import GoldenGate, GoldenQuestion
from index.identity import SAME_FILE_OVERLAP, Clauses, Match, agree, identify, overlap
from index.known_plans import KnownPlans
from index.locking import publishing
from index.manifest import PlanSummary
from index.plan_pile import PlanPile
from index.reading import ReadPlan, code_hash, input_hash, read_plan, settings_trouble
from index.report import FileReport, Outcome, RunReport, SettingsTrouble, describe
from index.snapshot import Snapshot, snapshot_names
from index.vectors import Progress

_REMOVABLE: Final = 0.2  # of the plans may leave unasked: an unmounted folder must not empty the index


@dataclass(frozen=True)
class Options:
    """How a run is to go. `wait_seconds` is for another run's lock."""

    dry_run: bool = False
    allow_removals: bool = False
    keep: int = 3
    wait_seconds: float = 0.0
    accept: bool = False  # publish although golden questions no longer find their clause


# Files seen, files in all, and the file that is now read.
Reading = Callable[[int, int, str], None]


@dataclass(frozen=True)
class _Read:
    """What is kept at hand of a plan that was read; the plan itself waits in the pile. None of it has the id yet."""

    candidate: Candidate
    report: FileReport
    summary: PlanSummary


@dataclass
class _Run:
    """What is known so far."""

    previous: Snapshot | None
    code: str
    reports: dict[str, FileReport] = field(default_factory=dict)
    troubles: dict[str, SettingsTrouble] = field(default_factory=dict)  # by file
    kept: dict[str, PlanSummary] = field(default_factory=dict)
    read: list[_Read] = field(default_factory=list)
    plans: PlanPile = field(default_factory=PlanPile)  # those of `read`, in its order
    fresh: dict[int, PlanSummary] = field(default_factory=dict)  # by number in `read`, those to be written

    @property
    def metadata(self) -> dict[str, PlanMetadata]:
        """What is known of each plan that the next snapshot holds."""
        held = (*self.kept.values(), *self.fresh.values())
        return {plan.plan_id: plan.metadata for plan in held}

    @cached_property
    def known(self) -> dict[str, PlanSummary]:
        """The plans of the run before."""
        return {plan.plan_id: plan for plan in self.previous.summaries} if self.previous else {}

    @cached_property
    def by_file(self) -> dict[str, PlanSummary]:
        """The same by the file that each was read from."""
        return {plan.file: plan for plan in reversed(self.known.values())}

    def corpus(self) -> Corpus:
        """What the next snapshot is to hold."""
        ids = {number: summary.plan_id for number, summary in self.fresh.items()}
        inputs = {summary.plan_id: summary.inputs for summary in self.fresh.values()}
        return Corpus(self.plans.named(ids), self.kept, self.code, inputs, tuple(self.fresh.values()))

    def hashes(self, plan_id: str) -> Clauses:
        """The hashes of a known plan's clauses."""
        assert self.previous is not None  # noqa: S101 (plans are known from it alone)
        return self.previous.clause_hashes(plan_id)


def reindex(
    folder: Path,
    dir: Path,  # noqa: A002 (as INDEX_DIR)
    encoder: Encoder,
    *,
    now: datetime,
    options: Options = Options(),
    read: ReadPlan = read_plan,
    reading: Reading | None = None,
    progress: Progress | None = None,
    golden: Sequence[GoldenQuestion] = (),
) -> RunReport:
    """Brings the index in `dir` up to date with the plan files in `folder`, and tells what happened.

    Files that can't be used are reported; the others are indexed all the same. Raises IndexLocked,
    NothingToIndex, RemovalsRefused, GoldenRefused, NoSpace, ModelError, OSError; the published index is then
    as it was. `reading` is told of each file that is read, `progress` of the encoding.
    """
    started = time.monotonic()
    with nullcontext() if options.dry_run else publishing(dir, wait_seconds=options.wait_seconds):
        previous, recovered = open_previous(dir)
        run = _Run(previous, code_hash())
        paths = plan_files(folder)
        for number, path in enumerate(paths):
            file = path.relative_to(folder).as_posix()
            _take_file(run, path, file, read, partial(reading, number, len(paths), file) if reading else None)
        _settle(run)
        removed = _removed(run, options)
        if not run.fresh and not run.kept:
            raise NothingToIndex(str(folder))
        published, encoded = "", 0
        gate = GoldenGate(golden, encoder, previous, _changed(run), accept=options.accept)
        if not options.dry_run and (recovered or _differs(run, removed, encoder)):
            built = build(
                dir,
                run.corpus(),
                encoder,
                created=now,
                previous=previous,
                keep=options.keep,
                progress=progress,
                approve=gate.approve,
            )
            published, encoded = built.name, built.encoded
        return RunReport(
            files=tuple(
                run.reports[file].model_copy(update={"settings": run.troubles.get(file)})
                for file in sorted(run.reports)
            ),
            removed=removed,
            published=published,
            dry_run=options.dry_run,
            plans=len(run.fresh) + len(run.kept),
            clauses=sum(one.clause_count for one in (*run.fresh.values(), *run.kept.values())),
            encoded=encoded,
            recovered=recovered,
            seconds=time.monotonic() - started,
            relations=relations(run.metadata),
            golden=gate.report,
            stray_settings=tuple(path.relative_to(folder).as_posix() for path in stray_settings(folder)),
        )


def open_previous(dir: Path) -> tuple[Snapshot | None, str]:  # noqa: A002
    """The published snapshot, None where there is none or it is of another format.

    Where it is damaged, the newest one that is not, and its name.
    """
    try:
        return Snapshot.open(dir), ""
    except (SnapshotMissing, SnapshotFormat):
        return None, ""
    except SnapshotDamaged as damage:
        for name in reversed(snapshot_names(dir)):
            try:
                return Snapshot.open_named(dir, name), name
            except (SnapshotDamaged, SnapshotFormat):
                continue
        return None, str(damage)


def _take_file(
    run: _Run, path: Path, file: str, read: ReadPlan, starts: Callable[[], None] | None = None
) -> None:
    """Keeps a file's plan where nothing about it changed, else reads it."""
    try:
        inputs = input_hash(path)
        _check_settings(run, path, file)
        same = run.by_file.get(file)
        if same and same.inputs == inputs and run.previous and run.previous.manifest.code == run.code:
            run.kept[same.plan_id] = same
            run.reports[file] = FileReport(
                file=file,
                outcome="unchanged",
                plan_id=same.plan_id,
                metadata=same.metadata,
                clauses=same.clause_count,
            )
            return
        if starts is not None:
            starts()
        plan = read(path)
    except (CorpusError, OSError) as error:
        _fail(run, file, type(error).__name__, str(error))
        return
    if not plan.clauses:
        _fail(run, file, "NoClauses", "no clause found")
        return
    # Lines and marks are for parsing alone: a fifth of what has to be read again whenever the plan is opened.
    source = plan.source.model_copy(update={"file": file, "lines": (), "marks": ()})
    plan = plan.model_copy(update={"source": source})
    summary = summarise(plan, inputs)
    run.read.append(_Read(Candidate.of(plan), describe(plan, "added"), summary))
    run.plans.add(plan)


def _check_settings(run: _Run, path: Path, file: str) -> None:
    trouble = settings_trouble(path)
    if trouble is not None:
        beside = (Path(file).parent / trouble.file).as_posix()
        run.troubles[file] = SettingsTrouble(file=beside, reason=trouble.reason, field=trouble.field)


def _fail(run: _Run, file: str, error: str, detail: str) -> None:
    """Reports a file; the plan that it held in the run before stays as it was."""
    before = run.by_file.get(file)
    if before is not None:
        run.kept[before.plan_id] = before
    run.reports[file] = FileReport(
        file=file,
        outcome="failed",
        plan_id=before.plan_id if before else "",
        error=error,
        detail=detail,
        kept=before is not None,
    )


def _settle(run: _Run) -> None:
    """Gives every plan that was read its id, after putting aside the same plan in two files."""
    if not run.read:
        return
    kept = KnownPlans(run.kept.values(), run.hashes)
    candidates = [one.candidate for one in run.read]
    duplicates = find_duplicates(candidates, kept.may_be(one.metadata for one in candidates))
    rest = KnownPlans((one for one in run.known.values() if one.plan_id not in run.kept), run.hashes)
    taken = {*run.known, *run.kept}
    for number, one in enumerate(run.read):
        if number in duplicates:
            winner = _file_of(run, duplicates[number])
            told = one.report.model_copy(update={"outcome": "duplicate", "duplicate_of": winner})
            run.reports[one.summary.file] = told
            continue
        match = _identify(one.candidate, rest, taken)
        if match.plan_id in run.known:
            rest.remove(run.known[match.plan_id])
        taken.add(match.plan_id)
        run.fresh[number] = one.summary.model_copy(update={"plan_id": match.plan_id})
        run.reports[one.summary.file] = _told(run, number, match)


def _file_of(run: _Run, winner: int | str) -> str:
    return run.kept[winner].file if isinstance(winner, str) else run.read[winner].summary.file


def _identify(candidate: Candidate, known: KnownPlans, taken: Collection[str]) -> Match:
    """The plan that the same file held before, where it still fits; else whichever does."""
    before = known.of_file(candidate.file)
    fits = before is not None and agree(candidate.metadata, before.metadata)
    if before is not None and fits and overlap(candidate.clauses, before.clauses) >= SAME_FILE_OVERLAP:
        return Match(before.plan_id, "known")
    return identify(candidate.metadata, candidate.clauses, known.alike(candidate.metadata), taken)


def _told(run: _Run, number: int, match: Match) -> FileReport:
    report = run.read[number].report
    if match.how != "known" or run.previous is None:
        return report.model_copy(update={"plan_id": match.plan_id, "rivals": match.rivals})
    before, now = run.known[match.plan_id], run.fresh[number]
    outcome: Outcome = "reread" if (before.file, before.inputs) == (now.file, now.inputs) else "changed"
    changes = compare(run.previous.plan(match.plan_id), run.plans[number])
    return report.model_copy(update={"plan_id": match.plan_id, "outcome": outcome, "changes": changes})


def _removed(run: _Run, options: Options) -> tuple[str, ...]:
    """Plans that leave the index. Raises RemovalsRefused where they are too many to leave unasked."""
    staying = run.metadata.keys()
    removed = tuple(sorted(set(run.known) - staying))
    if len(removed) > _REMOVABLE * len(run.known) and not options.allow_removals:
        raise RemovalsRefused(len(removed), len(run.known))
    return removed


def _changed(run: _Run) -> frozenset[str]:
    """Known plans that have other words now, or leave."""
    files = run.reports.values()
    as_before = {file.plan_id for file in files if file.outcome in ("unchanged", "reread", "failed")}
    return frozenset(run.known) - as_before


def _differs(run: _Run, removed: Sequence[str], encoder: Encoder) -> bool:
    if run.previous is None or run.fresh or removed:
        return True
    manifest = run.previous.manifest
    return manifest.code != run.code or manifest.encoder.fingerprint != encoder.fingerprint

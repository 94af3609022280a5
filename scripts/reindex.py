"""Brings the index up to date with a folder of plans: `python scripts/reindex.py --corpus DIR --index DIR`.

Ends with 0 where all is well, 2 where a file could not be used (the others are indexed), 1 where nothing was
published for another reason.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from textwrap import shorten
from typing import Final

from bot import messages
from index.changes import FactChange, PlanChanges
from index.encoder import SentenceTransformerEncoder
from index.errors import (
    IndexingError,
    IndexLocked,
    ModelError,
    ModelMissing,
    NoSpace,
    NothingToIndex,
    RemovalsRefused,
    SnapshotDamaged,
    SnapshotFormat,
    SnapshotMissing,
)
from index.locking import publishing
from index.publish import roll_back
from index.reindex import Options, reindex
from index.report import FileReport, RunReport
from index.settings import IndexSettings
from index.snapshot import Snapshot

OK: Final = 0
FAILED: Final = 1
SOME_FILES_FAILED: Final = 2

_CHANGES_SHOWN: Final = 20  # of one plan; --json has all
_WIDTH: Final = 100  # of a quote in a line


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    options = _parser().parse_args(arguments)
    try:
        if options.verify:
            return _verify(options.index)
        if options.rollback:
            return _roll_back(options.index)
        return _reindex(options)
    except (IndexingError, OSError) as error:
        print(_explain(error), file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    settings = IndexSettings()
    parser = argparse.ArgumentParser(description=messages.REINDEX_HELP)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/plans"), help=messages.REINDEX_CORPUS)
    parser.add_argument("--index", type=Path, default=settings.dir, help=messages.REINDEX_INDEX)
    parser.add_argument("--dry-run", action="store_true", help=messages.REINDEX_DRY_RUN)
    parser.add_argument("--json", action="store_true", help=messages.REINDEX_JSON)
    parser.add_argument("--allow-removals", action="store_true", help=messages.REINDEX_ALLOW_REMOVALS)
    parser.add_argument("--keep", type=int, default=settings.keep, help=messages.REINDEX_KEEP)
    parser.add_argument("--wait", type=float, default=0.0, metavar="S", help=messages.REINDEX_WAIT)
    parser.add_argument("--rollback", action="store_true", help=messages.REINDEX_ROLLBACK)
    parser.add_argument("--verify", action="store_true", help=messages.REINDEX_VERIFY)
    return parser


def _reindex(options: argparse.Namespace) -> int:
    if not options.corpus.is_dir():
        print(messages.REINDEX_NO_FOLDER.format(folder=options.corpus), file=sys.stderr)
        return FAILED
    report = reindex(
        options.corpus,
        options.index,
        SentenceTransformerEncoder(),
        now=datetime.now(UTC),
        options=Options(
            dry_run=options.dry_run,
            allow_removals=options.allow_removals,
            keep=max(options.keep, 1),
            wait_seconds=options.wait,
        ),
        progress=_progress,
    )
    print(report.model_dump_json(indent=2) if options.json else render(report))
    return SOME_FILES_FAILED if report.failed else OK


def _progress(done: int, total: int) -> None:
    print(messages.REINDEX_PROGRESS.format(done=done, total=total), file=sys.stderr, flush=True)


def _verify(folder: Path) -> int:
    snapshot = Snapshot.open(folder, verify=True)
    files = len(snapshot.manifest.files)
    print(messages.REINDEX_VERIFIED.format(name=snapshot.name, files=files, plans=len(snapshot.summaries)))
    return OK


def _roll_back(folder: Path) -> int:
    with publishing(folder):
        print(messages.REINDEX_ROLLED_BACK.format(name=roll_back(folder)))
    return OK


def render(report: RunReport) -> str:
    """The report as a person reads it."""
    lines = [line for file in report.files for line in _file_lines(file)]
    lines += [messages.REINDEX_REMOVED.format(plan=plan) for plan in report.removed]
    if report.recovered:
        lines.append(messages.REINDEX_RECOVERED.format(name=report.recovered))
    result = messages.REINDEX_UNCHANGED
    if report.dry_run:
        result = messages.REINDEX_DRY_RESULT
    elif report.published:
        result = messages.REINDEX_PUBLISHED
    lines.append(
        result.format(**report.model_dump(include={"plans", "clauses", "encoded", "published", "seconds"}))
    )
    return "\n".join(lines)


def _file_lines(file: FileReport) -> list[str]:
    if file.outcome == "failed":
        reason = messages.REINDEX_ERRORS.get(file.error, messages.REINDEX_ERROR_OTHER)
        lines = [messages.REINDEX_FAILED.format(file=file.file, reason=reason.format(detail=file.detail))]
        return [*lines, messages.REINDEX_KEPT] if file.kept else lines
    lines = [
        messages.REINDEX_FILE.format(
            file=file.file,
            outcome=messages.REINDEX_OUTCOMES[file.outcome],
            plan=file.plan_id,
            clauses=file.clauses,
        )
    ]
    if file.outcome == "duplicate":
        return [messages.REINDEX_DUPLICATE.format(file=file.file, other=file.duplicate_of)]
    if file.outcome == "unchanged":
        return lines
    lines.append(messages.REINDEX_FACTS.format(**file.model_dump()))
    lines += _doubts(file)
    if file.changes is not None:
        lines += _change_lines(file.changes)
    return lines


def _doubts(file: FileReport) -> list[str]:
    metadata = file.metadata
    names = [messages.REINDEX_FIELDS[name] for name in metadata.missing] if metadata else []
    lines = [messages.REINDEX_MISSING.format(fields=", ".join(names))] if names else []
    lines += [messages.REINDEX_WARNING.format(warning=_warning(code)) for code in file.warnings]
    if file.unsure:
        lines.append(messages.REINDEX_UNSURE.format(count=file.unsure))
    if file.rivals:
        lines.append(messages.REINDEX_TIE.format(plans=", ".join(file.rivals)))
    return lines


def _warning(code: str) -> str:
    """`gap:IV:3->5` and `restart:III:1` carry their place."""
    name, *place = code.split(":")
    return messages.REINDEX_WARNINGS.get(name, code).format(place=": ".join(place))


def _change_lines(changes: PlanChanges) -> list[str]:
    """What changed: how many of each kind, then the first of them in the plan's words."""
    counts = Counter((change.kind, _change_of(change)) for change in changes.facts)
    told = [
        messages.REINDEX_CHANGE_COUNT.format(
            count=count, kind=messages.REINDEX_FACT_KINDS[kind], change=messages.REINDEX_CHANGES[change]
        )
        for (kind, change), count in counts.items()
    ]
    if changes.clauses_added or changes.clauses_removed:
        told.append(messages.REINDEX_CLAUSES_CHANGED.format(**changes.model_dump()))
    if not told:
        return []
    lines = [messages.REINDEX_CHANGED.format(counts=", ".join(told))]
    lines += [_change_line(change) for change in changes.facts[:_CHANGES_SHOWN]]
    more = len(changes.facts) - _CHANGES_SHOWN
    return [*lines, messages.REINDEX_MORE.format(count=more)] if more > 0 else lines


def _change_of(change: FactChange) -> str:
    return "changed" if change.before and change.after else "new" if change.after else "gone"


def _change_line(change: FactChange) -> str:
    about, before, after = (
        shorten(text, _WIDTH, placeholder=" …") for text in (change.about, change.before, change.after)
    )
    kind = messages.REINDEX_FACT_KINDS[change.kind]
    return messages.REINDEX_CHANGE[_change_of(change)].format(
        kind=kind, about=about, before=before, after=after
    )


_EXPLAINED: Final[dict[type[Exception], Callable[[Exception], str]]] = {
    ModelMissing: lambda error: messages.REINDEX_NO_MODEL.format(name=getattr(error, "name", "")),
    ModelError: lambda error: messages.REINDEX_BAD_MODEL.format(detail=error),
    IndexLocked: lambda error: messages.REINDEX_LOCKED.format(folder=getattr(error, "folder", "")),
    NoSpace: lambda error: messages.REINDEX_NO_SPACE.format(folder=getattr(error, "folder", "")),
    RemovalsRefused: lambda error: messages.REINDEX_REMOVALS.format(**vars(error)),
    NothingToIndex: lambda error: messages.REINDEX_NOTHING.format(folder=getattr(error, "folder", "")),
    SnapshotMissing: lambda error: messages.REINDEX_NO_SNAPSHOT.format(folder=getattr(error, "folder", "")),
    SnapshotDamaged: lambda error: messages.REINDEX_DAMAGED.format(**vars(error)),
    SnapshotFormat: lambda error: messages.REINDEX_FORMAT.format(**vars(error)),
}


def _explain(error: Exception) -> str:
    for kind, explain in _EXPLAINED.items():
        if isinstance(error, kind):
            return explain(error)
    return messages.REINDEX_OTHER.format(detail=error)


if __name__ == "__main__":
    sys.exit(main())

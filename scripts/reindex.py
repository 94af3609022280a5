"""Brings the index up to date with a folder of plans: `python scripts/reindex.py --corpus DIR --index DIR`.

`--explain FILE` shows how one file is read. See docs/operation.md.

Ends with 0 where all is well, 2 where a file could not be used (the others are indexed), 1 where nothing was
published for another reason.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from bot import indexing_messages as messages
from bot.explain_text import explain_text
from bot.reindex_text import golden_lines, run_text
from bot.store_trouble import store_trouble
from corpus.errors import CorpusError
from index.encoder import SentenceTransformerEncoder
from index.errors import (
    GoldenRefused,
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
    StoreError,
)
from index.golden import GoldenQuestion, load_golden
from index.reading import read_plan, settings_trouble
from index.reindex import Options, reindex
from index.report import SettingsTrouble
from index.settings import CorpusSettings, IndexSettings, check_settings
from index.store import IndexStore
from index.stores import open_store

OK: Final = 0
FAILED: Final = 1
SOME_FILES_FAILED: Final = 2
TOO_MANY_LEAVE: Final = 3

_TELL_EVERY: Final = 1.0  # seconds between two lines of progress


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    wrong = check_settings()
    if wrong:
        print(messages.REINDEX_BAD_VARIABLE.format(names=", ".join(wrong)), file=sys.stderr)
        return FAILED
    options = _parser().parse_args(arguments)
    try:
        if options.explain:
            return _explain_file(options.explain)
        with closing(open_store(IndexSettings(dir=options.index))) as store:
            if options.verify:
                return _verify(store)
            if options.rollback:
                print(messages.REINDEX_ROLLED_BACK.format(name=store.roll_back(options.index)))
                return OK
            return _reindex(options, store)
    except (IndexingError, OSError) as error:
        print(_reason(error), file=sys.stderr)
        return TOO_MANY_LEAVE if isinstance(error, RemovalsRefused) else FAILED


def _parser() -> argparse.ArgumentParser:
    settings = IndexSettings()
    parser = argparse.ArgumentParser(description=messages.REINDEX_HELP)
    parser.add_argument("--corpus", type=Path, default=CorpusSettings().dir, help=messages.REINDEX_CORPUS)
    parser.add_argument("--index", type=Path, default=settings.dir, help=messages.REINDEX_INDEX)
    parser.add_argument("--dry-run", action="store_true", help=messages.REINDEX_DRY_RUN)
    parser.add_argument("--json", action="store_true", help=messages.REINDEX_JSON)
    parser.add_argument("--allow-removals", action="store_true", help=messages.REINDEX_ALLOW_REMOVALS)
    parser.add_argument("--keep", type=int, default=settings.keep, help=messages.REINDEX_KEEP)
    parser.add_argument("--wait", type=float, default=0.0, metavar="S", help=messages.REINDEX_WAIT)
    parser.add_argument("--golden", type=Path, metavar="JSONL", help=messages.REINDEX_GOLDEN)
    parser.add_argument("--accept", action="store_true", help=messages.REINDEX_ACCEPT)
    parser.add_argument("--explain", type=Path, metavar="FILE", help=messages.REINDEX_EXPLAIN)
    parser.add_argument("--rollback", action="store_true", help=messages.REINDEX_ROLLBACK)
    parser.add_argument("--verify", action="store_true", help=messages.REINDEX_VERIFY)
    return parser


def _reindex(options: argparse.Namespace, store: IndexStore) -> int:
    if not options.corpus.is_dir():
        print(messages.REINDEX_NO_FOLDER.format(folder=options.corpus), file=sys.stderr)
        return FAILED
    golden = _golden(options.golden) if options.golden else ()
    if golden is None:
        return FAILED
    progress = _Progress()
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
            accept=options.accept,
        ),
        reading=progress.reading,
        progress=progress.encoded,
        golden=golden,
    )
    if not options.dry_run:
        copied = store.take_over(options.index, keep=max(options.keep, 1))
        if store.place:
            print(messages.REINDEX_STORED.format(place=store.place, segments=copied), file=sys.stderr)
    print(report.model_dump_json(indent=2) if options.json else run_text(report))
    return SOME_FILES_FAILED if report.failed else OK


def _golden(path: Path) -> tuple[GoldenQuestion, ...] | None:
    """The questions of a file; None, after saying what is wrong with it."""
    try:
        return load_golden(path)
    except (ValidationError, ValueError, OSError) as error:
        first = str(error).splitlines()[0]
        print(messages.REINDEX_GOLDEN_BAD.format(file=path, detail=first), file=sys.stderr)
        return None


class _Progress:
    """Lines on the error stream, not more than one a second but for the last of the encoding."""

    def __init__(self) -> None:
        self._told = 0.0

    def reading(self, seen: int, total: int, file: str) -> None:
        """A file is about to be read."""
        self._tell(messages.REINDEX_READING.format(number=seen + 1, total=total, file=file), last=False)

    def encoded(self, done: int, total: int) -> None:
        """So many clauses are encoded."""
        self._tell(messages.REINDEX_PROGRESS.format(done=done, total=total), last=done == total)

    def _tell(self, line: str, *, last: bool) -> None:
        if last or time.monotonic() - self._told >= _TELL_EVERY:
            self._told = time.monotonic()
            print(line, file=sys.stderr, flush=True)


def _explain_file(path: Path) -> int:
    if not path.is_file():
        print(messages.EXPLAIN_NO_FILE.format(file=path), file=sys.stderr)
        return FAILED
    try:
        plan = read_plan(path)
    except CorpusError as error:
        reason = messages.REINDEX_ERRORS.get(type(error).__name__, messages.REINDEX_ERROR_OTHER)
        said = reason.format(detail=getattr(error, "detail", ""))
        print(messages.REINDEX_FAILED.format(file=path, reason=said), file=sys.stderr)
        return SOME_FILES_FAILED
    trouble = settings_trouble(path)
    told = SettingsTrouble(**vars(trouble)) if trouble else None
    print(explain_text(plan, told))
    return SOME_FILES_FAILED if told else OK


def _verify(store: IndexStore) -> int:
    found = store.verify()
    words = messages.REINDEX_VERIFIED_STORE if store.place else messages.REINDEX_VERIFIED
    print(words.format(name=found.name, files=found.parts, plans=found.plans, place=store.place))
    return OK


def _refused(error: Exception) -> str:
    lines = golden_lines(error.report) if isinstance(error, GoldenRefused) else []
    return "\n".join([*lines, messages.REINDEX_GOLDEN_REFUSED])


_REASONS: Final[dict[type[Exception], Callable[[Exception], str]]] = {
    ModelMissing: lambda error: messages.REINDEX_NO_MODEL.format(name=getattr(error, "name", "")),
    ModelError: lambda error: messages.REINDEX_BAD_MODEL.format(detail=error),
    IndexLocked: lambda error: messages.REINDEX_LOCKED.format(folder=getattr(error, "folder", "")),
    NoSpace: lambda error: messages.REINDEX_NO_SPACE.format(folder=getattr(error, "folder", "")),
    GoldenRefused: _refused,
    RemovalsRefused: lambda error: messages.REINDEX_REMOVALS.format(**vars(error)),
    NothingToIndex: lambda error: messages.REINDEX_NOTHING.format(folder=getattr(error, "folder", "")),
    SnapshotMissing: lambda error: messages.REINDEX_NO_SNAPSHOT.format(folder=getattr(error, "folder", "")),
    SnapshotDamaged: lambda error: messages.REINDEX_DAMAGED.format(**vars(error)),
    SnapshotFormat: lambda error: messages.REINDEX_FORMAT.format(**vars(error)),
}


def _reason(error: Exception) -> str:
    if isinstance(error, StoreError):
        return store_trouble(error)
    for kind, words in _REASONS.items():
        if isinstance(error, kind):
            return words(error)
    return messages.REINDEX_OTHER.format(detail=error)


if __name__ == "__main__":
    sys.exit(main())

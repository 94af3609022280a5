"""`benchmark.py indexing [FOLDER …]`: a full build beside encoding alone, and a run over plans that did not change.

The files of the folders are indexed from nothing, those of text formats and the others apart, with the model loaded
before; what is compared is the time of the encoder within the same run. Unchanged are look-alike plans (many_plans.py),
whose vectors don't matter: a second run over them reads no file and encodes nothing.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarking.cheap_vectors import CheapEncoder
from benchmarking.encoder_around import TimedEncoder
from benchmarking.many_plans import write_plans
from corpus.readers.dispatch import plan_files
from index.encoder import Encoder, SentenceTransformerEncoder
from index.reading import read_plan
from index.reindex import reindex

_TEXT: Final = frozenset({".txt", ".md"})


class Built(NamedTuple):
    """A build from nothing: plans, clauses, seconds in all and in the encoder."""

    plans: int
    clauses: int
    seconds: float
    encoding: float

    @property
    def share(self) -> float:
        """All of it beside encoding alone."""
        return self.seconds / self.encoding


def configure(parser: argparse.ArgumentParser) -> None:
    """Folders of plans, and how many plans are looked through again."""
    parser.add_argument("folders", type=Path, nargs="*", default=[Path("corpus/plans")])
    parser.add_argument("--unchanged", type=int, default=200, help="look-alike plans of the second run")


def run(options: argparse.Namespace) -> int:
    """The command."""
    model = SentenceTransformerEncoder()
    files = [path for folder in options.folders for path in plan_files(folder)]
    for name, chosen in (
        ("text and Markdown", [path for path in files if path.suffix in _TEXT]),
        ("other formats", [path for path in files if path.suffix not in _TEXT]),
    ):
        if chosen:
            built = full_build(chosen, model)
            print(
                f"{name}: {built.plans} plans, {built.clauses} clauses, built in {built.seconds:.1f} s, of which"
                f" encoding {built.encoding:.1f} s: {built.share:.2f} x"
            )
    print(
        f"{options.unchanged} unchanged plans looked through again: {again(options.unchanged, model):.2f} s"
    )
    return 0


def full_build(files: Sequence[Path], encoder: Encoder) -> Built:
    """Indexes plan files from nothing. What is loaded once is loaded before."""
    timed = TimedEncoder(encoder)
    with TemporaryDirectory() as folder:
        plans = Path(folder) / "plans"
        for number, path in enumerate(files):
            target = plans / str(number) / path.name
            target.parent.mkdir(parents=True)
            shutil.copyfile(path, target)
        encoder.encode_queries(["kế hoạch"])
        read_plan(files[0])
        report = reindex(plans, Path(folder) / "index", timed, now=datetime.now(UTC))
    return Built(report.plans, report.clauses, report.seconds, timed.took.seconds)


def again(count: int, encoder: Encoder) -> float:
    """Seconds of a run over plans that are indexed already."""
    cheap = CheapEncoder(encoder)
    with TemporaryDirectory() as folder:
        plans, index = Path(folder) / "plans", Path(folder) / "index"
        write_plans(plans, count)
        reindex(plans, index, cheap, now=datetime.now(UTC))
        started = time.perf_counter()
        report = reindex(plans, index, cheap, now=datetime.now(UTC))
        seconds = time.perf_counter() - started
    if report.encoded or any(file.outcome != "unchanged" for file in report.files):
        raise RuntimeError("the second run was to find nothing new")
    return seconds

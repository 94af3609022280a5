"""`benchmark.py scale`: what building, updating, opening and asking cost as the corpus grows.

Corpora of look-alike clauses are made of the two held plans (many_plans.py); each stage of each size runs in a process
of its own. Last each question is put in turn to files of the smallest size and of this one (with PostgreSQL: to files
and PostgreSQL), in one process: what the machine does meanwhile slows both. Above 1,000 clauses vectors are a base
clause's real vector with seeded noise (cheap_vectors.py), and raw encoding is the time of a plan's clauses times their
number; above 10,000, one plan of each programme, year and length of name is read and the others renamed
(renamed_plans.py). Questions are always encoded by the model. A size that is kept in the work folder isn't built again.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final

from benchmarking import scale_report, scale_stages
from benchmarking.in_turn import Bot, in_turn
from benchmarking.scale_stages import Figures
from index.encoder import SentenceTransformerEncoder
from index.store import FileStore, IndexStore

_ROOT: Final = Path(__file__).resolve().parent.parent.parent
_UNITS: Final = {"k": 1_000, "m": 1_000_000}
_FIGURES: Final = "figures.json"
_STORES: Final = ("faiss", "postgresql")

Stage = Callable[[str, int], Figures]  # by the stage's name and the clauses


def configure(parser: argparse.ArgumentParser) -> None:
    """Sizes, the store, where the corpora are kept, and where the plot goes."""
    parser.add_argument("--sizes", default="1k,10k,100k,1m", help="clauses, e.g. 1k,10k")
    parser.add_argument("--store", choices=_STORES, default="faiss")
    parser.add_argument("--work", type=Path, default=Path("build/scale"), help="corpora and indexes")
    parser.add_argument("--plot", type=Path, help="a PNG of the figures")
    parser.add_argument(
        "--stage", choices=("build", "update", "answers", "in_turn", "hold"), help=argparse.SUPPRESS
    )


def run(options: argparse.Namespace) -> int:
    """Measures each size, printing its figures, then the table and how the costs grow."""
    sizes = [clauses_of(size) for size in options.sizes.split(",")]
    if options.stage == "hold":
        scale_stages.hold(sizes[0], options.work / str(sizes[0]), SentenceTransformerEncoder())
        return 0
    if options.stage:
        print(json.dumps(_stage(options.stage, sizes, options.store, options.work)))
        return 0
    with _database(options.store):
        stage = partial(_in_process, options.store, options.work, sizes[0])
        measure(sizes, options.work, stage, options.plot)
    return 0


def measure(sizes: Sequence[int], work: Path, stage: Stage, plot: Path | None = None) -> list[Figures]:
    """Prints the figures of each size, then the table and how the costs grow; a plot where a path is given.

    `stage` measures a stage of a size. What was built before, with its figures, is taken as it is.
    """
    found: list[Figures] = []
    for clauses in sizes:
        kept = work / str(clauses) / _FIGURES
        if kept.is_file():
            figures: Figures = json.loads(kept.read_text(encoding="utf-8"))
        else:
            figures = stage("build", clauses)
            kept.write_text(json.dumps(figures), encoding="utf-8")
        figures |= stage("update", clauses)
        figures |= stage("answers", clauses)
        figures |= stage("in_turn", clauses)
        found.append(figures)
        print(scale_report.lines(figures), flush=True)
    print(scale_report.table(found))
    print("\n".join(scale_report.growths(found)))
    if plot:
        scale_report.plot(found, plot)
    return found


def clauses_of(size: str) -> int:
    """`10k` as a number. Raises ValueError."""
    unit = _UNITS.get(size[-1:].lower(), 1)
    return int(size[:-1] if unit > 1 else size) * unit


def _in_process(store: str, work: Path, smallest: int, stage: str, clauses: int) -> Figures:
    """Runs a stage in a process of its own; its figures are the last line that it prints.

    Answers are held in turn against those from files: of the smallest size, or of the same where PostgreSQL is asked.
    """
    beside = [smallest] if stage == "in_turn" and store == "faiss" else []
    command = [sys.executable, str(_ROOT / "scripts" / "benchmark.py"), "scale", "--stage", stage]
    command += ["--sizes", ",".join(map(str, [*beside, clauses])), "--store", store, "--work", str(work)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 (our own)
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _stage(stage: str, sizes: Sequence[int], store: str, above: Path) -> Figures:
    """The figures of a stage of the last size; in turn: beside files of the first."""
    clauses, model = sizes[-1], SentenceTransformerEncoder()
    work = above / str(clauses)
    match stage:
        case "build":
            return scale_stages.build(clauses, work, model)
        case "update":
            return scale_stages.update(clauses, work, model)
        case "in_turn":
            counts = (scale_stages.NAMED, scale_stages.UNNAMED)
            files = Bot.over(FileStore(above / str(sizes[0]) / "index"), sizes[0], counts, model)
            return in_turn(files, Bot.over(_store(store, work), clauses, counts, model))
        case _:
            return scale_stages.answers(clauses, _store(store, work), work, model, beside=store == "faiss")


def _store(name: str, work: Path) -> IndexStore:
    """The store to ask; PostgreSQL takes over what was built in the folder."""
    if name == "faiss":
        return FileStore(work / "index")
    from index.postgres.store import PostgresStore  # noqa: PLC0415 (a driver that files don't need)

    store = PostgresStore(os.environ["TEST_DATABASE_URL"])
    store.take_over(work / "index", keep=1)
    return store


@contextmanager
def _database(store: str) -> Iterator[None]:
    """A server for the stages: TEST_DATABASE_URL's, else one that lives as long as the run."""
    if store == "faiss" or os.environ.get("TEST_DATABASE_URL"):
        yield
        return
    sys.path.append(str(_ROOT))
    with import_module("tests.harness.postgres").running() as server:
        os.environ["TEST_DATABASE_URL"] = server.url()
        try:
            yield
        finally:
            del os.environ["TEST_DATABASE_URL"]

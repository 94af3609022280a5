"""`benchmark.py speed`: times of the published index: opening, encoding, searching with vectors and without."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

from bot import indexing_messages
from index.encoder import SentenceTransformerEncoder
from index.errors import SnapshotMissing
from index.retriever import Retriever
from index.settings import IndexSettings
from index.snapshot import Snapshot

_QUESTION_SYLLABLES: Final = 12


def configure(parser: argparse.ArgumentParser) -> None:
    """Which index: INDEX_DIR's where none is named."""
    parser.add_argument("--index", type=Path, default=IndexSettings().dir)


def run(options: argparse.Namespace) -> int:
    """The command; 1 where nothing is published."""
    try:
        time_index(options.index)
    except SnapshotMissing as error:
        print(indexing_messages.REINDEX_NO_SNAPSHOT.format(folder=error.folder), file=sys.stderr)
        return 1
    return 0


def time_index(folder: Path) -> None:
    """Prints times of the published index, in milliseconds; questions are made of its own clauses."""
    started = time.perf_counter()
    snapshot = Snapshot.open(folder)
    opened = time.perf_counter() - started
    encoder = SentenceTransformerEncoder()
    retriever = Retriever(snapshot, encoder)
    plan = snapshot.plan(snapshot.summaries[0].plan_id)
    questions = [" ".join(node.text.split()[:_QUESTION_SYLLABLES]) for node in plan.clauses]
    retriever.search(questions[0])  # loads the model
    timed: dict[str, Callable[[str], object]] = {
        "encode a question": lambda one: encoder.encode_queries([one]),
        "search": retriever.search,
        "search one plan": lambda one: retriever.search(one, plan_ids=[plan.plan_id]),
        "search without vectors": lambda one: retriever.search(one, dense=False),
    }
    print(
        f"{len(snapshot.summaries)} plans, {snapshot.clause_count} clauses; opened in {opened * 1e3:.1f} ms"
    )
    for name, call in timed.items():
        p50, p95 = np.percentile([_seconds(call, one) for one in questions], [50, 95]) * 1e3
        print(f"{name:24} p50 {p50:6.1f} ms   p95 {p95:6.1f} ms")


def _seconds(call: Callable[[str], object], question: str) -> float:
    started = time.perf_counter()
    call(question)
    return time.perf_counter() - started

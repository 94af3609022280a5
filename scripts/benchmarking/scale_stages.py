"""What is measured at one size, each stage in a process of its own: build, update of one plan, answers.

Every function returns figures by name; seconds, bytes, milliseconds as the name says.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np

from benchmarking.cheap_vectors import CheapEncoder
from benchmarking.encoder_around import TimedEncoder
from benchmarking.many_plans import Asked, make_plan, plan_count, write_plans
from benchmarking.memory import memory_of
from benchmarking.renamed_plans import RenamingReader
from benchmarking.scale_questions import SEED, TODAY, questions
from benchmarking.stopwatch import Stopwatch
from bot.answer import Answer
from bot.library import Library
from bot.service import Assistant
from corpus.models import Plan
from index.encoder import Encoder
from index.passages import passages
from index.reading import read_plan
from index.reindex import reindex
from index.store import IndexStore

Figures = dict[str, float]

REAL_VECTORS_TO: Final = 1_000  # clauses up to which all are encoded by the model
READ_IN_FULL_TO: Final = 10_000  # clauses up to which every file is read; of more, see renamed_plans.py
NAMED: Final = 120  # questions that name a province
UNNAMED: Final = 40
CLIENTS: Final = (1, 8, 32)
_SCRIPT: Final = Path(__file__).resolve().parent.parent / "benchmark.py"
_UPDATED: Final = 2  # seed of the plan that is put in the place of the first


class _TimedReader:
    """A ReadPlan, and how long it took."""

    def __init__(self, read: Callable[[Path], Plan]) -> None:
        self._read = read
        self.took = Stopwatch()

    def __call__(self, path: Path) -> Plan:
        with self.took.running():
            return self._read(path)


def build(clauses: int, work: Path, model: Encoder) -> Figures:
    """Makes the corpus where it isn't there yet, and indexes it from nothing."""
    plans, index = work / "plans", work / "index"
    if not plans.is_dir():
        write_plans(plans, plan_count(clauses), SEED)
    model.encode_queries(["kế hoạch"])
    encoder = TimedEncoder(model if clauses <= REAL_VECTORS_TO else CheapEncoder(model))
    reader = _TimedReader(_reader(clauses))
    run = Stopwatch()
    with run.running():
        report = reindex(plans, index, encoder, now=datetime.now(UTC), read=reader)
    plan = read_plan(plans / make_plan(0, SEED).file)
    sample = [text for node in plan.clauses for text in passages(plan, node)]
    started = time.perf_counter()
    model.encode_passages(sample)
    one = (time.perf_counter() - started) / len(sample)
    raw = one * report.encoded if clauses > REAL_VECTORS_TO else encoder.took.seconds
    own = run.seconds - encoder.took.seconds
    return {
        "plans": report.plans,
        "clauses": report.clauses,
        "reading_s": reader.took.seconds,
        "indexing_s": own - reader.took.seconds,
        "indexing_processor_s": run.processor - encoder.took.processor - reader.took.processor,
        "encoding_s": raw,
        "build_share": (own + raw) / raw,
        "snapshot_mb": _size(index) / 2**20,
    }


def _reader(clauses: int) -> Callable[[Path], Plan]:
    return read_plan if clauses <= READ_IN_FULL_TO else RenamingReader(SEED)


def update(clauses: int, work: Path, model: Encoder) -> Figures:
    """Puts other numbers into the first plan and indexes again; the model is loaded before. Raises RuntimeError where
    more changed, or nothing.

    An index that was built by other code is brought up to date first, which isn't counted.
    """
    path = work / "plans" / make_plan(0, SEED).file
    path.write_text(make_plan(0, SEED).text, encoding="utf-8")
    reindex(work / "plans", work / "index", model, now=datetime.now(UTC), read=_reader(clauses))
    path.write_text(make_plan(0, _UPDATED).text, encoding="utf-8")
    encoder = TimedEncoder(model)
    encoder.encode_queries(["kế hoạch"])
    read_plan(path)  # loads the gazetteers and the word model
    report = reindex(work / "plans", work / "index", encoder, now=datetime.now(UTC))
    changed = sum(file.outcome == "changed" for file in report.files)
    if changed != 1 or report.encoded == 0:
        raise RuntimeError(
            f"{changed} plans changed, {report.encoded} clauses encoded: one plan was to change"
        )
    return {
        "update_s": report.seconds,
        "update_encoding_s": encoder.took.seconds,
        "update_clauses": report.encoded,
    }


def answers(clauses: int, store: IndexStore, work: Path, model: Encoder, *, beside: bool) -> Figures:
    """Opens the index, asks, and counts what it costs; see NAMED and UNNAMED.

    `beside`: a second bot is started, to see what two of them have in memory together.
    """
    model.encode_queries(["kế hoạch"])
    started = time.perf_counter()
    assistant = Assistant(Library(store, lambda: model))
    load = time.perf_counter() - started
    assistant.warm_up()
    named, unnamed = questions(clauses, NAMED, UNNAMED)
    assistant.ask(named[0].question, today=TODAY)  # what is loaded once: gazetteers, vocabulary, accents
    ready = time.perf_counter() - started
    asked = _timed(assistant, model, [one.question for one in named[1:]])
    right = sum(is_right(answer, one) for answer, one in zip(asked.answers, named[1:], strict=True))
    free = _timed(assistant, model, unnamed)
    figures = {"load_s": load, "ready_s": ready, "right": right / len(asked.answers)}
    figures["asked_back"] = sum(answer.status == "clarify" for answer in free.answers) / len(free.answers)
    figures["encode_ms"] = float(np.median([*asked.encoding, *free.encoding]))
    for name, values in (("named", asked.asking), ("unnamed", free.asking)):
        for share in (50, 95, 99):
            figures[f"{name}_p{share}_ms"] = taken = float(np.percentile(values, share))
            figures[f"{name}_p{share}_encodings"] = taken / figures["encode_ms"]
    for clients in CLIENTS:
        figures[f"clients_{clients}_qps"] = _throughput(assistant, [one.question for one in named], clients)
    figures["rss_mb"] = memory_of("self", work).rss
    return figures | (_shared(clauses, work) if beside else {})


def is_right(answer: Answer, asked: Asked) -> bool:
    """Whether the answer says the value, cites the plan it is in, and no other province's plan."""
    return (
        answer.status == "answered"
        and asked.says in answer.text
        and any(citation.source.file == asked.file for citation in answer.citations)
        and all(citation.province == asked.province for citation in answer.citations)
    )


class _Timed:
    """Answers to questions in turn; asking and encoding each alone, in milliseconds."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.asking: list[float] = []
        self.encoding: list[float] = []


def _timed(assistant: Assistant, model: Encoder, questions: Sequence[str]) -> _Timed:
    timed = _Timed()
    for question in questions:
        started = time.perf_counter()
        timed.answers.append(assistant.ask(question, today=TODAY).answer)
        answered = time.perf_counter()
        model.encode_queries([question])
        timed.asking.append((answered - started) * 1e3)
        timed.encoding.append((time.perf_counter() - answered) * 1e3)
    return timed


def _throughput(assistant: Assistant, questions: Sequence[str], clients: int) -> float:
    """Questions a second that so many threads get answered, as a bot's chats would ask them."""
    with ThreadPoolExecutor(clients) as pool:
        started = time.perf_counter()
        list(pool.map(lambda question: assistant.ask(question, today=TODAY), questions))
        return len(questions) / (time.perf_counter() - started)


def _shared(clauses: int, work: Path) -> Figures:
    """How much of the index's files two bots have in memory together, and how much of it once."""
    command = [sys.executable, str(_SCRIPT), "scale", "--stage", "hold"]
    command += ["--sizes", str(clauses), "--work", str(work.parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:  # noqa: S603
        assert other.stdout is not None and other.stdin is not None  # noqa: S101, PT018 (asked for)
        other.stdout.readline()
        mine, theirs = memory_of("self", work), memory_of(str(other.pid), work)
        other.stdin.close()
    return {
        "pss_mb": mine.pss,
        "index_rss_mb": mine.of_index_rss,
        "index_pss_mb": mine.of_index_pss,
        "two_rss_mb": mine.rss + theirs.rss,
        "two_pss_mb": mine.pss + theirs.pss,
    }


def hold(clauses: int, work: Path, model: Encoder) -> None:
    """A second bot: opens the index, asks the same questions, says so and waits for its input to end."""
    assistant = Assistant(Library(work / "index", lambda: model))
    for one in questions(clauses, NAMED, UNNAMED)[0]:
        assistant.ask(one.question, today=TODAY)
    print("ready", flush=True)
    sys.stdin.read()


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())

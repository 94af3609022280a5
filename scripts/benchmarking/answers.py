"""`benchmark.py answers QUESTIONS.jsonl`: whole answers beside one raw encoding of the same question."""

from __future__ import annotations

import argparse
import time
from datetime import date
from pathlib import Path

import numpy as np

from benchmarking.inputs import json_lines
from bot.library import Library
from bot.service import Assistant
from index.encoder import SentenceTransformerEncoder
from index.settings import IndexSettings


def configure(parser: argparse.ArgumentParser) -> None:
    """The questions' file."""
    parser.add_argument("questions", type=Path)


def run(options: argparse.Namespace) -> int:
    """The command."""
    time_answers(IndexSettings().dir, options.questions)
    return 0


def time_answers(folder: Path, questions: Path) -> None:
    """Prints the medians of answering and of encoding the same questions, in milliseconds, and their ratio."""
    encoder = SentenceTransformerEncoder()
    assistant = Assistant(Library(folder, lambda: encoder))
    asked = [str(line["question"]) for line in json_lines(questions)]
    today = date.today()
    answering: list[float] = []
    encoding: list[float] = []
    for warm in (True, False):
        for question in asked:
            started = time.perf_counter()
            assistant.ask(question, today=today)
            answered = time.perf_counter()
            encoder.encode_queries([question])
            if not warm:
                answering.append((answered - started) * 1e3)
                encoding.append((time.perf_counter() - answered) * 1e3)
    ask, encode = float(np.median(answering)), float(np.median(encoding))
    print(
        f"{len(asked)} questions: answer {ask:.1f} ms, encode {encode:.1f} ms, ratio {ask / encode:.2f} (medians)"
    )

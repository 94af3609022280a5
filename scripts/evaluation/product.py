"""The product as an outsider uses it: an index built from a folder of plans, then a batch of questions."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from bot.answer import Answer
from evaluation.questions import Question, dump_questions
from evaluation.wording import solid

ROOT: Final = Path(__file__).resolve().parent.parent.parent
TEXT_SUFFIXES: Final = frozenset({".txt", ".md"})


class ProductFailedError(RuntimeError):
    """A command of the product ended with an error; says which and what it printed last."""


def _run(command: list[str]) -> str:
    environment = {"OMP_NUM_THREADS": "2", **os.environ}
    done = subprocess.run(  # noqa: S603 (our own commands)
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ProductFailedError(
            f"{' '.join(command)!r} ended with {done.returncode}: {(done.stdout + done.stderr)[-1500:]}"
        )
    return done.stdout


def build_index(plans: Iterable[Path], index: Path) -> None:
    """Index exactly these files. Raises ProductFailedError."""
    with tempfile.TemporaryDirectory(prefix="plans-") as folder:
        for plan in plans:
            shutil.copyfile(plan, Path(folder) / plan.name)
        _run(["scripts/reindex.py", "--corpus", folder, "--index", str(index)])


def ask(questions: tuple[Question, ...], index: Path | None, *, today: date) -> dict[str, Answer]:
    """The answers by the questions' ids, from an index folder (None: what the environment names).

    Raises ProductFailedError, and ValueError where a question has no answer.
    """
    with tempfile.TemporaryDirectory(prefix="questions-") as folder:
        batch = Path(folder) / "questions.jsonl"
        dump_questions(questions, batch)
        where = ["--today", today.isoformat(), *(["--index", str(index)] if index else [])]
        printed = _run(["-m", "bot", "ask", "--batch", str(batch), *where])
    answers: dict[str, Answer] = {}
    for line in printed.splitlines():
        row = json.loads(line)
        question_id = row.pop("id")
        answers[question_id] = Answer.model_validate(row)
    if missing := [question.id for question in questions if question.id not in answers]:
        raise ValueError(f"{len(missing)} of {len(questions)} questions have no answer, first {missing[0]!r}")
    return answers


def readable_sources(plans: Iterable[Path]) -> Mapping[str, str]:
    """The `solid` text of the plans that are text or Markdown, by file name."""
    texts = [plan for plan in plans if plan.suffix in TEXT_SUFFIXES]
    return {plan.name: solid(plan.read_text(encoding="utf-8")) for plan in texts}

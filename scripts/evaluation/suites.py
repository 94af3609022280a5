"""The sets of labelled questions, each with the plans that it is asked over."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Final

from corpus.frozen import Frozen
from evaluation.product import ROOT
from evaluation.questions import Question, load_questions

TODAY: Final = date(2026, 11, 22)  # the day on which all labelled questions are asked
GOLDEN: Final = ROOT / "tests" / "golden"
EXPECTED: Final = GOLDEN / "expected.tsv"
HELD_PLANS: Final = ROOT / "corpus" / "plans"
# Folders, in the order in which they were written.
HELDOUT: Final = ("heldout", "heldout_b", "heldout_c", "heldout_d", "heldout_e", "heldout_f", "heldout_g")
WRITTEN_PLANS: Final = ROOT / "tests" / "plans"  # made up for tests, in the official layout


class Suite(Frozen):
    """A named set of questions over some plans."""

    name: str
    questions: tuple[Question, ...]
    plans: tuple[Path, ...]


def extra_samples() -> Path:
    """The folder of real documents that aren't part of the project; it may be absent."""
    return Path(os.environ.get("EXTRA_SAMPLES", ROOT.parent / "shared" / "samples"))


def _files(*folders: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for folder in folders for path in folder.iterdir() if path.is_file()))


def golden_suite() -> Suite:
    """Our own questions over the held plans and the ones written for tests."""
    questions = load_questions(GOLDEN / "plans.jsonl")
    return Suite(name="golden", questions=questions, plans=_files(HELD_PLANS, WRITTEN_PLANS))


def heldout_suite(name: str = HELDOUT[0]) -> Suite:
    """Questions over further plans, both written by somebody who had not seen the code nor the other questions."""
    folder = ROOT / "tests" / name
    questions = load_questions(folder / "questions.jsonl")
    return Suite(name=name, questions=questions, plans=_files(HELD_PLANS, folder / "plans"))


def sample_plans() -> tuple[Path, ...]:
    """Four real provincial plans; empty where the samples are absent."""
    names = ("markdown/QD-254-*", "markdown/QD-986-*", "markdown/QD-3210-*", "pdf/qd-2280-*")
    found = tuple(path for name in names for path in sorted(extra_samples().glob(name)))
    return found if len(found) == len(names) else ()


def samples_suite() -> Suite | None:
    """Questions over four real plans and the held ones; None where the samples are absent."""
    plans = sample_plans()
    if not plans:
        return None
    questions = load_questions(GOLDEN / "samples.jsonl")
    return Suite(name="samples", questions=questions, plans=(*plans, *_files(HELD_PLANS)))


def labelled_suite() -> Suite | None:
    """Questions that were labelled by others over the held plans; None where they are absent."""
    path = extra_samples().parent / "eval" / "questions.dev.jsonl"
    if not path.is_file():
        return None
    return Suite(name="dev", questions=load_questions(path), plans=_files(HELD_PLANS))


def all_suites() -> tuple[Suite, ...]:
    """Every suite whose plans are here."""
    found = (golden_suite(), *map(heldout_suite, HELDOUT), samples_suite(), labelled_suite())
    return tuple(suite for suite in found if suite)

"""Which questions are known to pass: a file under version control, and what changed since.

Regenerate with `python scripts/evaluate.py --write-expected` and read the diff before committing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from corpus.frozen import Frozen

_HEADER = (
    "# id, pass or fail, what is wrong. Regenerate: .venv/bin/python scripts/evaluate.py --write-expected\n"
)


class Outcome(Frozen):
    """What came of one question; it passes where nothing is wrong."""

    id: str
    wrong: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.wrong


def read_expected(path: Path) -> dict[str, Outcome]:
    """The recorded outcomes by id."""
    outcomes = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        question_id, verdict, wrong = line.split("\t")
        reasons = tuple(wrong.split("; ")) if verdict == "fail" else ()
        outcomes[question_id] = Outcome(id=question_id, wrong=reasons)
    return outcomes


def write_expected(outcomes: Iterable[Outcome], path: Path) -> None:
    """Record outcomes, one line each, in the order given."""
    rows = []
    for outcome in outcomes:
        verdict = "pass" if outcome.passed else "fail"
        rows.append(f"{outcome.id}\t{verdict}\t{_one_line(outcome.wrong)}\n")
    path.write_text(_HEADER + "".join(rows), encoding="utf-8")


def _one_line(wrong: tuple[str, ...]) -> str:
    return "; ".join(" ".join(reason.split()) for reason in wrong)


def changes(expected: Mapping[str, Outcome], outcomes: Iterable[Outcome]) -> tuple[list[str], list[str]]:
    """A line on each question that passed and now fails, and on each that now passes or is new and passes."""
    worse, better = [], []
    for outcome in outcomes:
        before = expected.get(outcome.id)
        if before is not None and before.passed and not outcome.passed:
            worse.append(f"- {outcome.id}: passed, now {_one_line(outcome.wrong)}")
        if outcome.passed and (before is None or not before.passed):
            better.append(f"+ {outcome.id}: now passes")
    return worse, better

"""An answer depends on what is asked, not on how it is typed, nor on which names the plans happen to bear."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.answer import Answer
from evaluation import metamorphic, report
from evaluation.expected import Outcome
from evaluation.questions import Question
from evaluation.report import SuiteResult

Put = Callable[[tuple[Question, ...]], Mapping[str, Answer]]

EVERY = 3  # every third question; `scripts/evaluate.py` takes all
ENOUGH = 0.95
LOOKALIKES = 8  # provinces; `scripts/evaluate.py` takes 30
LOOKALIKES_ENOUGH = 0.99
RENAMING_MAY_COST = 0.02

# One slip away from a held province (Quảng Ninh), but another province's own name, or as near to both.
OTHER_NAMES = (
    "Quảng Bình đặt tỷ lệ hồ sơ nộp trực tuyến năm 2024 bao nhiêu?",
    "Bắc Ninh: hạn báo cáo hằng năm?",
    "Quảng Inh thanh toán trực tuyến năm 2024 bao nhiêu phần trăm?",
)


@pytest.fixture(scope="module")
def changed(golden: SuiteResult, put: Put) -> tuple[metamorphic.Change, ...]:
    return metamorphic.run(golden.well_answered[::EVERY], golden.answers, put)


def test_the_same_clauses_however_it_is_typed(changed: tuple[metamorphic.Change, ...]) -> None:
    different = [f"{change.id} {change.variant}: {change.asked}" for change in changed if not change.same]
    assert len(different) / len(changed) <= 1 - ENOUGH, "\n" + "\n".join(different)


def test_never_another_province(changed: tuple[metamorphic.Change, ...]) -> None:
    assert [(change.asked, change.foreign) for change in changed if change.foreign] == []


@pytest.mark.parametrize("asked", OTHER_NAMES)
def test_another_provinces_name_is_not_a_typo(asked: str, put: Put) -> None:
    question = Question(id=asked, kind="trap", question=asked, status="not_found")
    answer = put((question,))[asked]
    assert answer.status in {"not_found", "clarify"}
    assert answer.citations == ()


def passing(outcomes: tuple[Outcome, ...]) -> float:
    return sum(outcome.passed for outcome in outcomes) / len(outcomes)


def test_look_alike_plans_are_kept_apart(tmp_path: Path) -> None:
    result = report.run_lookalikes(tmp_path, LOOKALIKES)
    assert passing(result.outcomes) >= LOOKALIKES_ENOUGH, "\n" + "\n".join(report.failing_lines(result))


def test_other_names_and_numbers_cost_nothing(golden: SuiteResult, tmp_path: Path) -> None:
    some = golden.suite.model_copy(update={"questions": golden.suite.questions[::EVERY]})
    result = report.run_renamed(some, tmp_path)
    lost = passing(golden.outcomes[::EVERY]) - passing(result.outcomes)
    assert lost <= RENAMING_MAY_COST, "\n" + "\n".join(report.failing_lines(result))

"""The gate, question by question: what passed must pass.

Regenerate the record with `python scripts/evaluate.py --write-expected`; read its diff before committing it.
"""

from collections.abc import Callable

import pytest

from evaluation.expected import changes, read_expected
from evaluation.report import SuiteResult
from evaluation.suites import EXPECTED, HELDOUT, golden_suite


def _still_passes(result: SuiteResult) -> None:
    worse, _ = changes(read_expected(EXPECTED), result.outcomes)
    assert not worse, "\n" + "\n".join(worse)


@pytest.mark.parametrize("name", ["golden", "samples", "labelled"])
def test_what_passed_still_passes(name: str, request: pytest.FixtureRequest) -> None:
    _still_passes(request.getfixturevalue(name))


@pytest.mark.parametrize("name", HELDOUT)
def test_what_passed_of_a_held_out_set_still_passes(name: str, heldout: Callable[[str], SuiteResult]) -> None:
    _still_passes(heldout(name))


def test_every_question_of_ours_is_recorded() -> None:
    recorded = read_expected(EXPECTED)
    assert not [question.id for question in golden_suite().questions if question.id not in recorded]

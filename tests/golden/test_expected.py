"""The gate, question by question: what passed must pass.

Regenerate the record with `python scripts/evaluate.py --write-expected`; read its diff before committing it.
"""

import pytest

from evaluation.expected import changes, read_expected
from evaluation.report import SuiteResult
from evaluation.suites import EXPECTED, golden_suite


@pytest.mark.parametrize(
    "name", ["golden", "heldout", "heldout_b", "heldout_c", "heldout_d", "samples", "labelled"]
)
def test_what_passed_still_passes(name: str, request: pytest.FixtureRequest) -> None:
    result: SuiteResult = request.getfixturevalue(name)
    worse, _ = changes(read_expected(EXPECTED), result.outcomes)
    assert not worse, "\n" + "\n".join(worse)


def test_every_question_of_ours_is_recorded() -> None:
    recorded = read_expected(EXPECTED)
    assert not [question.id for question in golden_suite().questions if question.id not in recorded]

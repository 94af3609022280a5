"""What the systems are given: plans as text, questions that stand alone, evidence that stands in those plans."""

from pathlib import Path

import pytest

from benchmarks.peers import workload
from benchmarks.peers.workload import gather
from evaluation.suites import heldout_suite


@pytest.fixture
def gathered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workload, "all_suites", lambda: (heldout_suite(),))
    return gather(tmp_path / "plans", tmp_path / "model")


def test_every_plan_is_there_as_text(gathered) -> None:
    (suite,) = gathered[0].suites
    names = {path.stem for path in Path(suite.folder).iterdir()}
    assert names == {plan.stem for plan in heldout_suite().plans}
    assert {path.suffix for path in Path(suite.folder).iterdir()} <= {".txt", ".md"}


def test_questions_stand_alone_and_have_evidence(gathered) -> None:
    (suite,) = gathered[0].suites
    labelled = {question.id: question for question in heldout_suite().questions}
    expected = {name for name, one in labelled.items() if one.cite and not one.turns}
    assert set(suite.questions) == expected
    assert all(suite.questions[name] == labelled[name].question for name in expected)


def test_evidence_is_looked_for_in_its_own_province(gathered) -> None:
    evidence = gathered[1]["heldout"]
    assert evidence["h001"][0].sources == {"lang-son-2024.txt"}
    assert all(gold.sources for golds in evidence.values() for gold in golds)

"""Every question gets the same answer from PostgreSQL as from files, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.product import ask
from evaluation.report import SuiteResult
from evaluation.suites import TODAY
from index.postgres.store import PostgresStore


def test_answers_are_the_same_over_postgresql(
    golden: SuiteResult, index_folder: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = PostgresStore(database_url)
    store.take_over(index_folder, keep=1)
    store.close()
    monkeypatch.setenv("INDEX_URL", database_url)
    monkeypatch.setenv("INDEX_DIR", "none")  # nothing may come from files
    answers = ask(golden.suite.questions, None, today=TODAY)
    assert len(answers) > 300
    differing = [question for question in answers if answers[question] != golden.answers[question]]
    assert differing == []

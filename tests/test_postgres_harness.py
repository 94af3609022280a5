"""The PostgreSQL of the tests: it has pgvector, and comes back after being killed."""

from __future__ import annotations

import psycopg
import pytest

from tests.harness import postgres
from tests.harness.postgres import PostgresServer


def test_a_database_has_vectors(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("CREATE EXTENSION vector")
        row = connection.execute("SELECT '[1,2]'::vector <#> '[3,4]'::vector").fetchone()
    assert row == (-11.0,)


def test_what_was_committed_outlives_a_kill(postgres_server: PostgresServer) -> None:
    url = postgres.create_database(postgres_server.url())
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    postgres_server.kill()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)
    postgres_server.start()
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)
    postgres_server.stop()
    assert not postgres_server.alive

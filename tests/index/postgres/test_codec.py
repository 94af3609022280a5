"""What a connection learns of pgvector's types, also while a standby comes to have them."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from index.encoder import FakeEncoder
from index.errors import StoreUnavailable
from index.postgres import codec
from index.postgres.codec import Embedding
from index.postgres.connection import Database
from index.postgres.reader import THERE, SnapshotReader

STATEMENT = psycopg.sql.SQL("SELECT %(vector)s FROM plan_index.snapshot WHERE {}").format(THERE)


def _embedding() -> Embedding:
    return Embedding(FakeEncoder().encode_queries(["thư viện"])[0])


def test_a_type_that_comes_between_two_looks(database_url: str) -> None:
    """A standby replayed CREATE EXTENSION after `vector` was looked for and before `sparsevec` was."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("CREATE DOMAIN sparsevec AS bytea")  # stands for what came just in time
        codec.register(connection)
        with pytest.raises(psycopg.ProgrammingError, match="Embedding"):
            connection.execute("SELECT %s", (_embedding(),))
        connection.execute("DROP DOMAIN sparsevec; CREATE EXTENSION vector")
        codec.register(connection)
        row: tuple[Any, ...] | None = connection.execute("SELECT vector_dims(%s)", (_embedding(),)).fetchone()
        assert row == (len(_embedding().values),)


@pytest.mark.parametrize(
    "made", ["", "CREATE EXTENSION vector", "CREATE EXTENSION vector; CREATE SCHEMA plan_index"]
)
def test_a_server_before_the_first_snapshot(database_url: str, made: str) -> None:
    """It is behind what was found elsewhere, which is asked instead; where that has nothing either, it passes."""
    if made:
        with psycopg.connect(database_url, autocommit=True) as connection:
            connection.execute(made)
    database = Database(database_url, patience=1)
    with pytest.raises(StoreUnavailable, match="no longer there"):
        SnapshotReader(database, 1).fetch(STATEMENT, {"vector": _embedding()})
    database.close()

"""An index of three small plans in PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.postgres.store import PostgresStore
from index.snapshot import Snapshot


@pytest.fixture
def store(index_dir: Path, database_url: str):
    """A database that holds what is published in `index_dir`: two segments."""
    store = PostgresStore(database_url, patience=60, look=60, grace=0)
    assert store.take_over(index_dir, keep=3) == len(Snapshot.open(index_dir).segments) == 2
    yield store
    store.close()

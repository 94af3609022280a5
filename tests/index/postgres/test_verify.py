"""Whatever is changed in the database is found, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from index.errors import SnapshotDamaged
from index.postgres.store import PostgresStore

# One changed value in each column that answers come from.
CHANGES = {
    "text of a plan": "UPDATE plan_index.stored_plan SET json = convert_to(replace(convert_from(json, 'UTF8'),"
    " '70%', '71%'), 'UTF8') WHERE plan_id = 'bk'",
    "path of a clause": "UPDATE plan_index.clause SET path = path || 'x' WHERE row = 1",
    "weight of a term": "UPDATE plan_index.clause SET weights = '{1:1}/1000000000' WHERE row = 1",
    "terms for the index": "UPDATE plan_index.clause SET terms = terms[2:] WHERE row = 1",
    "vector": "UPDATE plan_index.clause_vector SET embedding = embedding + embedding WHERE row = 1",
    "offer of a menu": "UPDATE plan_index.stored_plan SET offer = offer || ' '::bytea WHERE plan_id = 'bk'",
    "clause that is gone": "DELETE FROM plan_index.clause WHERE row = 1",
    "vector that is gone": "DELETE FROM plan_index.clause_vector WHERE row = 1",
}


def change(url: str, statement: str) -> int:
    with psycopg.connect(url) as connection:
        return connection.execute(statement).rowcount


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_found(store: PostgresStore, database_url: str, statement: str) -> None:
    assert store.verify().parts == 12
    assert change(database_url, statement) > 0
    with pytest.raises(SnapshotDamaged):
        store.verify()


def test_a_changed_plan_is_never_read(store: PostgresStore, database_url: str) -> None:
    snapshot = store.open()
    change(database_url, CHANGES["text of a plan"])
    with pytest.raises(SnapshotDamaged, match="bk"):
        snapshot.plan("bk")
    assert snapshot.plan("tn").plan_id == "tn"


def test_a_plan_or_a_manifest_that_is_not_whole_is_found_when_opened(
    store: PostgresStore, database_url: str
) -> None:
    change(database_url, "DELETE FROM plan_index.snapshot_plan WHERE plan_key = 1")
    with pytest.raises(SnapshotDamaged):
        store.open()
    change(database_url, "UPDATE plan_index.snapshot SET manifest = substr(manifest, 1, 900)")
    with pytest.raises(SnapshotDamaged):
        store.open()


def test_publishing_again_does_not_hide_damage(
    store: PostgresStore, database_url: str, index_dir: Path
) -> None:
    change(database_url, CHANGES["vector"])
    assert store.take_over(index_dir, keep=3) == 0
    with pytest.raises(SnapshotDamaged):
        store.verify()

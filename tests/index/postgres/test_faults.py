"""What may be wrong with the database: each fault is told apart, so that the right one can mend it."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from index.encoder import FakeEncoder
from index.errors import NoSpace, StoreFormat, StoreRefused, StoreUnavailable, StoreUnfit
from index.postgres import connection as connecting
from index.postgres import schema
from index.postgres.connection import Database
from index.postgres.store import PostgresStore
from index.retriever import Retriever
from tests.harness.emulator import eventually
from tests.harness.postgres import PostgresServer
from tests.index.postgres.test_publish import next_snapshot

PATIENCE = 120.0  # seconds, where an answer is to come


def test_a_wrong_password(postgres_server: PostgresServer) -> None:
    with psycopg.connect(postgres_server.url(), autocommit=True) as connection:
        connection.execute("CREATE ROLE bot LOGIN PASSWORD 'right'")
        rules = postgres_server.data / "pg_hba.conf"
        rules.write_text("host all bot 127.0.0.1/32 scram-sha-256\n" + rules.read_text())
        connection.execute("SELECT pg_reload_conf()")
    right, wrong = (
        Database(make_conninfo(postgres_server.url(), user="bot", password=password), patience=PATIENCE)
        for password in ("right", "wrong")
    )
    assert right.fetch("SELECT 1", {}) == [(1,)]
    began = time.monotonic()
    with pytest.raises(StoreRefused, match="password authentication failed") as raised:
        wrong.fetch("SELECT 1", {})
    assert time.monotonic() - began < PATIENCE / 2  # waiting wouldn't help
    assert "wrong" not in str(raised.value)
    with pytest.raises(StoreRefused), wrong.writer():
        pass
    # One that is away is not one that refuses, and one that is full has room again.
    postgres_server.stop()
    away = Database(postgres_server.url(), patience=0.2)
    with pytest.raises(StoreUnavailable) as raised:
        away.fetch("SELECT 1", {})
    assert not isinstance(raised.value, StoreRefused)
    for one in (right, wrong, away):
        one.close()


def test_a_full_server_is_waited_for(database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("CREATE ROLE one_at_a_time LOGIN CONNECTION LIMIT 1")
        try:
            url = make_conninfo(database_url, user="one_at_a_time")
            database = Database(url, patience=0.5)
            with psycopg.connect(url), pytest.raises(StoreUnavailable, match="too many") as raised:
                database.fetch("SELECT 1", {})
            database.close()
            assert not isinstance(raised.value, StoreRefused)
        finally:
            connection.execute("DROP ROLE one_at_a_time")


def test_a_full_disk_leaves_what_was_there(store: PostgresStore, database_url: str, index_dir: Path) -> None:
    before = store.current_name()
    with psycopg.connect(database_url) as connection:
        connection.execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$"
        )
        connection.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON plan_index.snapshot EXECUTE FUNCTION full_disk()"
        )
    next_snapshot(index_dir)
    with pytest.raises(NoSpace) as raised:
        store.take_over(index_dir, keep=3)
    assert raised.value.folder == store.place
    assert (store.current_name(), store.verify().plans) == (before, 3)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("EXTENSION IF NOT EXISTS vector", "EXTENSION IF NOT EXISTS no_vector"),
        ("weights sparsevec", "weights no_vector"),
    ],
)
def test_no_pgvector_or_an_old_one(
    written: str, instead: str, index_dir: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_DDL", schema._DDL.replace(written, instead))
    store = PostgresStore(database_url)
    with pytest.raises(StoreUnfit, match="no_vector") as raised:
        store.take_over(index_dir, keep=1)
    assert raised.value.reason == "no_pgvector"
    store.close()


def test_tables_of_a_newer_version_are_left_alone(
    store: PostgresStore, database_url: str, index_dir: Path
) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE plan_index.version SET number = 99")
    next_snapshot(index_dir)
    for attempt in (store.open, store.current_name, lambda: store.take_over(index_dir, keep=1)):
        with pytest.raises(StoreFormat) as raised:
            attempt()
        assert (raised.value.found, raised.value.expected) == (99, schema.VERSION)


def test_tables_of_the_first_version_are_brought_up_to_date(
    store: PostgresStore, database_url: str, index_dir: Path
) -> None:
    expected = Retriever(store.open(), FakeEncoder()).plans("thư viện cấp huyện")
    with psycopg.connect(database_url) as connection:
        connection.execute("ALTER TABLE plan_index.term_frequency DROP COLUMN largest")
        connection.execute("ALTER TABLE plan_index.published DROP COLUMN turn")
        connection.execute("DROP TABLE plan_index.dated")
        connection.execute("ALTER TABLE plan_index.stored_plan DROP COLUMN offer, DROP COLUMN lists_sha256")
        connection.execute("UPDATE plan_index.version SET number = 1")
    with pytest.raises(StoreFormat) as raised:
        store.open()
    assert raised.value.found == 1
    assert store.take_over(index_dir, keep=3) == 0
    assert Retriever(store.open(), FakeEncoder()).plans("thư viện cấp huyện") == expected
    next_snapshot(index_dir)
    assert store.take_over(index_dir, keep=3) == 1
    assert store.verify().plans == 4


def test_more_questions_than_connections(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "_CONNECTIONS", 1)
    database = Database(database_url, patience=PATIENCE)
    began, enough = threading.Event(), threading.Event()

    def hold(_: psycopg.Connection[object]) -> bool:
        began.set()
        return enough.wait(PATIENCE)

    with ThreadPoolExecutor(2) as threads:
        held = threads.submit(database.read, hold)
        assert began.wait(PATIENCE)
        with pytest.raises(StoreUnavailable, match="connection"):
            database.read(lambda connection: connection.execute("SELECT 1"), patience=0.2)
        later = threads.submit(database.fetch, "SELECT 1", {})
        eventually(lambda: database._pool.get_stats()["requests_waiting"], what="it to wait for its turn")
        enough.set()
        assert later.result() == [(1,)]
        assert held.result()
    database.close()


def test_a_statement_that_takes_too_long(database_url: str) -> None:
    database = Database(database_url, patience=PATIENCE)
    assert database.fetch("SHOW statement_timeout", {}) == [("20s",)]

    def sleep(connection: psycopg.Connection[object]) -> None:
        connection.execute("SET statement_timeout = '1ms'")
        connection.execute("SELECT pg_sleep(60)")

    with pytest.raises(StoreUnavailable, match="statement timeout"):
        database.read(sleep, patience=0)
    database.close()


def test_a_machine_that_is_gone_is_noticed() -> None:
    """By both sides' settings; what the address says counts."""
    given = conninfo_to_dict(Database("postgresql://host/plans?keepalives_idle=60")._conninfo)
    assert given["keepalives_idle"] == "60"
    assert int(given["tcp_user_timeout"]) <= 10_000
    assert int(given["keepalives_interval"]) * int(given["keepalives_count"]) <= 10
    written = conninfo_to_dict(Database("postgresql://a,b/plans?target_session_attrs=any")._primary)
    assert written["target_session_attrs"] == "read-write"
    assert "load_balance_hosts" not in written

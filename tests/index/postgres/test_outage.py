"""A database that stops, is killed or restarts under questions: they wait a little, then say so."""

from __future__ import annotations

import threading
import time
from datetime import date
from pathlib import Path

import psycopg
import pytest

from bot.library import Library
from bot.service import Assistant
from index.encoder import FakeEncoder
from index.errors import StoreUnavailable
from index.postgres.published import published
from index.postgres.store import PostgresStore
from index.retriever import Retriever
from tests.harness.emulator import eventually
from tests.harness.postgres import PostgresServer
from tests.harness.standby import standby_of
from tests.index.postgres.test_publish import next_snapshot
from tests.index.sample_plans import LIBRARY

TODAY = date(2026, 11, 22)
PATIENCE = 120.0  # seconds, where an answer is to come
ASKED = "hạn nộp báo cáo của {} là ngày nào?"


def test_an_outage(index_dir: Path, postgres_server: PostgresServer) -> None:
    url = postgres_server.url()
    store = PostgresStore(url, patience=PATIENCE)
    store.take_over(index_dir, keep=3)
    retriever = Retriever(store.open(), FakeEncoder())
    before = retriever.search("thư viện cấp huyện")
    assert before

    # Connections that were cut are replaced, unnoticed.
    with psycopg.connect(url, autocommit=True) as other:
        cut = other.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'hoi-ke-hoach'"
        ).fetchone()
        assert cut is not None
        assert cut[0] > 0
    assert retriever.search("thư viện cấp huyện") == before

    # It is killed and comes back: the question that waits is answered.
    postgres_server.kill()
    restart = threading.Timer(1.0, postgres_server.start)
    restart.start()
    assert retriever.search("thư viện cấp xã, cấp huyện")
    restart.join()
    store.close()

    # It stays away: a question says so in time, and goes on where the plans are at hand.
    held = PostgresStore(url, patience=PATIENCE)
    assistant = Assistant(Library(held, FakeEncoder))
    assistant.ask(ASKED.format("Bắc Kạn"), today=TODAY)
    postgres_server.stop()
    held._database._patience = 0.5
    began = time.monotonic()
    with pytest.raises(StoreUnavailable):
        assistant.ask(ASKED.format("Nghệ An"), today=TODAY)
    assert time.monotonic() - began < PATIENCE
    postgres_server.start()
    held._database._patience = PATIENCE
    expected = Assistant(Library(index_dir, FakeEncoder)).ask(ASKED.format("Nghệ An"), today=TODAY)
    assert assistant.ask(ASKED.format("Nghệ An"), today=TODAY) == expected
    held.close()


def test_reading_from_a_standby(index_dir: Path, postgres_server: PostgresServer) -> None:
    """Of several hosts a standby is read, the primary is written to, and either serves alone."""
    with standby_of(postgres_server) as standby:
        hosts = f"{postgres_server.address},{standby.address}"
        store = PostgresStore(f"postgresql://postgres@{hosts}/postgres", patience=PATIENCE, look=PATIENCE)
        assert store.take_over(index_dir, keep=3) == 2
        port = "SELECT pg_is_in_recovery(), inet_server_port()"
        assert store._database.fetch(port, {}) == [(True, standby.port)]
        reader = Retriever(_when_replicated(store), FakeEncoder())
        before = reader.search("thư viện cấp huyện")
        assert before
        _check_behind(store, reader, standby, index_dir)
        standby.kill()
        assert reader.search("thư viện, cấp huyện") == before
        assert store._database.fetch(port, {}) == [(False, postgres_server.port)]
        standby.start()
        postgres_server.kill()
        assert reader.search("thư viện; cấp huyện") == before
        store.close()


def _check_behind(store: PostgresStore, reader: Retriever, standby: PostgresServer, index_dir: Path) -> None:
    """A standby that stays behind answers from the snapshot before, or not at all: never from a part of one."""
    old = store.current_name()
    with psycopg.connect(standby.url(), autocommit=True) as connection:
        connection.execute("SELECT pg_wal_replay_pause()")  # asks for it
        eventually(lambda: _replay(connection) == "paused", what="the standby to stay behind")
        new = next_snapshot(index_dir)
        assert store.take_over(index_dir, keep=3) == 1
        assert store.current_name() == old  # who has not seen the new one goes on with the old one
        held = len(reader.search("thư viện", limit=50))

        # A bot that took up the new one, from the primary or a quicker standby, keeps it …
        ahead = PostgresStore(store._database._url, patience=PATIENCE, look=PATIENCE)
        ahead._seen = ahead._database.read_primary(lambda connection: published(connection, ""))
        assert ahead._database.fetch("SELECT pg_is_in_recovery()", {}) == [(True,)]
        assert ahead.current_name() == new
        newer = Retriever(ahead.open(), FakeEncoder())
        # … and finds all of it, though the standby has only the clauses that both have.
        assert len(newer.search("thư viện", limit=50)) == held + len(LIBRARY)
        assert newer.document_frequency("hue") > reader.document_frequency("hue") == 0
        assert newer.snapshot.plan("hue").plan_id == "hue"

        connection.execute("SELECT pg_wal_replay_resume()")
        eventually(lambda: store.current_name() == new, what="the standby to follow")
    assert Retriever(store.open(), FakeEncoder()).search("thư viện") == newer.search("thư viện")
    ahead.close()


def _replay(connection: psycopg.Connection[tuple[str]]) -> str:
    """Whether a standby takes over what the primary does: "not paused", "pause requested" or "paused"."""
    row = connection.execute("SELECT pg_get_wal_replay_pause_state()").fetchone()
    assert row is not None
    return row[0]


def _when_replicated(store: PostgresStore):
    """The snapshot, once the standby has it."""
    eventually(lambda: bool(store.names()), what="the standby to follow")
    return store.open()

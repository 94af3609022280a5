"""A run of publishing that fails leaves the database as it was; the rows are what the files hold."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from index.builder import Corpus, build
from index.encoder import FakeEncoder
from index.errors import IndexLocked, SnapshotDamaged, StoreRefused, StoreUnavailable, StoreUnfit
from index.postgres import publish as publishing
from index.postgres.store import PostgresStore
from index.retriever import Retriever
from index.snapshot import Snapshot
from tests.harness.emulator import free_port
from tests.index.conftest import NOON
from tests.index.sample_plans import make_plan


def next_snapshot(folder: Path) -> str:
    before = Snapshot.open(folder)
    fresh = make_plan("Huế", plan_id="hue")
    kept = {plan.plan_id: plan for plan in before.summaries}
    created = NOON + timedelta(days=1)
    corpus = Corpus([fresh], kept, "code", {})
    return build(folder, corpus, FakeEncoder(), created=created, previous=before).name


def tables(url: str) -> set[str]:
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'plan_index'::regnamespace"
        )
        return {name for (name,) in rows}


def test_a_run_that_fails_after_copying_leaves_nothing(
    store: PostgresStore, database_url: str, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, held = store.current_name(), tables(database_url)
    name = next_snapshot(index_dir)

    def fail(*_: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "_add_dead", fail)
        with pytest.raises(RuntimeError):
            store.take_over(index_dir, keep=3)
    assert (store.current_name(), store.names(), tables(database_url)) == (before, [before], held)
    assert store.take_over(index_dir, keep=3) == 1
    assert store.current_name() == name


def test_damaged_files_are_not_copied(store: PostgresStore, database_url: str, index_dir: Path) -> None:
    before = store.current_name()
    next_snapshot(index_dir)
    newest = max((path for path in index_dir.rglob("vectors.faiss")), key=lambda path: path.stat().st_mtime)
    newest.write_bytes(newest.read_bytes()[:-1] + b"?")
    with pytest.raises(SnapshotDamaged, match=r"vectors\.faiss"):
        store.take_over(index_dir, keep=3)
    assert (store.current_name(), store.verify().plans) == (before, 3)


def test_two_publishers_do_not_meet(store: PostgresStore, database_url: str, index_dir: Path) -> None:
    name = next_snapshot(index_dir)
    with psycopg.connect(database_url) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (publishing._LOCK,))
        with pytest.raises(IndexLocked):
            store.take_over(index_dir, keep=3)
        with pytest.raises(IndexLocked):
            store.roll_back(index_dir)
    store.take_over(index_dir, keep=3)
    assert store.current_name() == name


def test_a_reader_holds_up_the_removal_only(store: PostgresStore, database_url: str, index_dir: Path) -> None:
    with psycopg.connect(database_url) as reader:
        reader.execute("SELECT count(*) FROM plan_index.clause")
        name = next_snapshot(index_dir)  # takes over the smaller segment, so that one is left over
        store.take_over(index_dir, keep=1)
        assert store.current_name() == name
    assert len(partitions(database_url)) == 3
    later = PostgresStore(database_url, patience=60, grace=0)
    publishing._remove_old(later._database, 1, 0)
    assert store.names() == [name]
    assert len(partitions(database_url)) < 3
    assert store.verify().plans == 4
    later.close()


def partitions(url: str) -> set[str]:
    return {name for name in tables(url) if name.startswith("clause_vector_") and name[14:].isdigit()}


def test_rows_are_what_the_files_hold(store: PostgresStore, database_url: str, index_dir: Path) -> None:
    segment = Snapshot.open(index_dir).segments[0]
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(
            "SELECT c.row, c.path, v.embedding::text, c.weights::text, c.terms FROM plan_index.clause c"
            " JOIN plan_index.clause_vector v USING (segment_id, plan_key, row)"
            " WHERE segment_id = (SELECT segment_id FROM plan_index.segment WHERE name LIKE %s) ORDER BY row",
            (f"{segment.entry.name}-%",),
        ).fetchall()
        term = dict(connection.execute("SELECT term_id, (key, term)::text FROM plan_index.term").fetchall())
        largest = {
            term[number]: (clauses, weight)
            for number, clauses, weight in connection.execute(
                "SELECT term_id, f.clauses, largest FROM plan_index.term_frequency f JOIN plan_index.segment s"
                " USING (segment_id) WHERE s.name LIKE %s",
                (f"{segment.entry.name}-%",),
            )
        }
    assert len(rows) == segment.entry.rows
    held = [weights_of(segment, row) for row in range(segment.entry.rows)]
    for name, (clauses, weight) in largest.items():
        found = [weights[name] for weights in held if name in weights]
        assert (len(found), max(found)) == (clauses, pytest.approx(weight))
    assert len(largest) == len({name for weights in held for name in weights})
    for row, path, vector, weights, terms in rows:
        assert path == segment.clause(row)[1]
        assert [float(x) for x in vector[1:-1].split(",")] == pytest.approx(segment.dense.vectors([row])[0])
        pairs = [part.split(":") for part in weights.split("/")[0][1:-1].split(",")]
        stored = {term[int(number) - 1]: float(weight) for number, weight in pairs}  # text counts from 1
        assert stored == pytest.approx(weights_of(segment, row))
        assert sorted(terms) == [int(number) - 1 for number, _ in pairs]


def weights_of(segment, row: int) -> dict[str, float]:
    found = {}
    for key, postings in segment.postings.items():
        terms = segment.terms(key)
        for term, (rows, weights) in zip(terms, postings.find(terms), strict=True):
            for place in (rows == row).nonzero()[0]:
                found[f'({key},"{term}")' if " " in term else f"({key},{quoted(term)})"] = float(
                    weights[place]
                )
    return found


def quoted(term: str) -> str:
    return f'"{term}"' if any(char in term for char in '",()\\') else term


def test_views_show_what_is_published(store: PostgresStore, database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        clauses = connection.execute(
            "SELECT plan_id, count(*) FROM plan_index.published_clause GROUP BY plan_id ORDER BY plan_id"
        ).fetchall()
        titles = connection.execute(
            "SELECT plan -> 'metadata' ->> 'province' FROM plan_index.published_plan ORDER BY plan_id"
        ).fetchall()
    assert clauses == [("bk", 5), ("tn", 5), ("yt", 4)]
    assert titles == [("Bắc Kạn",), ("Thái Nguyên",), ("Nghệ An",)]


def test_a_bot_may_read_and_no_more(index_dir: Path, postgres_url: str, database_url: str) -> None:
    """Roles as docs/postgresql.md makes them."""
    document = (Path(__file__).parents[3] / "docs" / "postgresql.md").read_text(encoding="utf-8")
    lines = [line.strip() for line in document.splitlines()]
    made = [line for line in lines if line.startswith(("CREATE ROLE", "GRANT", "ALTER DEFAULT"))]
    assert len(made) == 5
    database = database_url.rpartition("/")[2]
    mark = uuid.uuid4().hex[:8]  # roles are the server's: other tests may have theirs

    def own(text: str) -> str:
        named = text.replace("DATABASE plans", f'DATABASE "{database}"').replace("'…'", "'secret'")
        return re.sub(r"\b(indexer|bot)\b", rf"\1_{mark}", named)

    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION vector")
        for statement in made:
            connection.execute(own(statement))
    indexer, bot = (as_role(database_url, own(role)) for role in ("indexer", "bot"))
    writer = PostgresStore(indexer, patience=60)
    writer.take_over(index_dir, keep=1)
    reader = PostgresStore(bot, patience=60)
    assert Retriever(reader.open(), FakeEncoder()).search("thư viện cấp huyện")
    assert reader.verify().plans == 3
    next_snapshot(index_dir)
    with pytest.raises(StoreUnfit, match="permission denied"):
        reader.take_over(index_dir, keep=1)
    reader.close()
    writer.close()
    with psycopg.connect(database_url, autocommit=True) as connection:
        for role in ("indexer", "bot"):
            connection.execute(own(f"DROP OWNED BY {role} CASCADE"))
            connection.execute(own(f"DROP ROLE {role}"))


def as_role(url: str, role: str) -> str:
    return make_conninfo(url, user=role, password="secret")


def test_no_server(index_dir: Path) -> None:
    store = PostgresStore(f"postgresql://bot:secret@127.0.0.1:{free_port()}/none", patience=0.5, look=0.5)
    for attempt in (store.open, lambda: store.take_over(index_dir, keep=1), store.current_name):
        with pytest.raises(StoreUnavailable) as raised:
            attempt()
        assert "secret" not in str(raised.value)
    assert "secret" not in store.place
    store.close()


def test_no_such_database(store: PostgresStore, database_url: str) -> None:
    missing = PostgresStore(database_url + "x")
    with pytest.raises(StoreRefused, match="does not exist"):
        missing.open()
    missing.close()

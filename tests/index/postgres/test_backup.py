"""What pg_dump saved is, restored into an empty database, the same index."""

from __future__ import annotations

import subprocess
from pathlib import Path

from index.encoder import FakeEncoder
from index.postgres.store import PostgresStore
from index.retriever import Retriever
from tests.harness import postgres
from tests.harness.postgres import PostgresServer


def run(program: str, *arguments: str) -> None:
    folder = postgres.programs()
    assert folder is not None
    subprocess.run([str(folder / program), *arguments], check=True, capture_output=True)


def test_a_restored_index_answers(index_dir: Path, tmp_path: Path, postgres_server: PostgresServer) -> None:
    source, target = (postgres.create_database(postgres_server.url()) for _ in range(2))
    store = PostgresStore(source, patience=60)
    store.take_over(index_dir, keep=3)
    before = Retriever(store.open(), FakeEncoder())
    run("pg_dump", "--format=custom", "--schema=plan_index", f"--file={tmp_path / 'index.dump'}", source)

    restored = PostgresStore(target, patience=60, grace=0)
    run("psql", "--command=CREATE EXTENSION vector", target)
    run("pg_restore", "--exit-on-error", "--no-owner", f"--dbname={target}", str(tmp_path / "index.dump"))
    assert restored.verify() == store.verify()
    after = Retriever(restored.open(), FakeEncoder())
    for question in ("hạn nộp báo cáo", "thư viện cấp huyện"):
        assert after.search(question) == before.search(question)
    assert after.snapshot.plan("bk") == before.snapshot.plan("bk")

    # It is a store like any other: the next run publishes to it.
    assert restored.take_over(index_dir, keep=3) == 0
    for one in (store, restored):
        one.close()

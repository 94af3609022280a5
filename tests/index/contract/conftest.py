"""Both stores of an index behind one interface: what holds for one holds for the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.models import Plan
from index.builder import Corpus, build
from index.encoder import FakeEncoder
from index.postgres.store import PostgresStore
from index.reading import read_plan
from index.retriever import Retriever
from index.snapshot import Snapshot
from index.store import FileStore, IndexStore
from tests.bot.held import FILES

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Publisher:
    """The folder that reindex works in, and the store that answers come from."""

    def __init__(self, folder: Path, store: IndexStore) -> None:
        self.folder = folder
        self.store = store
        self.encoder = FakeEncoder()
        self.copied = 0  # segments, by the last run
        self._runs = 0

    def publish(self, *fresh: Plan, keep: int = 3, drop: Sequence[str] = ()) -> str:
        """Publishes these plans beside the ones that are there, an hour after the last run; the snapshot's name."""
        previous = Snapshot.open(self.folder) if self._runs else None
        replaced = {plan.plan_id for plan in fresh} | set(drop)
        before = previous.summaries if previous else ()
        kept = {plan.plan_id: plan for plan in before if plan.plan_id not in replaced}
        created = NOON + timedelta(hours=self._runs)
        corpus = Corpus(list(fresh), kept, "code", {})
        name = build(self.folder, corpus, self.encoder, created=created, previous=previous, keep=keep).name
        self.copied = self.store.take_over(self.folder, keep=keep)
        self._runs += 1
        return name

    def retriever(self) -> Retriever:
        """Search over what is published."""
        return Retriever(self.store.open(), self.encoder)


@pytest.fixture(params=["files", "postgresql"])
def publisher(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Publisher]:
    """A store with nothing in it."""
    folder = tmp_path / "index"
    if request.param == "files":
        yield Publisher(folder, FileStore(folder))
        return
    store = PostgresStore(request.getfixturevalue("database_url"), patience=60, look=60, grace=0)
    yield Publisher(folder, store)
    store.close()


@pytest.fixture
def postgres_publisher(tmp_path: Path, database_url: str) -> Iterator[Publisher]:
    """The same in PostgreSQL alone."""
    store = PostgresStore(database_url, patience=60, look=60, grace=0)
    yield Publisher(tmp_path / "index", store)
    store.close()


@pytest.fixture(scope="session")
def real_plans() -> tuple[Plan, ...]:
    """The held plans and those written for tests."""
    return tuple(read_plan(file).model_copy(update={"plan_id": file.stem}) for file in FILES)

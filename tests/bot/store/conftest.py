"""What the tests of the store run over: each of them twice, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from bot.store.database import open_database
from bot.store.store import Store


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new database's address."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/sub/bot.sqlite"
    url: str = request.getfixturevalue("database_url")
    return url


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    opened = open_database(address)
    yield opened
    opened.dispose()


@pytest.fixture
def store(engine: Engine, clock: Clock) -> Store:
    return Store(engine, clock)


@pytest.fixture
def sql(engine: Engine) -> Callable[..., list[tuple[Any, ...]]]:
    """Runs a statement past the store; the rows, if it gives any."""

    def run(statement: str) -> list[tuple[Any, ...]]:
        with engine.begin() as connection:
            result = connection.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []

    return run

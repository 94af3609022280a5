"""The database: SQLite in a file by default, any other by its address; opening it migrates its tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError as DatabaseError

__all__ = ["DatabaseError", "migrate", "open_database"]

_MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(address: str) -> Engine:
    """An engine over a database with up-to-date tables; a SQLite file and its folder are made.

    Raises DatabaseError or OSError where it can't be reached or written.
    """
    url = make_url(address)
    in_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    if in_file:
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    # Parameters are what people wrote: they stay out of errors and logs.
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    with engine.begin() as connection:
        migrate(connection)
    if in_file:
        Path(str(url.database)).chmod(0o600)
    return engine


def migrate(connection: Connection, revision: str = "head") -> None:
    """Bring the tables to a revision, the newest by default."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")  # readers don't wait for the writer
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=10000")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten
    cursor.close()

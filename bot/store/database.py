"""The database: SQLite in a file by default, PostgreSQL by its address; opening it migrates its tables."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Table, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import SQLAlchemyError as DatabaseError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import DeclarativeBase

__all__ = ["DatabaseError", "insert_into", "is_outage", "migrate", "open_database", "reachable"]

_MIGRATIONS = Path(__file__).parent / "migrations"
_PLAIN = ("postgresql://", "postgres://")  # as PostgreSQL's own programs write an address
_CONNECT_SECONDS = 5  # after which a server that doesn't answer counts as away
# What libpq is told unless the address says otherwise: a server whose machine is gone is noticed within seconds.
_PATIENCE = {
    "connect_timeout": _CONNECT_SECONDS,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # ms
    "target_session_attrs": "read-write",  # of several hosts the one that can be written to
}
_log = logging.getLogger(__name__)
_IDLE_SECONDS = 5  # within a transaction, after which the server ends it
_CONNECTIONS = 20  # of one bot: its threads, the heartbeat and the pages for the operator
_MIGRATING = 7_461_002_311  # the advisory lock under which one bot alone changes tables


def open_database(address: str) -> Engine:
    """An engine over a database with up-to-date tables; a SQLite file and its folder are made.

    An address of PostgreSQL is either SQLAlchemy's (`postgresql+psycopg://`) or its own, with all that libpq
    takes: several hosts, `sslmode`, `target_session_attrs`.

    Raises DatabaseError or OSError where it can't be reached or written.
    """
    engine = _postgres(address) if address.startswith("postgres") else _sqlite(address)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # bots that start at the same moment wait for each other
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
        if _is_later(connection):  # of a newer version of the bot, which only adds to tables
            _log.warning("the database is of a later version; its tables are left as they are")
        else:
            migrate(connection)
    if engine.dialect.name == "sqlite" and _in_file(engine):
        Path(str(engine.url.database)).chmod(0o600)
    return engine


def reachable(engine: Engine) -> bool:
    """Whether the database answers."""
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except DatabaseError:
        return False
    return True


def is_outage(error: BaseException) -> bool:
    """Whether an error says that the database is away or busy for now, not that something is wrong with a call."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return isinstance(error, OperationalError | InterfaceError | PoolTimeoutError)


def insert_into(engine: Engine, table: type[DeclarativeBase]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that can say what to do on a conflict; both databases say it in the same words."""
    rows: Table = table.__table__  # type: ignore[assignment] # of a mapped class it is one
    return postgresql.insert(rows) if engine.dialect.name == "postgresql" else sqlite.insert(rows)


def _sqlite(address: str) -> Engine:
    # Parameters are what people wrote: they stay out of errors and logs.
    engine = create_engine(make_url(address), hide_parameters=True, pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        if _in_file(engine):
            Path(str(engine.url.database)).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _in_file(engine: Engine) -> bool:
    return engine.url.database not in (None, "", ":memory:")


def _postgres(address: str) -> Engine:
    plain = address.startswith(_PLAIN)
    engine = create_engine(
        "postgresql+psycopg://" if plain else make_url(address),
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=2 * _CONNECT_SECONDS,
    )

    def connect(_dialect: object, _record: object, arguments: list[Any], options: dict[str, Any]) -> None:
        if plain:
            arguments[:] = [address]
            options.clear()
        options |= {name: value for name, value in _PATIENCE.items() if name not in address}

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "connect", _prepare_postgres)
    return engine


def migrate(connection: Connection, revision: str = "head") -> None:
    """Bring the tables to a revision, the newest by default."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config


def _is_later(connection: Connection) -> bool:
    """Whether the tables are at a revision that this version doesn't know: one that came after it."""
    present = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    return present is not None and present not in known


def _prepare_postgres(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        # A bot that hangs within a transaction would keep others from what it holds locked.
        cursor.execute(f"SET idle_in_transaction_session_timeout = '{_IDLE_SECONDS}s'")
    connection.commit()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")  # readers don't wait for the writer
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=10000")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten
    cursor.close()

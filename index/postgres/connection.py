"""Connections to the index's database: kept open, given a time limit, and tried again while it restarts."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Final, TypeVar

import psycopg
from psycopg import Connection, conninfo, errors, sql
from psycopg_pool import ConnectionPool, PoolTimeout

from index.errors import NoSpace, StoreUnavailable, StoreUnfit
from index.postgres import codec

_log = logging.getLogger(__name__)

Result = TypeVar("Result")

_CONNECTIONS: Final = 8  # at most, for the questions that one process answers at the same time
_CONNECT_SECONDS: Final = 3
_STATEMENT_SECONDS: Final = 20  # what takes longer is a fault: the slowest search takes some tenths
_PAUSES: Final = (0.1, 0.2, 0.4, 0.8, 1.0)  # seconds between two tries; the last for all further ones

# What passes by itself: a connection cut or refused, a server that starts or stops, a replica that had to drop
# a query for what it was sent by the primary.
_PASSING: Final = (psycopg.OperationalError, psycopg.InterfaceError, PoolTimeout, errors.SerializationFailure)


class Database:
    """The index's database, by its address. Safe to share between threads.

    Reads go to a replica where the address names several hosts and one of them is one
    (`target_session_attrs=prefer-standby`, unless the address says otherwise); writes to the primary.
    """

    def __init__(self, url: str, *, patience: float = 8.0) -> None:
        """`patience`: seconds for which a read is tried again while the database doesn't answer."""
        self._url = url
        self._patience = patience

    @property
    def place(self) -> str:
        """Host and database, without the password."""
        given = conninfo.conninfo_to_dict(self._url)
        return f"{given.get('host', '')}:{given.get('port', 5432)}/{given.get('dbname', '')}"

    def read(self, work: Callable[[Connection[Any]], Result], *, patience: float | None = None) -> Result:
        """What `work` makes of a connection; it is called again where the connection fails.

        Raises StoreUnavailable after `patience` seconds of tries (None: the database's own), StoreUnfit for any
        other error of the database.
        """
        deadline = time.monotonic() + (self._patience if patience is None else patience)
        tries = 0
        while True:
            left = deadline - time.monotonic()
            try:
                with self._pool.connection(timeout=min(max(left, 0.5), 1.5)) as connection:
                    codec.register(connection)
                    return work(connection)
            except _PASSING as error:
                if time.monotonic() >= deadline:
                    raise StoreUnavailable(self._reason(error)) from error
                if not tries:
                    _log.warning("the index's database: %s; trying again", self._reason(error))
                    self._pool.check()
            except psycopg.Error as error:
                raise StoreUnfit(_first_line(error)) from error
            time.sleep(_PAUSES[min(tries, len(_PAUSES) - 1)])
            tries += 1

    def fetch(self, statement: str | sql.Composed, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows of one statement with named values; as `read`."""
        return self.read(lambda connection: connection.execute(statement, values, binary=True).fetchall())

    @contextmanager
    def writer(self) -> Iterator[Connection[Any]]:
        """A transaction on the primary, committed where its block ends well, else undone.

        Raises NoSpace, StoreUnavailable, StoreUnfit; psycopg's LockNotAvailable where the block set a limit.
        """
        primary = conninfo.make_conninfo(
            self._url, target_session_attrs="read-write", connect_timeout=_CONNECT_SECONDS
        )
        try:
            with psycopg.connect(primary) as connection:
                yield connection
        except errors.LockNotAvailable:
            raise
        except errors.DiskFull as error:
            raise NoSpace(self.place) from error
        except psycopg.OperationalError as error:
            raise StoreUnavailable(_first_line(error)) from error
        except psycopg.Error as error:
            raise StoreUnfit(_first_line(error)) from error

    def close(self) -> None:
        """Closes the connections for reading; a later read opens them anew."""
        pool = self.__dict__.pop("_pool", None)
        if pool is not None:
            pool.close(timeout=2)

    def _reason(self, error: Exception) -> str:
        """Why there is no connection: the pool knows only that it waited in vain."""
        if isinstance(error, PoolTimeout):
            try:
                psycopg.connect(self._conninfo, connect_timeout=1).close()
            except psycopg.Error as refused:
                return _first_line(refused)
        return _first_line(error)

    @cached_property
    def _conninfo(self) -> str:
        """The address for reading."""
        given = conninfo.conninfo_to_dict(self._url)
        defaults: dict[str, Any] = {"connect_timeout": _CONNECT_SECONDS, "application_name": "hoi-ke-hoach"}
        if "," in str(given.get("host", "")):
            defaults |= {"target_session_attrs": "prefer-standby", "load_balance_hosts": "random"}
        return conninfo.make_conninfo("", **(defaults | given))

    @cached_property
    def _pool(self) -> ConnectionPool[Connection[Any]]:
        return ConnectionPool(
            self._conninfo,
            min_size=1,
            max_size=_CONNECTIONS,
            open=True,
            configure=_configure,
            reconnect_timeout=2,
            # Nothing is prepared: a plan made for any scope fits none.
            kwargs={"autocommit": True, "prepare_threshold": None},
        )


def _configure(connection: Connection[Any]) -> None:
    connection.execute(f"SET statement_timeout = '{_STATEMENT_SECONDS}s'")
    # Rows are fetched here and there; reading a table of wide rows to its end costs more than the planner thinks.
    connection.execute("SET random_page_cost = 1.1")


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]

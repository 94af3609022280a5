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
from psycopg.pq import PGconn, Ping
from psycopg_pool import ConnectionPool, PoolTimeout

from index.errors import NoSpace, StoreRefused, StoreUnavailable, StoreUnfit
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

# What libpq is told unless the address says otherwise: a server whose machine is gone is noticed within seconds,
# also by who waits for its answer.
_DEFAULTS: Final[dict[str, Any]] = {
    "connect_timeout": _CONNECT_SECONDS,
    "application_name": "hoi-ke-hoach",
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # ms
}


class Behind(Exception):  # noqa: N818 (a state, not a fault)
    """The server that was asked doesn't have what is there: a replica that is behind, or it was removed."""


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

        Where `work` raises Behind, the primary is asked. Raises StoreUnavailable after `patience` seconds of tries
        (None: the database's own), StoreRefused at once, StoreUnfit for any other error of the database.
        """
        deadline = time.monotonic() + (self._patience if patience is None else patience)
        tries = 0
        while True:
            left = deadline - time.monotonic()
            try:
                with self._pool.connection(timeout=min(max(left, 0.5), 1.5)) as connection:
                    codec.register(connection)
                    return work(connection)
            except Behind:
                return self.read_primary(work)
            except _PASSING as error:
                fault = self._fault(error)
                if time.monotonic() >= deadline or isinstance(fault, StoreRefused):
                    raise fault from error
                if not tries:
                    _log.warning("the index's database: %s; trying again", fault.detail)
                    self._pool.check()
            except psycopg.Error as error:
                raise _unfit(error) from error
            time.sleep(_PAUSES[min(tries, len(_PAUSES) - 1)])
            tries += 1

    def read_primary(self, work: Callable[[Connection[Any]], Result]) -> Result:
        """What `work` makes of a connection to the primary, which nobody is ahead of; tried once.

        Raises StoreUnavailable where there is none, or where what was looked for isn't there either.
        """
        try:
            with psycopg.connect(self._primary, autocommit=True) as connection:
                _configure(connection)
                codec.register(connection)
                return work(connection)
        except Behind as error:
            raise StoreUnavailable("the snapshot is no longer there") from error
        except psycopg.Error as error:
            raise StoreUnavailable(f"a replica is behind, the primary says: {_first_line(error)}") from error

    def fetch(self, statement: str | sql.Composed, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows of one statement with named values; as `read`."""
        return self.read(lambda connection: connection.execute(statement, values, binary=True).fetchall())

    @contextmanager
    def writer(self) -> Iterator[Connection[Any]]:
        """A transaction on the primary, committed where its block ends well, else undone.

        Raises NoSpace, StoreUnavailable, StoreUnfit; psycopg's LockNotAvailable where the block set a limit.
        """
        try:
            with psycopg.connect(self._primary) as connection:
                yield connection
        except errors.LockNotAvailable:
            raise
        except errors.DiskFull as error:
            raise NoSpace(self.place) from error
        except psycopg.OperationalError as error:
            raise _fault(error, self._primary) from error
        except psycopg.Error as error:
            raise _unfit(error) from error

    def close(self) -> None:
        """Closes the connections for reading; a later read opens them anew."""
        pool = self.__dict__.pop("_pool", None)
        if pool is not None:
            pool.close(timeout=2)

    def _fault(self, error: Exception) -> StoreUnavailable:
        """What keeps us from a connection: the pool knows only that it waited in vain."""
        if isinstance(error, PoolTimeout):
            try:
                psycopg.connect(self._conninfo, connect_timeout=1).close()
            except psycopg.Error as refused:
                return _fault(refused, self._conninfo)
        return _fault(error, self._conninfo)

    @cached_property
    def _conninfo(self) -> str:
        """The address for reading."""
        several = {"target_session_attrs": "prefer-standby", "load_balance_hosts": "random"}
        return self._address(several if self.has_replicas else {}, {})

    @cached_property
    def _primary(self) -> str:
        """The address for writing."""
        return self._address({}, {"target_session_attrs": "read-write"})

    def _address(self, defaults: Mapping[str, Any], fixed: Mapping[str, Any]) -> str:
        given = conninfo.conninfo_to_dict(self._url)
        return conninfo.make_conninfo("", **{**_DEFAULTS, **defaults, **given, **fixed})

    @property
    def has_replicas(self) -> bool:
        """Whether the address names several hosts."""
        return "," in str(conninfo.conninfo_to_dict(self._url).get("host", ""))

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


# Rows are fetched here and there; reading a table of wide rows to its end costs more than the planner thinks, and so
# do its operators, which work on arrays and vectors. Compiling a statement takes longer than running it.
_SETTINGS: Final = f"""
SET statement_timeout = '{_STATEMENT_SECONDS}s';
SET random_page_cost = 1.1;
SET cpu_operator_cost = 0.05;
SET work_mem = '32MB';
SET jit = off;
"""


def _configure(connection: Connection[Any]) -> None:
    connection.execute(_SETTINGS)


def _fault(error: BaseException, address: str) -> StoreUnavailable:
    """Whether a server that doesn't let us in is there, and has room for one more."""
    detail = _first_line(error)
    known = isinstance(error, psycopg.Error) and error.sqlstate is not None  # it was let in
    if isinstance(error, psycopg.OperationalError) and not known and "FATAL" in detail:
        full = "connection slots" in detail or "too many" in detail
        if not full and PGconn.ping(address.encode()) == Ping.OK:
            return StoreRefused(detail)
    return StoreUnavailable(detail)


def _unfit(error: psycopg.Error) -> StoreUnfit:
    denied = isinstance(error, errors.InsufficientPrivilege)
    return StoreUnfit(_first_line(error), "denied" if denied else "other")


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]

"""A read replica of a test's PostgreSQL: a copy that follows it, as another machine's would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.harness.postgres import PostgresServer, server_folder


@contextmanager
def standby_of(primary: PostgresServer) -> Iterator[PostgresServer]:
    """A running hot standby; it can be killed, the primary goes on without it."""
    with server_folder() as folder:
        standby = PostgresServer(folder)
        standby.own(folder)
        host, port = primary.address.split(":")
        source = ["-h", host, "-p", port, "-U", "postgres"]
        # -R writes standby.signal and where the primary is.
        standby.run("pg_basebackup", *source, "-D", str(standby.data), "-R", "-c", "fast", "--no-sync")
        standby.start()
        try:
            yield standby
        finally:
            if standby.alive:
                standby.kill()

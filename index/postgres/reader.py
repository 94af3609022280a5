"""Reads of one snapshot, each of which makes sure that its server has that snapshot, whole.

A replica may be behind the one that the snapshot was found on, and a snapshot that was replaced long ago may be
removed under a question. Half of its segments would then be there: no part is ever answered from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import psycopg
from psycopg import Connection, errors, sql

from index.postgres.connection import Behind, Database

# A condition of every statement, decided once before anything is read: without the snapshot there are no rows.
THERE: Final = sql.SQL("EXISTS (SELECT FROM plan_index.snapshot WHERE snapshot_id = %(snapshot)s)")

# What a replica says that is behind the very first snapshot. Without pgvector's types nothing is sent to it: that
# error is psycopg's own, and has no state.
_UNMADE: Final = (errors.UndefinedTable, errors.InvalidSchemaName)


class SnapshotReader:
    """Statements about one snapshot."""

    def __init__(self, database: Database, snapshot_id: int) -> None:
        self._database = database
        self._snapshot_id = snapshot_id

    def fetch(self, statement: sql.Composed, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows of a statement that holds THERE, of a server that has the snapshot.

        Raises StoreUnavailable where none has it that answers, StoreUnfit.
        """
        given = {**values, "snapshot": self._snapshot_id}

        def read(connection: Connection[Any]) -> list[tuple[Any, ...]]:
            try:
                rows = connection.execute(statement, given, binary=True).fetchall()
            except psycopg.ProgrammingError as error:
                if isinstance(error, _UNMADE) or error.sqlstate is None:
                    raise Behind from error
                raise
            if not rows:
                self._check(connection)
            return rows

        return self._database.read(read)

    def _check(self, connection: Connection[Any]) -> None:
        """Raises Behind where the server doesn't have the snapshot."""
        found = connection.execute(
            sql.SQL("SELECT {}").format(THERE), {"snapshot": self._snapshot_id}
        ).fetchone()
        if found is None or not found[0]:
            raise Behind

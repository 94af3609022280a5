"""Which snapshot is published, and which others are kept."""

from __future__ import annotations

from typing import Any, NamedTuple

from psycopg import Connection, errors

from index.errors import SnapshotMissing
from index.postgres.schema import check_version


class Published(NamedTuple):
    """The published snapshot's name, and the how-manieth swap made it that: a replica behind has a lower one."""

    turn: int
    name: str


def published(connection: Connection[Any], place: str) -> Published:
    """What is published at this server. Raises SnapshotMissing, StoreFormat."""
    try:
        check_version(connection)
        row = connection.execute(
            "SELECT turn, name FROM plan_index.published JOIN plan_index.snapshot USING (snapshot_id)"
        ).fetchone()
    except (errors.UndefinedTable, errors.InvalidSchemaName) as error:
        raise SnapshotMissing(place) from error
    if row is None:
        raise SnapshotMissing(place)
    return Published(*row)


def names(connection: Connection[Any]) -> list[str]:
    """Every snapshot that is kept, oldest first."""
    try:
        rows = connection.execute('SELECT name FROM plan_index.snapshot ORDER BY name COLLATE "C"').fetchall()
    except (errors.UndefinedTable, errors.InvalidSchemaName):
        return []
    return [str(name) for (name,) in rows]

"""Publishes a snapshot of an index folder to the database, in one transaction: readers see all of it or none.

Only segments that aren't there yet are copied in.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

import numpy as np
from psycopg import Connection, errors, sql

from index.errors import IndexLocked, SnapshotDamaged, SnapshotMissing
from index.manifest import FileEntry
from index.postgres import codec
from index.postgres.connection import Database
from index.postgres.published import published
from index.postgres.schema import PARTITIONED, make_schema
from index.postgres.upload import partition, term_ids, upload
from index.segment import Segment
from index.snapshot import Snapshot, check_files, manifest_bytes
from index.terms import TERMS

_LOCK: Final = 0x706C616E  # of this schema's publishers, among the database's advisory locks
# How long dropping waits for readers, and new readers for it; what could not be dropped is dropped by the next run.
_DROP_WAIT: Final = "500ms"


def publish(database: Database, snapshot: Snapshot, *, keep: int, grace: float) -> int:
    """Makes `snapshot` the published one, and returns how many segments were copied in.

    The last `keep` snapshots stay, and those that another one replaced less than `grace` seconds ago: questions
    that began with them may not be answered yet. Raises IndexLocked where another run is publishing, NoSpace,
    StoreUnavailable, StoreUnfit; what was published before is then as it was.
    """
    with database.writer() as connection:
        _lock(connection, database)
        make_schema(connection)
        codec.register(connection)
        copied = _add(connection, snapshot)
        _point(connection, snapshot.name)
    _remove_old(database, keep, grace)
    return copied


def roll_back(database: Database) -> str:
    """Publishes the newest snapshot before the current one, and returns its name.

    Raises SnapshotMissing where there is none, IndexLocked, StoreUnavailable.
    """
    with database.writer() as connection:
        _lock(connection, database)
        current = published(connection, database.place).name
        row = connection.execute(
            "SELECT max(name) FROM plan_index.snapshot WHERE name < %s", (current,)
        ).fetchone()
        if row is None or row[0] is None:
            raise SnapshotMissing(database.place)
        _point(connection, row[0])
        return str(row[0])


def _lock(connection: Connection[Any], database: Database) -> None:
    """Until the transaction ends, however its process does."""
    row = connection.execute("SELECT pg_try_advisory_xact_lock(%s)", (_LOCK,)).fetchone()
    if row is None or not row[0]:
        raise IndexLocked(database.place)


def _add(connection: Connection[Any], snapshot: Snapshot) -> int:
    """Adds the snapshot with the segments that aren't there; nothing where it is there. Returns how many."""
    known = connection.execute("SELECT 1 FROM plan_index.snapshot WHERE name = %s", (snapshot.name,))
    if known.fetchone():
        return 0
    stored = dict(connection.execute("SELECT name, segment_id FROM plan_index.segment").fetchall())
    names = {segment: _stored_name(snapshot, segment) for segment in snapshot.segments}
    missing = [segment for segment, name in names.items() if name not in stored]
    for segment in sorted(missing, key=lambda segment: segment.entry.name):
        _check(snapshot, segment)
        stored[names[segment]] = upload(connection, segment, names[segment])
    row = connection.execute(
        "INSERT INTO plan_index.snapshot (name, manifest) VALUES (%s, %s) RETURNING snapshot_id",
        (snapshot.name, manifest_bytes(snapshot.manifest)),
    ).fetchone()
    assert row is not None  # noqa: S101 (RETURNING)
    for segment in snapshot.segments:
        _add_plans(connection, row[0], stored[names[segment]], segment)
    _add_dead(connection, row[0], snapshot)
    # The first questions come before the server would look by itself.
    connection.execute("ANALYZE plan_index.term, plan_index.stored_plan, plan_index.snapshot_plan")
    return len(missing)


def _files(snapshot: Snapshot, segment: Segment) -> dict[str, FileEntry]:
    prefix = f"{segment.entry.name}/"
    return {file: entry for file, entry in snapshot.manifest.files.items() if file.startswith(prefix)}


def _check(snapshot: Snapshot, segment: Segment) -> None:
    """Raises SnapshotDamaged where a segment's files aren't what was written."""
    manifest = snapshot.manifest.model_copy(update={"files": _files(snapshot, segment)})
    check_files(snapshot.folder, manifest, content=True)


def _stored_name(snapshot: Snapshot, segment: Segment) -> str:
    """A segment's name in the database: with its content, since another folder may have used the same name."""
    digest = hashlib.sha256()
    for file, entry in sorted(_files(snapshot, segment).items()):
        digest.update(f"{file} {entry.sha256}\n".encode())
    return f"{segment.entry.name}-{digest.hexdigest()[:16]}"


def _add_plans(connection: Connection[Any], snapshot_id: int, segment_id: int, segment: Segment) -> None:
    """The plans of a segment that count. Raises SnapshotDamaged where the database lacks one."""
    names = [rows.plan_id for rows in segment.entry.plans]
    added = connection.execute(
        "INSERT INTO plan_index.snapshot_plan (snapshot_id, plan_key)"
        " SELECT %s, plan_key FROM plan_index.stored_plan WHERE segment_id = %s AND plan_id = ANY(%s)",
        (snapshot_id, segment_id, names),
    )
    if added.rowcount != len(names):
        raise SnapshotDamaged(segment.entry.name, f"{added.rowcount} plans, expected {len(names)}")


def _add_dead(connection: Connection[Any], snapshot_id: int, snapshot: Snapshot) -> None:
    """How often terms stand in clauses that no longer count, so that frequencies are exact."""
    totals: dict[int, int] = {}
    for segment in snapshot.segments:
        ranges = segment.ranges(None)
        if ranges is None:
            continue
        dead = np.ones(segment.entry.rows, dtype=bool)
        for start, end in ranges:
            dead[start:end] = False
        for key in TERMS:
            postings = segment.postings[key]
            entries = np.flatnonzero(dead[postings.rows])
            held, counts = np.unique(
                np.searchsorted(postings.starts, entries, "right") - 1, return_counts=True
            )
            terms = segment.terms(key)
            ids = term_ids(connection, key, [terms[place] for place in held.tolist()])
            for term_id, count in zip(ids.tolist(), counts.tolist(), strict=True):
                totals[term_id] = totals.get(term_id, 0) + count
    with connection.cursor().copy("COPY plan_index.dead_frequency FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types(["int4", "int4", "int4"])
        for term_id, count in totals.items():
            copy.write_row((snapshot_id, term_id, count))


def _point(connection: Connection[Any], name: str) -> None:
    """Makes a stored snapshot the published one."""
    connection.execute(
        "UPDATE plan_index.snapshot SET retired = now() WHERE retired IS NULL AND name <> %s", (name,)
    )
    connection.execute(
        "WITH chosen AS (UPDATE plan_index.snapshot SET retired = NULL WHERE name = %s RETURNING snapshot_id)"
        " INSERT INTO plan_index.published (snapshot_id) SELECT snapshot_id FROM chosen"
        " ON CONFLICT (one) DO UPDATE SET snapshot_id = excluded.snapshot_id,"
        " turn = published.turn + 1",
        (name,),
    )


def _remove_old(database: Database, keep: int, grace: float) -> None:
    """Removes snapshots that are too old, and the segments that none is left of.

    Dropping a partition waits for whoever reads its table; where that takes long, the next run does it.
    """
    try:
        with database.writer() as connection:
            _lock(connection, database)
            connection.execute(sql.SQL("SET LOCAL lock_timeout = {}").format(sql.Literal(_DROP_WAIT)))
            connection.execute(
                "DELETE FROM plan_index.snapshot WHERE retired < now() - make_interval(secs => %s)"
                " AND name NOT IN (SELECT name FROM plan_index.snapshot ORDER BY retired IS NULL DESC, name DESC"
                " LIMIT %s)",
                (grace, keep),
            )
            unused = connection.execute(
                "SELECT segment_id FROM plan_index.segment s WHERE NOT EXISTS (SELECT FROM"
                " plan_index.stored_plan JOIN plan_index.snapshot_plan USING (plan_key)"
                " WHERE segment_id = s.segment_id)"
            ).fetchall()
            for (segment_id,) in unused:
                for table in PARTITIONED:
                    connection.execute(sql.SQL("DROP TABLE {}").format(partition(table, segment_id)))
                connection.execute("DELETE FROM plan_index.segment WHERE segment_id = %s", (segment_id,))
    except (IndexLocked, errors.LockNotAvailable):
        return

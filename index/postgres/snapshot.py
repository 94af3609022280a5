"""A published index in PostgreSQL, opened for reading. It stays what it was, whatever is published after it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from psycopg import Connection, sql

from index.dated import Dated, DatedQuery, Offer, wanted_plans
from index.described import DescribedSnapshot
from index.errors import SnapshotDamaged
from index.manifest import Manifest
from index.passages import clause_hashes
from index.postgres import lists
from index.postgres.connection import Behind, Database
from index.postgres.reader import THERE, SnapshotReader
from index.postgres.scope import Scope
from index.postgres.source import PostgresSource
from index.snapshot import parse_manifest

_OF_A_PLAN: Final = "SELECT {columns} FROM plan_index.stored_plan WHERE plan_key = %(key)s AND {there}"
_PASSAGES: Final = sql.SQL(_OF_A_PLAN).format(columns=sql.Identifier("passages"), there=THERE)
_JSON: Final = sql.SQL(_OF_A_PLAN).format(columns=sql.SQL("json, json_sha256"), there=THERE)


@dataclass(frozen=True)
class Stored:
    """A snapshot's row: its number, its manifest."""

    snapshot_id: int
    manifest: Manifest


class PostgresSnapshot(DescribedSnapshot):
    """One snapshot. Immutable and safe to share between threads; a newer one is another object."""

    def __init__(self, database: Database, name: str, stored: Stored, scope: Scope) -> None:
        super().__init__(stored.manifest)
        self._name = name
        self._reader = SnapshotReader(database, stored.snapshot_id)
        self._scope = scope

    @classmethod
    def open(cls, database: Database, name: str) -> PostgresSnapshot:
        """The snapshot of this name, which was published.

        Raises SnapshotFormat, SnapshotDamaged where its manifest or a plan is not what was written,
        StoreUnavailable, StoreUnfit.
        """
        return database.read(lambda connection: cls._open(database, connection, name))

    @classmethod
    def _open(cls, database: Database, connection: Connection[Any], name: str) -> PostgresSnapshot:
        with connection.transaction():  # of one moment, whatever is published or removed meanwhile
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            row = connection.execute(
                "SELECT snapshot_id, manifest FROM plan_index.snapshot WHERE name = %s", (name,), binary=True
            ).fetchone()
            if row is None:
                raise Behind
            plans = connection.execute(
                "SELECT plan_id, plan_key, segment_id, p.clauses FROM plan_index.snapshot_plan"
                " JOIN plan_index.stored_plan p USING (plan_key) WHERE snapshot_id = %s",
                (row[0],),
                binary=True,
            ).fetchall()
            stored = connection.execute(
                "SELECT segment_id, plan_key FROM plan_index.stored_plan WHERE segment_id = ANY(%s)",
                (list({plan[2] for plan in plans}),),
                binary=True,
            ).fetchall()
        manifest = parse_manifest(row[1])
        scope = Scope.of(plans, stored)
        for summary in manifest.plans:
            if summary.plan_id not in scope:
                raise SnapshotDamaged(summary.plan_id, "the plan is not in the database")
        return cls(database, name, Stored(row[0], manifest), scope)

    @property
    def name(self) -> str:
        """Sorts by time."""
        return self._name

    @cached_property
    def source(self) -> PostgresSource:
        """Its clauses, as search needs them."""
        return PostgresSource(self._reader, self._scope, self.manifest.fusion)

    def clause_hashes(self, plan_id: str) -> frozenset[bytes]:
        """Hashes of a plan's clauses with their headings, 8 bytes each. Raises KeyError where not held."""
        rows = self._reader.fetch(_PASSAGES, {"key": self._scope.key(plan_id)})
        joined = bytes(rows[0][0]) if rows else b""
        return clause_hashes(joined)

    def plan_keys(self) -> dict[str, int]:
        """The number of each plan in the database."""
        return {summary.plan_id: self._scope.key(summary.plan_id) for summary in self.summaries}

    def close(self) -> None:
        """Nothing is held open but the connections, which all snapshots of a store share."""

    def _dated(self, query: DatedQuery) -> tuple[list[Dated], list[str]]:
        rows = self._reader.fetch(lists.statement_of(query), self._of(query))
        return [Dated.model_validate_json(row[0]) for row in rows], self._unlisted_of(query.plan_ids)

    def _count_over(self, query: DatedQuery) -> tuple[int, list[str]]:
        rows = self._reader.fetch(lists.COUNT, self._of(query))
        return int(rows[0][0]), self._unlisted_of(query.plan_ids)

    def _offers(self, plan_ids: Collection[str] | None) -> tuple[list[Offer], list[str]]:
        rows = self._reader.fetch(lists.OFFERS, {"keys": self._keys_of(plan_ids)})
        return [Offer.model_validate_json(row[0]) for row in rows], self._unlisted_of(plan_ids)

    def _of(self, query: DatedQuery) -> dict[str, Any]:
        return query.values | {"keys": self._keys_of(query.plan_ids)}

    def _keys_of(self, plan_ids: Collection[str] | None) -> list[int]:
        keys = self.plan_keys()
        return [keys[plan_id] for plan_id in wanted_plans(plan_ids, keys)]

    def _unlisted_of(self, plan_ids: Collection[str] | None) -> list[str]:
        return wanted_plans(plan_ids, self._unlisted)

    @cached_property
    def _unlisted(self) -> frozenset[str]:
        """The plans that were copied in before there were tables of days."""
        rows = self._reader.fetch(lists.UNLISTED, {"keys": self._keys_of(None)})
        return frozenset(plan_id for (plan_id,) in rows)

    def _plan_json(self, plan_id: str) -> bytes:
        rows = self._reader.fetch(_JSON, {"key": self._scope.key(plan_id)})
        if not rows:
            raise SnapshotDamaged(plan_id, "the plan is no longer in the database")
        json, digest = rows[0]
        if hashlib.sha256(json).digest() != digest:
            raise SnapshotDamaged(plan_id, "the SHA-256 of its JSON differs")
        return bytes(json)

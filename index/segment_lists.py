"""A segment's tables for lists: the days that its plans set, and what menus offer of each plan."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Final

from index.dated import Dated, DatedQuery, DatedRow, Offer

_TABLES: Final = """
CREATE TABLE offer (plan_id TEXT PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE dated (plan_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL,
    agencies TEXT NOT NULL, json BLOB NOT NULL);
CREATE INDEX dated_day ON dated (kind, day, plan_id, id, agencies);
CREATE INDEX dated_id ON dated (id);
"""
# What recurs falls this year or the next; the rows are only read once it is known which are wanted.
_COMING: Final = """
SELECT json FROM dated JOIN (
    SELECT row, falls FROM (
        SELECT rowid AS row, id, CASE WHEN length(day) > 5 THEN day
            WHEN day >= :since_key THEN :year || '-' || day ELSE :next || '-' || day END AS falls
        FROM dated WHERE plan_id IN (SELECT value FROM json_each(:plans)) AND (:kind IS NULL OR kind = :kind)
        AND (:agencies IS NULL OR EXISTS (SELECT 1 FROM json_each(agencies) AS named
            WHERE named.value IN (SELECT value FROM json_each(:agencies))))
    ) WHERE falls >= :since AND (:until IS NULL OR falls <= :until) ORDER BY falls, id LIMIT :limit
) ON dated.rowid = row
"""
_OVER: Final = """
SELECT json FROM dated JOIN (
    SELECT rowid AS row FROM dated
    WHERE plan_id IN (SELECT value FROM json_each(:plans)) AND (:kind IS NULL OR kind = :kind)
    AND (:agencies IS NULL OR EXISTS (SELECT 1 FROM json_each(agencies) AS named
        WHERE named.value IN (SELECT value FROM json_each(:agencies))))
    AND length(day) > 5 AND day < :today
    ORDER BY day DESC, id DESC LIMIT :limit
) ON dated.rowid = row
"""
_ONE: Final = "SELECT json FROM dated WHERE id = :id AND plan_id IN (SELECT value FROM json_each(:plans))"
_COUNT: Final = """
SELECT count(*) FROM dated
WHERE plan_id IN (SELECT value FROM json_each(:plans)) AND (:kind IS NULL OR kind = :kind)
AND (:agencies IS NULL OR EXISTS (SELECT 1 FROM json_each(agencies) AS named
    WHERE named.value IN (SELECT value FROM json_each(:agencies))))
AND length(day) > 5 AND day < :today
"""


class SegmentLists:
    """The tables of an opened segment. Segments that were written before there were any have none."""

    def __init__(self, database: sqlite3.Connection, lock: Lock) -> None:
        self._database = database
        self._lock = lock
        self.there = bool(database.execute("SELECT 1 FROM sqlite_master WHERE name = 'offer'").fetchone())

    def dated(self, query: DatedQuery, plan_ids: Sequence[str]) -> list[Dated]:
        """The facts of these plans that a query may want."""
        statement = _ONE if query.id else _OVER if query.over else _COMING
        return [Dated.model_validate_json(row[0]) for row in self._fetch(statement, query, plan_ids)]

    def count_over(self, query: DatedQuery, plan_ids: Sequence[str]) -> int:
        """How many facts of these plans are over."""
        return int(self._fetch(_COUNT, query, plan_ids)[0][0])

    def offers(self, plan_ids: Sequence[str]) -> list[Offer]:
        """What menus offer of these plans."""
        statement = "SELECT json FROM offer WHERE plan_id IN (SELECT value FROM json_each(?))"
        with self._lock:
            rows = self._database.execute(statement, (json.dumps(list(plan_ids)),)).fetchall()
        return [Offer.model_validate_json(row[0]) for row in rows]

    def stored(self) -> tuple[dict[str, bytes], dict[str, list[DatedRow]]]:
        """Everything in the tables, also of plans that no longer count: offers and rows of days, by plan."""
        with self._lock:
            offers = dict(self._database.execute("SELECT plan_id, json FROM offer").fetchall())
            rows = self._database.execute(
                "SELECT plan_id, id, kind, day, agencies, json FROM dated"
            ).fetchall()
        days: dict[str, list[DatedRow]] = {}
        for plan_id, *row in rows:
            days.setdefault(plan_id, []).append(DatedRow(*row))
        return offers, days

    def _fetch(self, statement: str, query: DatedQuery, plan_ids: Sequence[str]) -> list[tuple[bytes]]:
        values = query.values | {"plans": json.dumps(list(plan_ids))}
        with self._lock:
            return self._database.execute(statement, values).fetchall()


def make_tables(database: sqlite3.Connection) -> None:
    """Creates the tables in a segment that is written."""
    database.executescript(_TABLES)


def write_lists(database: sqlite3.Connection, plan_id: str, dated: Iterable[DatedRow], offer: bytes) -> None:
    """Writes what a plan's lists need."""
    database.execute("INSERT INTO offer VALUES (?, ?)", (plan_id, offer))
    database.executemany("INSERT INTO dated VALUES (?, ?, ?, ?, ?, ?)", ((plan_id, *row) for row in dated))

"""Compares what the database holds with what was copied in: hashes of each plan's text, clauses, vectors, lists.

The database computes the hashes over the bytes of its own binary formats, so that only they come over the line;
upload.py computed the same from what it sent.
"""

from __future__ import annotations

from typing import Final

from index.errors import SnapshotDamaged
from index.postgres.connection import Database
from index.postgres.snapshot import PostgresSnapshot

# One plan at a time: an aggregate of bytes may not grow beyond a gigabyte. The key is given to each subquery, since
# a server whose clauses are spread over several machines correlates none.
_STORED: Final = """
SELECT sha256(p.json) = p.json_sha256,
    (SELECT sha256(coalesce(string_agg(
            int4send(c.row) || convert_to(c.path, 'UTF8') || sparsevec_send(c.weights) || array_send(c.terms),
            '' ORDER BY c.row), ''))
        FROM plan_index.clause c WHERE c.plan_key = %(key)s AND c.segment_id =
            (SELECT segment_id FROM plan_index.stored_plan WHERE plan_key = %(key)s))
    = p.clauses_sha256,
    (SELECT sha256(coalesce(string_agg(
            int4send(v.row) || vector_send(v.embedding), '' ORDER BY v.row), ''))
        FROM plan_index.clause_vector v WHERE v.plan_key = %(key)s AND v.segment_id =
            (SELECT segment_id FROM plan_index.stored_plan WHERE plan_key = %(key)s))
    = p.vectors_sha256,
    p.lists_sha256 IS NULL OR sha256(p.offer || (SELECT coalesce(string_agg(
            convert_to(d.id || d.kind || d.day || d.agencies, 'UTF8') || d.json, '' ORDER BY d.id COLLATE "C"), '')
        FROM plan_index.dated d WHERE d.plan_key = p.plan_key))
    = p.lists_sha256
FROM plan_index.stored_plan p WHERE p.plan_key = %(key)s
"""
_PARTS: Final = ("text", "clauses", "vectors", "lists")


def verify(database: Database, snapshot: PostgresSnapshot) -> int:
    """How many parts were compared. Raises SnapshotDamaged for the first that differs, StoreUnavailable."""
    for plan_id, key in snapshot.plan_keys().items():
        rows = database.fetch(_STORED, {"key": key})
        if not rows:
            raise SnapshotDamaged(plan_id, "the plan is no longer in the database")
        for part, same in zip(_PARTS, rows[0], strict=True):
            if not same:
                raise SnapshotDamaged(plan_id, f"the SHA-256 of its {part} differs")
    return len(_PARTS) * len(snapshot.summaries)

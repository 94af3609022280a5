"""A segment's files → rows of the database, by binary COPY into partitions that nobody reads yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from psycopg import Connection, sql
from scipy.sparse import csr_array

from index.lexical import Postings
from index.postgres.codec import Embedding, Terms, Weights
from index.postgres.lists import copy_days, lists_of
from index.postgres.schema import PARTITIONED
from index.segment import Segment, StoredPlan
from index.terms import TERMS, KeyName

_BATCH: Final = 1000  # rows whose vectors are in memory at a time
# A row stays whole in its page up to this many bytes: what stands beside the table is slow to fetch.
_INLINE: Final = 8160


def upload(connection: Connection[Any], segment: Segment, name: str) -> int:
    """Copies a segment in with all plans that its files hold, and returns its number in the database.

    To be called within the transaction that publishes it.
    """
    segment_id = _add_segment(connection, segment, name)
    numbers = {key: term_ids(connection, key, segment.terms(key)) for key in TERMS}
    for table in PARTITIONED:
        _make_partition(connection, table, segment_id)
    _copy_frequencies(connection, segment, segment_id, numbers)
    _copy_clauses(connection, segment, segment_id, _weights(segment, numbers))
    for table in PARTITIONED:
        _attach_partition(connection, table, segment_id)
    return segment_id


def partition(table: str, segment_id: int) -> sql.Identifier:
    """The name of a segment's part of a table."""
    return sql.Identifier("plan_index", f"{table}_{segment_id}")


def _add_segment(connection: Connection[Any], segment: Segment, name: str) -> int:
    forms, pairs, counts = segment.accents.to_bytes()
    row = connection.execute(
        "INSERT INTO plan_index.segment (name, clauses, accent_forms, accent_pairs, accent_counts)"
        " VALUES (%s, %s, %s, %s, %s) RETURNING segment_id",
        (name, segment.entry.rows, forms, pairs, counts),
    ).fetchone()
    assert row is not None  # noqa: S101 (RETURNING)
    return int(row[0])


def term_ids(connection: Connection[Any], key: KeyName, terms: list[str]) -> npt.NDArray[np.int32]:
    """The numbers of terms, in their order; new ones get one."""
    connection.execute('CREATE TEMP TABLE new_term (place int, term text COLLATE "C") ON COMMIT DROP')
    with connection.cursor().copy("COPY new_term FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types(["int4", "text"])
        for place, term in enumerate(terms):
            copy.write_row((place, term))
    connection.execute(
        "INSERT INTO plan_index.term (key, term) SELECT %s, n.term FROM new_term n"
        " WHERE NOT EXISTS (SELECT FROM plan_index.term t WHERE t.key = %s AND t.term = n.term)"
        " ORDER BY n.place",
        (key, key),
    )
    found = connection.execute(
        "SELECT t.term_id FROM new_term n JOIN plan_index.term t ON t.key = %s AND t.term = n.term"
        " ORDER BY n.place",
        (key,),
        binary=True,
    ).fetchall()
    connection.execute("DROP TABLE new_term")
    return np.array([term_id for (term_id,) in found], dtype=np.int32)


def _make_partition(connection: Connection[Any], table: str, segment_id: int) -> None:
    """A table beside the others; the check spares attaching it another look at every row."""
    connection.execute(
        sql.SQL(
            "CREATE TABLE {new} (LIKE {parent} INCLUDING DEFAULTS, CHECK (segment_id = {number}))"
            " WITH (toast_tuple_target = {inline})"
        ).format(
            new=partition(table, segment_id),
            parent=sql.Identifier("plan_index", table),
            number=sql.Literal(segment_id),
            inline=sql.Literal(_INLINE),
        )
    )


_KEYS: Final = {
    "clause": ("PRIMARY KEY (segment_id, plan_key, row)", "USING gin (terms)"),
    "clause_vector": ("PRIMARY KEY (segment_id, plan_key, row)", ""),
    "term_frequency": ("PRIMARY KEY (segment_id, term_id)", ""),
}


def _attach_partition(connection: Connection[Any], table: str, segment_id: int) -> None:
    """Indexes the full table, then makes it a part of its parent (which reads go on meanwhile)."""
    new = partition(table, segment_id)
    key, index = _KEYS[table]
    connection.execute(sql.SQL("ALTER TABLE {} ADD {}").format(new, sql.SQL(key)))
    if index:
        connection.execute(sql.SQL("CREATE INDEX ON {} {}").format(new, sql.SQL(index)))
    connection.execute(sql.SQL("ANALYZE {}").format(new))
    connection.execute(
        sql.SQL("ALTER TABLE {} ATTACH PARTITION {} FOR VALUES IN ({})").format(
            sql.Identifier("plan_index", table), new, sql.Literal(segment_id)
        )
    )


def _copy_frequencies(
    connection: Connection[Any],
    segment: Segment,
    segment_id: int,
    numbers: dict[KeyName, npt.NDArray[np.int32]],
) -> None:
    statement = sql.SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(partition("term_frequency", segment_id))
    with connection.cursor().copy(statement) as copy:
        copy.set_types(["int4", "int4", "int4", "float4"])
        for key, ids in numbers.items():
            postings = segment.postings[key]
            counts = np.diff(postings.starts)  # one or more
            largest = np.maximum.reduceat(postings.weights, postings.starts[:-1]) if len(ids) else counts
            for term_id, count, weight in zip(ids.tolist(), counts.tolist(), largest.tolist(), strict=True):
                copy.write_row((segment_id, term_id, count, weight))


def _copy_clauses(connection: Connection[Any], segment: Segment, segment_id: int, weights: csr_array) -> None:
    """Clauses and vectors, then their plans, each with the hashes of its rows as verify.py computes them."""
    plans = segment.stored_plans()
    keys = [
        row[0]
        for row in connection.execute(
            "SELECT nextval(pg_get_serial_sequence('plan_index.stored_plan', 'plan_key'))"
            " FROM generate_series(1, %s)",
            (len(plans),),
        )
    ]
    hashes = [(hashlib.sha256(), hashlib.sha256()) for _ in plans]
    copying = sql.SQL("COPY {} FROM STDIN (FORMAT BINARY, FREEZE)")
    with connection.cursor().copy(copying.format(partition("clause", segment_id))) as copy:
        copy.set_types(["int4", "int4", "int4", "text", "sparsevec", "int4[]"])
        for plan, key, (digest, _) in zip(plans, keys, hashes, strict=True):
            for number, path in enumerate(plan.paths, plan.start):
                first, last = weights.indptr[number], weights.indptr[number + 1]
                held = Weights(weights.indices[first:last], weights.data[first:last])
                terms = Terms(held.terms)
                digest.update(number.to_bytes(4, "big") + path.encode() + bytes(held) + bytes(terms))
                copy.write_row((segment_id, key, number, path, held, terms))
    with connection.cursor().copy(copying.format(partition("clause_vector", segment_id))) as copy:
        copy.set_types(["int4", "int4", "int4", "vector"])
        for plan, key, (_, digest) in zip(plans, keys, hashes, strict=True):
            for number, embedding in _embeddings(segment, plan):
                digest.update(number.to_bytes(4, "big") + bytes(embedding))
                copy.write_row((segment_id, key, number, embedding))
    lists = lists_of(segment)
    with connection.cursor().copy(
        "COPY plan_index.stored_plan (plan_key, segment_id, plan_id, clauses, passages, json, json_sha256,"
        " clauses_sha256, vectors_sha256, offer, lists_sha256) FROM STDIN (FORMAT BINARY)"
    ) as copy:
        copy.set_types(["int4", "int4", "text", "int4", *["bytea"] * 7])
        for plan, key, (clauses, vectors) in zip(plans, keys, hashes, strict=True):
            blob = segment.stored_json(plan.plan_id)
            passages = segment.passages()[plan.start : plan.end].tobytes()
            digests = (hashlib.sha256(blob).digest(), clauses.digest(), vectors.digest())
            own = lists[plan.plan_id]
            row = (key, segment_id, plan.plan_id, len(plan.paths), passages, blob, *digests)
            copy.write_row((*row, own.offer, own.sha256))
    copy_days(connection, {plan.plan_id: key for plan, key in zip(plans, keys, strict=True)}, lists)


def _embeddings(segment: Segment, plan: StoredPlan) -> Iterator[tuple[int, Embedding]]:
    """The rows of a plan with their vectors."""
    for start in range(plan.start, plan.end, _BATCH):
        numbers = np.arange(start, min(start + _BATCH, plan.end))
        vectors = segment.dense.vectors(numbers)
        yield from zip(numbers.tolist(), map(Embedding, vectors), strict=True)


def _weights(segment: Segment, numbers: dict[KeyName, npt.NDArray[np.int32]]) -> csr_array:
    """The weights of both keys: rows are the segment's, columns the numbers of terms, ascending."""
    parts = [_entries(segment.postings[key], ids) for key, ids in numbers.items()]
    rows, columns, values = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    order = np.lexsort((columns, rows))
    starts = np.searchsorted(rows[order], np.arange(segment.entry.rows + 1))
    width = int(columns.max(initial=0)) + 1
    return csr_array((values[order], columns[order], starts), shape=(segment.entry.rows, width))


def _entries(
    postings: Postings, numbers: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    """Every entry of the postings: its row, its term's number, its weight."""
    return postings.rows, np.repeat(numbers, np.diff(postings.starts)), postings.weights

"""The vectors of a build: what an earlier snapshot has encoded is taken from it, only the rest is encoded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from index.encoder import Encoder, Vectors
from index.passages import Row
from index.segment import Hashes, Segment

# Passages per call: progress is told, and memory bounded, after each. A model sorts a call's texts by
# length, so that a larger number wastes less on padding.
_BATCH: Final = 512

Progress = Callable[[int, int], None]  # passages encoded so far, passages to encode


@dataclass(frozen=True)
class Encoded:
    """Vectors float32 [clauses, dimension], hashes uint8 [clauses, 16], and how many clauses were encoded anew."""

    vectors: Vectors
    hashes: Hashes
    encoded: int


def encode_clauses(
    rows: Sequence[Row],
    segments: Sequence[Segment],
    dimension: int | None,
    encoder: Encoder,
    progress: Progress | None = None,
) -> Encoded:
    """A unit vector for each clause: that of its passage, of several their mean.

    `segments` hold vectors of the same encoder, `dimension` their length (None: none). The encoder is called only
    for rows whose hash no segment holds; the same text is encoded once.
    """
    hashes: Hashes = np.frombuffer(b"".join(row.hash for row in rows), dtype=np.uint8).reshape(-1, 16)
    _, firsts, places = np.unique(_keys(hashes), return_index=True, return_inverse=True)
    known = np.zeros((len(firsts), dimension or 0), dtype=np.float32)
    have = _look_up(hashes[firsts], segments, known)
    missing = np.flatnonzero(~have)
    if missing.size:
        fresh = _encode([rows[firsts[number]].passages for number in missing], encoder, progress)
        if not have.any():
            known = np.zeros((len(firsts), fresh.shape[1]), dtype=np.float32)
        known[missing] = fresh
    return Encoded(vectors=known[places.reshape(-1)], hashes=hashes, encoded=int(missing.size))


def _keys(hashes: Hashes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint64]]:
    """The first half of each hash as a number: uint64 [rows]."""
    return np.ascontiguousarray(hashes).view("<u8").reshape(-1, 2)[:, 0]


def _look_up(
    hashes: Hashes, segments: Sequence[Segment], into: Vectors
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Copies the vectors that segments have of these hashes, ascending by key; tells which were found."""
    wanted = _keys(hashes)
    have = np.zeros(len(hashes), dtype=bool)
    for segment in segments:
        stored = segment.passages()
        keys = _keys(stored)
        places = np.searchsorted(wanted, keys)
        places[places == len(wanted)] = 0
        rows = np.flatnonzero(wanted[places] == keys) if len(wanted) else np.zeros(0, dtype=np.int64)
        rows = rows[(stored[rows] == hashes[places[rows]]).all(axis=1)]
        rows = rows[~have[places[rows]]]
        into[places[rows]] = segment.dense.vectors(rows)
        have[places[rows]] = True
    return have


def _encode(passages: Sequence[Sequence[str]], encoder: Encoder, progress: Progress | None) -> Vectors:
    """Unit vectors of clauses, each the mean of its passages."""
    texts = [text for clause in passages for text in clause]
    parts: list[Vectors] = []
    for start in range(0, len(texts), _BATCH):
        parts.append(encoder.encode_passages(texts[start : start + _BATCH]))
        if progress is not None:
            progress(min(start + _BATCH, len(texts)), len(texts))
    starts = np.cumsum([0, *(len(clause) for clause in passages[:-1])])
    means = np.add.reduceat(np.concatenate(parts), starts, axis=0)
    vectors: Vectors = means / np.linalg.norm(means, axis=1, keepdims=True)
    return vectors

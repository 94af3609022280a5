"""The vectors of a build: what an earlier snapshot has encoded is taken from it, only the rest is encoded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from index.encoder import Encoder, Vectors
from index.passages import passage_hash
from index.segment import Hashes, Segment

# Passages per call: progress is told, and memory bounded, after each. A model sorts a call's texts by
# length, so that a larger number wastes less on padding.
_BATCH: Final = 512

Progress = Callable[[int, int], None]  # passages encoded so far, passages to encode


@dataclass(frozen=True)
class Encoded:
    """Vectors float32 [texts, dimension], hashes uint8 [texts, 16], and how many were encoded anew."""

    vectors: Vectors
    hashes: Hashes
    encoded: int


def encode_texts(
    texts: Sequence[str],
    segments: Sequence[Segment],
    dimension: int | None,
    encoder: Encoder,
    progress: Progress | None = None,
) -> Encoded:
    """The vectors of texts. `segments` hold vectors of the same encoder, `dimension` their length (None:
    none).

    The encoder is called only for texts that no segment holds; the same text is encoded once.
    """
    hashes: Hashes = np.frombuffer(b"".join(map(passage_hash, texts)), dtype=np.uint8).reshape(-1, 16)
    _, firsts, places = np.unique(_keys(hashes), return_index=True, return_inverse=True)
    known = np.zeros((len(firsts), dimension or 0), dtype=np.float32)
    have = _look_up(hashes[firsts], segments, known)
    missing = np.flatnonzero(~have)
    if missing.size:
        fresh = _encode([texts[firsts[number]] for number in missing], encoder, progress)
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


def _encode(texts: Sequence[str], encoder: Encoder, progress: Progress | None) -> Vectors:
    parts: list[Vectors] = []
    for start in range(0, len(texts), _BATCH):
        parts.append(encoder.encode_passages(texts[start : start + _BATCH]))
        if progress is not None:
            progress(min(start + _BATCH, len(texts)), len(texts))
    return np.concatenate(parts)

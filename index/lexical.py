"""BM25 over the clauses of one segment, by postings: for each term the rows that hold it, and its weight
there.

A weight is tf (k1 + 1) / (tf + k1 (1 - b + b length / average)). The average length is frozen when a
corpus is first built, so that a weight never changes while its clause doesn't; the inverse document
frequency, which every new plan changes, comes in with the query. A score is the sum over the query's terms
of count x idf x weight: zero or more, higher is better, comparable within one query.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from index.durable import sync_file, write_bytes

# Measured on 728 questions about 17 laws (scripts/benchmark.py retrieval), MRR@10 on the laws they were
# chosen on and on the others: k1 1.2 .853/.863, .8 .864/.880, .6 .875/.881, .4 .876/.884, .3 .880/.878; b
# .5 to .75 alike. Once a pair of syllables is there, saying it again tells little: repeated terms saturate
# early.
K1: Final = 0.4
B: Final = 0.75

Scores = npt.NDArray[np.float32]
Ranges = Sequence[tuple[int, int]]

_ARRAYS: Final = ("hashes", "starts", "rows", "weights")
# NumPy reads an array's header as Python, which in 3.11 fails where two threads do it at the same moment:
# https://github.com/python/cpython/issues/106905
_PARSING: Final = Lock()


@dataclass(frozen=True)
class Postings:
    """Postings of one key: `starts[t]:starts[t + 1]` are term t's entries in `rows` (ascending) and
    `weights`.

    hashes: uint64 [terms], ascending; starts: int64 [terms + 1]; rows: int32 [entries]; weights: float32
    [entries].
    """

    size: int  # rows in the segment
    hashes: npt.NDArray[np.uint64]
    starts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    weights: Scores

    def places(self, terms: Collection[str]) -> list[tuple[int, int]]:
        """Where each term's entries begin and end; the same where no row holds it. All are looked up at once: one by
        one that took longer than what is then done with the few rows of a province.
        """
        if not len(self.hashes) or not terms:
            return [(0, 0)] * len(terms)
        wanted = np.fromiter(map(term_hash, terms), dtype=np.uint64, count=len(terms))
        at = np.searchsorted(self.hashes, wanted)
        at[at == len(self.hashes)] = 0
        starts, ends = self.starts[at], self.starts[at + 1]
        ends = np.where(self.hashes[at] == wanted, ends, starts)
        return list(zip(starts.tolist(), ends.tolist(), strict=True))

    def find(self, terms: Collection[str]) -> Iterator[tuple[npt.NDArray[np.int32], Scores]]:
        """For each term the rows that hold it and its weights there; both empty where none does."""
        return ((self.rows[start:end], self.weights[start:end]) for start, end in self.places(terms))

    def scores(self, query: Mapping[str, float], ranges: Ranges | None = None) -> Scores:
        """Float32 [size]: each row's score for weighted terms; 0 outside `ranges` of rows (None: all)."""
        total = np.zeros(self.size, dtype=np.float32)
        edges = _edges(ranges)
        for weight, (rows, weights) in zip(query.values(), self.find(query), strict=True):
            share = np.float32(weight)
            for start, end in _within(rows, edges):
                total[rows[start:end]] += share * weights[start:end]  # a row is in a posting once
        return total

    def scores_of(self, rows: npt.NDArray[np.int32], query: Mapping[str, float]) -> Scores:
        """Float32 [len(rows)]: what `scores` has for these ascending rows."""
        total = np.zeros(len(rows), dtype=np.float32)
        for weight, (held, weights) in zip(query.values(), self.find(query), strict=True):
            if not len(held):
                continue
            at = np.minimum(np.searchsorted(held, rows), len(held) - 1)
            there = held[at] == rows
            total[there] += np.float32(weight) * weights[at[there]]
        return total

    def frequency(self, term: str, ranges: Ranges | None = None) -> int:
        """How many rows (within `ranges`) hold the term."""
        return self.frequencies_of((term,), ranges)[0]

    def frequencies_of(self, terms: Collection[str], ranges: Ranges | None = None) -> list[int]:
        """How many rows (within `ranges`) hold each of the terms."""
        edges = _edges(ranges)
        if edges is None:
            return [end - start for start, end in self.places(terms)]
        return [sum(end - start for start, end in _within(rows, edges)) for rows, _ in self.find(terms)]

    def frequencies(self, ranges: Ranges | None = None) -> npt.NDArray[np.int64]:
        """For every term how many rows (within `ranges`) hold it: int64 [terms], in one pass over all entries."""
        if ranges is None or not len(self.rows):
            return np.diff(self.starts)
        counted = np.zeros(self.size, dtype=np.int64)
        for start, end in ranges:
            counted[start:end] = 1
        sums = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counted[self.rows])])
        frequencies: npt.NDArray[np.int64] = sums[self.starts[1:]] - sums[self.starts[:-1]]
        return frequencies

    def save(self, stem: Path) -> None:
        """Writes `<stem>.<array>.npy` for each array, synced."""
        for name in _ARRAYS:
            path = array_path(stem, name)
            np.save(path, getattr(self, name), allow_pickle=False)
            sync_file(path)

    @classmethod
    def load(cls, stem: Path, size: int) -> Postings:
        """Memory-mapped arrays of what `save` wrote."""
        arrays: dict[str, Any] = {name: load_mapped(array_path(stem, name)) for name in _ARRAYS}
        return cls(size=size, **arrays)


def build_postings(
    documents: Sequence[Sequence[str]], average: float, *, k1: float = K1, b: float = B
) -> tuple[Postings, list[str]]:
    """Postings of documents given as terms, and the terms in the postings' order."""
    numbers: dict[str, int] = {}
    columns: list[int] = []
    counts: list[int] = []
    starts = [0]
    for document in documents:
        for term, count in Counter(document).items():
            columns.append(numbers.setdefault(term, len(numbers)))
            counts.append(count)
        starts.append(len(columns))
    lengths = np.array([len(document) for document in documents], dtype=np.float64)
    tf = np.array(counts, dtype=np.float64)
    norm = np.repeat(k1 * (1 - b + b * lengths / max(average, 1.0)), np.diff(starts))
    weights = (tf * (k1 + 1) / (tf + norm)).astype(np.float32)
    by_row = csr_array((weights, columns, starts), shape=(len(documents), len(numbers)))
    terms = list(numbers)
    hashes = np.fromiter((term_hash(term) for term in terms), dtype=np.uint64, count=len(terms))
    order = np.argsort(hashes)
    by_term = csr_array(by_row.T.tocsr()[order])
    by_term.sort_indices()
    postings = Postings(
        size=len(documents),
        hashes=hashes[order],
        starts=by_term.indptr.astype(np.int64),
        rows=by_term.indices.astype(np.int32),
        weights=by_term.data.astype(np.float32),
    )
    return postings, [terms[number] for number in order]


def idf(frequency: int, documents: int) -> float:
    """ln(1 + (documents - frequency + .5) / (frequency + .5)): never negative, 0 for an unknown term."""
    if not frequency:
        return 0.0
    return math.log1p((documents - frequency + 0.5) / (frequency + 0.5))


@lru_cache(maxsize=1 << 14)
def term_hash(term: str) -> int:
    """64 bits of a term: the same on every machine."""
    return int.from_bytes(hashlib.blake2b(term.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def array_path(stem: Path, name: str) -> Path:
    """Where one array of a key is stored."""
    return stem.with_name(f"{stem.name}.{name}.npy")


def load_mapped(path: Path) -> npt.NDArray[Any]:
    """A stored array, memory-mapped; as a plain array, since each slice of numpy's `memmap` costs time."""
    with _PARSING:
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


def save_terms(path: Path, terms: Sequence[str]) -> None:
    """One term a line, in the postings' order."""
    write_bytes(path, "\n".join(terms).encode("utf-8", "replace"))


def load_terms(path: Path) -> list[str]:
    """What `save_terms` wrote."""
    text = path.read_text(encoding="utf-8")
    return text.split("\n") if text else []


def _edges(ranges: Ranges | None) -> npt.NDArray[np.int32] | None:
    """Int32 [2 x ranges]: where each begins and ends; None for all rows."""
    return None if ranges is None else np.asarray(ranges, dtype=np.int32).reshape(-1)


def _within(rows: npt.NDArray[np.int32], edges: npt.NDArray[np.int32] | None) -> Iterator[tuple[int, int]]:
    """Parts of ascending `rows` that fall into the ranges (None: all), as positions."""
    places = [0, len(rows)] if edges is None else np.searchsorted(rows, edges).tolist()
    return ((start, end) for start, end in zip(places[::2], places[1::2], strict=True) if end > start)

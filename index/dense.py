"""Exact search by cosine with FAISS, over the vectors of one segment.

Vectors are of unit length, so FAISS's inner product is the cosine itself: -1 to 1, higher is nearer.
Nothing else turns distances into similarities.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from index.durable import sync_file
from index.encoder import Vectors
from index.lexical import Ranges

Rows = npt.NDArray[np.int64]


class DenseIndex:
    """An exact index over float32 [rows, dimension]; a vector's id is its row in the segment."""

    def __init__(self, index: Any) -> None:
        self._index = index
        # One question at a time: a second thread costs more to wake than it saves (three times as slow).
        faiss.omp_set_num_threads(1)

    @classmethod
    def build(cls, vectors: Vectors) -> DenseIndex:
        """An index over unit vectors, in row order."""
        index = faiss.IndexIDMap2(faiss.IndexFlatIP(vectors.shape[1]))
        index.add_with_ids(np.ascontiguousarray(vectors, np.float32), np.arange(len(vectors), dtype=np.int64))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> DenseIndex:
        """Memory-maps what `save` wrote (IFC: the plain flag copies a flat index). Never to be added to."""
        return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))

    def save(self, path: Path) -> None:
        """Writes one file, synced."""
        faiss.write_index(self._index, str(path))
        sync_file(path)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, query: Vectors, limit: int, ranges: Ranges | None = None) -> tuple[Rows, Vectors]:
        """The rows nearest to `query` [dimension] and their cosines, best first.

        Rows come from `ranges` alone (None: from all); there are fewer than `limit` where these hold fewer.
        """
        parameters = None
        if ranges is not None:
            bitmap = _bitmap(ranges, len(self))  # FAISS keeps a bare pointer: named, so that it lives on
            selector = faiss.IDSelectorBitmap(bitmap)  # type: ignore[call-arg,arg-type]
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        cosines, rows = self._index.search(query.reshape(1, -1), min(limit, len(self)), params=parameters)
        found = rows[0] >= 0
        return rows[0][found], cosines[0][found]

    def cosines(self, query: Vectors, rows: Rows) -> Vectors:
        """The cosine of `query` [dimension] with each of the rows, in their order."""
        cosines: Vectors = self.vectors(rows) @ query
        return cosines

    def vectors(self, rows: Rows | Sequence[int]) -> Vectors:
        """The stored vectors of the rows: float32 [len(rows), dimension]."""
        if len(rows) == 0:
            return np.zeros((0, self._index.d), dtype=np.float32)
        vectors: Vectors = self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return vectors


def _bitmap(ranges: Ranges, size: int) -> npt.NDArray[np.uint8]:
    chosen = np.zeros(size, dtype=bool)
    for start, end in ranges:
        chosen[start:end] = True
    return np.packbits(chosen, bitorder="little")

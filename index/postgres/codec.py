"""How rows of numbers go to PostgreSQL: numpy arrays in the bytes of its binary formats, with no loop over them.

vector: https://github.com/pgvector/pgvector (vector_send, sparsevec_send); int[]: PostgreSQL's array_send.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from psycopg import Connection, pq
from psycopg.adapt import Dumper
from psycopg.types import TypeInfo

from index.encoder import Vectors
from index.postgres.schema import DIMENSIONS

_INT4: Final = 23  # oids of PostgreSQL's own types, in every database the same
_INT4_ARRAY: Final = 1007


@dataclass(frozen=True)
class Embedding:
    """A vector, float32 [dimension]."""

    values: Vectors

    def __bytes__(self) -> bytes:
        return struct.pack(">HH", len(self.values), 0) + self.values.astype(">f4").tobytes()


@dataclass(frozen=True)
class Weights:
    """A sparse vector: terms int [n], ascending, and their weights float32 [n]."""

    terms: npt.NDArray[np.int32]
    values: npt.NDArray[np.float32]

    def __bytes__(self) -> bytes:
        head = struct.pack(">iii", DIMENSIONS, len(self.terms), 0)
        return head + self.terms.astype(">i4").tobytes() + self.values.astype(">f4").tobytes()

    @classmethod
    def of(cls, weights: dict[int, float]) -> Weights:
        """Those of a query, by term; a weight of 0 is left out, as the type asks."""
        kept = sorted((term, weight) for term, weight in weights.items() if np.float32(weight))
        return cls(
            np.array([term for term, _ in kept], dtype=np.int32),
            np.array([weight for _, weight in kept], dtype=np.float32),
        )


@dataclass(frozen=True)
class Terms:
    """An array of int4, [n]."""

    values: npt.NDArray[np.int32]

    def __bytes__(self) -> bytes:
        count = len(self.values)
        if not count:
            return struct.pack(">iii", 0, 0, _INT4)
        cells = np.empty(count, dtype=[("length", ">i4"), ("value", ">i4")])
        cells["length"] = 4
        cells["value"] = self.values
        return struct.pack(">iiiii", 1, 0, _INT4, count, 1) + cells.tobytes()


class _BytesDumper(Dumper):
    format = pq.Format.BINARY

    def dump(self, obj: Any) -> bytes:
        return bytes(obj)


class _TermsDumper(_BytesDumper):
    oid = _INT4_ARRAY


def register(connection: Connection[Any]) -> None:
    """Teaches a connection these types, once; those of pgvector as soon as the database has them.

    Each is looked for by itself: a standby may come to have them between two looks.
    """
    for name, kind in (("vector", Embedding), ("sparsevec", Weights)):
        if connection.adapters.types.get(name) is None:
            info = TypeInfo.fetch(connection, name)
            if info is not None:
                info.register(connection)
                dumper = type(f"_{kind.__name__}Dumper", (_BytesDumper,), {"oid": info.oid})
                connection.adapters.register_dumper(kind, dumper)
    connection.adapters.register_dumper(Terms, _TermsDumper)

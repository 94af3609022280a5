"""An encoder that remembers: vectors of texts that were encoded once are read from a file."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Literal

import numpy as np

from benchmarking.encoder_around import EncoderAround
from index.encoder import Encoder, Vectors

_BATCH: Final = 64  # texts encoded and kept together: a run that is stopped loses no more than these


class CachedEncoder(EncoderAround):
    """Gives the vectors of another encoder, each text encoded once for all runs that share the folder."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        super().__init__(encoder)
        folder.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(folder / f"{encoder.fingerprint}.sqlite", timeout=60)
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, numbers BLOB NOT NULL) WITHOUT ROWID"
        )

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Float32 [len(texts), dimension], unit length."""
        return self._encode("query", texts, self._encoder.encode_queries)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Float32 [len(texts), dimension], unit length."""
        return self._encode("passage", texts, self._encoder.encode_passages)

    def _encode(
        self,
        role: Literal["query", "passage"],
        texts: Sequence[str],
        encode: Callable[[Sequence[str]], Vectors],
    ) -> Vectors:
        if not texts:
            return encode(texts)
        keys = [_key(role, text) for text in texts]
        # Neighbours in length are encoded together, so that little of a batch is padding.
        missing = {key: text for key, text in zip(keys, texts, strict=True) if self._find(key) is None}
        waiting = sorted(missing.items(), key=lambda item: len(item[1]))
        for start in range(0, len(waiting), _BATCH):
            batch = waiting[start : start + _BATCH]
            vectors = encode([text for _, text in batch])
            rows = [(key, vector.tobytes()) for (key, _), vector in zip(batch, vectors, strict=True)]
            with self._database:
                self._database.executemany("INSERT OR IGNORE INTO vector VALUES (?, ?)", rows)
        found = [self._find(key) for key in keys]
        return np.stack([np.frombuffer(numbers or b"", dtype=np.float32) for numbers in found])

    def _find(self, key: bytes) -> bytes | None:
        found = self._database.execute("SELECT numbers FROM vector WHERE key = ?", (key,)).fetchone()
        return bytes(found[0]) if found else None


def _key(role: str, text: str) -> bytes:
    return hashlib.blake2b(f"{role}\0{text}".encode("utf-8", "replace"), digest_size=16).digest()

"""Vectors for corpora too large to encode here: a base clause's real vector, with seeded noise, of unit length.

Near copies get near vectors, as from the model itself: the base is the clause with its names and numbers taken out,
of which there are some hundreds; noise comes from the names that were in it, and a little from all of its words.
Questions are encoded by the model.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from benchmarking.encoder_around import EncoderAround
from benchmarking.many_plans import put_in_words
from index.encoder import Encoder, Vectors

_NAMES_NOISE: Final = 0.25  # length of the noise beside a base of length 1
_WORDS_NOISE: Final = 0.1
_NUMBER: Final = re.compile(r"\d+")
_BLANK: Final = "…"


class CheapEncoder(EncoderAround):
    """An Encoder with the model's fingerprint; `encoded` counts the texts that the model really encoded."""

    def __init__(self, model: Encoder) -> None:
        super().__init__(model)
        self._bases: dict[str, Vectors] = {}

    @property
    def name(self) -> str:
        """The model's, and that its vectors are cheap ones."""
        return f"{super().name} + noise"

    @property
    def encoded(self) -> int:
        """How many base texts were encoded so far."""
        return len(self._bases)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Bases with noise: float32 [len(texts), dimension], unit length."""
        split = [base_of(text) for text in texts]
        fresh = sorted({base for base, _ in split} - self._bases.keys())
        if fresh:
            self._bases |= dict(zip(fresh, super().encode_passages(fresh), strict=True))
        rows = [
            self._bases[base] + _NAMES_NOISE * self._noise(names) + _WORDS_NOISE * self._fresh_noise(text)
            for text, (base, names) in zip(texts, split, strict=True)
        ]
        vectors: Vectors = np.stack(rows)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    @cached_property
    def _noise(self) -> Callable[[str], Vectors]:
        return lru_cache(maxsize=4096)(self._fresh_noise)

    def _fresh_noise(self, text: str) -> Vectors:
        digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
        noise = np.random.default_rng(int.from_bytes(digest, "little")).standard_normal(self.dimension)
        unit: Vectors = (noise / np.linalg.norm(noise)).astype(np.float32)
        return unit


def base_of(text: str) -> tuple[str, str]:
    """A clause without the names and numbers that were put into it, and those names."""
    names: list[str] = []

    def blank(found: re.Match[str]) -> str:
        names.append(found.group().lower())
        return _BLANK

    base = _NUMBER.sub(_BLANK, put_in_words().sub(blank, text))
    return base, " ".join(sorted(set(names)))

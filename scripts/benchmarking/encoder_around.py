"""Encoders that stand before another one: they are the other in all but what they add."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarking.stopwatch import Stopwatch
from index.encoder import Encoder, Vectors


class EncoderAround:
    """An Encoder that does what the other does; its subclasses change a part of that."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @property
    def name(self) -> str:
        """The other encoder's."""
        return self._encoder.name

    @property
    def fingerprint(self) -> str:
        """The other encoder's: an index of its vectors is the other's."""
        return self._encoder.fingerprint

    @property
    def dimension(self) -> int:
        """The other encoder's; it may load the model."""
        return self._encoder.dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Float32 [len(texts), dimension], unit length."""
        return self._encoder.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Float32 [len(texts), dimension], unit length."""
        return self._encoder.encode_passages(texts)


class TimedEncoder(EncoderAround):
    """Tells how long passages took to encode: `took`. Questions are not timed."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self.took = Stopwatch()

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The encoder's vectors."""
        with self.took.running():
            return super().encode_passages(texts)

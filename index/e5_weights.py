"""Reads multilingual-e5-small's weights and tokenizer out of one data file (`E5S1`, little-endian).

The file, in order: shape numbers, tokenizer pieces with their scores, a normalisation map (not needed: NFKC
does the same for Vietnamese), and a table of tensors. Matrices are Q4_0: blocks of 32 weights along a row,
each an fp16 scale and 16 bytes; byte j holds weight j in its low nibble and weight j + 16 in its high one,
and a weight is (nibble - 8) x scale. Everything else is float32.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.errors import ModelError

Array = npt.NDArray[np.float32]

_MAGIC: Final = b"E5S1"
_BLOCK: Final = 32
_BLOCK_BYTES: Final = 2 + _BLOCK // 2  # the scale, then two weights a byte

_EMBEDDINGS: Final = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER_PARTS: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True)
class Shape:
    """The network's sizes, as the file's head gives them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class Pieces:
    """The unigram tokenizer: pieces with their log probabilities, and the ids of its special pieces."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    padding: int
    unknown: int


class _Reader:
    """Takes values off a buffer one after another."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.offset = 0

    def take(self, form: str) -> tuple[int | float, ...]:
        size = struct.calcsize("<" + form)
        values = struct.unpack_from("<" + form, self.data, self.offset)
        self.offset += size
        return values

    def integer(self, form: str) -> int:
        return int(self.take(form)[0])

    def raw(self, size: int) -> bytes:
        chunk = self.data[self.offset : self.offset + size]
        self.offset += size
        return chunk


@dataclass(frozen=True)
class _Entry:
    name: str
    quantised: bool
    count: int
    offset: int
    size: int


class E5File:
    """The weights file, read into memory.

    Raises ModelError where the bytes are not of this format.
    """

    def __init__(self, data: bytes) -> None:
        reader = _Reader(data)
        try:
            if reader.raw(4) != _MAGIC:
                raise ModelError(f"not an E5S1 file: begins with {data[:4]!r}")
            reader.integer("I")  # version
            self.shape = _read_shape(reader)
            block = reader.integer("i")
            if block != _BLOCK:
                raise ModelError(f"blocks of {block} weights, expected {_BLOCK}")
            self.pieces = _read_pieces(reader)
            self._entries = tuple(_read_entries(reader))
        except (struct.error, UnicodeDecodeError, ValueError) as error:
            raise ModelError(f"damaged weights file: {error}") from error
        self._data = data

    def tensors(self) -> Iterator[tuple[str, Array]]:
        """Each weight under the name that a BERT model gives it, float32, in the model's shape."""
        for entry in self._entries:
            name = _bert_name(entry.name)
            yield name, self._decode(entry).reshape(self._dimensions(name))

    def _decode(self, entry: _Entry) -> Array:
        chunk = self._data[entry.offset : entry.offset + entry.size]
        if len(chunk) != entry.size:
            raise ModelError(f"{entry.name}: {len(chunk)} bytes, expected {entry.size}")
        values = dequantise(chunk) if entry.quantised else np.frombuffer(chunk, dtype="<f4")
        if values.size != entry.count:
            raise ModelError(f"{entry.name}: {values.size} weights, expected {entry.count}")
        return values.astype(np.float32, copy=False)

    def _dimensions(self, name: str) -> tuple[int, ...]:
        shape = self.shape
        rows = {
            _EMBEDDINGS["emb.word"]: shape.vocabulary,
            _EMBEDDINGS["emb.pos"]: shape.positions,
            _EMBEDDINGS["emb.type"]: shape.types,
        }
        if name in rows:
            return rows[name], shape.hidden
        if name.endswith("bias") or "LayerNorm" in name:
            return (-1,)
        if ".intermediate." in name:
            return shape.feed_forward, shape.hidden
        if name.endswith("output.dense.weight") and "attention" not in name:
            return shape.hidden, shape.feed_forward
        return shape.hidden, shape.hidden


def dequantise(chunk: bytes) -> Array:
    """The weights of Q4_0 blocks, float32 [32 x blocks]. Raises ModelError where a block is not whole."""
    if len(chunk) % _BLOCK_BYTES:
        raise ModelError(f"{len(chunk)} bytes are not whole blocks of {_BLOCK_BYTES}")
    blocks = np.frombuffer(chunk, dtype=np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    nibbles = np.concatenate([packed & 0x0F, packed >> 4], axis=1).astype(np.float32)
    values: Array = ((nibbles - 8.0) * scales).reshape(-1)
    return values


def _read_shape(reader: _Reader) -> Shape:
    return Shape(
        hidden=reader.integer("i"),
        layers=reader.integer("i"),
        heads=reader.integer("i"),
        feed_forward=reader.integer("i"),
        vocabulary=reader.integer("i"),
        positions=reader.integer("i"),
        types=reader.integer("i"),
        epsilon=round(float(reader.take("f")[0]), 15),
    )


def _read_pieces(reader: _Reader) -> Pieces:
    count = reader.integer("i")
    begin, end, padding, unknown = (reader.integer("i") for _ in range(4))
    size = reader.integer("Q")
    offsets = np.frombuffer(reader.raw(4 * (count + 1)), dtype="<u4")
    scores = np.frombuffer(reader.raw(4 * count), dtype="<f4")
    blob = reader.raw(size)
    texts = (blob[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count))
    pieces = tuple(zip(texts, scores.astype(float).tolist(), strict=True))
    entries, length = reader.integer("i"), reader.integer("I")
    if entries < 0:
        raise ModelError(f"normalisation map of {entries} entries")
    reader.raw(length)
    return Pieces(pieces, begin=begin, end=end, padding=padding, unknown=unknown)


def _read_entries(reader: _Reader) -> Iterator[_Entry]:
    for _ in range(reader.integer("i")):
        name = reader.raw(reader.integer("H")).decode("ascii")
        kind, count, offset, size = reader.take("BIQQ")
        yield _Entry(name, quantised=kind != 0, count=int(count), offset=int(offset), size=int(size))


def _bert_name(name: str) -> str:
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    layer, part, suffix = name.split(".")
    kind = "weight" if suffix == "w" else "bias"
    return f"encoder.layer.{layer.removeprefix('l')}.{_LAYER_PARTS[part]}.{kind}"

from __future__ import annotations

import struct

import numpy as np
import pytest

from index.e5_weights import E5File, dequantise
from index.errors import ModelError
from tests.index.tiny_model import HIDDEN, PIECES, VOCABULARY, quantise, weights_file


def test_a_block_by_hand() -> None:
    # Weight 0 is the low nibble of byte 0, weight 16 its high one.
    block = struct.pack("<e", 0.5) + bytes([0xF0]) + bytes([0x88] * 15)
    values = dequantise(block)
    assert (values[0], values[16], values[1], values[17]) == (-4.0, 3.5, 0.0, 0.0)


def test_what_was_quantised_comes_back() -> None:
    values = np.random.default_rng(1).standard_normal(320).astype(np.float32)
    assert dequantise(quantise(values)) == pytest.approx(values, abs=float(np.abs(values).max()) / 7)


def test_broken_blocks() -> None:
    with pytest.raises(ModelError, match="17 bytes"):
        dequantise(bytes(17))


def test_a_whole_file() -> None:
    file = E5File(weights_file())
    assert (file.shape.hidden, file.shape.heads, file.shape.vocabulary) == (HIDDEN, 2, VOCABULARY)
    assert [piece for piece, _ in file.pieces.pieces] == PIECES
    assert (file.pieces.begin, file.pieces.padding, file.pieces.end, file.pieces.unknown) == (0, 1, 2, 3)
    shapes = {name: array.shape for name, array in file.tensors()}
    assert shapes["embeddings.word_embeddings.weight"] == (VOCABULARY, HIDDEN)
    assert shapes["encoder.layer.0.intermediate.dense.weight"] == (64, HIDDEN)
    assert shapes["encoder.layer.0.output.dense.weight"] == (HIDDEN, 64)
    assert shapes["encoder.layer.0.attention.output.LayerNorm.bias"] == (HIDDEN,)
    assert len(shapes) == 21


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\3\4", b"E5S1", weights_file()[:200], weights_file()[:4] + bytes(60)],
    ids=["empty", "a zip", "only the magic", "cut", "zeros"],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ModelError):
        E5File(data)


def test_a_cut_tensor_is_refused() -> None:
    file = E5File(weights_file()[:-10])
    with pytest.raises(ModelError, match="bytes, expected"):
        list(file.tensors())

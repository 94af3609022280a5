from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.encoder import FakeEncoder
from index.passages import passage_hash
from index.snapshot import Snapshot
from index.vectors import encode_texts
from tests.index.sample_plans import HEALTH, LIBRARY


def test_all_new() -> None:
    encoder = FakeEncoder()
    seen: list[tuple[int, int]] = []
    result = encode_texts(LIBRARY, (), None, encoder, lambda done, total: seen.append((done, total)))
    assert result.vectors == pytest.approx(encoder.encode_passages(LIBRARY))
    assert [row.tobytes() for row in result.hashes] == [passage_hash(text) for text in LIBRARY]
    assert result.encoded == 5
    assert seen == [(5, 5)]


def test_the_same_text_is_encoded_once() -> None:
    encoder = FakeEncoder()
    result = encode_texts([*LIBRARY, LIBRARY[0]], (), None, encoder)
    assert encoder.encoded == 5
    assert result.vectors[5].tolist() == result.vectors[0].tolist()


def test_no_text() -> None:
    encoder = FakeEncoder()
    result = encode_texts([], (), 64, encoder)
    assert (result.vectors.shape, result.hashes.shape, encoder.encoded) == ((0, 64), (0, 16), 0)


def test_what_segments_hold_is_taken_from_them(index_dir: Path) -> None:
    encoder = FakeEncoder()
    snapshot = Snapshot.open(index_dir)
    texts = ["I. MỤC TIÊU\n" + text for text in (HEALTH[2], LIBRARY[1], "Một điều chưa có.", LIBRARY[3])]
    result = encode_texts(texts, snapshot.segments, encoder.dimension, encoder)
    assert result.encoded == encoder.encoded == 1
    assert result.vectors == pytest.approx(FakeEncoder().encode_passages(texts))
    again = encode_texts(texts[:2], snapshot.segments, encoder.dimension, encoder)
    assert again.encoded == 0
    assert encoder.encoded == 1
    assert np.linalg.norm(again.vectors, axis=1) == pytest.approx([1, 1])

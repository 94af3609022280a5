from pathlib import Path

import pytest

from benchmarking.vector_cache import CachedEncoder
from index.encoder import FakeEncoder

TEXTS = ["thư viện tỉnh", "rạp chiếu phim", "thư viện tỉnh", "\ud800"]


def test_a_text_is_encoded_once_for_all_runs(tmp_path: Path) -> None:
    inner = FakeEncoder()
    first = CachedEncoder(inner, tmp_path).encode_passages(TEXTS)
    assert inner.encoded == 3
    assert first == pytest.approx(FakeEncoder().encode_passages(TEXTS))
    assert CachedEncoder(inner, tmp_path).encode_passages(TEXTS[:2]) == pytest.approx(first[:2])
    assert inner.encoded == 3


def test_a_question_is_no_passage_and_another_model_another_cache(tmp_path: Path) -> None:
    inner, other = FakeEncoder(), FakeEncoder(seed=1)
    CachedEncoder(inner, tmp_path).encode_passages(TEXTS[:1])
    CachedEncoder(inner, tmp_path).encode_queries(TEXTS[:1])
    assert inner.encoded == 2
    vectors = CachedEncoder(other, tmp_path).encode_passages(TEXTS[:1])
    assert vectors == pytest.approx(FakeEncoder(seed=1).encode_passages(TEXTS[:1]))


def test_nothing_to_encode(tmp_path: Path) -> None:
    assert CachedEncoder(FakeEncoder(), tmp_path).encode_queries([]).shape == (0, 64)

"""Cheap vectors: of unit length, the same for the same text, near for near copies, one encoding for them all."""

from __future__ import annotations

import numpy as np

from benchmarking.cheap_vectors import CheapEncoder, base_of
from index.encoder import FakeEncoder

LIBRARY = "Bắc Kạn\nĐến năm 2025, 70% thư viện cấp huyện phục vụ học tập suốt đời."
COPIES = [
    LIBRARY,
    "Cà Mau\nĐến năm 2026, 41% thư viện cấp huyện phục vụ học tập suốt đời.",
    "Cà Mau\nĐến năm 2027, 55% bến xe cấp huyện phục vụ an toàn giao thông.",
]
OTHER = "Bắc Kạn\nSở Tài chính thẩm định dự toán và bố trí kinh phí thực hiện."


def test_copies_have_one_base() -> None:
    assert len({base_of(text)[0] for text in COPIES}) == 1
    assert base_of(LIBRARY)[1] == "bắc kạn học tập suốt đời thư viện"
    encoder = CheapEncoder(FakeEncoder())
    encoder.encode_passages([*COPIES, OTHER])
    assert encoder.encoded == 2


def test_unit_length_and_the_same_again() -> None:
    vectors = CheapEncoder(FakeEncoder()).encode_passages([*COPIES, OTHER])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors, CheapEncoder(FakeEncoder()).encode_passages([*COPIES, OTHER]))
    assert len(np.unique(vectors, axis=0)) == 4


def test_copies_are_nearer_than_other_clauses() -> None:
    first, *others = CheapEncoder(FakeEncoder()).encode_passages([*COPIES, OTHER])
    near, further, far = (float(first @ other) for other in others)
    assert near > far
    assert further > far


def test_questions_are_the_models() -> None:
    model = FakeEncoder()
    asked = ["Bắc Kạn đặt bao nhiêu phần trăm?"]
    assert np.array_equal(CheapEncoder(model).encode_queries(asked), model.encode_queries(asked))
    assert CheapEncoder(model).fingerprint == model.fingerprint

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.encoder import FakeEncoder
from index.passages import Row, passages, row
from index.snapshot import Snapshot
from index.vectors import encode_clauses
from tests.index.sample_plans import HEALTH, LIBRARY, make_plan

LONG = " ".join(f"{sentence} " * 12 for sentence in LIBRARY)  # several passages


def rows(clauses: Sequence[str], province: str = "Bắc Kạn") -> list[Row]:
    plan = make_plan(province, clauses)
    return [row(plan, node) for node in plan.clauses]


def placed(clauses: Sequence[str]) -> list[str]:
    return [f"Bắc Kạn\nI. MỤC TIÊU\n{text}" for text in clauses]


def test_all_new() -> None:
    encoder = FakeEncoder()
    seen: list[tuple[int, int]] = []
    result = encode_clauses(rows(LIBRARY), (), None, encoder, lambda done, total: seen.append((done, total)))
    assert result.vectors == pytest.approx(encoder.encode_passages(placed(LIBRARY)))
    assert [one.tobytes() for one in result.hashes] == [one.hash for one in rows(LIBRARY)]
    assert result.encoded == 5
    assert seen == [(5, 5)]


def test_the_same_text_is_encoded_once() -> None:
    encoder = FakeEncoder()
    result = encode_clauses(rows([*LIBRARY, LIBRARY[0]]), (), None, encoder)
    assert encoder.encoded == 5
    assert result.vectors[5].tolist() == result.vectors[0].tolist()


def test_a_long_clause_is_the_mean_of_its_passages_wherever_it_stands() -> None:
    encoder = FakeEncoder()
    result = encode_clauses(rows([LIBRARY[0], LONG, LIBRARY[1]]), (), None, encoder)
    plan = make_plan("Bắc Kạn", [LONG])
    own = encoder.encode_passages(passages(plan, plan.clauses[0]))
    assert len(own) > 1
    mean = own.sum(axis=0)
    assert result.vectors[1] == pytest.approx(mean / np.linalg.norm(mean))
    assert result.vectors[[0, 2]] == pytest.approx(encoder.encode_passages(placed(LIBRARY[:2])))
    assert result.encoded == 3


def test_no_text() -> None:
    encoder = FakeEncoder()
    result = encode_clauses([], (), 64, encoder)
    assert (result.vectors.shape, result.hashes.shape, encoder.encoded) == ((0, 64), (0, 16), 0)


def test_what_segments_hold_is_taken_from_them(index_dir: Path) -> None:
    encoder = FakeEncoder()
    held = Snapshot.open(index_dir).segments
    texts = [LIBRARY[2], LIBRARY[1], "Một điều chưa có.", LIBRARY[3]]
    result = encode_clauses(rows(texts), held, encoder.dimension, encoder)
    assert result.encoded == encoder.encoded == 1
    assert result.vectors == pytest.approx(FakeEncoder().encode_passages(placed(texts)))
    again = encode_clauses(rows(texts[:2]), held, encoder.dimension, encoder)
    assert again.encoded == 0
    assert encoder.encoded == 1
    assert np.linalg.norm(again.vectors, axis=1) == pytest.approx([1, 1])


def test_a_clause_of_another_province_is_another_text(index_dir: Path) -> None:
    encoder = FakeEncoder()
    held = Snapshot.open(index_dir).segments  # with these clauses of Nghệ An
    assert encode_clauses(rows(HEALTH, "Nghệ An"), held, encoder.dimension, encoder).encoded == 0
    assert encode_clauses(rows(HEALTH), held, encoder.dimension, encoder).encoded == len(HEALTH)

"""FAISS's values against numpy's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.dense import DenseIndex

RANDOM = np.random.default_rng(7)
VECTORS = RANDOM.standard_normal((300, 24)).astype(np.float32)
VECTORS /= np.linalg.norm(VECTORS, axis=1, keepdims=True)
QUERY = VECTORS[17] * 0.8 + VECTORS[203] * 0.6
QUERY /= np.linalg.norm(QUERY)


@pytest.fixture(params=["in memory", "mapped"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> DenseIndex:
    built = DenseIndex.build(VECTORS)
    if request.param == "in memory":
        return built
    built.save(tmp_path / "vectors.faiss")
    return DenseIndex.load(tmp_path / "vectors.faiss")


@pytest.mark.parametrize(
    "ranges",
    [None, [(0, 300)], [(10, 20)], [(0, 1), (17, 18), (150, 290)]],
    ids=["all", "all as a range", "one", "several"],
)
def test_search_equals_numpy(index: DenseIndex, ranges: list[tuple[int, int]] | None) -> None:
    expected = VECTORS @ QUERY
    allowed = np.zeros(300, dtype=bool)
    for start, end in ranges or [(0, 300)]:
        allowed[start:end] = True
    order = [row for row in np.argsort(-expected).tolist() if allowed[row]][:12]
    rows, cosines = index.search(QUERY, 12, ranges)
    assert rows.tolist() == order
    assert cosines == pytest.approx(expected[order], abs=1e-6)


def test_fewer_rows_than_asked_for(index: DenseIndex) -> None:
    rows, cosines = index.search(QUERY, 50, [(5, 8)])
    assert sorted(rows.tolist()) == [5, 6, 7]
    assert len(cosines) == 3
    assert index.search(QUERY, 50, [])[0].tolist() == []


def test_cosines_of_given_rows(index: DenseIndex) -> None:
    rows = np.array([203, 4, 17])
    assert index.cosines(QUERY, rows) == pytest.approx(VECTORS[rows] @ QUERY, abs=1e-6)
    assert index.vectors(rows).tolist() == VECTORS[rows].tolist()
    assert index.vectors([]).shape == (0, 24)
    assert len(index) == 300

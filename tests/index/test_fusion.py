import numpy as np
import pytest

from index.fusion import SHARES, FusionConstants, Scale, Shares, fit, fuse

CONSTANTS = FusionConstants(
    dense=Scale(mean=0.8, deviation=0.02),
    syllables=Scale(mean=2, deviation=4),
    words=Scale(mean=1, deviation=2),
)
ZERO = np.zeros(2, dtype=np.float32)


def test_shares_sum_to_one() -> None:
    assert SHARES.dense + SHARES.syllables + SHARES.words == pytest.approx(1.0)


def test_a_sum_of_z_scores() -> None:
    dense, syllables, words = (np.array(row, np.float32) for row in ([0.84, 0.8], [10, 2], [3, 1]))
    expected = SHARES.dense * 2 + SHARES.syllables * 2 + SHARES.words * 1
    assert fuse(CONSTANTS, dense, syllables, words) == pytest.approx([expected, 0], abs=1e-4)


def test_other_shares() -> None:
    dense, syllables, words = (np.array(row, np.float32) for row in ([0.84, 0.8], [10, 2], [3, 1]))
    fused = fuse(CONSTANTS, dense, syllables, words, Shares(dense=0.5, syllables=0.5, words=0))
    assert fused == pytest.approx([0.5 * 2 + 0.5 * 2, 0], abs=1e-4)


def test_without_vectors_words_alone_decide() -> None:
    fused = fuse(CONSTANTS, None, np.array([10, 2], np.float32), np.array([1, 1], np.float32))
    assert fused == pytest.approx([SHARES.syllables * 2, 0], abs=1e-5)


def test_fit() -> None:
    scale = fit(np.array([1, 3], np.float32))
    assert (scale.mean, scale.deviation) == (2.0, 1.0)
    assert fit(np.array([], np.float32)) == Scale()
    assert fit(np.array([5, 5], np.float32)).z(np.array([5], np.float32)).tolist() == [0.0]

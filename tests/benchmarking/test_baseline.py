import math

import pytest

from benchmarking.baseline import bm25_with_pairs


def test_scores_by_hand() -> None:
    texts = ["thư viện tỉnh", "Thư viện.", "rạp phim"]
    scores = bm25_with_pairs(texts, ["thư viện", "phim phim", "không có gì"])
    average = (5 + 3 + 3) / 3  # words and pairs

    def weight(length: int) -> float:
        return 2.2 / (1 + 1.2 * (0.25 + 0.75 * length / average))

    twice, once = math.log1p(1.5 / 2.5), math.log1p(2.5 / 1.5)  # idf of what two, what one of three texts say
    assert scores[0] == pytest.approx([3 * twice * weight(5), 3 * twice * weight(3), 0])
    assert scores[1] == pytest.approx([0, 0, 2 * once * weight(3)])
    assert scores[2] == pytest.approx([0, 0, 0])


def test_accents_count() -> None:
    scores = bm25_with_pairs(["hạn nộp", "hàn xì"], ["hạn"])
    assert scores[0, 0] > 0 == scores[0, 1]

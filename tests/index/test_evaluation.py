import math

import numpy as np
import pytest

from index.evaluation import interval, judge


@pytest.mark.parametrize(
    ("ranking", "relevant", "hit1", "hit5", "mrr", "ndcg"),
    [
        ("abc", "a", 1, 1, 1, 1),
        ("bca", "a", 0, 1, 1 / 3, 1 / math.log2(4)),
        ("xyzuvwa", "a", 0, 0, 1 / 7, 1 / math.log2(8)),
        ("ab", "ab", 1, 1, 1, 1),
        ("xa", "ab", 0, 1, 1 / 2, (1 / math.log2(3)) / (1 + 1 / math.log2(3))),
        ("xyz", "a", 0, 0, 0, 0),
        ("0123456789a", "a", 0, 0, 0, 0),  # eleventh
        ("", "a", 0, 0, 0, 0),
    ],
)
def test_one_question(
    ranking: str, relevant: str, *, hit1: float, hit5: float, mrr: float, ndcg: float
) -> None:
    quality = judge([list(ranking)], [set(relevant)])
    assert quality.means() == pytest.approx({"hit1": hit1, "hit5": hit5, "mrr10": mrr, "ndcg10": ndcg})


def test_an_interval_holds_the_mean_and_narrows() -> None:
    values = np.random.default_rng(3).random(400)
    low, high = interval(values)
    assert low < values.mean() < high
    few = interval(values[:40])
    assert few[1] - few[0] > high - low
    assert interval(np.array([])) == (0.0, 0.0)

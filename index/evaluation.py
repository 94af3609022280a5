"""How good rankings are, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

_RESAMPLES = 2000
_TOP = 10


@dataclass(frozen=True)
class Quality:
    """Per question, each 0 to 1, higher is better: float64 [questions]."""

    hit1: Values
    hit5: Values
    mrr10: Values
    ndcg10: Values

    def means(self) -> dict[str, float]:
        """The mean of each."""
        return {name: float(values.mean()) if values.size else 0.0 for name, values in vars(self).items()}


def judge(rankings: Sequence[Sequence[str]], relevant: Sequence[Collection[str]]) -> Quality:
    """The quality of rankings, best first, given what is relevant to each question."""
    rows = [_judge_one(ranking, right) for ranking, right in zip(rankings, relevant, strict=True)]
    columns = np.array(rows, dtype=np.float64).reshape(-1, 4).T
    return Quality(*columns)


def _judge_one(ranking: Sequence[str], relevant: Collection[str]) -> tuple[float, float, float, float]:
    places = [place for place, item in enumerate(ranking[:_TOP], 1) if item in relevant]
    first = places[0] if places else math.inf
    gain = sum(1 / math.log2(place + 1) for place in places)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(len(relevant), _TOP) + 1))
    return float(first == 1), float(first <= 5), 1 / first, gain / ideal if ideal else 0.0


def interval(values: Values, seed: int = 0) -> tuple[float, float]:
    """The 95% bootstrap interval of a mean. Of differences of paired values it tells whether one is better."""
    if not values.size:
        return 0.0, 0.0
    chosen = np.random.default_rng(seed).integers(0, len(values), (_RESAMPLES, len(values)))
    low, high = np.quantile(values[chosen].mean(axis=1), [0.025, 0.975])
    return float(low), float(high)

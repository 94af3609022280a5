"""How a cost grows with the size of the corpus: a straight line through logarithms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Growth(NamedTuple):
    """cost = factor · (n log2 n) ** exponent; exponent 1 is n log n, 0 is no growth."""

    factor: float
    exponent: float


def fit_growth(sizes: Sequence[float], costs: Sequence[float]) -> Growth:
    """The least-squares fit. Raises ValueError for fewer than two sizes, or where one isn't positive."""
    if len(sizes) < 2 or len(sizes) != len(costs):
        raise ValueError(f"{len(sizes)} sizes and {len(costs)} costs: at least two of each are needed")
    if min(sizes) <= 1 or min(costs) <= 0:
        raise ValueError(f"sizes {list(sizes)!r}, costs {list(costs)!r}: all must be positive")
    n = np.asarray(sizes, dtype=np.float64)
    exponent, factor = np.polyfit(np.log(n * np.log2(n)), np.log(np.asarray(costs, dtype=np.float64)), 1)
    return Growth(factor=float(np.exp(factor)), exponent=float(exponent))

"""The fit finds the power of n log n that a cost was made with."""

from __future__ import annotations

import math

import pytest

from benchmarking.growth import fit_growth

SIZES = [1e3, 1e4, 1e5, 1e6]


@pytest.mark.parametrize("exponent", [0.0, 0.5, 1.0, 1.7])
def test_power_of_n_log_n(exponent: float) -> None:
    found = fit_growth(SIZES, [0.02 * (n * math.log2(n)) ** exponent for n in SIZES])
    assert found.exponent == pytest.approx(exponent)
    assert found.factor == pytest.approx(0.02)


def test_a_square_is_faster_than_n_log_n_and_a_line_is_not() -> None:
    assert fit_growth(SIZES, [n * n for n in SIZES]).exponent > 1.5
    assert fit_growth(SIZES, SIZES).exponent < 1


@pytest.mark.parametrize(
    ("sizes", "costs"), [([10.0], [1.0]), ([10.0, 20.0], [1.0]), ([10.0, 20.0], [0.0, 1.0])]
)
def test_nothing_to_fit(sizes: list[float], costs: list[float]) -> None:
    with pytest.raises(ValueError, match="cost"):
        fit_growth(sizes, costs)

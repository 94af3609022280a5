from decimal import Decimal

import pytest

from corpus.facts.numbers import numbers_in, parse_number

NUMBERS = [
    ("02", "2"),
    ("1.500", "1500"),  # a dot before three digits parts thousands
    ("12.345.678", "12345678"),
    ("1.500,5", "1500.5"),
    ("1,5", "1.5"),
    ("98,25", "98.25"),
    ("99.5", "99.5"),  # careless: a dot before one digit is a decimal mark
    ("15000", "15000"),
]


@pytest.mark.parametrize(("written", "value"), NUMBERS)
def test_numbers_are_read_as_vietnamese_writes_them(written: str, value: str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize("written", ["", "năm", "1,", "5%", "1.500.", "-3"])
def test_what_is_no_number_raises(written: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        parse_number(written)


def test_numbers_of_a_range_are_both_found() -> None:
    assert numbers_in("từ 1,5% đến 2.000%") == (Decimal("1.5"), Decimal("2000"))

from __future__ import annotations

from typing import get_args

import pytest

from bot.telegram.callbacks import MAX_BYTES, Press, Verb, decode
from corpus.gazetteer.province_data import provinces


@pytest.mark.parametrize("verb", get_args(Verb))
def test_press_is_read_as_it_was_written(verb: Verb) -> None:
    press = Press(verb, "12", ("3", "4"))
    assert decode(press.encode()) == press


def test_every_province_fits_beside_the_largest_id() -> None:
    for province in provinces():
        Press("other", str(2**63), (province.name,)).encode()
        Press("province", province.name).encode()


def test_too_long_data_is_refused_when_it_is_made() -> None:
    with pytest.raises(ValueError, match=str(MAX_BYTES)):
        Press("province", "ề" * 22).encode()


@pytest.mark.parametrize("data", ["", "x", "ask:1:a", "section:1:-1", "list:1:²"])
def test_foreign_data_is_no_press(data: str) -> None:
    assert decode(data) is None

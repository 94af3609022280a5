from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.text import cut, units

LENGTHS = [
    ("", 0),
    ("ề", 1),  # composed: one unit, three bytes
    ("e\u0302\u0300", 3),  # decomposed
    ("👍", 2),  # outside the basic plane
    ("Kế hoạch", 8),
]


@pytest.mark.parametrize(("text", "length"), LENGTHS)
def test_units(text: str, length: int) -> None:
    assert units(text) == length


CUTS = [
    ("Một câu. Hai câu.", 20, ("Một câu. Hai câu.",)),  # short enough
    ("Một câu. Hai câu. Ba câu.", 18, ("Một câu. Hai câu.", "Ba câu.")),  # at a sentence's end
    ("thư viện; bảo tàng, nhà hát", 20, ("thư viện; bảo tàng,", "nhà hát")),  # at a part's end
    ("phục vụ học tập suốt đời", 10, ("phục vụ", "học tập", "suốt đời")),  # between words
    ("aaaaa", 2, ("aa", "aa", "a")),  # nowhere else to cut
    ("👍👍", 3, ("👍", "👍")),  # never inside a character
    ("   ", 5, ()),
]


@pytest.mark.parametrize(("text", "limit", "pieces"), CUTS)
def test_cut(text: str, limit: int, pieces: tuple[str, ...]) -> None:
    assert cut(text, limit) == pieces


@given(st.text(alphabet="aề👍 .,;\n"), st.integers(2, 30))
def test_cut_keeps_the_limit_and_loses_no_character(text: str, limit: int) -> None:
    pieces = cut(text, limit)
    assert all(0 < units(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())

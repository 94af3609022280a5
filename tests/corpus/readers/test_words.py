"""Characters of a PDF to words: by where they stand, not by the spaces that the file writes."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.readers.lines import empty_strips, lines_of_words, segments
from corpus.readers.page import Word, join_words
from corpus.readers.words import words_of_chars

WIDTH = 6.0


def chars(
    text: str, x0: float = 0.0, size: float = 12.0, bottom: float = 20.0, font: str = "A"
) -> list[dict[str, Any]]:
    """Letters beside each other; `_` is a gap of four points without a space, a space is one of three."""
    made: list[dict[str, Any]] = []
    x = x0
    for char in text:
        width = {" ": 3.0, "_": 4.0}.get(char) or WIDTH * size / 12
        if char != "_":
            made.append(
                {"text": char, "x0": x, "x1": x + width, "top": bottom - size, "bottom": bottom, "size": size,
                 "fontname": font}
            )  # fmt: skip
        x += width
    return made


def texts(given: list[dict[str, Any]]) -> list[str]:
    return [word.text for word in words_of_chars(given)]


def test_words_are_parted_by_gaps_with_or_without_a_space() -> None:
    assert texts(chars("Kế hoạch_năm")) == ["Kế", "hoạch", "năm"]


def test_order_is_that_of_the_page() -> None:
    given = chars("hoạch", x0=30) + chars("Kế")
    assert texts(given) == ["Kế", "hoạch"]


def test_a_space_where_there_is_no_gap_is_none() -> None:
    # Some programs write a space where a marked letter of another font comes: "tri ển".
    given = chars("tri", font="A")
    given.append({**given[-1], "text": " ", "x0": 18.0, "x1": 21.0})
    given += chars("ể", x0=18.0, font="B") + chars("n", x0=24.0, font="A")
    assert texts(given) == ["triển"]


def test_a_number_stamped_over_a_row_of_spaces_is_one_word() -> None:
    row = chars("Số: " + " " * 10 + "/QĐ")
    at = next(char["x1"] for char in row if char["text"] == ":") + 4
    assert texts(row + chars("2280", x0=at)) == ["Số:", "2280", "/QĐ"]


def test_letters_printed_twice_are_one() -> None:
    given = chars("KẾ") + [{**char, "x0": char["x0"] + 0.3, "x1": char["x1"] + 0.3} for char in chars("KẾ")]
    assert texts(given) == ["KẾ"]
    assert texts(chars("ll")) == ["ll"]


def test_marks_stay_with_their_letters() -> None:
    given = chars("hoa")
    mark = {**given[2], "text": "\u0323", "x0": 2.0, "x1": 2.0}  # whatever its box says
    assert texts([*given, mark]) == ["hoa\u0323"]


def word(text: str, x0: float, top: float = 0.0, size: float = 12.0) -> Word:
    return Word(text, x0, x0 + len(text) * size / 2, top, top + size, size)


def test_raised_letters_join_their_line() -> None:
    lines = lines_of_words(
        [word("xã", 0), word("1", 12, top=0, size=6.5), word("thuộc", 22), word("dưới", 0, 15)], 1
    )
    assert [line.text for line in lines] == ["xã1 thuộc", "dưới"]


def test_a_large_stamp_does_not_swallow_two_lines() -> None:
    stamp = Word("ĐẾN", 200, 260, 0, 30, 30)
    lines = lines_of_words([word("dòng một", 0, 2), word("dòng hai", 0, 17), stamp], 1)
    assert sorted(line.text for line in lines) == ["dòng hai", "dòng một", "ĐẾN"]


def test_wide_gaps_part_segments() -> None:
    line = lines_of_words([word("ỦY", 0), word("BAN", 15), word("CỘNG", 80)], 1)[0]
    assert [piece.text for piece in segments(line)] == ["ỦY BAN", "CỘNG"]


@pytest.mark.parametrize(
    ("boxes", "strips"),
    [
        ([], [(0, 100)]),
        ([(0, 40), (60, 100)], [(40, 60)]),
        ([(10, 30), (20, 50)], [(0, 10), (50, 100)]),  # words of two lines over each other
        ([(-10, 110)], []),
    ],
)
def test_empty_strips(boxes: list[tuple[float, float]], strips: list[tuple[float, float]]) -> None:
    words = [Word("x", x0, x1, 0, 10, 10) for x0, x1 in boxes]
    assert empty_strips(words, 0, 100) == strips


def test_touching_letters_of_two_sizes_are_one_word() -> None:
    assert join_words((word("CO", 0), word("2", 12.2, size=7), word("và", 22)))[0] == "CO2 và"

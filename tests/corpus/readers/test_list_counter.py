"""Word's automatic numbering: what stands beside each paragraph of a list."""

from __future__ import annotations

import pytest

from corpus.readers.list_counter import LEVELS, Level, ListCounter, written_number


def level(text: str, form: str = "decimal", start: int = 1, **more: object) -> Level:
    given = {"restarts_after": None, "legal": False, "symbol_font": False} | more
    return Level(start=start, form=form, text=text, **given)  # type: ignore[arg-type]


def count(levels: list[Level], depths: str) -> list[str | None]:
    """The markers of paragraphs at these depths; `2!` starts anew."""
    counter = ListCounter()
    filled = [*levels, *[None] * (LEVELS - len(levels))]
    return [counter.step("list", int(depth[0]), filled, anew=depth.endswith("!")) for depth in depths.split()]


OFFICIAL = [level("%1.", "upperRoman"), level("%2."), level("%2.%3."), level("%4)", "lowerLetter")]


@pytest.mark.parametrize(
    ("levels", "depths", "markers"),
    [
        (OFFICIAL, "0 1 2 2 3 3 1 2 0 1", "I. 1. 1.1. 1.2. a) b) 2. 2.1. II. 1."),
        # A deeper level without the one above: that counts from its start.
        (OFFICIAL, "0 2 2 1", "I. 1.1. 1.2. 2."),
        # Starts anew where a number says so.
        (OFFICIAL, "0 1 1 1! 1", "I. 1. 2. 1. 2."),
        # Chapters in Roman, legal numbering below in digits.
        ([level("Chương %1", "upperRoman"), level("%1.%2.", legal=True)], "0 1 0 1", "Chương_I 1.1. Chương_II 2.1."),
        # Điều goes on through the chapters.
        ([level("Chương %1", "upperRoman"), level("Điều %2.", restarts_after=0)], "0 1 1 0 1",
         "Chương_I Điều_1. Điều_2. Chương_II Điều_3."),
        ([level("%1.", start=4)], "0 0", "4. 5."),
        ([level("", "bullet", symbol_font=True)._replace(text="-")], "0 0", "- -"),
        ([level("ü", "bullet", symbol_font=True)], "0", "✓"),
        ([level("o", "bullet", symbol_font=True)], "0", "○"),
    ],
)  # fmt: skip
def test_markers(levels: list[Level], depths: str, markers: str) -> None:
    assert count(levels, depths) == [marker.replace("_", " ") for marker in markers.split()]


def test_a_list_without_signs_has_no_marker() -> None:
    assert count([level("", "none")], "0") == [None]


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [(4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (40, "upperRoman", "XL"), (3, "lowerLetter", "c"),
     (28, "lowerLetter", "bb"), (3, "upperLetter", "C"), (7, "decimalZero", "07"), (7, "unknown", "7")],
)  # fmt: skip
def test_written_number(number: int, form: str, written: str) -> None:
    assert written_number(number, form) == written

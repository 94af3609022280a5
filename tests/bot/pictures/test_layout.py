"""What is drawn: valid pictures of a phone's width, no words cut or over one another, every letter in the font."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import combinations
from typing import NamedTuple

import pytest
from PIL import Image

from bot.pictures import layout
from bot.pictures.canvas import Canvas, Style, glyphs, printable
from bot.pictures.figures import Bar, Chart, Figure, Line, Panel, Row, Series, Table
from bot.pictures.painter import Painter
from bot.pictures.palette import PALETTES, Colour, Theme
from corpus.models import Plan

LONG = "Ủy ban nhân dân các huyện, thành phố và những đơn vị sự nghiệp trực thuộc " * 3
UNBROKEN = "rấtdài" * 40


def series(name: str, words: str = "phấn đấu trên 70%") -> Series:
    bars = (
        Bar(when="2021–2025", words=words, amount=0),
        Bar(when="2030", words="100%", amount=60, amount_to=100),
    )
    return Series(name=name, bars=bars, labels=("Mục I.2.1.1, gạch đầu dòng 1", "Mục IX, dòng 12"))


CHART = Chart(
    title="Bà Rịa - Vũng Tàu: chỉ tiêu theo năm",
    panels=(
        Panel(title=LONG, whole=100, share=True, series=(series(LONG), series("Nhà văn hoá xã"))),
        Panel(title="Số lượt", whole=100, share=False, series=(series("", "tăng thêm bình quân " * 4),)),
        Panel(title=UNBROKEN, whole=100, share=False, series=(series(UNBROKEN),)),
    ),
    source=LONG,
)
TABLE = Table(
    title="So sánh: Bắc Giang, Bà Rịa - Vũng Tàu, Thừa Thiên Huế",
    question=LONG,
    rows=(
        Row(
            place="Bà Rịa - Vũng Tàu",
            source="6/2023, số 1234/KH-UBND",
            lines=(Line(value="", text="?", label=""),),
        ),
        Row(place="Huế", source="", lines=(Line(value="2025: 60%", text=LONG, label=LONG),) * 2),
        Row(place=UNBROKEN, source=LONG, lines=(Line(value=LONG, text="", label=""),)),
    ),
)


class Area(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.top < other.bottom and other.top < self.bottom


class Watched(Canvas):
    """A canvas that tells where everything was put."""

    words: list[Area]
    boxes: list[Area]
    last: Watched

    def __init__(self, width: int) -> None:
        super().__init__(width)
        self.words, self.boxes = [], []
        Watched.last = self

    def write(self, x: float, y: float, line: str, style: Style) -> None:
        super().write(x, y, line, style)
        self.words.append(Area(x, y, x + self.length(line, style), y + style.line))

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        super().box(x, y, width, height, colour)
        self.boxes.append(Area(x, y, x + width, y + height))


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> type[Watched]:
    monkeypatch.setattr(layout, "Canvas", Watched)
    return Watched


@pytest.mark.parametrize("figure", [CHART, TABLE], ids=["chart", "table"])
def test_no_words_are_cut_or_stand_over_others_or_a_bar(watched: type[Watched], figure: Figure) -> None:
    png = layout.painted(figure, PALETTES["light"])
    height = Image.open(BytesIO(png)).height
    words, boxes = watched.last.words, watched.last.boxes
    inside = Area(layout.MARGIN, layout.MARGIN, layout.WIDTH - layout.MARGIN + 1, height - layout.MARGIN + 1)
    assert len(words) > 20
    for area in (*words, *boxes):
        assert inside.left <= area.left <= area.right <= inside.right
        assert inside.top <= area.top <= area.bottom <= inside.bottom
    assert [pair for pair in combinations(words, 2) if pair[0].meets(pair[1])] == []
    assert [(word, box) for word in words for box in boxes if word.meets(box)] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("figure", [CHART, TABLE], ids=["chart", "table"])
def test_a_picture_is_a_valid_png_of_sane_size(figure: Figure, theme: Theme) -> None:
    png = Painter().png(figure, theme)
    picture = Image.open(BytesIO(png))
    picture.verify()
    assert picture.format == "PNG"
    assert picture.width == layout.WIDTH
    assert 300 < picture.height < 4 * layout.WIDTH
    assert len(png) < 400_000


def test_threads_draw_the_same_as_one() -> None:
    painter = Painter()
    few = [
        CHART.model_copy(update={"panels": CHART.panels[1:2]}),
        TABLE.model_copy(update={"rows": TABLE.rows[:1]}),
    ]
    alone = [painter.png(figure, "light") for figure in few]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda figure: painter.png(figure, "light"), few * 3))
    assert together == alone * 3


def test_the_font_has_every_letter_of_the_plans(plans: Mapping[str, Plan]) -> None:
    texts = (unicodedata.normalize("NFC", plan.source.text) for plan in plans.values())
    letters = {
        char for text in texts for char in text if char.isalpha() or char.isdigit() or char in "–“”…%/"
    }
    assert len(letters) > 140
    assert {char for char in letters if ord(char) not in glyphs()} == set()


def test_the_font_has_every_vietnamese_letter() -> None:
    vowels = [v for base in "aăâeêioôơuưy" for v in (base, base.upper())]
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    composed = {unicodedata.normalize("NFC", vowel + mark) for vowel in vowels for mark in marks} | {"đ", "Đ"}
    assert len(composed) == 12 * 2 * 6 + 2
    assert all(len(letter) == 1 and ord(letter) in glyphs() for letter in composed)


def test_letters_in_parts_are_composed_and_unknown_signs_boxed() -> None:
    assert printable(unicodedata.normalize("NFD", "Uỷ ban ở Huế")) == "Uỷ ban ở Huế"
    assert printable("một\thai \U0001f5fa\ue000 ba\n") == "một hai □□ ba"


def test_dollars_are_no_formula() -> None:
    table = TABLE.model_copy(update={"title": r"$\frac$ 5 $", "rows": TABLE.rows[:1]})
    assert Painter().png(table, "light")


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2's contrast ratio, 1 to 21."""

    def luminance(colour: Colour) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_and_bars_stand_out(theme: Theme) -> None:
    palette = PALETTES[theme]
    assert contrast(palette.ink, palette.paper) >= 12
    assert contrast(palette.quiet, palette.paper) >= 4.5
    assert min(contrast(bar, palette.paper) for bar in (palette.first, palette.last)) >= 3
    assert contrast(palette.first, palette.last) >= 2

"""A sheet of pixels to write and draw on: matplotlib without its global state. Importing this takes half a second."""

from __future__ import annotations

import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patches import Rectangle
from PIL import Image

from bot.pictures.palette import Colour

DPI = 72  # a point of type is a pixel
LINE = 1.34  # line height over type size; Vietnamese capitals bear two marks
_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_MISSING = "□"
_COLOURS = 64  # of a file; words and bars have few, and a third of the bytes is saved


class Style(NamedTuple):
    """How words look."""

    size: float  # pixels
    bold: bool
    colour: Colour

    @property
    def line(self) -> float:
        """The height of a line, in pixels."""
        return self.size * LINE


class Canvas:
    """A sheet of a given width that grows with what is put on it. Not for two threads at once."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._renderer = RendererAgg(1, 1, DPI)
        self._lengths: dict[tuple[str, float, bool], float] = {}
        self._words: list[tuple[float, float, str, Style]] = []
        self._boxes: list[tuple[float, float, float, float, Colour]] = []

    def length(self, text: str, style: Style) -> float:
        """How wide a line is, in pixels."""
        key = (text, style.size, style.bold)
        if key not in self._lengths:
            properties = _properties(style)
            width, _, _ = self._renderer.get_text_width_height_descent(text, properties, ismath=False)
            self._lengths[key] = float(width)
        return self._lengths[key]

    def wrapped(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        """The text in lines of at most `width` pixels, broken between words; a longer word inside."""
        lines: list[str] = []
        space = self.length("o o", style) - self.length("oo", style)  # alone it has no ink to measure
        reached = 0.0
        for word in printable(text).split():
            length = self.length(word, style)
            if lines and reached + space + length <= width:
                lines[-1] = f"{lines[-1]} {word}"
                reached += space + length
            else:
                lines.extend(self._broken(word, style, width))
                reached = self.length(lines[-1], style)
        return tuple(lines)

    def write(self, x: float, y: float, line: str, style: Style) -> None:
        """A line of words, its top left corner at `x`, `y` pixels from the top left of the sheet."""
        self._words.append((x, y + style.size, line, style))

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        self._boxes.append((x, y, width, height, colour))

    def png(self, height: float, paper: Colour) -> bytes:
        """All of it as a PNG file, `height` pixels high."""
        figure = Figure(figsize=(self.width / DPI, round(height) / DPI), dpi=DPI, facecolor=paper)
        canvas = FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, self.width), ylim=(round(height), 0))
        axes.set_axis_off()
        for x, y, width, tall, colour in self._boxes:
            axes.add_patch(Rectangle((x, y), width, tall, facecolor=colour, edgecolor="none"))
        for x, y, line, style in self._words:
            axes.text(
                x, y, line, color=style.colour, fontproperties=_properties(style), parse_math=False,
                va="baseline", ha="left",
            )  # fmt: skip
        canvas.draw()
        file = BytesIO()
        picture = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
        picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
        return file.getvalue()

    def _broken(self, word: str, style: Style, width: float) -> list[str]:
        if self.length(word, style) <= width:
            return [word]
        pieces = [""]
        for char in word:
            if pieces[-1] and self.length(pieces[-1] + char, style) > width:
                pieces.append("")
            pieces[-1] += char
        return pieces


def printable(text: str) -> str:
    """The text as the font writes it: composed letters; a box for what it has no glyph of."""
    known = glyphs()
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(char if ord(char) in known else _MISSING for char in composed)


@cache
def glyphs() -> frozenset[int]:
    """The code points that both weights of the font have."""
    regular, bold = (get_font(_FONTS / name).get_charmap() for name in _FILES.values())
    return frozenset(regular) & frozenset(bold)


_FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}


@cache
def _properties(style: Style) -> FontProperties:
    return FontProperties(fname=_FONTS / _FILES[style.bold], size=style.size)

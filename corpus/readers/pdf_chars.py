"""The letters of a PDF page with their places, by pdfium: ten times as fast as pdfplumber, which finds tables."""

from __future__ import annotations

import ctypes
from contextlib import closing
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_ASCENT = 0.78  # of the size: letters above their base line, the rest of the size is below
_NAME_BYTES = 256
_HYPHENS = frozenset({0x02, 0xFFFE})  # what pdfium makes of a hyphen at a line's end


class PageChars(NamedTuple):
    """A page's letters as pdfplumber would give them: upright ones, and the turned."""

    upright: list[dict[str, Any]]
    turned: list[dict[str, Any]]


def chars_of_page(page: pypdfium2.PdfPage) -> PageChars:
    """All letters and spaces that the page writes, in the file's order. The page must not be turned."""
    left, _, _, top = page.get_bbox()
    result = PageChars([], [])
    with closing(page.get_textpage()) as text:
        fonts = _Fonts(text)
        for at in range(text.count_chars()):
            if pdfium.FPDFText_IsGenerated(text.raw, at):
                # A space at the end of a run of letters is given back as one that pdfium thought of itself.
                if result.upright and pdfium.FPDFText_GetUnicode(text.raw, at) == ord(" "):
                    before = result.upright[-1]
                    result.upright.append({**before, "text": " ", "x0": before["x1"]})
                continue
            char = _char(text, at, fonts, left, top)
            if char is None:
                continue
            (result.upright if char["upright"] else result.turned).append(char)
    return result


def at_base_line(char: dict[str, Any]) -> dict[str, Any]:
    """A character as pdfplumber gives it, as high as this module makes one: fonts differ in what they say."""
    base = char["bottom"] + char["y0"] - char["matrix"][5]
    size = char["size"]
    return {**char, "top": base - _ASCENT * size, "bottom": base + (1 - _ASCENT) * size}


def _char(
    text: pypdfium2.PdfTextPage, at: int, fonts: _Fonts, left: float, top: float
) -> dict[str, Any] | None:
    code = pdfium.FPDFText_GetUnicode(text.raw, at)
    if code == 0:
        return None
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(text.raw, at, x, y)
    pdfium.FPDFText_GetLooseCharBox(text.raw, at, box)
    pdfium.FPDFText_GetMatrix(text.raw, at, matrix)
    run, name, size = fonts.at(at)
    size = round(size * (matrix.c**2 + matrix.d**2) ** 0.5, 1)
    base = top - y.value
    return {
        "text": "-" if code in _HYPHENS else chr(code),
        "x0": x.value - left,
        "x1": max(box.right, x.value) - left,
        "top": base - _ASCENT * size,
        "bottom": base + (1 - _ASCENT) * size,
        "size": size,
        "fontname": name,
        "upright": matrix.a > 0 and abs(matrix.b) < 0.1 * matrix.a,  # slanted letters too
        "run": run,
    }


class _Fonts:
    """Font name and nominal size of the letters, asked once for each run of them."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._known: dict[int, tuple[int, str, float]] = {}
        self._name = ctypes.create_string_buffer(_NAME_BYTES)

    def at(self, index: int) -> tuple[int, str, float]:
        """The run that the letter at an index is of, as any number, and its font's name and size."""
        run = ctypes.cast(pdfium.FPDFText_GetTextObject(self._text.raw, index), ctypes.c_void_p).value or 0
        if run not in self._known:
            length = pdfium.FPDFText_GetFontInfo(
                self._text.raw, index, self._name, _NAME_BYTES, ctypes.c_int()
            )
            name = (
                self._name.raw[: length - 1].decode("utf-8", "replace") if 0 < length <= _NAME_BYTES else ""
            )
            self._known[run] = run, name, pdfium.FPDFText_GetFontSize(self._text.raw, index)
        return self._known[run]


def count_strokes(page: pypdfium2.PdfPage) -> int:
    """How many lines and curves the page draws: a table takes a dozen at least."""
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4)
    return sum(max(0, pdfium.FPDFPath_CountSegments(path.raw)) for path in paths)


def picture_share(page: pypdfium2.PdfPage) -> float:
    """The share of the page that its pictures cover, 0 to 1 and above where they lie over each other."""
    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = picture.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered / max(1.0, float(width * height))

"""Pictures of pages to words, by Tesseract with its Vietnamese data. The only importer of pytesseract."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from statistics import median
from typing import Any

from corpus.errors import MissingTool, TooLarge
from corpus.readers.limits import Budget
from corpus.readers.page import Page, Word

_TOOL = "tesseract-ocr, tesseract-ocr-vie"
_POINTS_PER_INCH = 72
_SECONDS_A_PAGE = 120
_LETTER_HEIGHT = 0.7  # of the size: from the foot of a letter to the top of its marks
_LEAST_CONFIDENCE = 20  # of 100: below it a word is a speck, a stamp, a signature


def recognise(picture: Any, number: int, dots_per_inch: float, budget: Budget) -> Page:
    """The words on a page's picture (a PIL image). `number` counts pages from 1.

    Raises MissingTool where Tesseract, its Vietnamese data or pytesseract isn't installed; TooLarge where the
    time is over.
    """
    tesseract = _tool(budget.file)
    budget.check_time()
    seconds = min(_SECONDS_A_PAGE, budget.seconds_left)
    try:
        rows = tesseract.image_to_data(
            picture, lang="vie", config="--psm 3", timeout=seconds, output_type=tesseract.Output.DICT
        )
    except tesseract.TesseractNotFoundError as error:
        raise MissingTool(budget.file, _TOOL) from error
    except tesseract.TesseractError as error:
        raise MissingTool(budget.file, f"{_TOOL}: {error.message[:200]}") from error
    except RuntimeError as error:
        raise TooLarge(budget.file, f"page {number} took more than {seconds:g} s") from error
    scale = _POINTS_PER_INCH / dots_per_inch
    width, height = picture.size
    return Page(number, width * scale, height * scale, tuple(_words(rows, scale)))


def _tool(file: str) -> Any:
    try:
        import pytesseract  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise MissingTool(file, "pytesseract") from error
    if shutil.which("tesseract") is None:
        raise MissingTool(file, _TOOL)
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # one thread is faster on pages of text
    return pytesseract


def _words(rows: dict[str, list[Any]], scale: float) -> Iterator[Word]:
    """Tesseract's words with their boxes in points. A line's words all get its height."""
    lines: dict[tuple[int, int, int], list[int]] = {}
    for at, text in enumerate(rows["text"]):
        if text.strip() and float(rows["conf"][at]) >= _LEAST_CONFIDENCE:
            lines.setdefault((rows["block_num"][at], rows["par_num"][at], rows["line_num"][at]), []).append(
                at
            )
    for members in lines.values():
        heights = sorted(rows["height"][at] for at in members)
        size = round(heights[int(0.8 * (len(heights) - 1))] * scale / _LETTER_HEIGHT, 1)
        tops = [rows["top"][at] * scale for at in members]
        bottoms = [(rows["top"][at] + rows["height"][at]) * scale for at in members]
        for at in members:
            left = rows["left"][at] * scale
            yield Word(
                text=rows["text"][at].strip(),
                x0=left,
                x1=left + rows["width"][at] * scale,
                top=median(tops),
                bottom=median(bottoms),
                size=size,
            )

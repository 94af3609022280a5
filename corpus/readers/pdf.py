"""PDF with a text layer: its pages as words and tables, by pdfplumber, with pdfium's help.

A number or a date stamped on a document is the picture of an annotation, which no text extraction sees.
"""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF

from corpus.errors import DamagedFile, EncryptedFile, MissingTool, TooLarge
from corpus.models import SourceText
from corpus.quality import GOOD
from corpus.readers.layout import lay_out
from corpus.readers.limits import Budget
from corpus.readers.page import Grid, Page, Word
from corpus.readers.pdf_chars import at_base_line, chars_of_page, count_strokes, picture_share
from corpus.readers.recognise import recognise
from corpus.readers.words import words_of_chars

_DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_MAX_PIXELS = 40_000_000  # of one page's picture
_FEW_LETTERS = 200  # a page with fewer and a picture on most of it is a scan with a stamp
_PICTURE_SHARE = 0.5
_STROKES_OF_TABLE = 10  # a page that draws fewer has no table
_SAMPLE = 100  # letters of a page that tell how its text runs
_MOST = 0.8


def read_pdf(data: bytes, file: str, budget: Budget) -> SourceText:
    """A PDF's source text: its text layer where that is readable, else recognised from its pages' pictures.

    Raises EncryptedFile, DamagedFile, TooLarge; MissingTool for a scan where no recogniser is installed.
    """
    with closing(_open(data, file)) as document:
        budget.check_pages(len(document))
        flattened = _flattened(document, data)
    pages, scanned = _read_pages(flattened, budget)
    if not scanned:
        source = lay_out(pages, data, file, "pdf")
        return source if source.quality >= GOOD else _better(source, data, budget)
    empty = [page.number for page in pages if not page.words and not page.grids]
    wholly = len({*scanned, *empty}) == len(pages)
    try:
        pages = _recognised(data, pages, scanned, budget)
    except MissingTool:
        if wholly:
            raise
        return lay_out(pages, data, file, "pdf", ["pages_without_text"])
    return lay_out(pages, data, file, "scan" if wholly else "pdf", ["recognised"])


def _open(data: bytes, file: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFile(file) from error
        raise DamagedFile(file, str(error)) from error
    if len(document) == 0:
        raise DamagedFile(file, "no pages")
    return document


def _flattened(document: pypdfium2.PdfDocument, data: bytes) -> bytes:
    """The file with its annotations painted on its pages and its pages turned as their text runs.

    As it was where pdfium can't.
    """
    changed = False
    for page in document:
        changed |= _turn_to_text(page)
        changed |= pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
    if not changed:
        return data
    saved = io.BytesIO()
    try:
        document.save(saved)
    except pypdfium2.PdfiumError:
        return data
    return saved.getvalue()


def _turn_to_text(page: pypdfium2.PdfPage) -> bool:
    """Turn a page so that most of its text runs from left to right. Says whether it had to be turned."""
    with closing(page.get_textpage()) as text:
        count = text.count_chars()
        sample = range(0, count, max(1, count // _SAMPLE))
        angles = Counter(_quarter_turns(pdfium.FPDFText_GetCharAngle(text.raw, at)) for at in sample)
    if not angles:
        return False
    turns, found = angles.most_common(1)[0]
    if turns * 90 == page.get_rotation() or found < _MOST * angles.total():
        return False
    page.set_rotation(turns * 90)
    return True


def _quarter_turns(angle: float) -> int:
    """The turns of a page, each a quarter to the right, that put letters at an angle upright.

    The angle is in radians, to the right.
    """
    return -round(angle / (math.pi / 2)) % 4


def _read_pages(data: bytes, budget: Budget) -> tuple[list[Page], list[int]]:
    """The pages, and the numbers of those that are pictures without readable text."""
    pages: list[Page] = []
    scanned: list[int] = []
    with closing(_open(data, budget.file)) as document, _Tables(data) as tables:
        for number, opened in enumerate(document, start=1):
            budget.check_time()
            drawn = opened.get_rotation() != 0 or count_strokes(opened) >= _STROKES_OF_TABLE
            page = tables.page(number) if drawn else _page(opened, number)
            few = sum(len(word.text) for word in page.words) < _FEW_LETTERS and not page.grids
            if few and picture_share(opened) > _PICTURE_SHARE:
                scanned.append(number)
            pages.append(page)
            opened.close()
    return pages, scanned


def _page(opened: pypdfium2.PdfPage, number: int) -> Page:
    chars = chars_of_page(opened)
    width, height = opened.get_size()
    return Page(number, width, height, words_of_chars(chars.upright), aside=_letters(chars.turned))


def _letters(turned: Sequence[dict[str, Any]]) -> tuple[Word, ...]:
    return tuple(
        Word(char["text"], char["x0"], char["x1"], char["top"], char["bottom"], char["size"])
        for char in turned
        if char["text"].strip()
    )


class _Tables:
    """Pages on which something is drawn, read by pdfplumber, which finds tables; opened when first needed."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._opened: PDF | None = None

    def __enter__(self) -> _Tables:
        return self

    def __exit__(self, *_: object) -> None:
        if self._opened is not None:
            self._opened.close()

    def page(self, number: int) -> Page:
        """A page with its tables."""
        if self._opened is None:
            self._opened = pdfplumber.open(io.BytesIO(self._data))
        plumber = self._opened.pages[number - 1]
        chars: list[dict[str, Any]] = plumber.chars
        upright = [char for char in chars if char["upright"]]
        if not plumber.rotation:
            upright = [at_base_line(char) for char in upright]
        words = words_of_chars(upright)
        grids: list[Grid] = []
        for grid, inside in _grids(plumber, words):
            grids.append(grid)
            words = tuple(word for word in words if word not in inside)
        aside = _letters([char for char in chars if not char["upright"]])
        width, height = float(plumber.width), float(plumber.height)
        plumber.close()
        return Page(number, width, height, words, tuple(grids), aside)


def _grids(plumber: PlumberPage, words: tuple[Word, ...]) -> Iterator[tuple[Grid, set[Word]]]:
    """The ruled tables of a page, each with the words that stand in its cells."""
    if len(plumber.edges) < 6:
        return
    for table in plumber.find_tables():
        boxes = [row.cells for row in table.rows]
        if max(sum(box is not None for box in row) for row in boxes) < 2:
            continue  # a box around text
        inside: set[Word] = set()
        rows: list[tuple[tuple[Word, ...] | None, ...]] = []
        for row in boxes:
            cells: list[tuple[Word, ...] | None] = []
            for box in row:
                held = None if box is None else tuple(w for w in words if w not in inside and _within(w, box))
                inside.update(held or ())
                cells.append(held)
            rows.append(tuple(cells))
        x0, top, x1, bottom = table.bbox
        columns = tuple(sorted({round(box[0]) for row in boxes for box in row if box is not None}))
        yield Grid(x0, top, x1, bottom, tuple(float(edge) for edge in columns), tuple(rows)), inside


def _within(word: Word, box: tuple[float, float, float, float]) -> bool:
    x, y = word.middle
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _better(source: SourceText, data: bytes, budget: Budget) -> SourceText:
    """A bad text layer against what can be recognised from the pictures: the one with more syllables."""
    try:
        pages = _recognised(data, (), (), budget)
    except (MissingTool, TooLarge):
        return source
    recognised = lay_out(pages, data, budget.file, "scan", ["recognised"])
    return recognised if recognised.quality > source.quality else source


def _recognised(data: bytes, pages: Sequence[Page], scanned: Sequence[int], budget: Budget) -> list[Page]:
    """The pages with those that are pictures recognised; all of them where no page is given.

    What little text such a page has (a stamp) is set aside.
    """
    made = {page.number: page for page in pages}
    with closing(_open(data, budget.file)) as document:
        numbers = scanned if pages else range(1, len(document) + 1)
        budget.check_scanned_pages(len(numbers))
        for number in numbers:
            page = recognise(_picture(document[number - 1]), number, _DOTS_PER_INCH, budget)
            made[number] = page._replace(stamps=made[number].words if number in made else ())
    return [made[number] for number in sorted(made)]


def _picture(page: pypdfium2.PdfPage) -> Any:
    """A PIL image of the page as it was scanned: stamps would cover its words."""
    width, height = page.get_size()
    scale = _DOTS_PER_INCH / _POINTS_PER_INCH
    scale = min(scale, (_MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    return page.render(scale=scale, grayscale=True, draw_annots=False, may_draw_forms=False).to_pil()

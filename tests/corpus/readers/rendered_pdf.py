"""Plans set as PDF in the official layout (NĐ 30/2020, Phụ lục I), in fonts that ship as Python packages."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, SimpleDocTemplate, Spacer, Table, TableStyle
from reportlab.platypus import Paragraph as Text

from corpus.models import Plan
from tests.corpus.readers.blocks import Block, Centered, Closing, Letterhead, Paragraph, blocks_of
from tests.corpus.readers.blocks import Table as DataTable

MILLIMETRE = 72 / 25.4
_FONTS = {
    "serif": ("fontpkg_ibm_plex_serif", "IBMPlexSerif"),
    "sans": ("fontpkg_be_vietnam_pro", "BeVietnamPro"),
}


@dataclass(frozen=True)
class Layout:
    """How a plan is set: what documents of different offices differ in."""

    font: str = "serif"
    size: float = 13.5
    indent: float = 36.0  # of a paragraph's first line; 0: paragraphs are parted by space alone
    justified: bool = True
    space: float = 5.0  # between paragraphs
    header: str = ""  # a line repeated on each page
    mixed: bool = False  # letters with marks are set in another font
    narrow: bool = False


@lru_cache
def _registered(font: str) -> tuple[str, str]:
    package, name = _FONTS[font]
    for style in ("Regular", "Bold"):
        path = files(package) / "files" / f"{name}-{style}.ttf"
        pdfmetrics.registerFont(TTFont(f"{name}-{style}", str(path)))
    return f"{name}-Regular", f"{name}-Bold"


def pdf_of(plan: Plan, layout: Layout) -> bytes:
    """A plan as a PDF with a text layer."""
    regular, bold = _registered(layout.font)
    _registered("sans" if layout.font == "serif" else "serif")
    setter = _Setter(layout, regular, bold)
    flow = [piece for block in blocks_of(plan) for piece in setter.flow(block)]
    saved = io.BytesIO()
    right = 20 if layout.narrow else 15
    document = SimpleDocTemplate(
        saved, pagesize=A4, leftMargin=30 * MILLIMETRE, rightMargin=right * MILLIMETRE, topMargin=20 * MILLIMETRE,
        bottomMargin=20 * MILLIMETRE,
    )  # fmt: skip
    document.build(flow, onFirstPage=setter.first_page, onLaterPages=setter.later_page)
    return saved.getvalue()


class _Setter:
    def __init__(self, layout: Layout, regular: str, bold: str) -> None:
        self._layout = layout
        self._regular, self._bold = regular, bold
        alignment = TA_JUSTIFY if layout.justified else 0
        common = {"leading": layout.size * 1.25, "fontSize": layout.size}
        self._body = ParagraphStyle(
            "body", fontName=regular, alignment=alignment, firstLineIndent=layout.indent, spaceAfter=layout.space,
            **common,
        )  # fmt: skip
        self._heading = ParagraphStyle("heading", parent=self._body, fontName=bold)
        self._center = ParagraphStyle("center", fontName=bold, alignment=TA_CENTER, spaceAfter=2, **common)
        self._small = ParagraphStyle("small", fontName=regular, fontSize=11, leading=13)
        self._cell = ParagraphStyle("cell", fontName=regular, fontSize=11.5, leading=14)
        self._head = ParagraphStyle("head", parent=self._cell, fontName=bold, alignment=TA_CENTER)

    def flow(self, block: Block) -> list[Any]:
        """What a block is on the page."""
        if isinstance(block, Letterhead):
            return [self._columns(block.left, block.right, self._center, (0.4, 0.6)), Spacer(1, 12)]
        if isinstance(block, Centered):
            lines = [Text(self._set(line, bold=True), self._center) for line in block.lines]
            return [*([PageBreak()] if block.new_page else []), *lines, Spacer(1, 10)]
        if isinstance(block, DataTable):
            return [self._table(block), Spacer(1, 8)]
        if isinstance(block, Closing):
            recipients = tuple(f"{marker} {text}".strip() for marker, text in block.recipients)
            signature = (*block.signature[:-1], "", "", *block.signature[-1:])
            return [Spacer(1, 10), self._columns(recipients, signature, self._small, (0.5, 0.5))]
        return [self._paragraph(block)]

    def _paragraph(self, block: Paragraph) -> Any:
        text = f"{block.marker} {block.text}".strip()
        return Text(self._set(text, bold=block.bold), self._heading if block.bold else self._body)

    def _set(self, text: str, *, bold: bool) -> str:
        """The text as markup; with every letter that has marks in another font where the layout is mixed."""
        if not self._layout.mixed:
            return escape(text)
        other = _registered("sans" if self._layout.font == "serif" else "serif")[1 if bold else 0]
        return "".join(
            f'<font name="{other}">{escape(char)}</font>' if _has_marks(char) else escape(char)
            for char in text
        )

    def _columns(
        self, left: tuple[str, ...], right: tuple[str, ...], left_style: Any, widths: tuple[float, float]
    ) -> Any:
        width = A4[0] - (50 if self._layout.narrow else 45) * MILLIMETRE
        center = ParagraphStyle("right", parent=self._center, fontSize=12, leading=15)
        style = left_style if left_style is self._small else center
        cells = [
            [Text(escape(line) or "&nbsp;", style) for line in left],
            [Text(escape(line) or "&nbsp;", center) for line in right],
        ]
        return Table(
            [cells],
            colWidths=[width * share for share in widths],
            style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]),
        )

    def _table(self, block: DataTable) -> Any:
        width = A4[0] - (50 if self._layout.narrow else 45) * MILLIMETRE
        longest = [max(min(len(row[at]), 40) for row in block.rows) + 4 for at in range(len(block.rows[0]))]
        widths = [width * length / sum(longest) for length in longest]
        rows = [
            [Text(escape(cell), self._head if at == 0 else self._cell) for cell in row]
            for at, row in enumerate(block.rows)
        ]
        style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        return Table(rows, colWidths=widths, repeatRows=1, style=style)

    def first_page(self, canvas: Any, document: Any) -> None:
        """Nothing but the running header, where there is one: NĐ 30/2020 leaves the first number out."""
        self._header(canvas)

    def later_page(self, canvas: Any, document: Any) -> None:
        """The page's number in the middle above the text."""
        canvas.setFont(self._regular, 13)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * MILLIMETRE, str(document.page))
        self._header(canvas)

    def _header(self, canvas: Any) -> None:
        if self._layout.header:
            canvas.setFont(self._regular, 9)
            canvas.drawString(30 * MILLIMETRE, 10 * MILLIMETRE, self._layout.header)


def _has_marks(char: str) -> bool:
    return len(unicodedata.normalize("NFD", char)) > 1 or char in "đĐ"

"""Pages of a PDF: tables over pages, notes, running lines, stamps, turned pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from corpus.models import Line, SourceText
from corpus.readers.dispatch import read_bytes
from tests.corpus.readers.rendered_pdf import _registered

LEFT, RIGHT = 85.0, 552.0
FILLER = "Sở Văn hóa và Thể thao chủ trì, phối hợp với các cơ quan"


class Sheet:
    """Draws lines of text at places on pages, from the top."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self._saved = io.BytesIO()
        self.canvas: Any = Canvas(self._saved, pagesize=size)
        self.height = size[1]
        self.regular, self.bold = _registered("serif")

    def text(self, x: float, y: float, text: str, size: float = 13, *, bold: bool = False) -> None:
        self.canvas.setFont(self.bold if bold else self.regular, size)
        self.canvas.drawString(x, self.height - y, text)

    def full(self, y: float, text: str, size: float = 13, x: float = LEFT) -> None:
        """A justified line from the left edge to the right."""
        self.canvas.setFont(self.regular, size)
        wide = self.canvas.stringWidth(text, self.regular, size)
        gap = (RIGHT - x - wide) / max(1, text.count(" "))
        for word in text.split(" "):
            self.canvas.drawString(x, self.height - y, word)
            x += self.canvas.stringWidth(word + " ", self.regular, size) + gap

    def grid(self, columns: list[float], rows: list[float]) -> None:
        self.canvas.grid(columns, [self.height - y for y in rows])

    def page(self) -> None:
        self.canvas.showPage()

    def read(self) -> SourceText:
        self.canvas.save()
        return read_bytes(self._saved.getvalue(), "a.pdf")


def lines(source: SourceText, chosen: Callable[[Line], bool] = lambda line: line.role is None) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines if chosen(line)]


def cells(source: SourceText) -> list[list[str]]:
    return [
        [source.text[cell.start : cell.end] for cell in line.cells]
        for line in source.lines
        if line.role == "row"
    ]


def test_a_clause_over_two_pages_is_one_span() -> None:
    sheet = Sheet()
    for page, (first, second) in enumerate(
        [("- Đến năm 2025, 60% thư viện", "công cộng"), ("cấp huyện", "được số hóa.")]
    ):
        sheet.text(300, 40, str(page + 1))
        sheet.full(80, f"{first} {FILLER}", x=LEFT + (0 if page else 36))
        sheet.full(97, f"{second} {FILLER}") if not page else sheet.text(LEFT, 97, second)
        sheet.text(LEFT, 820, "Trang tin nội bộ của tỉnh", size=8)
        sheet.page()
    sheet.text(300, 40, "3")
    sheet.text(LEFT + 36, 80, "- Bảo tàng tỉnh.")
    sheet.text(LEFT, 820, "Trang tin nội bộ của tỉnh", size=8)
    source = sheet.read()
    body = [line for line in source.lines if line.role is None]
    assert [line.starts_paragraph for line in body] == [True, False, False, False, True]
    assert source.text[body[0].start : body[3].end].endswith("được số hóa.")
    assert "Trang tin" not in source.text[: body[-1].end]
    assert sorted(lines(source, lambda line: line.role == "furniture")) == [
        "1",
        "2",
        "3",
        *["Trang tin nội bộ của tỉnh"] * 3,
    ]


def test_notes_stand_behind_and_their_numbers_are_signs() -> None:
    sheet = Sheet()
    sheet.text(LEFT, 80, "Có 12 xã")
    at = LEFT + sheet.canvas.stringWidth("Có 12 xã", sheet.regular, 13)
    sheet.text(at, 75, "1", size=7)
    sheet.text(at + 8, 80, "và 40 m")
    sheet.text(at + 8 + sheet.canvas.stringWidth("và 40 m", sheet.regular, 13), 75, "3", size=7)
    for row in range(6):
        sheet.full(97 + 17 * row, FILLER)
    sheet.text(LEFT, 780, "1", size=6)
    sheet.text(LEFT + 5, 783, "Theo số liệu của Cục Thống kê", size=10)
    sheet.text(LEFT, 796, "tỉnh năm 2023.", size=10)
    source = sheet.read()
    assert lines(source)[0] == "Có 12 xã1 và 40 m3"
    assert [source.text[mark.start : mark.end] for mark in source.marks] == ["1"]
    assert lines(source, lambda line: line.role == "note") == [
        "1 Theo số liệu của Cục Thống kê",
        "tỉnh năm 2023.",
    ]


def table_pages(*, repeated: bool) -> Sheet:
    sheet = Sheet()
    columns = [LEFT, 120, 350, RIGHT]
    sheet.text(LEFT, 650, "Biểu giao nhiệm vụ cho các cơ quan:")
    sheet.grid(columns, [700, 730, 760, 800])
    for x, text in zip(columns, ("TT", "Nhiệm vụ", "Cơ quan chủ trì"), strict=False):
        sheet.text(x + 3, 718, text, bold=True)
    for x, text in zip(columns, ("1", "Rà soát thư viện", "Sở Văn hóa"), strict=False):
        sheet.text(x + 3, 748, text)
    for x, text in zip(columns, ("2", "Xây dựng kế hoạch số", "Sở Thông tin và"), strict=False):
        sheet.text(x + 3, 778, text)
    sheet.page()
    sheet.text(300, 40, "2")
    top = 80.0
    sheet.grid(columns, [top, 110, 140, *([170] if repeated else [])])
    if repeated:
        for x, text in zip(columns, ("TT", "Nhiệm vụ", "Cơ quan chủ trì"), strict=False):
            sheet.text(x + 3, top + 18, text, bold=True)
        top += 30
    for x, text in zip(columns, ("", "hóa tài liệu", "Truyền thông"), strict=False):
        sheet.text(x + 3, top + 18, text)
    for x, text in zip(columns, ("3", "Tổng kết", "Văn phòng"), strict=False):
        sheet.text(x + 3, top + 48, text)
    sheet.text(LEFT, 220, "Trên đây là kế hoạch.")
    return sheet


@pytest.mark.parametrize("repeated", [False, True], ids=["header once", "header on each page"])
def test_a_table_over_two_pages_is_one(repeated: bool) -> None:
    source = table_pages(repeated=repeated).read()
    assert cells(source) == [
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì"],
        ["1", "Rà soát thư viện", "Sở Văn hóa"],
        ["2", "Xây dựng kế hoạch số hóa tài liệu", "Sở Thông tin và Truyền thông"],
        ["3", "Tổng kết", "Văn phòng"],
    ]
    rows = [line for line in source.lines if line.role == "row"]
    assert {line.table for line in rows} == {1}
    assert {line.header for line in rows} == {("TT", "Nhiệm vụ", "Cơ quan chủ trì")}
    assert [line.page for line in rows] == [1, 1, 1, 2]
    assert lines(source)[-1] == "Trên đây là kế hoạch."


def test_a_box_around_text_is_no_table() -> None:
    sheet = Sheet()
    sheet.grid([LEFT, RIGHT], [60, 130])
    sheet.text(LEFT + 5, 90, "Lưu ý: kế hoạch này thay kế hoạch cũ")
    sheet.text(LEFT, 160, "Nội dung")
    source = sheet.read()
    assert not cells(source)
    assert lines(source) == ["Lưu ý: kế hoạch này thay kế hoạch cũ", "Nội dung"]


def test_what_is_stamped_is_read_and_joined_to_its_code() -> None:
    sheet = Sheet()
    sheet.text(LEFT, 60, "ỦY BAN NHÂN DÂN", bold=True)
    sheet.text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    sheet.text(LEFT, 90, "Số:")
    sheet.text(LEFT + 60, 90, "/QĐ-UBND")
    sheet.text(330, 90, "Hà Nội, ngày")
    sheet.text(430, 90, "tháng 4 năm 2026")
    sheet.text(LEFT, 140, FILLER)
    # Stamps are annotations with a picture of their own.
    stamped = stamp(sheet, [(LEFT + 25, 90, "2280"), (413, 90, "29")])
    source = read_bytes(stamped, "a.pdf")
    assert [line.role for line in source.lines][:4] == ["letterhead"] * 4
    assert "Số: 2280/QĐ-UBND" in lines(source, lambda line: line.role == "letterhead")
    assert "Hà Nội, ngày 29 tháng 4 năm 2026" in lines(source, lambda line: line.role == "letterhead")


def test_columns_of_a_letterhead_whose_motto_is_broken() -> None:
    sheet = Sheet()
    sheet.text(LEFT + 20, 60, "ỦY BAN NHÂN DÂN", 12, bold=True)
    sheet.text(310, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 12, bold=True)
    sheet.text(LEFT + 30, 77, "TỈNH PHÚ THỌ", 12, bold=True)
    sheet.text(376, 77, "VIỆT NAM", 12, bold=True)
    sheet.text(330, 95, "Độc lập - Tự do - Hạnh phúc", 12, bold=True)
    sheet.text(LEFT + 10, 120, "Số: 12/KH-UBND")
    sheet.text(316, 120, "Phú Thọ, ngày 05 tháng 3 năm 2026")
    sheet.text(LEFT, 160, FILLER)
    head = lines(sheet.read(), lambda line: line.role == "letterhead")
    assert head[:3] == ["ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 12/KH-UBND"]
    assert head[3:5] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM"]


def stamp(sheet: Sheet, texts: list[tuple[float, float, str]]) -> bytes:
    """The sheet's file with texts as stamp annotations."""
    canvas = sheet.canvas
    from reportlab.pdfbase import pdfdoc  # noqa: PLC0415 - its own names for what only this needs

    for x, y, text in texts:
        wide = 8.0 * len(text)
        low = sheet.height - y - 3
        drawn = pdfdoc.PDFStream(
            dictionary=pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("XObject"),
                    "Subtype": pdfdoc.PDFName("Form"),
                    "BBox": pdfdoc.PDFArray([0, 0, wide, 16]),
                    "Resources": pdfdoc.PDFDictionary(
                        {
                            "Font": pdfdoc.PDFDictionary(
                                {
                                    "F": pdfdoc.PDFDictionary(
                                        {
                                            "Type": pdfdoc.PDFName("Font"),
                                            "Subtype": pdfdoc.PDFName("Type1"),
                                            "BaseFont": pdfdoc.PDFName("Times-Roman"),
                                        }
                                    )
                                }
                            )
                        }
                    ),
                }
            ),
            content=f"BT /F 13 Tf 0 3 Td ({text}) Tj ET",
        )
        reference = canvas._doc.Reference(drawn)
        canvas._addAnnotation(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("Annot"),
                    "Subtype": pdfdoc.PDFName("Stamp"),
                    "F": 4,
                    "Rect": pdfdoc.PDFArray([x, low, x + wide, low + 16]),
                    "AP": pdfdoc.PDFDictionary({"N": reference}),
                }
            )
        )
    canvas.save()
    return sheet._saved.getvalue()


# How a page is drawn on upright paper so that it reads from left to right once the paper is turned.
MATRICES = {90: (0, 1, -1, 0, A4[0], 0), 270: (0, -1, 1, 0, 0, A4[1])}


@pytest.mark.parametrize("noted", [True, False], ids=["the file says so", "the file doesn't say so"])
@pytest.mark.parametrize("turned", MATRICES)
def test_a_turned_page_is_read_as_its_text_runs(turned: int, noted: bool) -> None:
    sheet = Sheet(landscape(A4))
    sheet.text(LEFT, 80, "PHỤ LỤC danh mục nhiệm vụ")
    sheet.text(LEFT, 100, FILLER)
    sheet.canvas.save()
    document = pypdfium2.PdfDocument(sheet._saved.getvalue())
    upright = pypdfium2.PdfDocument.new()
    page = upright.new_page(*A4)
    drawn = document.page_as_xobject(0, upright).as_pageobject()
    drawn.set_matrix(pypdfium2.PdfMatrix(*MATRICES[turned]))
    page.insert_obj(drawn)
    page.gen_content()
    page.set_rotation(turned if noted else 0)
    saved = io.BytesIO()
    upright.save(saved)
    assert lines(read_bytes(saved.getvalue(), "a.pdf")) == ["PHỤ LỤC danh mục nhiệm vụ", FILLER]

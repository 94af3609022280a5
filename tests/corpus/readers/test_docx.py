"""What shows of a Word file, and what doesn't: changes, controls, boxes, notes, tables."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from corpus.models import SourceText
from corpus.readers.dispatch import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
OTHERS = f'{MC} xmlns:wps="urn:wps" xmlns:v="urn:v"'


def read(body: str, parts: dict[str, str] | None = None) -> SourceText:
    """A Word file whose body is this XML."""
    saved = io.BytesIO()
    Document().save(saved)
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "word/document.xml":
                data = f"<w:document {W} {OTHERS}><w:body>{body}</w:body></w:document>".encode()
            if name == "word/_rels/document.xml.rels" and parts:
                more = "".join(
                    f'<Relationship Id="x{at}" Type="http://x/{part.removesuffix(".xml")}" Target="{part}"/>'
                    for at, part in enumerate(parts)
                )
                data = data.replace(b"</Relationships>", more.encode() + b"</Relationships>")
            after.writestr(name, data)
        for part, xml in (parts or {}).items():
            after.writestr(f"word/{part}", xml)
    return read_bytes(made.getvalue(), "a.docx")


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def lines(source: SourceText) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (p(r("Kế "), r("hoạch")), ["Kế hoạch"]),
        # Tracked changes: as if accepted.
        (p(r("60"), f"<w:ins>{r('%')}</w:ins>", "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>"), ["60%"]),
        (p(f"<w:moveFrom>{r('cũ')}</w:moveFrom>", f"<w:moveTo>{r('mới')}</w:moveTo>"), ["mới"]),
        (p(r("Kế "), properties="<w:rPr><w:del/></w:rPr>") + p(r("hoạch")), ["Kế hoạch"]),
        # Content controls, links, smart tags: their content.
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('Kế hoạch'))}</w:sdtContent></w:sdt>", ["Kế hoạch"]),
        (p(f"<w:sdt><w:sdtContent>{r('Kế hoạch')}</w:sdtContent></w:sdt>"), ["Kế hoạch"]),
        (p(f"<w:hyperlink>{r('Kế')}</w:hyperlink>", f"<w:smartTag>{r(' hoạch')}</w:smartTag>"), ["Kế hoạch"]),
        # A text box once, not again from the fallback for older programs.
        (
            p(
                r("Kế hoạch"),
                "<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>"
                + p(r("Số: 12/KH-UBND"))
                + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>"
                + p(r("Số: 12/KH-UBND"))
                + "</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>",
            ),
            ["Kế hoạch", "Số: 12/KH-UBND"],
        ),
        # Fields: the result, not the instruction.
        (
            p(
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
                "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
                r("12"),
                "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            ),
            ["12"],
        ),
        # Breaks, tabs, hyphens, symbols, hidden text.
        (p(r("Kế hoạch"), "<w:r><w:br/></w:r>", r("năm 2024")), ["Kế hoạch", "năm 2024"]),
        (p("<w:r><w:t>188/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>"), ["188/KH-UBND"]),
        (p("<w:r><w:t>thư vi</w:t><w:softHyphen/><w:t>ện tỉnh</w:t></w:r>"), ["thư viện tỉnh"]),
        (p("<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>", r(" 60%")), ["≥ 60%"]),
        (p(r("Kế hoạch"), r("ẩn", "<w:vanish/>")), ["Kế hoạch"]),
        # A legacy font, a letter and its tone in two runs.
        (p(r("Quye", "<w:rFonts w:ascii='VNI-Times'/>"), r("át", "<w:rFonts w:ascii='VNI-Times'/>")), ["Quyết"]),
        (p(r("ñy ban", "<w:rFonts w:ascii='.VnTimeH'/>")), ["ỦY BAN"]),
        # The soft hyphen of a TCVN3 font is a letter.
        (
            p(
                "<w:r><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr><w:t>Ban Th</w:t><w:softHyphen/>"
                "<w:t>êng vô</w:t></w:r>"
            ),
            ["Ban Thường vụ"],
        ),
    ],
)  # fmt: skip
def test_what_shows(body: str, shown: list[str]) -> None:
    assert lines(read(body)) == shown


def test_tracked_changes_are_told() -> None:
    assert read(p(r("60"), f"<w:ins>{r('%')}</w:ins>")).warnings == ("changes_tracked",)


def test_bold_and_centred_come_from_styles_too() -> None:
    style = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="A"><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/>'
        "</w:style></w:styles>"
    )
    body = p(r("KẾ HOẠCH"), properties='<w:pStyle w:val="B"/>') + p(
        r("không đậm", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="B"/>'
    )
    first, second = read(body, {"styles.xml": style}).lines
    assert (first.bold, first.centered) == (True, True)
    assert (second.bold, second.centered) == (False, True)


def test_notes_stand_behind_and_bear_their_numbers() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="7">{p(r("Theo báo cáo năm 2023"))}</w:footnote></w:footnotes>'
    )
    body = p(r("Tỷ lệ"), "<w:r><w:footnoteReference w:id='7'/></w:r>", r(" 60%")) + p(r("Kế hoạch"))
    source = read(body, {"footnotes.xml": notes})
    assert lines(source) == ["Tỷ lệ 60%", "Kế hoạch", "Theo báo cáo năm 2023"]
    assert (source.lines[2].role, source.lines[2].marker) == ("note", "1")


def test_headers_are_furniture() -> None:
    header = f"<w:hdr {W}>{p(r('Bản dự thảo'))}</w:hdr>"
    source = read(p(r("Kế hoạch")), {"header.xml": header})
    assert [(line.role, text) for line, text in zip(source.lines, lines(source), strict=True)] == [
        (None, "Kế hoạch"),
        ("furniture", "Bản dự thảo"),
    ]


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(p(r(line)) for line in text.split('|'))}</w:tc>"


def table(*rows: str, borders: str = "single") -> str:
    edges = "".join(f'<w:{side} w:val="{borders}"/>' for side in ("top", "left", "insideH", "insideV"))
    made = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{made}</w:tbl>"


def test_letterhead_is_read_column_by_column() -> None:
    source = read(
        table(
            tc("ỦY BAN NHÂN DÂN|TỈNH LÀO CAI") + tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc"),
            tc("Số: 12/KH-UBND") + tc("Lào Cai, ngày 5 tháng 3 năm 2024"),
            borders="nil",
        )
    )  # fmt: skip
    assert lines(source) == [
        "ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Lào Cai, ngày 5 tháng 3 năm 2024",
    ]  # fmt: skip
    assert {line.role for line in source.lines} == {"letterhead"}


@pytest.mark.parametrize("left_first", [True, False])
def test_recipients_beside_the_signer(left_first: bool) -> None:
    cells = [tc("Nơi nhận:|- Như trên;|- Lưu: VT."), tc("TM. ỦY BAN NHÂN DÂN|Nguyễn Văn A")]
    source = read(table("".join(cells if left_first else cells[::-1]), borders="nil"))
    roles = dict(zip(lines(source), (line.role for line in source.lines), strict=True))
    assert roles == {
        "Nơi nhận:": "recipients", "- Như trên;": "recipients", "- Lưu: VT.": "recipients",
        "TM. ỦY BAN NHÂN DÂN": "signature", "Nguyễn Văn A": "signature",
    }  # fmt: skip


def test_rows_bear_their_header() -> None:
    source = read(
        table(
            tc("TT") + tc("Nhiệm vụ") + tc("Thời gian"), tc("1") + tc("Rà soát|thư viện") + tc("Quý I/2024")
        )
    )
    head, row = source.lines
    assert row.header == ("TT", "Nhiệm vụ", "Thời gian")
    assert [source.text[cell.start : cell.end] for cell in row.cells] == [
        "1",
        "Rà soát thư viện",
        "Quý I/2024",
    ]
    assert head.header == ("TT", "Nhiệm vụ", "Thời gian")
    assert {head.role, row.role} == {"row"}


def test_merged_cells_keep_their_columns() -> None:
    wide, down, under = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    source = read(
        table(
            tc("TT", down) + tc("Chỉ tiêu", down) + tc("Năm", wide),
            tc("", under) + tc("", under) + tc("2025") + tc("2030"),
            tc("1") + tc("Tỷ lệ thư viện") + tc("60%") + tc("80%"),
            tc("2") + tc("Bảo tàng") + tc("đạt cả hai năm", wide),
        )
    )
    assert source.lines[2].header == ("TT", "Chỉ tiêu", "Năm 2025", "Năm 2030")
    cells = [source.text[cell.start : cell.end] for cell in source.lines[3].cells]
    assert cells == ["2", "Bảo tàng", "đạt cả hai năm", ""]


def test_columns_set_with_tabs() -> None:
    tab = "<w:r><w:tab/><w:tab/></w:r>"
    source = read(
        p(r("ỦY BAN NHÂN DÂN"), tab, r("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        + p(r("TỈNH LÀO CAI"), tab, r("Độc lập - Tự do - Hạnh phúc"))
        + p(r("Số: 12/KH-UBND"), tab, r("Lào Cai, ngày 5 tháng 3 năm 2024"))
        + p(r("KẾ HOẠCH"))
    )
    assert lines(source)[:4] == [
        "ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]  # fmt: skip
    assert [line.role for line in source.lines] == ["letterhead"] * 6 + [None]


def test_pages_are_those_that_word_noted() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    source = read(p(r("một")) + p(broken, r("hai")) + p(r("ba"), broken, r(" bốn")) + p(r("năm")))
    assert [line.page for line in source.lines] == [1, 2, 2, 3]
    assert [line.page for line in read(p(r("một"))).lines] == [None]

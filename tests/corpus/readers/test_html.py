"""HTML as a browser shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.models import SourceText
from corpus.parser import parse
from corpus.readers.dispatch import read_bytes, read_file
from tests.corpus.readers.test_round_trips import tree

SAVED = Path(__file__).parent / "files" / "quang-ninh-chuyen-doi-so-2024.html"


def read(body: str, head: str = "") -> SourceText:
    page = f"<html><head><title>Website</title>{head}</head><body>{body}</body></html>"
    return read_bytes(page.encode(), "a.html")


def lines(source: SourceText) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>Kế\n  hoạch</p><div>năm <b>2024</b></div>", ["Kế hoạch", "năm 2024"]),
        ("<p>Kế hoạch<br>năm 2024</p>", ["Kế hoạch", "năm 2024"]),
        ("chữ trần<p>đoạn một<p>đoạn hai", ["chữ trần", "đoạn một", "đoạn hai"]),
        ("<p>Tỷ lệ &ge;&nbsp;60%</p>", ["Tỷ lệ ≥ 60%"]),
        ("<script>var a = 'mã';</script><style>p{}</style><p>Kế hoạch</p>", ["Kế hoạch"]),
        ('<p>Kế hoạch</p><p style="display: none">ẩn</p>', ["Kế hoạch"]),
        ("<p>Kế<!-- ghi chú --> hoạch</p>", ["Kế hoạch"]),
        ("<div><div><p>một</p>hai</div>ba</div>", ["một", "hai", "ba"]),
    ],
)
def test_what_shows(body: str, shown: list[str]) -> None:
    assert lines(read(body)) == shown


def test_lists_bear_their_signs() -> None:
    source = read(
        '<ol type="I"><li>một<ul><li>hai<li>ba</ul><li value="4">bốn</ol><ol type="a" start=2><li>năm</ol>'
    )
    assert [line.marker for line in source.lines] == ["I.", "-", "-", "IV.", "b)"]


def test_navigation_is_furniture() -> None:
    source = read("<nav><a>Trang chủ</a></nav><p>Kế hoạch</p><footer>Bản quyền thuộc về ai</footer>")
    assert [line.role for line in source.lines] == [None, "furniture", "furniture"]


def test_tables() -> None:
    source = read(
        "<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH X</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>"
        "<table border=1><tr><th rowspan=2>TT<th rowspan=2>Chỉ tiêu<th colspan=2>Năm</tr>"
        "<tr><th>2025<th>2030</tr><tr><td>1<td>Thư viện<td>60%<td>80%</tr>"
        "<tr><td rowspan=2>2<td>Bảo tàng<td>1<td>2</tr><tr><td>Nhà hát<td>3<td>4</tr></table>"
    )
    head = [line.role for line in source.lines[:3]]
    assert head == ["letterhead"] * 3
    rows = source.lines[3:]
    assert rows[2].header == ("TT", "Chỉ tiêu", "Năm 2025", "Năm 2030")
    cells = [[source.text[cell.start : cell.end] for cell in row.cells] for row in rows]
    assert cells[2:] == [
        ["1", "Thư viện", "60%", "80%"],
        ["2", "Bảo tàng", "1", "2"],
        ["", "Nhà hát", "3", "4"],
    ]


def test_legacy_text_in_markup() -> None:
    words = "C¨n cø LuËt Tæ chøc Héi ®ång nh©n d©n vµ ñy ban nh©n d©n; Ban Th­êng vô Thµnh ñy"
    page = f'<html><body><p style="font-family:.VnTime">{words}</p></body></html>'.encode("latin-1")
    source = read_bytes(page, "a.doc")
    assert source.format == "html"
    assert source.text.startswith("Căn cứ Luật Tổ chức Hội đồng nhân dân và ủy ban nhân dân; Ban Thường vụ")
    assert "legacy_encoding" in source.warnings


def test_one_file_page_of_word() -> None:
    page = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        "<html><body><p>K=E1=BA=BF ho=E1=BA=A1ch n=C4=83m</p></body></html>\n--x--\n"
    )
    source = read_bytes(page.encode(), "a.doc")
    assert source.text == "Kế hoạch năm"
    assert len(source.sha256) == 64


def test_hostile_markup_is_only_text() -> None:
    with pytest.raises(UnreadableFile):
        read("<div>" * 3000 + "<p>Kế hoạch năm</p>")
    entity = read_bytes(
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<html><body><p>K\xe1\xba\xbf ho\xe1\xba\xa1ch &x;</p></body></html>",
        "a.html",
    )
    assert "root" not in entity.text


def test_a_page_saved_from_a_word_processor() -> None:
    plan = parse(read_file(Path("tests/plans/quang-ninh-chuyen-doi-so-2024.md")))
    assert tree(parse(read_file(SAVED))) == tree(plan)

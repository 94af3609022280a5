"""What the readers of text and Markdown know of lines: marks, tables, columns, pages, indents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from corpus.models import SourceText
from corpus.readers.emphasis import bold_marks, italic_marks
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text
from corpus.visible import Visible


def lines(source: SourceText) -> list[str]:
    visible = Visible(source)
    return [visible.line(line.start, line.end) for line in source.lines]


def marks(source: SourceText) -> list[str]:
    return [source.text[mark.start : mark.end] for mark in source.marks]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("**I. MỤC TIÊU**", "I. MỤC TIÊU"),
        ("- **Đến năm 2025**, 70% thư viện", "- Đến năm 2025, 70% thư viện"),
        ("(*qua Sở Văn hóa*) **trước ngày 30**", "(qua Sở Văn hóa) trước ngày 30"),
        ("## II. NHIỆM VỤ", "II. NHIỆM VỤ"),
        ("1\\. Sở Y tế", "1. Sở Y tế"),
        ("* Lưu ý: báo cáo ngay", "* Lưu ý: báo cáo ngay"),  # a sign of the document, not of the format
        ("2 * 3 = 6", "2 * 3 = 6"),
        ("*****", "*****"),
        ("Mã số a_b_c", "Mã số a_b_c"),
    ],
)
def test_marks_are_not_seen(text: str, seen: str) -> None:
    assert lines(read_markdown(text.encode(), "a.md")) == [seen]


def test_plain_text_knows_bold_only() -> None:
    source = read_text("**A** và *b* # c".encode(), "a.txt")
    assert marks(source) == ["**", "**"]


def test_marks_come_in_pairs() -> None:
    assert len(bold_marks("**một** hai **ba")) == 2
    assert [mark.start for mark in italic_marks("*một* và * hai")] == [0, 4]


def test_a_table_of_data() -> None:
    source = read_markdown(
        "| TT | Chỉ tiêu | Năm 2025 |\n|:--:|---|--:|\n| 1 | **Tỷ lệ** xã<br>đạt chuẩn | 70% |\n".encode(),
        "a.md",
    )
    header, row = source.lines
    assert header.role == row.role == "row"
    assert row.header == ("TT", "Chỉ tiêu", "Năm 2025")
    visible = Visible(source)
    assert [visible.joined([cell]) for cell in row.cells] == ["1", "Tỷ lệ xã đạt chuẩn", "70%"]
    assert row.table == header.table


def test_tables_of_letterhead_and_signature() -> None:
    source = read_markdown(
        (
            "| UBND TỈNH X | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n| Số: 1/KH-UBND | X, ngày 1 |\n\n"
            "| Nơi nhận: - Sở Lao động - Thương binh và Xã hội; - Lưu: VT. | CHỦ TỊCH Lê Văn A |\n|---|---|\n"
        ).encode(),
        "a.md",
    )
    assert [(line.role, text) for line, text in zip(source.lines, lines(source), strict=True)] == [
        ("letterhead", "UBND TỈNH X"),
        ("letterhead", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("letterhead", "Số: 1/KH-UBND"),
        ("letterhead", "X, ngày 1"),
        ("recipients", "Nơi nhận:"),
        ("recipients", "- Sở Lao động - Thương binh và Xã hội;"),
        ("recipients", "- Lưu: VT."),
        ("signature", "CHỦ TỊCH Lê Văn A"),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    text = (
        "KẾ HOẠCH\nI. MỘT\n\nNơi nhận:                    KT. CHỦ TỊCH\n- Như trên;                 PHÓ CHỦ TỊCH\n"
        "- Lưu: VT.\n\n                              Lê Văn A\n"
    )
    source = read_text(text.encode(), "a.txt")
    assert lines(source)[2:] == [
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn A",
    ]  # fmt: skip
    assert {line.role for line in source.lines[5:]} == {"signature"}


def test_a_gap_in_a_sentence_is_no_column() -> None:
    text = "UBND TỈNH X\nKẾ HOẠCH\n(Kèm theo Quyết định số         /QĐ-UBND ngày       /6/2023)\nNơi nhận:\n"
    assert "(Kèm theo Quyết định số         /QĐ-UBND ngày       /6/2023)" in lines(
        read_text(text.encode(), "a")
    )


@pytest.mark.parametrize(
    ("numbers", "furniture"),
    [
        (["2", "3", "4"], ["2", "3", "4"]),
        (["- 2 -", "- 3 -"], ["- 2 -", "- 3 -"]),
        (["2030", "70"], []),  # of no page
        (["7", "9"], []),
    ],
)
def test_page_numbers(numbers: list[str], furniture: list[str]) -> None:
    words = iter(chr(code) for code in range(ord("a"), ord("z")))
    text = "\n".join(
        "\n".join([*(f"Dòng {next(words)} của trang." for _ in range(5)), number]) for number in numbers
    )
    source = read_text(text.encode(), "a.txt")
    found = [source.text[line.start : line.end] for line in source.lines if line.role == "furniture"]
    assert found == furniture


def test_indents_count_where_they_mean_something() -> None:
    body = "      1. Sở Y tế chủ trì, phối hợp với các cơ quan liên\nquan thực hiện.\n"
    indented = read_text((body * 6).encode(), "a.txt")
    assert [line.starts_paragraph for line in indented.lines[:2]] == [True, False]
    slips = read_text((body.replace("      ", " ") * 6).encode(), "a.txt")
    assert {line.starts_paragraph for line in slips.lines} == {None}


def test_unicode_forms_give_one_text() -> None:
    text = "Kế hoạch của Ủy ban nhân dân tỉnh"
    assert read_text(unicodedata.normalize("NFD", text).encode(), "a").text == text


def test_running_headers_stand_beside_page_numbers() -> None:
    pages = "\n".join(
        f"Dòng {word} của trang.\n{number}\nKẾ HOẠCH SỐ 12"
        for number, word in enumerate(["núi", "sông", "hồ"], 2)
    )
    source = read_text(pages.encode(), "a.txt")
    found = [source.text[line.start : line.end] for line in source.lines if line.role == "furniture"]
    assert found == ["2", "KẾ HOẠCH SỐ 12", "3", "KẾ HOẠCH SỐ 12", "4", "KẾ HOẠCH SỐ 12"]


@pytest.mark.parametrize("read", [read_text, read_markdown])
def test_a_rule_is_no_line(read: Callable[[bytes, str], SourceText]) -> None:
    source = read("UBND TỈNH LAI CHÂU\n-------\nCỘNG HÒA\n  ____ \nSố: 1/KH-UBND - 5\n".encode(), "a.txt")
    assert lines(source) == ["UBND TỈNH LAI CHÂU", "CỘNG HÒA", "Số: 1/KH-UBND - 5"]
    assert marks(source) == ["-------", "____"]

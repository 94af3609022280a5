"""Markers by their form: what begins a line as a number or a sign, and what only looks so."""

from __future__ import annotations

import pytest

from corpus.markers import generated_marker, read_marker
from corpus.outline.alphabets import follows, is_first, roman_value, value


@pytest.mark.parametrize(
    ("line", "style", "number", "written"),
    [
        ("PHẦN THỨ NHẤT", "part", "I", "PHẦN THỨ NHẤT"),
        ("Phần II. Nội dung", "part", "II", "Phần II."),
        ("Chương III", "chapter", "III", "Chương III"),
        ("Mục 2. Nhà ở xã hội", "division", "2", "Mục 2."),
        ("Điều 12. Hiệu lực", "article", "12", "Điều 12."),
        ("Điều 3a. Bổ sung", "article", "3a", "Điều 3a."),
        ("A. MỤC TIÊU", "upper", "A", "A."),
        ("Đ. TỔ CHỨC", "upper", "Đ", "Đ."),
        ("IV. TỔ CHỨC", "roman", "IV", "IV."),
        ("I- MỤC TIÊU", "roman", "I", "I-"),
        ("II - NHIỆM VỤ", "roman", "II", "II -"),
        ("III/ KINH PHÍ", "roman", "III", "III/"),
        ("1. Sở Y tế", "arabic", "1", "1."),
        ("2.củng cố", "arabic", "2", "2."),
        ("3/ Sở Tài chính", "arabic", "3", "3/"),
        ("1- Mục tiêu chung", "arabic", "1", "1-"),
        ("2.1. Đối với thư viện", "dotted", "2.1", "2.1."),
        ("2.1.1 Lưu vực", "dotted", "2.1.1", "2.1.1"),
        ("2.1.a. Thành lập", "dotted", "2.1.a", "2.1.a."),
        ("I.2. Mục tiêu", "dotted", "I.2", "I.2."),
        ("(1). Lập đường dây", "paren", "1", "(1)."),
        ("1) Đầu tư", "paren", "1", "1)"),
        ("đ) Tổ chức", "letter", "đ", "đ)"),
        ("b. Đến năm 2030", "letter_dot", "b", "b."),
        ("- Tuyên truyền", "bullet", "", "-"),
        ("-Tuyên truyền", "bullet", "", "-"),
        ("– Đến năm 2025", "bullet", "", "–"),
        ("+ Đơn đề nghị", "plus", "", "+"),
        ("• Một việc", "dot", "", "•"),
        ("* Lưu ý:", "star", "", "*"),
        ("*Giải pháp lâu dài:", "star", "", "*"),
    ],
)
def test_markers(line: str, style: str, number: str, written: str) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.style, marker.number, marker.written) == (style, number, written)
    assert line[marker.length :] == line[len(written) :].lstrip()


@pytest.mark.parametrize(
    "line",
    [
        "1.500 tỷ đồng từ ngân sách",  # an amount
        "30 tháng 11 hằng năm",
        "2021 - 2025",
        "21/4, Ngày Sách và Bản quyền thế giới",
        "Điều 7 Nghị định số 26/2020/NĐ-CP",  # cited, not numbered
        "Mục tiêu cụ thể",
        "V/v ban hành Chương trình",  # "về việc"
        "Việt Nam",
        "2.5 triệu đồng",
        "-5 độ",
        "",
    ],
)
def test_no_markers(line: str) -> None:
    assert read_marker(line) is None


def test_generated_markers_take_nothing_of_the_text() -> None:
    marker = generated_marker("2.1.")
    assert marker is not None
    assert (marker.style, marker.number, marker.length) == ("dotted", "2.1", 0)
    assert generated_marker("  ") is None


@pytest.mark.parametrize(
    ("style", "before", "after", "expected"),
    [
        ("letter", "d", "đ", True),
        ("letter", "đ", "e", True),
        ("letter", "d", "e", True),  # lists made by a word processor have no đ
        ("letter", "e", "f", True),
        ("letter", "e", "g", True),
        ("letter", "a", "c", False),
        ("roman", "III", "IV", True),
        ("roman", "III", "V", False),
        ("dotted", "2.9", "2.10", True),
        ("dotted", "2.1.a", "2.1.b", True),
        ("arabic", "9", "10", True),
        ("arabic", "10", "1", False),
    ],
)
def test_series(style: str, before: str, after: str, expected: bool) -> None:
    assert follows(style, before, after) is expected  # type: ignore[arg-type]


def test_values() -> None:
    assert [roman_value(number) for number in ("I", "IV", "IX", "XIV", "B")] == [1, 4, 9, 14, None]
    assert is_first("roman", "I")
    assert not is_first("arabic", "10")
    assert value("article", "12a") == 12

"""Years, dates, numbers and addresses inside questions."""

import pytest

from bot.question.model import Address
from bot.question.values import (
    find_address,
    find_claims,
    find_documents,
    find_month,
    find_ordinal,
    find_years,
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Mục IV.8 Bắc Kạn nói gì", Address(sections=("IV", "8"))),
        ("muc iv.8 bac kan", Address(sections=("IV", "8"))),
        ("gạch thứ 3 mục V.13", Address(sections=("V", "13"), bullet=3)),
        ("mục 2.1.1 phần I", Address(sections=("I", "2.1.1"))),
        ("điều 3 khoản 2 điểm a", Address(article="3", numbered="2", point="a")),
        ("gạch đầu dòng thứ hai mục I.2.2", Address(sections=("I", "2.2"), bullet=2)),
        ("phụ lục có gì", Address(part="appendix")),
        ("mục II.B.3 ghi gì", Address(sections=("II", "B", "3"))),  # a letter in the middle
        ("điểm b khoản 4 mục III.A", Address(sections=("III", "A"), numbered="4", point="b")),
    ],
)
def test_addresses(text: str, address: Address) -> None:
    found = find_address(text)
    assert found is not None
    assert found[0] == address


@pytest.mark.parametrize(
    "text",
    [
        "Mục tiêu chung là gì",  # "mục" of another word
        "bao nhiêu phần trăm",
        "ý kiến của ai",
        "cấp giấy ở mức 2 cho ai",  # "mức", typed with its mark, is no "mục"
        "phân 3 loại rác",  # nor is "phân" a "phần"
        "điều kiện thực hiện",
        "quan điểm gì",
        "cái thứ 2",  # an item of the last answer, no place
    ],
)
def test_no_address(text: str) -> None:
    assert find_address(text) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Công văn số 1084/BVHTTDL-TV của ai", ["1084/BVHTTDL-TV"]),
        ("quyết định 1520 nói gì", ["1520"]),
        ("Kế hoạch số 188/KH-UBND", ["188/KH-UBND"]),
        ("Nghị định 26/2020/NĐ-CP", ["26/2020/NĐ-CP"]),
        ("kế hoạch 2025 có gì", []),  # a year
        ("hạn 30/11", []),  # a day
    ],
)
def test_documents(text: str, numbers: list[str]) -> None:
    assert [number for number, _, _ in find_documents(text)] == numbers


def test_years_are_not_parts_of_other_numbers() -> None:
    assert [
        y for y, _, _ in find_years("đến năm 2025 và 2030, 12/2025, 2.025 tỷ, giai đoạn 2021 - 2025")
    ] == [
        2025,
        2030,
        2021,
        2025,
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("hạn là 30/11 phải không", [("date", 30, 11, None, "")]),
        ("ngày 01 tháng 12 năm 2023", [("date", 1, 12, 2023, "")]),
        ("tại sao đặt 40%?", [("percent", None, None, None, "40")]),
        ("đạt 1,5 phần trăm", [("percent", None, None, None, "1.5")]),
        ("ngày 45/13", []),
    ],
)
def test_claims(text: str, claims: list[tuple[object, ...]]) -> None:
    found = [(c.kind, c.day, c.month, c.year, c.number) for c, _, _ in find_claims(text)]
    assert found == claims


@pytest.mark.parametrize(
    ("text", "month"), [("tháng 4 có gì", 4), ("tháng mười một", 11), ("thang tu", 4), ("tháng 13", None)]
)
def test_month(text: str, month: int | None) -> None:
    found = find_month(text)
    assert (found[0] if found else None) == month


@pytest.mark.parametrize(
    ("text", "ordinal"), [("cái thứ 2", 2), ("ý thứ ba", 3), ("thứ nhất là gì", 1), ("thứ tư tuần sau", None)]
)
def test_ordinal(text: str, ordinal: int | None) -> None:
    assert find_ordinal(text) == ordinal


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("giảm mấy phần trăm số vụ cháy so với năm 2023", []),  # what a fall is held against
        ("tăng bao nhiêu so với cùng kỳ 2022", []),
        ("năm 2026 giảm bao nhiêu so với năm 2025", [2026]),
        ("chỉ tiêu 2030 so với 2025 thế nào", [2030, 2025]),  # both are asked about
    ],
)
def test_the_year_of_a_comparison_is_not_asked_for(text: str, years: list[int]) -> None:
    assert [year for year, _, _ in find_years(text)] == years

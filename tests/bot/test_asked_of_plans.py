"""A plan that a question names by its number is asked alone; `có kế hoạch` with a doing asks what plans say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answer import Answer
from tests.bot.held import NA, NS, QN

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("asked", "plan", "says"),
    [
        ("Nhiệm vụ của Sở Y tế trong Kế hoạch 812/KH-UBND", NA, "Sở Y tế"),
        ("Liệt kê các việc giao Sở Giáo dục và Đào tạo theo Kế hoạch số 812/KH-UBND", NA, "Giáo dục"),
        ("Kế hoạch 145/KH-UBND giao UBND các huyện việc gì?", NS, "Ủy ban nhân dân cấp huyện"),
        ("Trong Kế hoạch 57/KH-UBND có những chỉ tiêu nào?", QN, "chỉ tiêu"),
        ("han bao cao cua ke hoach so 145/KH-UBND la khi nao", NS, "5/2025"),
        ("Sở Thông tin và Truyền thông làm gì theo kế hoạch 57/KH-UBND?", QN, "Thông tin"),
    ],
)  # fmt: skip
def test_only_the_plan_with_that_number_is_asked(ask: Ask, asked: str, plan: str, says: str) -> None:
    answer = ask(asked)
    assert answer.status == "answered", answer.headline
    assert {citation.plan_id for citation in answer.citations} == {plan}
    assert says in answer.headline


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("Kế hoạch 145/KH-UBND ai ký?", "người ký"),
        ("Kế hoạch 57/KH-UBND ban hành ngày nào?", "2024"),
        ("Kế hoạch 812/KH-UBND nói về gì?", "Y tế trường học"),
    ],
)
def test_what_it_is_as_a_document_is_still_told(ask: Ask, asked: str, says: str) -> None:
    answer = ask(asked)
    assert answer.status == "answered"
    assert says.lower() in answer.headline.lower()


@pytest.mark.parametrize(
    ("asked", "provinces"),
    [
        ("Những tỉnh nào có kế hoạch tham gia sự kiện quốc tế?", {"Thái Nguyên"}),
        ("Tỉnh nào có kế hoạch số hóa di sản văn hóa?", {"Bắc Kạn", "Thái Nguyên"}),
        ("Tỉnh nào có kế hoạch lắp đặt trạm phát sóng 5G?", {"Quảng Ninh"}),
        ("Tỉnh nào có kế hoạch khám sức khỏe đầu năm học?", {"Nghệ An"}),
        ("tinh nao co ke hoach dua chuyen xe tri thuc len vung cao", {"Nghệ An"}),
    ],
)
def test_what_is_planned_is_looked_for_in_the_plans(ask: Ask, asked: str, provinces: set[str]) -> None:
    answer = ask(asked)
    assert answer.status == "answered", answer.headline
    assert {citation.province for citation in answer.citations} <= provinces
    assert "Kho" not in answer.headline


@pytest.mark.parametrize(
    "asked", ["Những tỉnh nào có kế hoạch về chuyển đổi số?", "Tỉnh nào có kế hoạch chuyển đổi số?"]
)
def test_plans_that_are_named_so_are_listed(ask: Ask, asked: str) -> None:
    answer = ask(asked)
    assert answer.headline.startswith("Kho có 1 kế hoạch")
    assert "57/KH-UBND" in answer.headline


def test_what_no_plan_speaks_of_is_not_held(ask: Ask) -> None:
    answer = ask("Những tỉnh nào có kế hoạch nuôi trồng thủy sản lồng bè?")
    assert answer.status == "not_found"

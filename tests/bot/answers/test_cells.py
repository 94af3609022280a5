"""Rows of tables as answers: the cells that are asked for lead, a name that only a row has, lists over a column."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Result

PLAN = """# ỦY BAN NHÂN DÂN TỈNH SƠN LA

Số: 33/KH-UBND

Sơn La, ngày 15 tháng 01 năm 2026

KẾ HOẠCH

Cấp nước sinh hoạt nông thôn giai đoạn 2026 - 2028 trên địa bàn tỉnh Sơn La

I. NHIỆM VỤ

1. Rà soát các công trình cấp nước tập trung.

PHỤ LỤC I. DANH MỤC NHIỆM VỤ

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Kinh phí (triệu đồng) |
|---|---|---|---|---|---|
| 1 | Sửa chữa trạm bơm Nà Sản | Sở Nông nghiệp và Môi trường | Công ty Cấp nước Sơn La | Quý II/2026 | 4.250 |
| 2 | Xét nghiệm chất lượng nước giếng khoan | Sở Y tế | Sở Khoa học và Công nghệ; UBND các xã | Tháng 9/2026 | 780 |
| 3 | In tờ rơi tiết kiệm nước | Sở Giáo dục và Đào tạo | Tỉnh đoàn | Năm 2027 | 95 |

PHỤ LỤC II. DANH SÁCH CÔNG TRÌNH XÂY MỚI

| STT | Địa phương | Số hộ hưởng lợi | Loại hình | Nguồn vốn |
|---|---|---|---|---|
| 1 | Xã Chiềng Sơ | 310 | Tự chảy | Vốn vay |
| 2 | Xã Mường Khiêng | 145 | Bơm dẫn | Ngân sách tỉnh |
| 3 | Xã Tà Hộc | 96 | Tự chảy | Ngân sách tỉnh |

PHỤ LỤC III. CHỈ TIÊU TỪNG NĂM

| TT | Chỉ tiêu | ĐVT | 2026 | 2027 | 2028 |
|---|---|---|---|---|---|
| 1 | Tỷ lệ hộ dân nông thôn dùng nước hợp vệ sinh | % | 91 | 93 | 95 |
| 2 | Số đồng hồ nước lắp mới | cái | 1.200 | 1.500 | 1.750 |
"""


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        # money: the sum with the unit of its column
        (
            "Xét nghiệm chất lượng nước giếng khoan hết bao nhiêu tiền?",
            "Kinh phí: 780 triệu đồng – Xét nghiệm chất lượng nước giếng khoan",
        ),
        # who leads, and who works with them: each its own column
        (
            "Ai chủ trì sửa chữa trạm bơm Nà Sản?",
            "Cơ quan chủ trì: Sở Nông nghiệp và Môi trường – Sửa chữa trạm bơm Nà Sản",
        ),
        (
            "Sửa chữa trạm bơm Nà Sản phối hợp với đơn vị nào?",
            "Cơ quan phối hợp: Công ty Cấp nước Sơn La – Sửa chữa trạm bơm Nà Sản",
        ),
        # a question word by the column's own title
        ("Xã Mường Khiêng xây công trình loại hình gì?", "Loại hình: Bơm dẫn – Xã Mường Khiêng"),
        # several columns at once
        (
            "Xã Tà Hộc có bao nhiêu hộ hưởng lợi, loại hình gì?",
            "Số hộ hưởng lợi: 96; Loại hình: Tự chảy – Xã Tà Hộc",
        ),
        # all rows that share the cell which the question gives
        (
            "Những xã nào xây công trình loại hình tự chảy?",
            "Loại hình: Tự chảy – Xã Chiềng Sơ; Xã Tà Hộc",
        ),
    ],
)
def test_the_cell_leads(written: Callable[[str, str], Result], asked: str, headline: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert found.headline == headline


def test_rows_of_a_list_are_all_cited(written: Callable[[str, str], Result]) -> None:
    found = written(PLAN, "Những xã nào xây công trình loại hình tự chảy?")
    assert isinstance(found, Finding), found
    assert [node.cells[1] for node in found.nodes] == ["Xã Chiềng Sơ", "Xã Tà Hộc"]


@pytest.mark.parametrize(
    ("asked", "says", "not_said"),
    [
        # a place that only a row names
        ("Xã Chiềng Sơ có bao nhiêu hộ hưởng lợi?", "310", "145"),
        # the year's own column
        ("Năm 2027 lắp mới bao nhiêu đồng hồ nước?", "1.500", "1.750"),
        ("Tỷ lệ hộ dân nông thôn dùng nước hợp vệ sinh năm 2028?", "95", "93"),
    ],
)
def test_no_other_cell(written: Callable[[str, str], Result], asked: str, says: str, not_said: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert says in found.headline
    assert not_said not in found.headline

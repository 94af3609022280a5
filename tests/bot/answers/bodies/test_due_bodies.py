"""Who is bound by a day: the clause that has it, whatever others say of reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Missing, Result

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 71/KH-UBND
Sơn La, ngày 20 tháng 01 năm 2026
KẾ HOẠCH
Phòng, chống dịch bệnh trên cây cà phê năm 2026 trên địa bàn tỉnh Sơn La
I. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Môi trường
- Tổng hợp, báo cáo UBND tỉnh định kỳ hằng quý và khi có dịch.
- Báo cáo tổng kết gửi UBND tỉnh trước ngày 20/12/2026.
2. UBND các xã, phường
- Báo cáo diện tích nhiễm bệnh về Sở Nông nghiệp và Môi trường trước ngày 05/12/2026.
- Cắt tỉa, tiêu hủy cành bệnh trước ngày 31/3/2026.
"""


@pytest.mark.parametrize(
    ("asked", "paths", "says"),
    [
        ("ai phải báo cáo trước 5/12", ["I.2/-1"], "UBND các xã, phường"),
        ("Đơn vị nào báo cáo trước ngày 20/12/2026?", ["I.1/-2"], "Sở Nông nghiệp và Môi trường"),
        ("cơ quan nào phải tiêu hủy cành bệnh trước 31/3", ["I.2/-2"], "UBND các xã, phường"),
    ],
)
def test_who_is_bound_by_a_day(
    written: Callable[[str, str], Result], asked: str, paths: list[str], says: str
) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert [node.key for node in found.nodes] == paths
    assert says in found.headline


def test_a_day_that_the_plan_does_not_have(written: Callable[[str, str], Result]) -> None:
    assert isinstance(written(PLAN, "ai phải báo cáo trước 15/8"), Missing)

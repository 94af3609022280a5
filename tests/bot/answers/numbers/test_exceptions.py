"""Exceptions to a number: the half of the sentence that the question names answers, never the other one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Result

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 88/KH-UBND
Sơn La, ngày 06 tháng 02 năm 2026
KẾ HOẠCH
Nước sạch và vệ sinh nông thôn năm 2026 trên địa bàn tỉnh Sơn La
I. CHỈ TIÊU
1. Đến hết năm 2026, 68% hộ dân nông thôn được sử dụng nước sạch theo quy chuẩn; riêng các xã đặc biệt khó khăn phấn đấu đạt 40%.
2. Tỷ lệ trường học có nhà tiêu hợp vệ sinh đạt 97%, riêng điểm trường lẻ vùng cao đạt 80%.
3. 90% trạm y tế được cấp nước liên tục; đối với trạm y tế vùng biên giới là 75%.
4. 85% cán bộ cấp xã được tập huấn về quản lý nước; còn cán bộ thôn, bản đạt từ 50% trở lên.
5. 100% công trình mới có đồng hồ đo; 60% công trình cũ được thay ống.
II. TỔ CHỨC THỰC HIỆN
1. UBND các xã
- Báo cáo Sở Nông nghiệp và Môi trường trước ngày 25/11/2026.
"""  # noqa: E501


@pytest.mark.parametrize(
    ("asked", "says", "not_said"),
    [
        # the exception that is named, measured by what the first half says
        ("Xã đặc biệt khó khăn bao nhiêu % hộ được dùng nước sạch?", "40%", "68%"),
        ("Điểm trường lẻ vùng cao bao nhiêu % có nhà tiêu hợp vệ sinh?", "80%", "97%"),
        ("Trạm y tế vùng biên giới bao nhiêu phần trăm được cấp nước liên tục?", "75%", "90%"),
        ("Cán bộ thôn, bản được tập huấn quản lý nước đạt bao nhiêu %?", "50%", "85%"),
        # nothing of the exception is named: what holds for all
        ("Sơn La phấn đấu bao nhiêu % hộ dân nông thôn dùng nước sạch?", "68%", "40%"),
        ("Bao nhiêu % trạm y tế được cấp nước liên tục?", "90%", "75%"),
        ("Tỷ lệ trường học có nhà tiêu hợp vệ sinh là bao nhiêu?", "97%", "80%"),
        # two numbers side by side, neither of them an exception
        ("Bao nhiêu % công trình cũ được thay ống?", "60%", "100%"),
    ],
)
def test_the_half_that_is_named(
    written: Callable[[str, str], Result], asked: str, says: str, not_said: str
) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert says in found.headline
    assert not_said not in found.headline


def test_an_exception_says_its_measure(written: Callable[[str, str], Result]) -> None:
    found = written(PLAN, "Xã đặc biệt khó khăn bao nhiêu % hộ được dùng nước sạch?")
    assert isinstance(found, Finding), found
    assert "được sử dụng nước sạch theo quy chuẩn" in found.headline

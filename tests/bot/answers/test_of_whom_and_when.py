"""A sum of one year, whom a plan is sent to, a body that is only one of a group, an address for reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Missing, Result

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 33/KH-UBND
Sơn La, ngày 12 tháng 11 năm 2025
KẾ HOẠCH
Phát triển hợp tác xã giai đoạn 2026 - 2030 trên địa bàn tỉnh Sơn La
I. YÊU CẦU
Huy động mọi nguồn lực.
II. KINH PHÍ THỰC HIỆN
1. Tổng nhu cầu kinh phí giai đoạn 2026 - 2030 là 52,8 tỷ đồng, trong đó: ngân sách tỉnh 41,2 tỷ đồng; vốn khác 11,6 tỷ.
2. Năm 2026 bố trí 6,9 tỷ đồng từ ngân sách tỉnh.
III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính
- Chủ trì, tham mưu bố trí kinh phí.
2. Các sở, ban, ngành
- Phối hợp tuyên truyền về hợp tác xã kiểu mới.
3. UBND các xã, phường
- Bố trí tối thiểu 45 triệu đồng/năm để mua máy móc cho hợp tác xã mới.
- Báo cáo về Sở Tài chính, email: httx@sonla.gov.vn, trước ngày 10/12 hằng năm.
Nơi nhận:
- Bộ Tài chính;
- Liên minh Hợp tác xã tỉnh;
- UBND các xã, phường;
- Lưu: VT, KT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Thử
"""


@pytest.mark.parametrize(
    ("asked", "paths", "says"),
    [
        # the year's own sum, not that of the whole period
        ("năm 2026 Sơn La bố trí bao nhiêu tiền cho hợp tác xã", ["II.2"], "6,9 tỷ đồng"),
        ("Tổng kinh phí phát triển hợp tác xã Sơn La bao nhiêu?", ["II.1"], "52,8 tỷ đồng"),
        # `yêu cầu` only asks: the heading of that name is no part that the money is of
        ("Sơn La yêu cầu mỗi xã bố trí tối thiểu bao nhiêu tiền mua máy móc?", ["III.3/-1"], "45 triệu đồng"),
        # the plan's own recipients, quoted as they stand, and one of them
        ("Kế hoạch của Sơn La gửi những cơ quan nào?", ["noi-nhan"], "Liên minh Hợp tác xã tỉnh"),
        ("kế hoạch Sơn La có gửi Liên minh Hợp tác xã tỉnh không", ["noi-nhan/-2"], "Có:"),
        ("gửi báo cáo qua email nào vậy", ["III.3/-2"], "httx@sonla.gov.vn"),
        # a body that no clause names: its group has the role
        ("Sở Công Thương Sơn La phối hợp gì?", ["III.2/-1"], "thuộc nhóm"),
    ],
)
def test_answered_by(written: Callable[[str, str], Result], asked: str, paths: list[str], says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert [node.key for node in found.nodes] == paths
    assert says in found.headline


def test_recipients_are_quoted_together(written: Callable[[str, str], Result]) -> None:
    found = written(PLAN, "Kế hoạch của Sơn La gửi những nơi nào?")
    assert isinstance(found, Finding), found
    assert found.excerpts["noi-nhan"].splitlines()[1:] == [
        "- Bộ Tài chính;", "- Liên minh Hợp tác xã tỉnh;", "- UBND các xã, phường;", "- Lưu: VT, KT.",
    ]  # fmt: skip


def test_a_body_that_is_not_among_the_recipients(written: Callable[[str, str], Result]) -> None:
    found = written(PLAN, "kế hoạch Sơn La có gửi Bảo tàng tỉnh không")
    assert isinstance(found, Finding), found
    assert "không ghi riêng" in found.headline


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("năm 2028 Sơn La bố trí bao nhiêu tiền cho hợp tác xã", "không ghi riêng số tiền của năm 2028"),
        # its group has no such role: nothing is said of it
        ("Sở Công Thương Sơn La chủ trì việc gì?", "không ghi Sở Công Thương chủ trì"),
        ("Sơn La đã thành lập được bao nhiêu hợp tác xã rồi", "kết quả"),
    ],
)
def test_not_stated(written: Callable[[str, str], Result], asked: str, says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Missing), found
    assert says in found.headline

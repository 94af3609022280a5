"""What a plan says in other words than the question's: both days of a clause, a year's share, who signed, where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Missing, Result

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 47/KH-UBND
Sơn La, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Tổ chức Tháng hành động vì người cao tuổi giai đoạn 2026 - 2027 trên địa bàn tỉnh Sơn La
Xét đề nghị của Sở Y tế tại Tờ trình số 19/TTr-SYT ngày 02 tháng 01 năm 2026.
I. NHIỆM VỤ
1. Tổ chức 45 buổi khám lưu động.
2. Thí điểm mô hình trung tâm học tập cộng đồng mở buổi tối tại huyện Mai Sơn và huyện Yên Châu.
II. KINH PHÍ THỰC HIỆN
1. Nguồn kinh phí: ngân sách tỉnh và xã hội hóa.
2. Năm 2026: 3,4 tỷ đồng.
3. Năm 2027: 2,9 tỷ đồng.
III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
- Theo dõi, tổng hợp chung.
2. Ủy ban nhân dân các xã, phường
- Lập danh sách và chăm sóc người cao tuổi neo đơn.
- Báo cáo kết quả định kỳ 6 tháng trước ngày 12/6 và hằng năm trước ngày 22/11 gửi Sở Y tế.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò Văn Thử
"""


@pytest.mark.parametrize(
    ("asked", "path", "says"),
    [
        # days are asked for, and the clause has two
        ("UBND xã, phường ở Sơn La báo cáo định kỳ vào những ngày nào?", "III.2/-2", "22/11"),
        # the share of the year, not the source of all
        ("Kinh phí năm 2027 của Sơn La lấy bao nhiêu", "II.3", "2,9 tỷ đồng"),
        ("Kinh phí năm 2026 của Sơn La?", "II.2", "3,4 tỷ đồng"),
        # a body that is spoken of: a house, not one that acts
        ("Sơn La thí điểm trung tâm học tập cộng đồng ở đâu?", "I.2", "huyện Mai Sơn"),
        # a synonym whose head is the same word
        ("UBND các xã, phường ở Sơn La lo gì cho người già neo đơn", "III.2/-1", "người cao tuổi"),
        # the number of another document than the plan
        ("Sơn La căn cứ tờ trình số mấy", "mo-dau/p1", "19/TTr-SYT"),
    ],
)
def test_asked_in_other_words(
    written: Callable[[str, str], Result], asked: str, path: str, says: str
) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert path in [node.key for node in found.nodes]
    assert says in found.headline


def test_the_post_of_who_signed(written: Callable[[str, str], Result]) -> None:
    asked = "Người ký kế hoạch Tháng hành động vì người cao tuổi Sơn La giữ chức vụ gì?"
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert "PHÓ CHỦ TỊCH" in found.headline


def test_a_year_of_which_no_share_is_said(written: Callable[[str, str], Result]) -> None:
    found = written(PLAN, "Kinh phí năm 2029 của Sơn La bao nhiêu tiền")
    assert isinstance(found, Missing), found

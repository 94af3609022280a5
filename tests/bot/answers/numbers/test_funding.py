"""Where money comes from, and how much: each sum of what it is of, never another's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Missing, Result
from tests.bot.held import BK, NA, NS

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 45/KH-UBND
Sơn La, ngày 10 tháng 02 năm 2025
KẾ HOẠCH
Trồng rừng phòng hộ năm 2025 trên địa bàn tỉnh Sơn La
I. NHIỆM VỤ
1. Cải cách tài chính công
Tỷ lệ giải ngân vốn đầu tư đạt 95% trở lên.
2. Trồng rừng
- Mua 40.000 cây giống.
II. KINH PHÍ THỰC HIỆN
1. Tổng nhu cầu kinh phí năm 2025 dự kiến 9,4 tỷ đồng, trong đó:
- Ngân sách tỉnh: 5,1 tỷ đồng (trong đó dự phòng ngân sách tỉnh 0,6 tỷ đồng);
- Ngân sách cấp huyện: 3,2 tỷ đồng;
- Nguồn xã hội hóa: 1,1 tỷ đồng.
2. Mức hỗ trợ vườn ươm: 25 triệu đồng/vườn.
III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính
Bố trí kinh phí theo khả năng cân đối ngân sách.
"""

TABLE = """# KẾ HOẠCH
**Phát triển du lịch tỉnh Sơn La năm 2025**

## I. KINH PHÍ

Kinh phí bảo đảm từ ngân sách nhà nước, tổng số 7,8 tỷ đồng, phân bổ như sau:

| STT | Nội dung | Kinh phí (triệu đồng) | Đơn vị sử dụng |
|---|---|---|---|
| 1 | Quảng bá điểm đến | 4.300 | Sở Văn hóa, Thể thao và Du lịch |
| 2 | Nâng cấp bến thuyền | 3.500 | Sở Xây dựng |
"""


@pytest.mark.parametrize(
    ("asked", "path", "says"),
    [
        # the whole: a total, wherever it stands, before its parts
        ("tổng kinh phí trồng rừng của Sơn La là bao nhiêu", "II.1", "9,4 tỷ đồng"),
        ("kinh phí trồng rừng phòng hộ 2025 hết bao nhiêu tiền", "II.1", "9,4 tỷ đồng"),
        # a source of it, by its name
        ("ngân sách tỉnh chi mấy tỉ cho trồng rừng", "II.1/-1", "5,1 tỷ đồng"),
        ("ngân sách huyện góp bao nhiêu tiền", "II.1/-2", "3,2 tỷ đồng"),
        ("xã hội hóa được bao nhiêu tỷ", "II.1/-3", "1,1 tỷ đồng"),
        # a matter
        ("mức hỗ trợ vườn ươm bao nhiêu tiền", "II.2", "25 triệu đồng/vườn"),
    ],
)
def test_each_sum_of_its_own(written: Callable[[str, str], Result], asked: str, path: str, says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert [n.key for n in found.nodes] == [path]
    assert says in found.headline


def test_a_row_says_the_unit_of_its_column(written: Callable[[str, str], Result]) -> None:
    found = written(TABLE, "dành bao nhiêu tiền để nâng cấp bến thuyền")
    assert isinstance(found, Finding), found
    assert "Kinh phí: 3.500 triệu đồng" in found.headline


def test_total_before_a_table(written: Callable[[str, str], Result]) -> None:
    found = written(TABLE, "tổng kinh phí phát triển du lịch Sơn La")
    assert isinstance(found, Finding), found
    assert "7,8 tỷ đồng" in found.headline


@pytest.mark.parametrize(
    "asked", ["kinh phí mua máy bay bao nhiêu tiền", "dành bao nhiêu tỷ cho đèo Pha Đin"]
)
def test_no_sum_of_something_else(written: Callable[[str, str], Result], asked: str) -> None:
    assert isinstance(written(PLAN, asked), Missing)


@pytest.mark.parametrize(
    ("plan", "asked", "says"),
    [
        (BK, "kinh phí lấy từ đâu", "ngân sách"),
        (NA, "Lớp bồi dưỡng nhân viên y tế trường học hết bao nhiêu tiền?", "320 triệu đồng"),
        (NS, "kinh phí các hoạt động cấp tỉnh bao nhiêu", "680 triệu đồng"),
    ],
)
def test_of_real_plans(found: Callable[[str, str], Finding], plan: str, asked: str, says: str) -> None:
    assert says in found(plan, asked).headline

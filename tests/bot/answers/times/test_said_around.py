"""Days whose matter stands above them or in the first part of their sentence; guests under an event's heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Missing, Result

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 19/KH-UBND
Sơn La, ngày 06 tháng 02 năm 2026
KẾ HOẠCH
Bảo vệ nguồn nước năm 2026 trên địa bàn tỉnh Sơn La
I. HOẠT ĐỘNG
1. Lễ mít tinh hưởng ứng
1.1. Thời gian: 08 giờ 00, ngày 29/4/2026.
1.2. Địa điểm: Quảng trường Tây Bắc, phường Tô Hiệu.
1.3. Thành phần: Lãnh đạo tỉnh, các sở, ngành, đoàn viên thanh niên; dự kiến 600 người.
2. Đội chiếu phim lưu động phục vụ tại 03 điểm:
+ Ngày 04/5/2026: Chợ xã Chiềng Sơ;
+ Ngày 06/5/2026: Nhà văn hóa xã Mường Khiêng;
+ Ngày 08/5/2026: Trường THCS xã Tà Hộc.
3. Tổ chức Cuộc thi vẽ tranh “Giọt nước quê em” 01 lần/năm; đối tượng là học sinh tiểu học; nhận tác phẩm từ ngày 10/3 đến hết ngày 20/4 hằng năm, gửi về Tỉnh đoàn.
4. Tôn vinh “Dòng họ giữ nguồn nước” hằng năm vào dịp Ngày Nước thế giới (22/3).
5. Thư viện tỉnh mở cửa phòng đọc đến 20 giờ 30 phút các ngày trong tuần.
6. Ngày hội Sách và Nước: từ 08 giờ 00 đến 21 giờ 00 ngày 10/5/2026 tại sân Thư viện tỉnh.
II. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh: Bảo đảm trật tự tại Lễ mít tinh hưởng ứng bảo vệ nguồn nước.
"""  # noqa: E501


@pytest.mark.parametrize(
    ("asked", "path", "says"),
    [
        # the line that announces the items says what comes to the place
        ("Đội chiếu phim lưu động đến xã Mường Khiêng ngày nào?", "I.2/+2", "6/5/2026"),
        ("Ngày nào đội chiếu phim về xã Tà Hộc?", "I.2/+3", "8/5/2026"),
        # the sentence's first part says of which contest
        ("Cuộc thi Giọt nước quê em nhận tác phẩm từ ngày nào đến ngày nào?", "I.3", "10/3 – 20/4"),
        # the occasion of what is done on it
        ("Tôn vinh Dòng họ giữ nguồn nước vào dịp nào?", "I.4", "22/3"),
        # the guests under the heading that names the event, though another clause names it in one piece
        ("Thành phần dự lễ mít tinh hưởng ứng gồm những ai?", "I.1.3", "đoàn viên thanh niên"),
        # who opens there has hours of its own, not those of what is held in its yard
        ("Thư viện tỉnh mở cửa đến mấy giờ?", "I.5", "20 giờ 30"),
    ],
)
def test_said_around(written: Callable[[str, str], Result], asked: str, path: str, says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert [node.key for node in found.nodes][:1] == [path]
    assert says in found.headline


def test_another_place_has_no_day(written: Callable[[str, str], Result]) -> None:
    """The line that announces the items doesn't answer for a place that none of them names."""
    assert isinstance(written(PLAN, "Đội chiếu phim lưu động đến xã Phiêng Pằn ngày nào?"), Missing)

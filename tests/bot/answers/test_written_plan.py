"""Questions to one plan written here, whose sections are made so that each rule has something to go wrong on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Missing, Result

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 61/KH-UBND
Sơn La, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Phòng cháy, chữa cháy rừng năm 2026 trên địa bàn tỉnh Sơn La
I. TÌNH HÌNH
1. Năm 2025 xảy ra 12 vụ cháy, thiệt hại ước tính 3,5 tỷ đồng.
2. Năm 2024 toàn tỉnh có 30 vụ cháy.
II. CHỈ TIÊU NĂM 2026
1. Giảm ít nhất 15% số vụ cháy so với năm 2025.
2. 90% chủ rừng ký cam kết.
3. Trồng dặm 260 ha, trong đó Mộc Châu 140 ha, Sông Mã 120 ha.
III. NHIỆM VỤ
1. Tuyên truyền
a) Lắp 35 biển báo cấm lửa tại các cửa rừng.
b) Mở 06 lớp tập huấn cho 420 người là tổ trưởng tổ bảo vệ rừng.
2. Trực và chữa cháy
2.1. Giai đoạn 2026 - 2027
- Xây dựng 04 chòi canh.
2.2. Giai đoạn 2028 - 2029
- Mua 02 xe chữa cháy rừng.
- Làm 40 km đường băng cản lửa.
3. Diễn tập
Tổ chức diễn tập chữa cháy rừng cấp tỉnh tại huyện Sông Mã.
IV. TỔ CHỨC THỰC HIỆN
1. Chi cục Kiểm lâm (cơ quan thường trực)
- Tham mưu phương án chữa cháy; tổng hợp báo cáo.
- Chủ trì tổ chức diễn tập tại huyện Sông Mã.
- Báo cáo UBND tỉnh trước ngày 20/12/2026.
2. Công an tỉnh
- Điều tra nguyên nhân các vụ cháy.
- Huy động lực lượng chữa cháy khi có yêu cầu.
3. Bưu điện tỉnh
Hỗ trợ chuyển phát tờ rơi tới thôn, bản vùng cao.
4. Sở Nội vụ
Tham mưu khen thưởng vào dịp tổng kết Quyết định số 177/QĐ-TTg ngày 10/02/2024 và Đề án “Rừng xanh đến năm 2030”.
5. UBND các xã, phường
- Trực 24/24 giờ; báo cáo Chi cục Kiểm lâm trước ngày 05/12/2026.
V. KẾT THÚC
Trong quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về Chi cục Kiểm lâm để được hướng dẫn./.
"""


@pytest.mark.parametrize(
    ("asked", "paths"),
    [
        # the circumstance of a duty narrows no list
        ("Công an tỉnh Sơn La phải làm gì khi có cháy lớn", ["IV.2/-1", "IV.2/-2"]),
        # a name in brackets behind the agency's
        ("Chi cục Kiểm lâm có nhiệm vụ gì", ["IV.1/-1", "IV.1/-2", "IV.1/-3", "IV.5/-1", "ket/p1"]),
        # said of the one thing that an agency has to do, in other words than its own
        ("Bưu điện tỉnh hỗ trợ bà con thế nào", ["IV.3/p1"]),
        # a tier of government without its authority's name
        ("Các xã, phường phải làm những việc gì?", ["IV.5/-1"]),
        # the plan's own goals, whatever other clauses share its subject's words
        ("liệt kê các chỉ tiêu phòng cháy chữa cháy rừng năm 2026", ["II.1", "II.2", "II.3"]),
        # a heading's period
        ("Giai đoạn 2028 - 2029 làm gì về trực và chữa cháy", ["III.2.2/-1", "III.2.2/-2"]),
        # a year that a growth is held against is not asked about
        ("giảm bao nhiêu phần trăm số vụ cháy so với năm 2025", ["II.1"]),
        # what happened in a year, in words
        ("Năm 2025 bị thiệt hại bao nhiêu", ["I.1"]),
        # who acts, before what is done
        ("ai tổ chức diễn tập ở huyện Sông Mã", ["IV.1/-2"]),
        # what is counted is what follows `bao nhiêu`
        ("có bao nhiêu lớp tập huấn", ["III.1/b"]),
        ("bao nhiêu người được tập huấn", ["III.1/b"]),
        # to whom difficulties go
        ("gặp vướng mắc thì hỏi cơ quan nào", ["ket/p1"]),
        # an agency's own day, not that of those who report to it
        ("Chi cục Kiểm lâm báo cáo trước ngày nào", ["IV.1/-3"]),
        # what a figure is of
        ("mức 90% là gì", ["II.2"]),
    ],
)
def test_found(written: Callable[[str, str], Result], asked: str, paths: list[str]) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert [node.key for node in found.nodes] == paths


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("Mộc Châu trồng dặm bao nhiêu héc ta", "140 ha"),  # a part of a sum, by its place
        ("giảm bao nhiêu phần trăm số vụ cháy", "giảm ít nhất 15% số vụ cháy"),  # in the clause's own order
        ("lắp mấy biển báo cấm lửa", "Lắp 35 biển báo cấm lửa"),
    ],
)
def test_told(written: Callable[[str, str], Result], asked: str, says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert says in found.headline


@pytest.mark.parametrize(
    "asked",
    [
        "huyện Yên Châu trồng dặm bao nhiêu ha",  # another district's numbers are not its
        "Chủ tịch UBND tỉnh Sơn La đã thăm bao nhiêu chòi canh",
        "ai bị phạt khi dưới 90% chủ rừng ký cam kết",
        "khen thưởng khi nào",  # the clause's date is that of a document that it names, and of a name's
    ],
)
def test_refused(written: Callable[[str, str], Result], asked: str) -> None:
    assert isinstance(written(PLAN, asked), Missing)

"""Which of a plan's numbers answers: none of another year, level, direction, thing counted or part of a sum."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Missing, Result

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 73/KH-UBND
Sơn La, ngày 18 tháng 01 năm 2026
KẾ HOẠCH
Cấp nước sạch nông thôn năm 2026 trên địa bàn tỉnh Sơn La
I. KẾT QUẢ THỰC HIỆN NĂM 2025
1. Xây dựng 21 công trình, đạt 105% kế hoạch.
2. Tỷ lệ hộ dân dùng nước sạch đạt 61,5%; đào tạo 240 công nhân vận hành.
3. Tỷ lệ thất thoát nước còn 24%.
II. CHỈ TIÊU NĂM 2026
1. Nâng tỷ lệ hộ dân dùng nước sạch lên 66%, trong đó có đồng hồ đo đạt 40%.
2. Tỷ lệ thất thoát nước giảm 3% so với năm 2025; cuối năm 2026 tỷ lệ thất thoát nước còn dưới 21%.
3. Xây dựng mới 30 công trình, trong đó:
- Công trình tự chảy: 18 công trình.
- Công trình dùng bơm: 12 công trình.
4. Mẫu nước đạt quy chuẩn: cấp tỉnh 99%, cấp xã 92%.
5. Mỗi xã có tối thiểu 02 tổ quản lý nước; mỗi bản có ít nhất 01 tổ.
6. Đào tạo công nhân trình độ trung cấp 35 người, sơ cấp 80 người.
III. NHIỆM VỤ
1. Phát tài liệu hướng dẫn bằng tiếng Thái và tiếng Mông cho 500 hộ.
2. Hội thi “Nước với cuộc sống”
- Quy mô: 90 người.
- Đặt 02 bồn nước tại mỗi điểm thi.
3. Bảo đảm nước uống liên tục từ tỉnh đến 75 xã, phường.
4. Kiểm tra 14 xã, phường.
5. Tổ chức 12 buổi truyền thông định kỳ tại trung tâm xã và 07 buổi lưu động tại các bản.
6. Lắp bể cho 45 hộ nghèo; mở 03 lớp vận hành cho 66 công nhân.
IV. KINH PHÍ
1. Kinh phí 52 tỷ đồng, gồm ngân sách tỉnh 30 tỷ đồng, ngân sách huyện 14 tỷ đồng, nguồn xã hội hóa 8 tỷ đồng.
V. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
Xét nghiệm tối thiểu 60 mẫu nước.
"""


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        # what was reached is told only where it is asked for, with its year
        (
            "Năm 2025 tỷ lệ hộ dân dùng nước sạch đạt bao nhiêu",
            "số liệu năm 2025 mà kế hoạch nêu: tỷ lệ hộ dân dùng nước sạch đạt 61,5%",
        ),
        ("năm 2025 đã xây dựng được bao nhiêu công trình", "xây dựng 21 công trình"),
        ("năm 2025 đào tạo được mấy người vận hành", "đào tạo 240 công nhân vận hành"),
        ("Tỷ lệ hộ dân dùng nước sạch năm 2025 so với chỉ tiêu 2026 thế nào", "66%"),
        # what is aimed at is no result
        ("Năm 2026 tỷ lệ hộ dân dùng nước sạch là bao nhiêu", "nâng tỷ lệ hộ dân dùng nước sạch lên 66%"),
        ("tỷ lệ hộ dân dùng nước sạch bao nhiêu phần trăm", "66%"),
        # by how much, and what is reached
        ("tỷ lệ thất thoát nước giảm bao nhiêu phần trăm", "giảm 3%"),
        ("cuối năm 2026 tỷ lệ thất thoát nước còn bao nhiêu", "còn dưới 21%"),
        # the whole, where no part is named; and a part by its name
        ("năm 2026 xây dựng mới mấy công trình", "xây dựng mới 30 công trình"),
        ("bao nhiêu công trình dùng bơm", "12 công trình"),
        # a level's own
        ("mẫu nước đạt quy chuẩn cấp xã bao nhiêu phần trăm", "cấp xã 92%"),
        ("mẫu nước cấp tỉnh đạt quy chuẩn mấy %", "cấp tỉnh 99%"),
        ("mỗi bản có ít nhất mấy tổ quản lý nước", "mỗi bản có ít nhất 01 tổ"),
        # a class that the list names once
        ("đào tạo công nhân trình độ sơ cấp bao nhiêu người", "80 người"),
        # how many there are, not how many are visited
        ("Sơn La có bao nhiêu xã, phường", "75 xã, phường"),
        # who comes is counted, nobody says that they come
        ("bao nhiêu người dự hội thi Nước với cuộc sống", "90 người"),
        # of an agency's work
        ("Sở Y tế xét nghiệm bao nhiêu mẫu nước", "60 mẫu nước"),
        # the second of its kind goes without what the first has said
        ("tổ chức bao nhiêu buổi truyền thông lưu động", "07 buổi lưu động"),
        # each of two numbers by its own noun
        ("mở mấy lớp vận hành cho bao nhiêu công nhân", "66 công nhân"),
        # one source of several
        ("ngân sách huyện bỏ ra bao nhiêu tiền", "ngân sách huyện 14 tỷ đồng"),
    ],
)
def test_told(written: Callable[[str, str], Result], asked: str, says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert says in found.headline


@pytest.mark.parametrize(
    ("asked", "never"),
    [
        ("Năm 2026 tỷ lệ hộ dân dùng nước sạch là bao nhiêu", "61,5"),
        ("phấn đấu tỷ lệ thất thoát nước còn mấy phần trăm", "24%"),
        ("tỷ lệ thất thoát nước giảm bao nhiêu phần trăm", "21%"),
        ("năm 2026 xây dựng mới mấy công trình", "18"),
        ("mẫu nước đạt quy chuẩn cấp xã bao nhiêu phần trăm", "99%"),
        ("Sơn La có bao nhiêu xã, phường", "14"),
        ("ngân sách huyện bỏ ra bao nhiêu tiền", "30 tỷ"),
        ("chỉ tiêu năm 2026 là xây 21 công trình phải không", "Đúng"),
    ],
)
def test_never_told(written: Callable[[str, str], Result], asked: str, never: str) -> None:
    found = written(PLAN, asked)
    lead = found.lead if isinstance(found, Finding) else ""
    assert never not in f"{lead} {found.headline}"


@pytest.mark.parametrize(
    "asked",
    [
        "Năm 2024 tỷ lệ hộ dân dùng nước sạch đạt bao nhiêu",  # neither reached nor aimed at
        "Năm 2026 thực tế đã xây được bao nhiêu công trình",  # a year that isn't over
        "tổ chức mấy điểm thi Nước với cuộc sống",  # tanks at each are counted, not they
        "bao nhiêu hộ được phát tài liệu tiếng Dao",  # another language
        "bao nhiêu hộ cận nghèo được lắp bể",  # nor are those the poor
        "Kinh phí hội thi Nước với cuộc sống là bao nhiêu",  # the plan's sum is not its part's
    ],
)
def test_refused(written: Callable[[str, str], Result], asked: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Missing), found.headline


LIMITS = PLAN.replace(
    "II. CHỈ TIÊU NĂM 2026",
    """4. Hạn chế, tồn tại
- Mới có 03/12 huyện có phòng xét nghiệm nước.
- Nhiều công trình tự chảy hư hỏng sau mưa lũ.
II. CHỈ TIÊU NĂM 2026""",
)


def test_what_a_heading_is_about_is_told_whole(written: Callable[[str, str], Result]) -> None:
    found = written(LIMITS, "hạn chế, tồn tại gì năm 2025")
    assert isinstance(found, Finding)
    assert [node.text for node in found.nodes] == [
        "Mới có 03/12 huyện có phòng xét nghiệm nước.",
        "Nhiều công trình tự chảy hư hỏng sau mưa lũ.",
    ]

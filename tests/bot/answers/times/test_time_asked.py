"""Questions of time to one plan written here: hours, how long, how often, spans of days, times in headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Missing, Result

# Asked on 22 November 2026, a Sunday.
PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 88/KH-UBND
Sơn La, ngày 02 tháng 11 năm 2026
KẾ HOẠCH
Tổ chức Tuần Văn hóa trên địa bàn tỉnh Sơn La
I. HOẠT ĐỘNG
1. Lễ khai mạc
- Thời gian: 19 giờ 30 ngày 27 tháng 11 năm 2026.
- Địa điểm: Quảng trường 26/10, phường Tô Hiệu.
- Đơn vị tổ chức: Sở Văn hóa, Thể thao và Du lịch.
- Thành phần: đại biểu các xã, phường và 300 học sinh.
2. Hội chợ nông sản
- Thời gian: từ ngày 28/11 đến 12 giờ 00 ngày 05/12/2026; đêm hội xòe lúc 20 giờ ngày 01/12/2026.
- Địa điểm: Sân vận động tỉnh, phường Tô Hiệu.
- Đơn vị tổ chức: Sở Công Thương.
3. Giải bóng đá thiếu niên
- Thời gian: ngày 15 tháng 01 năm 2027.
- Địa điểm: phường Chiềng Cơi.
II. LỘ TRÌNH
1. Giai đoạn 2026 - 2027
- Mua 03 xe thư viện lưu động.
2. Quý III/2028
- Làm phim tài liệu về nghệ thuật xòe.
III. TỔ CHỨC THỰC HIỆN
1. Sở Văn hóa, Thể thao và Du lịch
- Báo cáo UBND tỉnh kết quả 6 tháng trước ngày 20 tháng 6, báo cáo năm trước ngày 10 tháng 12 hằng năm.
- Tham mưu sơ kết vào tháng 12 năm 2027; tổng kết vào tháng 12 năm 2030.
2. Sở Công Thương
- Báo cáo tình hình giá cả về UBND tỉnh vào thứ Sáu hằng tuần.
- Kiểm tra các chợ, định kỳ 03 tháng một lần.
3. UBND các xã, phường
- Treo đèn đường, tổ chức múa xòe trong đêm 31 tháng 12 năm 2026.
- Rà soát câu lạc bộ từ ngày 01/12/2026, hoàn thành trước ngày 20/12/2026, gửi Sở Văn hóa, Thể thao và Du lịch.
"""

TOLD = [
    # hours
    ("lễ khai mạc mấy giờ", "27/11/2026 (lúc 19 giờ 30)", ["I.1/-1"]),
    ("lễ khai mạc lúc mấy giờ, ở đâu", "Quảng trường 26/10", ["I.1/-1", "I.1/-2"]),
    ("đêm hội xòe mấy giờ bắt đầu", "1/12/2026 (lúc 20 giờ)", ["I.2/-1"]),
    ("hội chợ nông sản mấy giờ kết thúc", "(đến 12 giờ 00)", ["I.2/-1"]),
    # how long
    ("hội chợ nông sản kéo dài mấy ngày", "kéo dài 8 ngày", ["I.2/-1", "I.2/-2"]),
    ("hoi cho nong san dien ra trong bao lau", "kéo dài 8 ngày", ["I.2/-1", "I.2/-2"]),
    # how often
    ("Sở Công Thương báo cáo giá cả bao lâu một lần", "thứ Sáu hằng tuần", ["III.2/-1"]),
    ("mấy tháng kiểm tra chợ một lần", "định kỳ 03 tháng một lần", ["III.2/-2"]),
    # a span of days: what is held, what is due, or both
    ("tuần này có sự kiện gì", None, []),
    ("tuần sau có sự kiện gì", "27/11/2026", ["I.1/-1", "I.1/-2", "I.2/-1", "I.2/-2"]),
    ("cuối năm nay phải hoàn thành việc gì", "20/12/2026", ["III.1/-1", "III.3/-2"]),
    ("đầu năm sau có giải gì", "15/1/2027", ["I.3/-1", "I.3/-2"]),
    ("quý I/2027 có sự kiện nào", "15/1/2027", ["I.3/-1", "I.3/-2"]),
    # a time in a heading
    ("bao giờ mua xe thư viện lưu động", "Giai đoạn 2026 - 2027", ["II.1/-1", "II.1"]),
    ("làm phim tài liệu về xòe vào giai đoạn nào", "Quý III/2028", ["II.2/-1", "II.2"]),
    # where
    ("hội chợ nông sản ở đâu", "Sân vận động tỉnh", ["I.2/-1", "I.2/-2"]),
    # one report of several, one act of several
    ("báo cáo 6 tháng nộp khi nào", "20 tháng 6", ["III.1/-1"]),
    ("báo cáo năm nộp khi nào", "10 tháng 12", ["III.1/-1"]),
    ("khi nào tổng kết", "tháng 12 năm 2030", ["III.1/-2"]),
    ("hạn báo cáo 6 tháng qua chưa", "kỳ tới ngày cuối cùng là 19/6/2027", ["III.1/-1"]),
    # when something begins is not when it is due
    ("rà soát câu lạc bộ bắt đầu từ ngày nào", "từ ngày 01/12/2026", ["III.3/-2"]),
    # who may come
    (
        "ai được dự lễ khai mạc",
        "Lễ khai mạc: Thành phần: đại biểu các xã, phường và 300 học sinh",
        ["I.1/-4"],
    ),
    # how far away
    ("còn mấy ngày nữa tới lễ khai mạc", "còn 5 ngày", ["I.1/-1", "I.1/-2"]),
]


@pytest.mark.parametrize(("asked", "says", "paths"), TOLD)
def test_told(written: Callable[[str, str], Result], asked: str, says: str | None, paths: list[str]) -> None:
    found = written(PLAN, asked)
    if says is None:
        assert isinstance(found, Missing), found
        return
    assert isinstance(found, Finding), found
    assert says in found.headline
    assert [node.key for node in found.nodes] == paths


REFUSED = [
    "rà soát câu lạc bộ trong bao nhiêu ngày",  # days of the calendar are no length
    "giải bóng đá thiếu niên mấy giờ",  # the plan gives a day alone
    "ai được dự giải bóng đá thiếu niên",  # organisers are no guests
    "rà soát câu lạc bộ bao lâu một lần",
    "thời hạn mua xe thư viện lưu động tối đa mấy năm",  # a length, not the heading's period
    "treo đèn đường phải xong trước ngày mấy",  # the clause's day is that of a dance
    "lễ khai mạc ở huyện Mộc Châu ngày nào",
]


@pytest.mark.parametrize("asked", REFUSED)
def test_refused(written: Callable[[str, str], Result], asked: str) -> None:
    assert isinstance(written(PLAN, asked), Missing)


def test_only_the_report_that_is_asked_for(written: Callable[[str, str], Result]) -> None:
    half, year = written(PLAN, "báo cáo 6 tháng nộp khi nào"), written(PLAN, "báo cáo năm nộp khi nào")
    assert isinstance(half, Finding)
    assert isinstance(year, Finding)
    assert "10 tháng 12" not in half.headline
    assert "20 tháng 6" not in year.headline

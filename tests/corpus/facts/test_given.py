"""Sums that are given or charged, cases in which they are paid, stocks, bases of averages, and what no plan aims at."""

from __future__ import annotations

import pytest

from corpus.facts.targets import targets
from corpus.models import PartialDate
from tests.corpus.facts.clauses import context_of

ISSUED = PartialDate(year=2026, month=3, day=18)

Row = tuple[str, str, str, str]


def rows(text: str, *headings: str) -> list[Row]:
    """(value, unit, subject, measure) of a clause's targets."""
    found = targets(context_of(text, *headings, issued=ISSUED))
    return [(str(t.value), t.unit, t.subject, t.measure) for t in found]


GIVEN: list[tuple[str, tuple[str, ...], list[Row]]] = [
    # who gets a sum, numbers of its own included
    (
        "Riêng huyện đảo và 08 xã vùng cao được ngân sách trung ương cấp 20 triệu đồng/xã.",
        ("Kinh phí",),
        [("20", "triệu đồng/xã", "huyện đảo và 08 xã vùng cao", "được ngân sách trung ương cấp")],
    ),
    (
        "Trẻ em miễn phí; khách ngoài tỉnh thu 30.000 đồng/lượt.",
        ("Dịch vụ",),
        [("30000", "đồng/lượt", "khách ngoài tỉnh", "thu")],
    ),
    (
        "Trao 20 suất quà, mỗi suất trị giá 500.000 đồng.",
        ("Hoạt động",),
        [("20", "suất quà", "suất quà", "Trao"), ("500000", "đồng", "mỗi suất", "trị giá")],
    ),
    # what a sum is set aside for, or from what
    (
        "Hằng năm bố trí tối thiểu 50 triệu đồng cho tủ sách trường học.",
        ("UBND các xã, phường",),
        [("50", "triệu đồng", "tủ sách trường học", "bố trí")],
    ),
    (
        "Bố trí 12 tỷ đồng từ ngân sách trung ương để xây cầu.",
        ("Kinh phí",),
        [("12", "tỷ đồng", "ngân sách trung ương", "Bố trí")],
    ),
    # a word that ends in "cấp" before a sum
    (
        "Hộ phải sửa chữa nhà khẩn cấp 25 triệu đồng/hộ.",
        ("Mức hỗ trợ",),
        [("25", "triệu đồng/hộ", "Hộ phải sửa chữa nhà khẩn cấp", "")],
    ),
    # the share is the case in which a sum is paid
    (
        "Nhà hư hỏng từ 30% đến 50% là 15 triệu đồng/hộ.",
        ("Hỗ trợ",),
        [("15", "triệu đồng/hộ", "Nhà hư hỏng từ 30% đến 50%", "")],
    ),
    (
        "Cây trồng thiệt hại trên 70%: 10 triệu đồng/ha; từ 30% đến 70%: 5 triệu đồng/ha.",
        ("Hỗ trợ",),
        [
            ("10", "triệu đồng/ha", "Cây trồng thiệt hại trên 70%", ""),
            ("5", "triệu đồng/ha", "từ 30% đến 70%", ""),
        ],
    ),
    (
        "100% hộ bị sập nhà được hỗ trợ 60 triệu đồng/hộ.",
        ("Chỉ tiêu",),
        [
            ("100", "%", "hộ", "bị sập nhà được hỗ trợ"),
            ("60", "triệu đồng/hộ", "100% hộ bị sập nhà", "được hỗ trợ"),
        ],
    ),
    # a list of what is prepared, of the level that it is under
    (
        "Cấp xã: 40 tấn gạo, 300 thùng nước, 50 bộ đàm;",
        ("Chuẩn bị vật tư, hậu cần:",),
        [
            ("40", "tấn", "gạo cấp xã", "Chuẩn bị vật tư, hậu cần"),
            ("300", "thùng", "thùng nước cấp xã", "Chuẩn bị vật tư, hậu cần"),
            ("50", "bộ đàm", "bộ đàm cấp xã", "Chuẩn bị vật tư, hậu cần"),
        ],
    ),
    # what another number is per is no number of its own
    (
        "Phấn đấu bình quân 01 hộ trồng 20 cây/năm.",
        ("Mục tiêu",),
        [("20", "cây/năm", "cây", "trồng")],
    ),
    (
        "Cứ 10.000 người dân có 12 bác sĩ.",
        ("Mục tiêu",),
        [("12", "bác sĩ", "bác sĩ", "Cứ 10.000 người dân có")],
    ),
    # how many times more is said of what was said before
    (
        "Doanh thu đạt 12.000 tỷ đồng, tăng gấp 1,5 lần so với năm 2020.",
        ("Chỉ tiêu",),
        [("12000", "tỷ đồng", "Doanh thu", "đạt"), ("1.5", "lần", "Doanh thu", "tăng gấp")],
    ),
    # each of two verbs has its own number
    (
        "Mỗi thư viện có tối thiểu 900 đầu sách và bổ sung mới không dưới 90 đầu sách.",
        ("Nhiệm vụ",),
        [
            ("900", "đầu sách", "đầu sách", "Mỗi thư viện có"),
            ("90", "đầu sách", "đầu sách", "bổ sung mới"),
        ],
    ),
    (
        "Duy trì 03 đội cơ động, 15 xuồng máy.",
        ("Công an tỉnh",),
        [("3", "đội", "đội cơ động", "Duy trì"), ("15", "xuồng", "xuồng máy", "Duy trì")],
    ),
    (
        "Xây dựng điểm đọc tại ít nhất 12 ngôi chùa, mỗi đồn mở ít nhất 01 lớp.",
        ("Nhiệm vụ",),
        [("1", "lớp", "lớp", "mỗi đồn mở")],
    ),
    (
        "Xây dựng điểm đọc tại ít nhất 12 chùa.",
        ("Nhiệm vụ",),
        [("12", "chùa", "chùa", "Xây dựng điểm đọc tại")],
    ),
]


@pytest.mark.parametrize(("text", "headings", "expected"), GIVEN)
def test_what_numbers_are_said_of(text: str, headings: tuple[str, ...], expected: list[Row]) -> None:
    assert rows(text, *headings) == expected


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        # what may come
        ("Dự báo năm 2026 có từ 8 đến 10 đợt nắng nóng.", "Mục tiêu"),
        ("Mưa lũ có khả năng xuất hiện 3 đợt.", "Chỉ tiêu"),
        # what was counted
        ("Kết quả rà soát đến ngày 28/02/2026, toàn tỉnh còn 312 hộ chưa có đất ở.", "Chỉ tiêu"),
        ("Theo số liệu thống kê đến ngày 15/02/2026, toàn tỉnh có 4.120 hộ nghèo.", "Mục tiêu"),
        # which ones are meant
        ("Ưu tiên các thôn có trên 50% hộ nghèo.", "Nhiệm vụ"),
        ("Tuyển dụng tại các xã có trên 30% dân số là người Khmer.", "Nhiệm vụ"),
        ("Xã A có 40 tấn gạo, 300 thùng nước.", "Hiện trạng"),
    ],
)
def test_what_is_not_aimed_at(text: str, heading: str) -> None:
    assert rows(text, heading) == []


def test_an_aim_after_a_forecast_counts() -> None:
    text = "Nâng cao năng lực dự báo, phấn đấu 95% bản tin được phát đúng giờ."
    assert [(value, unit) for value, unit, *_ in rows(text, "Mục tiêu")] == [("95", "%")]

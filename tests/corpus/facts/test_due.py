"""Which dates are due: spans of months, days of a count, what is sent to whom, years in which a thing ends."""

from __future__ import annotations

import pytest

from corpus.facts.dates import find_dates
from corpus.facts.deadlines import deadlines
from corpus.facts.events import events
from corpus.models import PartialDate
from tests.corpus.facts.clauses import context_of

ISSUED = PartialDate(year=2026, month=3, day=18)

SPANS = [
    ("Tháng 4 - 6/2026", ("month", 4, 2026, 6, 2026, None)),
    ("4-6/2026", ("month", 4, 2026, 6, 2026, None)),
    ("03/2026 - 9/2026", ("month", 3, 2026, 9, 2026, None)),
    ("từ tháng 11/2026 đến tháng 02/2027", ("month", 11, 2026, 2, 2027, None)),
    ("Tháng 11 - 02/2027", ("month", 11, 2026, 2, 2027, None)),
    ("Quý I - II/2026", ("quarter", 1, 2026, None, None, 2)),
    ("Quý III/2026 đến Quý I/2027", ("quarter", 7, 2026, None, 2027, 1)),
    ("từ Quý IV đến Quý I/2027", ("quarter", 10, 2026, None, 2027, 1)),
    # days, however they are set apart
    ("ngày 4-6/2026", ("date", 6, 2026, None, None, None)),
    ("04-6-2026", ("date", 6, 2026, None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_spans_of_months_and_quarters(text: str, expected: tuple[object, ...]) -> None:
    (m,) = find_dates(text)
    assert (m.kind, m.month, m.year, m.end_month, m.end_year, m.quarter) == expected


def test_half_of_a_span_is_no_day() -> None:
    assert [(m.kind, m.day) for m in find_dates("từ 15-6/2026")] == [("month", None)]


# (kind, bound, day, month, year), what
DUE = [
    # what was approved before is sent by then
    (
        "Nộp danh sách hộ đã thẩm định cho Sở Tài chính trước ngày 12/6/2026.",
        ("date", "before", 12, 6, 2026),
        "Nộp danh sách hộ đã thẩm định cho Sở Tài chính",
    ),
    (
        "Gửi báo cáo đã hoàn chỉnh về Ban Dân tộc trước ngày 15/7/2026.",
        ("date", "before", 15, 7, 2026),
        "Gửi báo cáo đã hoàn chỉnh",
    ),
    # commas inside the name of a fund that is paid
    (
        "Thu, nộp Quỹ Đền ơn đáp nghĩa, Quỹ Phòng, chống tội phạm hoàn thành trước ngày 30/8/2026.",
        ("date", "before", 30, 8, 2026),
        "Thu, nộp Quỹ Đền ơn đáp nghĩa, Quỹ Phòng, chống tội phạm",
    ),
    (
        "Nộp Quỹ Bảo trì đường bộ, phí sử dụng xong trước ngày 31/5/2026.",
        ("date", "before", 31, 5, 2026),
        "Nộp Quỹ Bảo trì đường bộ, phí sử dụng",
    ),
    (
        "Nộp Kho bạc Nhà nước tỉnh trước ngày 31/12/2026.",
        ("date", "before", 31, 12, 2026),
        "Nộp Kho bạc Nhà nước tỉnh",
    ),
    # a label before the time
    (
        "Nâng cấp cổng dữ liệu mở; thời gian hoàn thành: Quý III/2026.",
        ("quarter", "by", None, 9, 2026),
        "Nâng cấp cổng dữ liệu mở",
    ),
    (
        "Xây dựng trạm y tế xã; tiến độ hoàn thành: tháng 11/2026.",
        ("month", "by", None, 11, 2026),
        "Xây dựng trạm y tế xã",
    ),
    ("Rà soát quy hoạch; thời hạn: Quý IV/2026.", ("quarter", "by", None, 12, 2026), "Rà soát quy hoạch"),
    # the year in which a thing is done
    (
        "Tích hợp dữ liệu hộ tịch với kho dùng chung trong năm 2027.",
        ("milestone", "by", None, None, 2027),
        "Tích hợp dữ liệu hộ tịch với kho dùng chung",
    ),
    (
        "Đến ngày 30/6/2026 hoàn thành cấp căn cước cho người từ 14 tuổi.",
        ("date", "by", 30, 6, 2026),
        "hoàn thành cấp căn cước cho người từ 14 tuổi",
    ),
]


@pytest.mark.parametrize(("text", "expected", "what"), DUE)
def test_what_is_due(text: str, expected: tuple[object, ...], what: str) -> None:
    (d,) = deadlines(context_of(text, issued=ISSUED))
    assert (d.kind, d.bound, d.day, d.month, d.year) == expected
    assert d.what == what


COUNTED = [
    "Kết quả rà soát đến ngày 28/02/2026, toàn tỉnh còn 312 hộ chưa có đất ở.",
    "Theo số liệu thống kê đến ngày 15/02/2026, toàn tỉnh có 4.120 hộ nghèo.",
    "Qua rà soát, đến ngày 31/3/2026 trên địa bàn tỉnh còn 18 cầu yếu.",
    "Tính đến hết tháng 02/2026, các xã đã tiếp nhận 214 hồ sơ.",
    "Số liệu báo cáo tính từ ngày 15/12 năm trước đến ngày 14/12 năm báo cáo.",
    "Số liệu cập nhật đến 30/4/2026 do các xã báo cáo.",
    "Lũy kế đến ngày 28/02/2026 giải ngân 120 tỷ đồng.",
    "Kết quả khảo sát đến ngày 10/3/2026 cho thấy 62% hộ dân có nhu cầu.",
]


@pytest.mark.parametrize("text", COUNTED)
def test_the_day_of_a_count_is_not_due(text: str) -> None:
    assert deadlines(context_of(text, issued=ISSUED)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo các dự án đã quyết toán trước ngày 31/12/2025.",
        "Kiểm tra công trình thủy lợi từ tháng 3/2026 đến tháng 5/2026.",
        "Khảo sát, lựa chọn địa điểm từ tháng 4 - 6/2026.",
    ],
)
def test_states_and_spans_of_work_are_not_due(text: str) -> None:
    assert deadlines(context_of(text, issued=ISSUED)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thời gian thực hiện: Từ tháng 4/2026 đến tháng 6/2026.", ("by", 6, 2026)),
        ("Thời gian thực hiện: Quý I - II/2026.", ("by", 6, 2026)),
        ("Tiến độ: từ Quý III/2026 đến Quý I/2027.", ("by", 3, 2027)),
    ],
)
def test_a_span_in_a_line_of_time_is_due_at_its_end(text: str, expected: tuple[object, ...]) -> None:
    (d,) = deadlines(context_of(text, "Rà soát hộ nghèo", issued=ISSUED))
    assert (d.bound, d.month, d.year) == expected


# A heading of fields names nothing: the line under it is of the plan's own matter.
@pytest.mark.parametrize(
    "heading",
    ["CHỦ ĐỀ, THỜI GIAN, ĐỊA ĐIỂM", "THỜI GIAN VÀ ĐỊA ĐIỂM TỔ CHỨC", "Thời gian, thành phần tham dự:"],
)
def test_a_heading_of_fields_names_no_thing(heading: str) -> None:
    title = "Tổ chức Tuần lễ Biển và Hải đảo năm 2026 trên địa bàn tỉnh"
    held = context_of(
        "Thời gian: Từ ngày 01/6/2026 đến hết ngày 08/6/2026.", heading, title=title, issued=ISSUED
    )
    assert deadlines(held) == []
    (event,) = events(held)
    assert (event.name, event.day, event.end_day) == (title, 1, 8)
    title = "Rà soát hộ nghèo năm 2026"
    (d,) = deadlines(context_of("Thời gian: Quý II/2026.", heading, title=title, issued=ISSUED))
    assert (d.what, d.month) == (title, 6)

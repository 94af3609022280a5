"""What columns hold by their titles, and what rows of places and of tasks tell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.facts.column_titles import column_of, counted_in
from corpus.facts.deadlines import deadlines
from corpus.facts.duties import duties
from corpus.facts.events import events
from corpus.facts.tables import caption, row_targets
from tests.corpus.facts.clauses import row_context

TITLES = [
    # the first noun decides, not what is said of it
    ("Thời gian thực hiện", "time"),
    ("Thời gian tổ chức", "time"),
    ("Lộ trình thực hiện", "time"),
    ("Địa điểm tổ chức", "place"),
    ("Nơi thực hiện", "place"),
    ("Kinh phí thực hiện (triệu đồng)", "value"),
    ("Nội dung thực hiện", "name"),
    ("Hoạt động tổ chức", "name"),
    ("Kết quả thực hiện", "past"),
    ("Đơn vị thực hiện", "lead"),
    ("Cơ quan phối hợp thực hiện", "partner"),
    ("Công trình", "name"),
    # places
    ("Địa phương", "area"),
    ("Xã, phường", "area"),
    ("Xã/phường/đặc khu", "area"),
    ("Thôn", "area"),
    # counts, and numbers by which things are known
    ("Số hộ di dời", "value"),
    ("Số lớp", "value"),
    ("Diện tích trồng mới (ha)", "value"),
    ("Số hộ hiện có", "past"),
    ("Dân số (người)", None),
    ("Số điện thoại", None),
    ("Số hiệu", None),
    ("Số TT", "index"),
]


@pytest.mark.parametrize(("title", "column"), TITLES)
def test_columns_by_the_noun_that_opens_their_title(title: str, column: str | None) -> None:
    assert column_of(title) == column


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Số hộ di dời", "hộ"),
        ("Số học viên", "học viên"),
        ("Số lượng (bản sách)", "bản sách"),
        ("Kinh phí", ""),
    ],
)
def test_what_a_title_counts(title: str, noun: str) -> None:
    assert counted_in(title) == noun


WORK = (
    "TT",
    "Nội dung thực hiện",
    "Đơn vị thực hiện",
    "Thời gian thực hiện",
    "Kinh phí thực hiện (triệu đồng)",
)
# (bound, day, month, year)
TIMES = [
    ("Từ tháng 5/2026 đến tháng 8/2026", [("by", None, 8, 2026)]),
    ("Tháng 4 - 6/2026", [("by", None, 6, 2026)]),
    ("Quý II/2026 - Quý I/2027", [("by", None, 3, 2027)]),
    ("31/3/2026 - 30/6/2026", [("by", 30, 6, 2026)]),
    ("2026 - 2028", [("by", None, None, 2028)]),
    ("31/3/2026; 30/6/2026", [("by", 31, 3, 2026), ("by", 30, 6, 2026)]),
    # the last year stands in no date that is found
    ("Năm 2026, 2027", []),
    ("Thường xuyên", []),
]


@pytest.mark.parametrize(("time", "expected"), TIMES)
def test_the_time_of_a_task(time: str, expected: list[tuple[object, ...]]) -> None:
    row = row_context(WORK, ("1", "Nạo vét kênh Tám", "Sở Xây dựng", time, "1.250"))
    found = deadlines(row)
    assert [(d.bound, d.day, d.month, d.year) for d in found] == expected
    assert {(d.what, d.who) for d in found} <= {("Nạo vét kênh Tám", "Sở Xây dựng")}
    assert [d.agency for d in duties(row)] == ["so-xay-dung"]
    assert [(t.value, t.unit) for t in row_targets(row)] == [(Decimal(1250), "triệu đồng")]


PLANTING = "PHỤ LỤC II KẾ HOẠCH TRỒNG RỪNG NĂM 2026 (Kèm theo Kế hoạch số 9/KH-UBND ngày 02/02/2026)"


def test_a_row_of_a_place_has_its_counts_and_its_day() -> None:
    header = ("STT", "Xã, phường", "Diện tích (ha)", "Số cây giống", "Thời hạn hoàn thành")
    row = row_context(header, ("4", "Xã Trà Giáp", "120,5", "48.000", "30/9/2026"), PLANTING)
    assert [(t.subject, t.measure, t.value, t.unit, t.year) for t in row_targets(row)] == [
        ("Xã Trà Giáp", "Diện tích", Decimal("120.5"), "ha", 2026),
        ("Xã Trà Giáp", "Số cây giống", Decimal(48000), "cây", 2026),
    ]
    (d,) = deadlines(row)
    assert (d.what, d.bound, d.day, d.month) == ("Trồng rừng: Xã Trà Giáp", "by", 30, 9)
    total = row_context(header, ("Tổng cộng", "", "900", "", ""), PLANTING)
    assert [(t.subject, t.value) for t in row_targets(total)] == [("Tổng cộng", Decimal(900))]


def test_a_table_of_how_things_stand_sets_nothing() -> None:
    header = ("STT", "Địa phương", "Số hộ nghèo")
    row = row_context(header, ("2", "Xã Bình Minh", "88"), "BIỂU THỐNG KÊ HỘ NGHÈO")
    assert row_targets(row) == []


def test_a_place_beside_a_last_day_is_no_event() -> None:
    header = ("STT", "Công trình", "Địa điểm", "Thời gian hoàn thành")
    row = row_context(header, ("2", "Kè bờ tả sông Hiếu", "Xã Bình Minh", "30/8/2026"))
    assert events(row) == []
    assert [(d.what, d.day) for d in deadlines(row)] == [("Kè bờ tả sông Hiếu", 30)]


def test_rows_of_days_and_places_are_of_what_the_table_is_of() -> None:
    header = ("STT", "Thời gian", "Địa điểm", "Thành phần")
    row = row_context(
        header,
        ("2", "Sáng 05/10/2026", "Nhà văn hóa xã", "Học sinh"),
        "LỊCH TỔ CHỨC HỘI THI KỂ CHUYỆN NĂM 2026",
    )
    assert [(e.name, e.day, e.place) for e in events(row)] == [("Hội thi kể chuyện", 5, "Nhà văn hóa xã")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (PLANTING, "Trồng rừng"),
        ("Biểu 02. Danh sách sắp xếp dân cư", "sắp xếp dân cư"),
        ("PHỤ LỤC PHÂN CÔNG NHIỆM VỤ", "Nhiệm vụ"),
    ],
)
def test_what_a_table_is_of(title: str, expected: str) -> None:
    assert caption(row_context(("TT",), ("1",), title)) == expected

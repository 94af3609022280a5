from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.facts.column_titles import column_of
from corpus.facts.deadlines import deadlines
from corpus.facts.duties import duties
from corpus.facts.events import events
from corpus.facts.tables import row_targets
from tests.corpus.facts.clauses import row_context

TITLES = [
    ("TT", "index"),
    ("STT", "index"),
    ("Chỉ tiêu", "name"),
    ("Nội dung công việc", "name"),
    ("Đơn vị tính", "unit"),
    ("ĐVT", "unit"),
    ("Năm 2025", "value"),
    ("2030", "value"),
    ("Giai đoạn 2026 - 2030", "value"),
    ("Mục tiêu đến năm 2025", "value"),
    ("Thực hiện năm 2023", "past"),
    ("Hiện trạng", "past"),
    ("Cơ quan chủ trì", "lead"),
    ("Đơn vị thực hiện", "lead"),
    ("Cơ quan phối hợp", "partner"),
    ("Thời gian hoàn thành", "time"),
    ("Tiến độ", "time"),
    ("Địa điểm", "place"),
    ("Ghi chú", "note"),
    ("Màu sắc", None),
]


@pytest.mark.parametrize(("title", "column"), TITLES)
def test_columns_by_title(title: str, column: str | None) -> None:
    assert column_of(title) == column


TARGETS = ("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2024", "Năm 2025", "Cơ quan theo dõi")


def test_each_value_cell_is_a_target_of_its_year() -> None:
    row = row_context(TARGETS, ("5", "Số cán bộ được bồi dưỡng", "người", "1.500", "2.000", "Sở Nội vụ"))
    found = row_targets(row)
    assert [(t.value, t.unit, t.year, t.subject) for t in found] == [
        (Decimal(1500), "người", 2024, "Số cán bộ được bồi dưỡng"),
        (Decimal(2000), "người", 2025, "Số cán bộ được bồi dưỡng"),
    ]
    assert [row.text[t.words.start : t.words.end] for t in found] == ["1.500", "2.000"]


def test_bounds_ranges_and_empty_cells() -> None:
    row = row_context(TARGETS, ("1", "Tỷ lệ hồ sơ số", "%", "≥ 75", "80 - 85", ""))
    assert [(t.value, t.value_to, t.bound) for t in row_targets(row)] == [
        (Decimal(75), None, "at_least"),
        (Decimal(80), Decimal(85), ""),
    ]


def test_what_was_reached_and_what_is_no_number_are_no_targets() -> None:
    header = ("TT", "Chỉ tiêu", "Đơn vị", "Thực hiện năm 2023", "Năm 2024")
    assert (
        row_targets(row_context(header, ("1", "Số xã đạt chuẩn", "xã", "12", "Tăng so với năm trước"))) == []
    )


TASKS = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")


def test_a_task_row_tells_who_leads_who_helps_and_by_when() -> None:
    row = row_context(TASKS, ("2", "Lập bản đồ số du lịch", "Sở Du lịch", "Sở Nội vụ", "31/8/2024"))
    assert [(d.agency, d.roles, d.partners) for d in duties(row)] == [
        ("so-du-lich", ("lead",), ("Sở Nội vụ",)),
        ("so-noi-vu", ("cooperate",), ()),
    ]
    (deadline,) = deadlines(row)
    assert deadline.bound == "by"  # alone in a column of time, the date is the last day
    assert (deadline.day, deadline.month, deadline.year, deadline.what, deadline.who) == (
        31,
        8,
        2024,
        "Lập bản đồ số du lịch",
        "Sở Du lịch",
    )


def test_a_row_with_a_place_is_an_event() -> None:
    header = ("TT", "Hoạt động", "Thời gian", "Địa điểm", "Đơn vị chủ trì")
    row = row_context(header, ("1", "Lễ khai mạc", "17/4/2025", "Quảng trường", "Sở Văn hóa và Thể thao"))
    assert deadlines(row) == []
    (event,) = events(row)
    assert (event.name, event.day, event.month, event.year, event.place, event.organiser) == (
        "Lễ khai mạc",
        17,
        4,
        2025,
        "Quảng trường",
        "Sở Văn hóa và Thể thao",
    )

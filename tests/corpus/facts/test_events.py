"""Events: (name, yearly, day, month, year), ends of ranges, place and organiser."""

from __future__ import annotations

import pytest

from corpus.facts.events import events
from tests.corpus.facts.clauses import context_of, facts_of

DAYS = [
    (
        "gắn với Tuần lễ học tập, Ngày Sách Việt Nam - 21/4, Ngày Quốc tế Bảo tàng - 18/5 và các ngày lễ của tỉnh.",
        [("Ngày Sách Việt Nam", True, 21, 4, None), ("Ngày Quốc tế Bảo tàng", True, 18, 5, None)],
    ),
    (
        "Hưởng ứng Ngày Sức khỏe thế giới (07/4), Ngày Thế giới không thuốc lá (31/5) tại trường học.",
        [("Ngày Sức khỏe thế giới", True, 7, 4, None), ("Ngày Thế giới không thuốc lá", True, 31, 5, None)],
    ),
    (
        "Tuyên truyền nhân ngày Phụ nữ Việt Nam 20/10, ngày Quốc tế Phụ nữ 8/3.",
        [("ngày Phụ nữ Việt Nam", True, 20, 10, None), ("ngày Quốc tế Phụ nữ", True, 8, 3, None)],
    ),
    (
        "Tựu trường các cấp học: Ngày 26/8/2024 (thứ Hai). Riêng đối với lớp 1 tựu trường ngày 19/8/2024 (thứ Hai).",
        [
            ("Tựu trường các cấp học", False, 26, 8, 2024),
            ("Riêng đối với lớp 1 tựu trường", False, 19, 8, 2024),
        ],
    ),
    (
        "Tổ chức Khai giảng năm học mới: Ngày 05/9/2024 (thứ Năm).",
        [("Khai giảng năm học mới", False, 5, 9, 2024)],
    ),
    (
        "Tổ chức diễn tập chữa cháy rừng cấp tỉnh tại huyện Mường La ngày 22/6/2025;",
        [("diễn tập chữa cháy rừng cấp tỉnh tại huyện Mường La", False, 22, 6, 2025)],
    ),
    # what is held, not the month that it is for
    (
        "Tổ chức Lễ phát động Tháng hành động vì trẻ em vào ngày 01/6/2024.",
        [("Lễ phát động Tháng hành động vì trẻ em", False, 1, 6, 2024)],
    ),
    # the year recalled is not the year of the day
    (
        "Kỷ niệm 70 năm Chiến thắng (07/5/1954 - 07/5/2024).",
        [("Kỷ niệm 70 năm Chiến thắng", False, 7, 5, 2024)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_named_and_dated_days(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(e.name, e.yearly, e.day, e.month, e.year) for e in events(context_of(text))] == expected


RANGES = [
    ("Tuần lễ hưởng ứng học tập suốt đời từ 01 - 07/10 hằng năm.", (True, 1, 10, None, 7, 10, None)),
    ("Ngày Vi chất dinh dưỡng (01-02/6) tại trường học.", (True, 1, 6, None, 2, 6, None)),
    ("Tổ chức Tuần lễ văn hóa từ ngày 28/12/2024 đến ngày 03/01/2025.", (False, 28, 12, 2024, 3, 1, 2025)),
    # hours at either end
    (
        "Tổ chức Hội chợ Xuân từ 08 giờ 00 ngày 10 tháng 01 đến 22 giờ ngày 20 tháng 01 năm 2027.",
        (False, 10, 1, 2027, 20, 1, 2027),
    ),
    # what goes on without anything held
    ("Vận động Nhân dân treo cờ Tổ quốc từ ngày 29/4 đến ngày 03/5/2026.", (False, 29, 4, 2026, 3, 5, 2026)),
    (
        "Hỗ trợ 30 chuyến xe đưa thí sinh về quê, khởi hành từ ngày 25 tháng 6 đến ngày 28 tháng 6 năm 2027.",
        (False, 25, 6, 2027, 28, 6, 2027),
    ),
    ("Từ ngày 05/3 đến ngày 08/3/2027: trưng bày ảnh tại Bảo tàng tỉnh.", (False, 5, 3, 2027, 8, 3, 2027)),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_ranges(text: str, expected: tuple[object, ...]) -> None:
    (e,) = events(context_of(text))
    assert (e.yearly, e.day, e.month, e.year, e.end_day, e.end_month, e.end_year) == expected


def test_fields_beside_one_another_are_one_event() -> None:
    found = facts_of(
        "Thời gian dự kiến: Từ ngày 08/10 đến ngày 11/10/2024.",
        "Địa điểm: Trung tâm Hội chợ tỉnh.",
        "Đơn vị chủ trì: Sở Công Thương.",
        "Kinh phí: 250 triệu đồng.",
        trail=("IV. HOẠT ĐỘNG", "3. Triển lãm sản phẩm số"),
    )
    (event,) = found.events
    assert (event.name, event.place, event.organiser) == (
        "Triển lãm sản phẩm số",
        "Trung tâm Hội chợ tỉnh",
        "Sở Công Thương",
    )
    assert (event.day, event.month, event.year, event.end_day, event.end_month) == (8, 10, 2024, 11, 10)
    assert found.deadlines == ()


def test_fields_of_one_line_are_one_event() -> None:
    text = "Thời gian: ngày 17/4/2025; Địa điểm: Thư viện tỉnh; Đơn vị chủ trì: Sở Văn hóa và Thể thao."
    (event,) = events(context_of(text, "1. Lễ khai mạc"))
    assert (event.name, event.place, event.organiser) == (
        "Lễ khai mạc",
        "Thư viện tỉnh",
        "Sở Văn hóa và Thể thao",
    )


def test_the_place_after_the_date() -> None:
    (event,) = events(context_of("Tổ chức Hội thi đọc sách vào ngày 20/11/2024 tại Thư viện tỉnh."))
    assert (event.name, event.place) == ("Hội thi đọc sách", "Thư viện tỉnh")


def test_an_item_that_opens_with_its_day() -> None:
    text = "Ngày 12 tháng 4 năm 2027: đón đoàn đua xe đạp tại Quảng trường tỉnh; Sở Xây dựng chủ trì."
    (event,) = events(context_of(text))
    assert (event.name, event.place, event.organiser) == (
        "đón đoàn đua xe đạp tại Quảng trường tỉnh",
        "Quảng trường tỉnh",
        "Sở Xây dựng chủ trì",
    )
    assert (event.day, event.month, event.year) == (12, 4, 2027)


# The lines of an event: (name, first day, last day, from, until).
TIMES = [
    (
        "Thời gian: 08 giờ 00, ngày 20/11/2026.",
        [("Hội hoa", "20/11/2026", "", "8:0", "")],
    ),
    (
        "Thời gian: khai mạc 19 giờ 30 ngày 10/01/2027; mở cửa đến hết ngày 20/01/2027.",
        [("Hội hoa", "10/1/2027", "20/1/2027", "19:30", "")],
    ),
    (
        "Thời gian: từ ngày 10 đến ngày 20/01/2027; đêm thơ lúc 18 giờ 30 ngày 15/01/2027.",
        [
            ("Hội hoa", "10/1/2027", "20/1/2027", "", ""),
            ("Hội hoa: đêm thơ", "15/1/2027", "", "18:30", ""),
        ],
    ),
    (
        "Thời gian: ngày 10/01, 15/01 và 20/01/2027.",
        [
            ("Hội hoa", "10/1/2027", "", "", ""),
            ("Hội hoa", "15/1/2027", "", "", ""),
            ("Hội hoa", "20/1/2027", "", "", ""),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_hours_and_further_days_of_an_event(text: str, expected: list[tuple[str, ...]]) -> None:
    found = facts_of(text, "Địa điểm: Quảng trường 24/3, phường Hoa Mai.", trail=("1. Hội hoa",))
    assert [
        (
            e.name,
            f"{e.day}/{e.month}/{e.year}",
            f"{e.end_day}/{e.end_month}/{e.end_year}" if e.end_day else "",
            f"{e.starts.hour}:{e.starts.minute}" if e.starts else "",
            f"{e.ends.hour}:{e.ends.minute}" if e.ends else "",
        )
        for e in found.events
    ] == expected
    assert found.deadlines == ()


def test_further_days_of_a_contest() -> None:
    text = (
        "Tổ chức cuộc thi viết “Quê em”, phát động ngày 02/3/2026, kết thúc nhận bài ngày 19/5/2026; "
        "báo cáo trước ngày 30/6/2026."
    )
    assert [(e.name, e.day, e.month) for e in events(context_of(text))] == [
        ("cuộc thi viết “Quê em”, phát động", 2, 3),
        ("cuộc thi viết “Quê em”: kết thúc nhận bài", 19, 5),
    ]


def test_a_range_behind_named_days_is_not_of_these() -> None:
    text = "Tổ chức các hoạt động hưởng ứng Ngày Sách (21/4), Tuần lễ học tập từ 01 - 07/10 hằng năm."
    assert [(e.name, e.day, e.month) for e in events(context_of(text))] == [
        ("Ngày Sách", 21, 4),
        ("Tuần lễ học tập", 1, 10),
    ]


# (name, day, month, from, place, organiser)
TOLD = [
    (
        "Tọa đàm “Đọc sách cùng con”: 08 giờ ngày 05/10/2026 tại Thư viện tỉnh (cơ sở 2), phường Hoa Mai; "
        "đề nghị Hội Khuyến học tỉnh chủ trì, phối hợp với Sở Y tế.",
        ("Tọa đàm “Đọc sách cùng con”", 5, 10, "8:0", "Thư viện tỉnh (cơ sở 2), phường Hoa Mai", True),
    ),
    (
        "Đạp xe “Vì môi trường”: 05 giờ 30 phút ngày 04/10/2026, xuất phát từ công viên.",
        ("Đạp xe “Vì môi trường”", 4, 10, "5:30", "", False),
    ),
    (
        "Ngày hội Sách: tổ chức trong hai ngày 03 và 04/10/2026 tại Quảng trường tỉnh.",
        ("Ngày hội Sách", 3, 10, "", "Quảng trường tỉnh", False),
    ),
    (
        "Hội Liên hiệp Phụ nữ tỉnh tổ chức Ngày hội “Mẹ và bé” trong ngày 04/10/2026.",
        ("Ngày hội “Mẹ và bé”", 4, 10, "", "", True),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_told_with_its_day(text: str, expected: tuple[object, ...]) -> None:
    (e,) = events(context_of(text))
    starts = f"{e.starts.hour}:{e.starts.minute}" if e.starts else ""
    assert (e.name, e.day, e.month, starts, e.place, bool(e.organiser)) == expected


NONE = [
    # papers that are due on the day
    "Ngày 20/11/2026: gửi dự toán về Sở Tài chính.",
    "Ngày 15/3/2026: các sở, ngành báo cáo kết quả.",
    "Quyết định số 1520/QĐ-TTg ngày 09/12/2022 của Thủ tướng Chính phủ.",
    "Luật Tổ chức chính quyền địa phương ngày 19/6/2015.",
    "Báo cáo kết quả trước ngày 15/12/2024.",
    "2/3 số xã đạt chuẩn, trực 24/24 giờ (trong đó 1/2 là nữ).",
    "Các ngày lễ, ngày kỷ niệm của đất nước và của tỉnh hằng năm.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_event(text: str) -> None:
    assert events(context_of(text)) == []

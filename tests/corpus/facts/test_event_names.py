"""What events are called: steps with what they are steps of, days of a named day, items of a day and a place."""

from __future__ import annotations

import pytest

from corpus.facts.deadlines import deadlines
from corpus.facts.events import events
from corpus.models import PartialDate
from tests.corpus.facts.clauses import context_of

ISSUED = PartialDate(year=2026, month=3, day=18)

# (clause, headings, names)
NAMES: list[tuple[str, tuple[str, ...], list[str]]] = [
    # a part of the day is no part of the name
    ("Lễ ra quân Mùa hè xanh: sáng Chủ nhật, ngày 07/6/2026 tại Công viên.", (), ["Lễ ra quân Mùa hè xanh"]),
    ("Tọa đàm “Sách và nghề”: buổi chiều ngày 22/4/2026.", (), ["Tọa đàm “Sách và nghề”"]),
    (
        "Hội thi dành cho trẻ từ 06 đến 15 tuổi: sáng ngày 02/10/2026.",
        (),
        ["Hội thi dành cho trẻ từ 06 đến 15 tuổi"],
    ),
    ("Tổ chức hội chợ đêm ngày 05/9/2026.", (), ["hội chợ đêm"]),
    # a step is one of what its clause or its heading says is held
    (
        "Tổ chức Cuộc thi Viết về rừng 01 lần/năm; nhận bài dự thi từ ngày 02/3 đến hết ngày 30/4/2026.",
        (),
        ["Cuộc thi Viết về rừng: nhận bài dự thi"],
    ),
    (
        "Phát động Giải báo chí “Vì môi trường” 02 năm/lần; chấm sơ khảo từ ngày 05/8 đến ngày 15/8/2026.",
        (),
        ["Giải báo chí “Vì môi trường”: chấm sơ khảo"],
    ),
    (
        "Tổ chức Liên hoan Dân ca dành cho thanh niên; vòng sơ loại từ ngày 02/4 đến ngày 12/4/2026.",
        (),
        ["Liên hoan Dân ca: vòng sơ loại"],
    ),
    (
        "Nhận bài dự thi: từ ngày 15/4 đến ngày 30/5/2026.",
        ("Cuộc thi sáng tác ca khúc",),
        ["Cuộc thi sáng tác ca khúc: Nhận bài dự thi"],
    ),
    (
        "Vòng chung kết: ngày 20/11/2026 tại Nhà hát.",
        ("Hội thi Tin học trẻ",),
        ["Hội thi Tin học trẻ: Vòng chung kết"],
    ),
    (
        "Ngày 20/11/2026: chung kết và trao giải.",
        ("Hội thi Tin học trẻ",),
        ["Hội thi Tin học trẻ: chung kết và trao giải"],
    ),
    (
        "Thời gian nhận bài: Từ ngày 15/4/2026 đến ngày 30/5/2026.",
        ("Cuộc thi sáng tác ca khúc",),
        ["Cuộc thi sáng tác ca khúc: nhận bài"],
    ),
    (
        "Lễ trao giải Cuộc thi Viết về rừng: ngày 20/12/2026.",
        ("Hội thi A",),
        ["Lễ trao giải Cuộc thi Viết về rừng"],
    ),
    # what opens with the name of what is held, its day expected
    (
        "Diễn tập chữa cháy rừng 02 cuộc, dự kiến ngày 11/4/2026 tại xã Nâm Nung.",
        (),
        ["Diễn tập chữa cháy rừng"],
    ),
    ("Giải quyết hồ sơ ngày 05/5/2026 theo quy định.", (), []),
    (
        "Tổ chức Tuần lễ Áo dài (01 - 08/3): khai mạc lúc 8 giờ ngày 01/3/2026.",
        (),
        ["Tuần lễ Áo dài", "Tuần lễ Áo dài: khai mạc"],
    ),
]


@pytest.mark.parametrize(("text", "headings", "names"), NAMES)
def test_names(text: str, headings: tuple[str, ...], names: list[str]) -> None:
    assert [event.name for event in events(context_of(text, *headings, issued=ISSUED))] == names


# (name, yearly, first day, last day, place) of the second event
HELD_ON = [
    (
        "Hưởng ứng Ngày Môi trường thế giới (05/6) hằng năm: tỉnh tổ chức tại Quảng trường Hùng Vương, trong 02 ngày, "
        "từ ngày 04/6 đến ngày 05/6.",
        ("Ngày Môi trường thế giới", True, (4, 6), (5, 6), "Quảng trường Hùng Vương"),
    ),
    (
        "Ngày hội Đại đoàn kết (18/11) hằng năm: cấp xã tổ chức luân phiên tại xã A Lưới (năm lẻ) và xã A Roàng "
        "(năm chẵn), từ ngày 16/11 đến ngày 18/11.",
        (
            "Ngày hội Đại đoàn kết cấp xã",
            True,
            (16, 11),
            (18, 11),
            "xã A Lưới (năm lẻ) và xã A Roàng (năm chẵn)",
        ),
    ),
]


@pytest.mark.parametrize(("text", "expected"), HELD_ON)
def test_the_days_on_which_a_named_day_is_held(text: str, expected: tuple[object, ...]) -> None:
    named, e = events(context_of(text, issued=ISSUED))
    assert (named.yearly, named.end_day) == (True, None)
    assert (e.name, e.yearly, (e.day, e.month), (e.end_day, e.end_month), e.place) == expected


TRUCK = "Chuyến xe sách lưu động phục vụ tại 03 điểm:"
# (item, heading, name, day, place)
SITES = [
    (
        "Ngày 04/10/2026: Nhà văn hóa thôn Nà Lầu, xã Kim Sơn;",
        TRUCK,
        ("Chuyến xe sách lưu động", 4, "Nhà văn hóa thôn Nà Lầu, xã Kim Sơn"),
    ),
    ("Sáng 05/10/2026, tại Trường Tiểu học;", TRUCK, ("Chuyến xe sách lưu động", 5, "Trường Tiểu học")),
    ("Xã Bản Hồ: ngày 06/10/2026.", TRUCK, ("Chuyến xe sách lưu động", 6, "Xã Bản Hồ")),
    (
        "Điểm số 3: Trung tâm Văn hóa xã, ngày 07/10.",
        TRUCK,
        ("Chuyến xe sách lưu động", 7, "Trung tâm Văn hóa xã"),
    ),
    # a name that holds a verb's syllable
    ("Ngày 08/10/2026: UBND xã Tân Lập.", TRUCK, ("Chuyến xe sách lưu động", 8, "UBND xã Tân Lập")),
    (
        "08 giờ 00 ngày 09/10/2026 tại Hội trường UBND xã.",
        "Tổ chức khám sức khỏe lưu động theo lịch sau:",
        ("Khám sức khỏe lưu động", 9, "Hội trường UBND xã"),
    ),
]


@pytest.mark.parametrize(("text", "heading", "expected"), SITES)
def test_an_item_of_a_day_and_a_place(text: str, heading: str, expected: tuple[object, ...]) -> None:
    (e,) = events(context_of(text, heading, title="Kế hoạch phục vụ lưu động năm 2026", issued=ISSUED))
    assert (e.name, e.day, e.place) == expected
    assert (e.month, e.year, e.yearly) == (10, 2026, False)


def test_places_of_what_is_due_are_no_events() -> None:
    item = context_of("Ngày 10/10/2026: xã Tân Lập.", "Hoàn thành di dời các hộ dân:", issued=ISSUED)
    assert [e.name for e in events(item) if e.place] == []
    school = context_of("Ngày 05/9/2026: Trường Chuyên khai giảng.", "Khai giảng năm học", issued=ISSUED)
    assert [e.name for e in events(school)] == ["Trường Chuyên khai giảng"]


def test_a_place_behind_the_hours_of_a_day() -> None:
    text = (
        "Hội chợ: từ ngày 03/10 đến ngày 08/10/2026, từ 08 giờ 00 đến 22 giờ 00 hằng ngày, tại Trung tâm triển lãm "
        "(khu B), phường Đông Hải."
    )
    (e,) = events(context_of(text, issued=ISSUED))
    assert e.place == "Trung tâm triển lãm (khu B), phường Đông Hải"
    assert deadlines(context_of(text, issued=ISSUED)) == []

"""Which numbers make a chart: the same thing, measured alike, at two times or more. All else is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answer import Answer, Value
from bot.pictures.charts import charts, panels
from bot.pictures.figures import Panel, places
from tests.bot.pictures.values import answer, line, value

GROWTH = {"unit": "%/năm", "change": "increase", "measure": "tăng bình quân", "measured": True}


def told(panel: Panel) -> list[tuple[str, list[str]]]:
    """The series of a panel: its name and its bars in words."""
    return [(one.name, [f"{bar.when}: {bar.words}" for bar in one.bars]) for one in panel.series]


def test_years_stand_in_order_and_a_single_subject_is_named_by_the_title() -> None:
    [panel] = panels([value(80, 2030), value(60, 2025)])
    assert panel.title == "Thư viện cấp xã có phòng đọc"
    assert told(panel) == [("", ["2025: 60%", "2030: 80%"])]
    assert (panel.whole, panel.share) == (100, True)
    assert panel.place == "Mục I, gạch đầu dòng 2025, 2030"


def test_subjects_with_one_measure_share_an_axis() -> None:
    values = [
        value(a, y, s) for s in ("thư viện cấp xã", "Thư viện cấp huyện") for y, a in ((2025, 1), (2030, 2))
    ]
    [panel] = panels(values)
    assert panel.title == "Có phòng đọc"
    assert [one.name for one in panel.series] == ["thư viện cấp xã", "Thư viện cấp huyện"]


ALONE = [
    # one time only
    [value(60, 2025)],
    [value(60, 2025), value(60, 2025, label="Mục II")],
    # no year: what a number is by can't be guessed
    [value(60, 2025), value(80, None)],
    # two values for one time: which of them holds?
    [value(60, 2025), value(65, 2025), value(80, 2030)],
    # another measure, another unit, a change beside a level, a period beside a year
    [value(60, 2025), value(80, 2030, measure="có máy tính")],
    [value(60, 2025), value(80, 2030, unit="thư viện")],
    [value(60, 2025), value(80, 2030, change="increase")],
    [value(60, 2025), value(80, 2030, year_from=2026)],
    # the same words below headings about other things
    [value(90, 2025, under="khu vuc do thi"), value(80, 2030, under="khu vuc nong thon")],
    # the number measures its subject: two subjects are two measures
    [value(5, 2025, "số lượt đọc", **GROWTH), value(9, 2030, "số lượt khách", **GROWTH)],
    # a table's row has no measure beside its subject
    [value(5, 2025, "số trạm", measure=""), value(9, 2030, "số máy", measure="")],
    # nothing to see
    [value(0, 2025), value(0, 2030)],
]


@pytest.mark.parametrize("values", ALONE)
def test_what_cannot_be_compared_makes_no_chart(values: list[Value]) -> None:
    assert panels(values) == ()


def test_measures_of_their_own_have_axes_of_their_own() -> None:
    values = [
        value(a, y, s, **GROWTH) for s in ("số lượt đọc", "số khách") for y, a in ((2025, 5), (2030, 10))
    ]
    first, second = panels(values)
    assert (first.title, first.whole, first.share) == ("Số lượt đọc tăng bình quân", 10, False)
    assert second.title == "Số khách tăng bình quân"


@pytest.mark.parametrize(
    ("subject", "measured", "share"),
    [("trường học", False, True), ("Tỷ lệ trường học", True, True), ("Mức tăng bình quân", True, False)],
)
def test_a_bar_shows_the_rest_of_a_whole_only_for_a_share(subject: str, measured: bool, share: bool) -> None:
    [panel] = panels(
        [value(6, 2025, subject, measured=measured), value(12, 2030, subject, measured=measured)]
    )
    assert (panel.share, panel.whole) == ((True, 100) if share else (False, 12))


def test_periods_and_ranges_are_told_as_they_are() -> None:
    amounts = ({"amount_to": "15", "year_from": 2021, "words": "từ 10 - 15%"}, {"year_from": 2026})
    [panel] = panels([value(10, 2025, **amounts[0]), value(120, 2030, **amounts[1])])
    assert told(panel) == [("", ["2021–2025: từ 10 - 15%", "2026–2030: 120%"])]
    assert panel.series[0].bars[0].amount_to == 15
    assert not panel.share


def test_each_plan_has_a_chart_of_its_own_with_its_source() -> None:
    values = (value(60, 2025), value(80, 2030))
    found = charts(
        answer(line("Sao Hoả", *values), line("Sao Kim", *values, number="12/KH"), line("Sao Mộc"))
    )
    assert [chart.title for chart in found] == ["Sao Hoả: chỉ tiêu theo năm", "Sao Kim: chỉ tiêu theo năm"]
    assert [chart.source for chart in found] == [
        "Sao Hoả, 6/2023, số: bản lưu để trống",
        "Sao Kim, 6/2023, số 12/KH",
    ]


# The held plans, asked as people ask.
@pytest.mark.parametrize(
    ("question", "bars"),
    [
        ("bao nhiêu % trường học ở Nghệ An quản lý sức khỏe bằng phần mềm", ["2025: 60%", "2030: 100%"]),
        ("chỉ tiêu lắp đặt trạm phát sóng 5G của Quảng Ninh", ["2024: 120 trạm", "2025: 300 trạm"]),
        (
            "các xã ở Bắc Kạn có lớp năng khiếu, câu lạc bộ bao nhiêu %",
            ["2025: phấn đấu 60%", "2030: phấn đấu 80%"],
        ),
    ],
)
def test_answers_of_real_plans(ask: Callable[..., Answer], question: str, bars: list[str]) -> None:
    [chart] = charts(ask(question))
    assert bars in [words for panel in chart.panels for _, words in told(panel)]


@pytest.mark.parametrize(
    "question",
    [
        "hạn báo cáo của Bắc Kạn?",
        "tổng kinh phí chuyển đổi số của Quảng Ninh?",
        "Các chỉ tiêu của Thái Nguyên?",
    ],
)
def test_answers_without_comparable_numbers_have_no_chart(ask: Callable[..., Answer], question: str) -> None:
    assert charts(ask(question)) == ()


def test_every_bar_of_real_plans_stands_in_a_cited_clause(ask: Callable[..., Answer]) -> None:
    found = 0
    for province in ("Bắc Kạn", "Quảng Ninh", "Nghệ An"):
        told_by = ask(f"Các chỉ tiêu trong kế hoạch của {province}?")
        cited = {citation.label: citation.text for citation in told_by.citations}
        for chart in charts(told_by):
            for one in (series for panel in chart.panels for series in panel.series):
                words = " ".join(cited[label] for label in one.labels)
                assert all(bar.words.split("%")[0].split()[-1] in words for bar in one.bars)
                found += 1
    assert found > 15


@pytest.mark.parametrize(
    ("labels", "line"),
    [
        ((), ""),
        (("Phần kết, đoạn 1",), "Phần kết, đoạn 1"),
        (
            ("Mục I, gạch đầu dòng 1", "Mục I, gạch đầu dòng 3", "Mục I, gạch đầu dòng 1"),
            "Mục I, gạch đầu dòng 1, 3",
        ),
        (("Mục II.2, dòng 1", "Mục V.1, dòng 1", "Điều 3"), "Mục II.2, dòng 1; Mục V.1, dòng 1; Điều 3"),
    ],
)
def test_neighbouring_places_are_told_by_their_numbers(labels: tuple[str, ...], line: str) -> None:
    assert places(labels) == line

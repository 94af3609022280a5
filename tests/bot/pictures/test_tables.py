"""Provinces side by side: each says what its plan says; silence is said, never a zero."""

from __future__ import annotations

from collections.abc import Callable

from bot import messages
from bot.answer import Answer
from bot.pictures.tables import table
from tests.bot.pictures.values import answer, line, value

VALUES = (value(60, 2025), value(80, 2030), value(5, None, "mô hình", words="ít nhất 05 mô hình"))


def test_values_of_a_subject_stand_together_with_their_places() -> None:
    found = table(answer(line("Sao Hoả", *VALUES), line("Sao Kim", said="kế hoạch không nêu.", found=False)))
    assert found is not None
    assert found.title == "So sánh: Sao Hoả, Sao Kim"
    assert found.question == "phòng đọc ở đâu có?"
    first, second = found.rows
    assert (first.place, first.source) == ("Sao Hoả", "6/2023, số: bản lưu để trống")
    assert [(one.value, one.text) for one in first.lines] == [
        ("2025: 60%; 2030: 80%", "thư viện cấp xã có phòng đọc"),
        ("ít nhất 05 mô hình", "mô hình có phòng đọc"),
    ]
    assert first.lines[0].label == "Mục I, gạch đầu dòng 2025, 2030"
    assert [(one.value, one.text) for one in second.lines] == [("", "Kế hoạch không nêu.")]


def test_a_table_needs_two_provinces_and_one_that_says_something() -> None:
    said = line("Sao Hoả", *VALUES)
    assert table(answer(said)) is None
    assert table(answer(said, said)) is None
    silent = (line(name, said="không nêu", found=False) for name in ("Sao Hoả", "Sao Kim"))
    assert table(answer(*silent)) is None


def test_sentences_are_compared_only_where_both_provinces_were_asked_about() -> None:
    plans = (line("Sao Hoả", said="ngân sách tỉnh"), line("Sao Kim", said="xã hội hoá"))
    assert table(answer(*plans, intent="funding")) is None
    assert table(answer(*plans, intent="funding", provinces=("Sao Hoả", "Sao Kim"))) is not None


def test_provinces_stand_as_they_were_asked_for() -> None:
    plans = (line("Sao Hoả", *VALUES), line("Sao Mộc", *VALUES), line("Sao Kim", *VALUES))
    found = table(answer(*plans, provinces=("Sao Kim", "Sao Hoả")))
    assert found is not None
    assert [row.place for row in found.rows] == ["Sao Kim", "Sao Hoả", "Sao Mộc"]


def test_a_province_without_numbers_is_said_to_set_none(ask: Callable[..., Answer]) -> None:
    found = table(ask("so sánh chỉ tiêu thư viện cấp xã của Bắc Kạn và Thái Nguyên"))
    assert found is not None
    numbers, none = found.rows
    assert numbers.lines[0].value == "2025: 40%; 2030: 50%"
    assert [one.text for one in none.lines] == [messages.TARGET_NONE[:1].upper() + messages.TARGET_NONE[1:]]
    assert none.lines[0].label == ""


def test_deadlines_are_compared_in_the_plans_words(ask: Callable[..., Answer]) -> None:
    found = table(ask("so sánh hạn báo cáo của Bắc Kạn và Thái Nguyên"))
    assert found is not None
    assert [row.lines[0].text.split(":")[0] for row in found.rows] == [
        "Trước ngày 01 tháng 12 hằng năm",
        "Trước ngày 30 tháng 11 hằng năm",
    ]


def test_one_province_is_not_compared(ask: Callable[..., Answer]) -> None:
    assert table(ask("hạn báo cáo của Bắc Kạn?")) is None

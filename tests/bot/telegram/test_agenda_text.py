"""Lists of days in words: what comes next stands first, a province that is known isn't said again."""

from __future__ import annotations

from datetime import date

from bot.agenda import Occasion
from bot.answer import Citation, Source
from bot.telegram import wording
from bot.telegram.agenda_text import agenda_blocks, calendar_caption, places_in_words, reminder_text
from bot.telegram.text import MESSAGE_LIMIT, units

TODAY = date(2026, 11, 22)


def occasion(name: str, day: date, province: str = "Sao Hoả") -> Occasion:
    citation = Citation(
        plan_id=province, clause_id=f"{province}/I", plan_title="", province=province, number=None, issued=None,
        path="I", label="Mục I", text="", source=Source(file="", start=0, end=0),
    )  # fmt: skip
    return Occasion(
        id=name, kind="event", name=name, words="", day=day, last=day, yearly=False, citation=citation
    )


PASSED = occasion("Ngày <cũ>", date(2026, 3, 1))
NEXT = occasion("Ngày hội <đọc>", date(2026, 11, 23))
ELSEWHERE = occasion("Ngày hội <Đọc>", date(2026, 11, 23), "Sao Kim")


def test_the_first_words_are_what_comes_next() -> None:
    title, *blocks = agenda_blocks([PASSED, NEXT], TODAY, "event", "Sao Hoả", {})
    assert (
        title == "<b>Sao Hoả: 23/11/2026 (còn 1 ngày) – Ngày hội &lt;đọc&gt;</b>\nNgày và sự kiện (Sao Hoả):"
    )
    assert blocks == [
        "<b>1/3/2026</b> (đã qua): Ngày &lt;cũ&gt;\n<i>Mục I</i>",
        "<b>23/11/2026</b> (còn 1 ngày): Ngày hội &lt;đọc&gt;\n<i>Mục I</i>",
    ]


def test_of_several_provinces_each_is_named() -> None:
    title, block = agenda_blocks(
        [NEXT, ELSEWHERE], TODAY, "event", "", {"Ngày hội <đọc>": "https://t.me/x?a&b"}
    )
    assert title.startswith("<b>Sao Hoả, Sao Kim: 23/11/2026 (còn 1 ngày) – Ngày hội")
    assert block == (
        "<b>23/11/2026</b> (còn 1 ngày): Ngày hội &lt;đọc&gt; – Sao Hoả, Sao Kim\n"
        '<i><a href="https://t.me/x?a&amp;b">Mục I (Sao Hoả)</a>; Mục I (Sao Kim)</i>'
    )


def test_a_reminder_of_several_provinces_quotes_one_and_names_the_places_of_the_others() -> None:
    text = reminder_text([NEXT, ELSEWHERE], TODAY, {})
    assert text.startswith("🔔 <b>Sao Hoả, Sao Kim: còn 1 ngày</b>, ngày 23/11/2026 là Ngày hội")
    assert text.endswith("\n\n<i>Mục I (Sao Kim)</i>")


def test_of_many_provinces_the_first_are_named_and_the_others_counted() -> None:
    many = [occasion("Ngày hội", NEXT.day, f"Tỉnh {number}") for number in range(30)]
    assert places_in_words(many) == "Tỉnh 0, Tỉnh 1, Tỉnh 2, Tỉnh 3, Tỉnh 4 và 25 tỉnh khác"
    assert units(reminder_text(many, TODAY, {})) < MESSAGE_LIMIT


def test_a_calendar_says_what_it_holds() -> None:
    later = occasion("Ngày <mới>", date(2027, 4, 21))
    assert calendar_caption([later], TODAY).startswith(
        "<b>Sao Hoả: 21/4/2027 (còn 150 ngày) – Ngày &lt;mới&gt;</b>\nMở tệp"
    )
    assert calendar_caption([PASSED, NEXT, ELSEWHERE, later], TODAY).startswith(
        "<b>Sao Hoả, Sao Kim: 23/11/2026 (còn 1 ngày) – Ngày hội &lt;đọc&gt;</b>\nTệp có 3 ngày"
    )
    assert calendar_caption([PASSED], TODAY).startswith("<b>Sao Hoả: 1/3/2026 (đã qua) – Ngày")


def test_a_list_of_what_is_over_names_nothing_as_next() -> None:
    assert agenda_blocks([PASSED], TODAY, "event", "", {})[0] == f"Ngày và sự kiện ({wording.ALL_PROVINCES}):"


def test_a_long_name_is_told_whole_below() -> None:
    title, block = agenda_blocks([occasion("việc " * 90, NEXT.day)], TODAY, "event", "", {})
    assert len(title) < 260
    assert block.count("việc") == 90


def test_hours_stand_with_the_day() -> None:
    timed = NEXT.model_copy(update={"hours": "từ 19 giờ 30 đến 21h"})
    [_, block] = agenda_blocks([timed], TODAY, "event", "Sao Hoả", {})
    assert block.startswith("<b>23/11/2026, từ 19 giờ 30 đến 21h</b> (còn 1 ngày): ")
    assert ", ngày 23/11/2026, từ 19 giờ 30 đến 21h là Ngày hội" in reminder_text([timed], TODAY, {})

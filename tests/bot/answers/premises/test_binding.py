"""Which words of a clause each of its values belongs to."""

import re

import pytest

from bot.answers.premises.binding import bound_words

VALUE = re.compile(r"\d[\d.,]*(?=\s|%)")


def bound(text: str) -> list[tuple[str, str]]:
    values = [match.span() for match in VALUE.finditer(text)]
    return [(one.own.strip(" ,;."), one.led.strip()) for one in bound_words(text, values)]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        # what is named before its value, parted by semicolons and by commas
        ("vốn trung ương 70 tỷ; vốn tỉnh 20 tỷ", ["vốn trung ương 70 tỷ", "vốn tỉnh 20 tỷ"]),
        ("vốn trung ương 70 tỷ, vốn tỉnh 20 tỷ", ["vốn trung ương 70 tỷ", "vốn tỉnh 20 tỷ"]),
        # behind it
        ("50 máy bơm, 12 cây cầu và 3 trạm", ["50 máy bơm", "12 cây cầu", "và 3 trạm"]),
        ("20 lít đối với trẻ em, học sinh và 40 lít đối với người lớn",
         ["20 lít đối với trẻ em, học sinh", "và 40 lít đối với người lớn"]),
        # a part of the whole
        ("tổng 100 hộ, trong đó 40 hộ nghèo", ["tổng 100 hộ", "trong đó 40 hộ nghèo"]),
        # what it is paid for stands right behind the value
        ("nhà sập 60 triệu/nhà, nhà hư 20 triệu/nhà", ["nhà sập 60 triệu/nhà", "nhà hư 20 triệu/nhà"]),
    ],
)  # fmt: skip
def test_own_words(text: str, own: list[str]) -> None:
    assert [words for words, _ in bound(text)] == own


@pytest.mark.parametrize(
    ("text", "last_is_led_by"),
    [
        ("Cấp cho mỗi trạm: 5 máy, 2 tủ", "Cấp cho mỗi trạm:"),  # a label
        ("Mua sắm 5 máy, 2 tủ", "Mua sắm"),  # a verb before what is counted
        (
            "Sửa xong cầu trong 10 ngày với cầu sắt; 20 ngày với cầu treo",
            "Sửa xong cầu trong",
        ),  # over a semicolon
        ("Nạo vét kênh chính; phấn đấu đạt 45 km", "Nạo vét kênh chính;"),  # a piece that only goes on
        ("vốn trung ương 70 tỷ; vốn tỉnh 20 tỷ", ""),  # each has its own subject
        ("Trồng 5 ha. Mua 3 máy", ""),  # another sentence
    ],
)
def test_what_leads_in(text: str, last_is_led_by: str) -> None:
    assert bound(text)[-1][1] == last_is_led_by


def test_what_is_of_others_is_known() -> None:
    text = "Mỗi xã 50 triệu; riêng xã đảo 80 triệu"
    values = [match.span() for match in VALUE.finditer(text)]
    assert [one.contrast for one in bound_words(text, values)] == [False, True]

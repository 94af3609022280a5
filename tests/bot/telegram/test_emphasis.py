from __future__ import annotations

from decimal import Decimal

import pytest

from bot.answer import Value
from bot.telegram.emphasis import emphasised

# text, question, headline → what is set in bold
CASES = [
    (
        "Báo cáo trước ngày 01/12.",
        "han bao cao",
        "Trước ngày 01/12",
        "<b>Báo cáo</b> trước ngày <b>01/12</b>.",
    ),
    ("70% thư viện cấp huyện", "thư viện ở huyện", "70% …", "<b>70% thư viện</b> cấp huyện"),
    (
        "Sở Y tế, Sở Nội vụ",
        "sở y tế làm gì",
        "",
        "<b>Sở Y tế</b>, Sở Nội vụ",
    ),  # one shared syllable is chance
    ("a < b & c", "gì thế", "", "a &lt; b &amp; c"),
    ("Hòa bình", "hoà bình", "", "<b>Hòa bình</b>"),  # old and new tone placement
    ("", "gì thế", "", ""),
    # the topic that stands everywhere is not marked beside the phrase that was asked for
    ("thư viện tỉnh, thư viện cấp xã", "thư viện cấp xã", "", "thư viện tỉnh, <b>thư viện cấp xã</b>"),
    (
        "thư viện cấp huyện, thư viện cấp xã",
        "thư viện cấp huyện",
        "",
        "<b>thư viện cấp huyện</b>, thư viện cấp xã",
    ),
    # the same number of another subject isn't marked
    (
        "70% thư viện cấp huyện, 70% trường học",
        "bao nhiêu thư viện cấp huyện",
        "70% thư viện cấp huyện",
        "<b>70% thư viện cấp huyện</b>, 70% trường học",
    ),
    # a date is one thing
    (
        "gửi trước ngày 30 tháng 11 năm 2025; lần 30",
        "hạn nộp",
        "trước ngày 30 tháng 11 năm 2025",
        "gửi trước ngày <b>30 tháng 11 năm 2025</b>; lần <b>30</b>",
    ),
    ("ngày 30 tháng 11", "hạn", "11 lớp, 30 tháng", "ngày <b>30</b> tháng <b>11</b>"),
    ("tháng 4, năm 2025", "tháng 4 năm 2025", "", "<b>tháng 4</b>, <b>năm 2025</b>"),  # not across a comma
    # words that ask, or that only name the kind of thing that is asked for
    ("Sở Y tế có trách nhiệm", "sở y tế có nhiệm vụ gì", "", "<b>Sở Y tế</b> có trách nhiệm"),
    ("Căn cứ chức năng, nhiệm vụ", "nhiệm vụ là gì", "", "Căn cứ chức năng, nhiệm vụ"),
    ("của cơ sở giáo dục", "cơ sở giáo dục của tỉnh", "", "của <b>cơ sở giáo dục</b>"),
]


@pytest.mark.parametrize(("text", "question", "headline", "shown"), CASES)
def test_emphasised(text: str, question: str, headline: str, shown: str) -> None:
    assert emphasised(text, question, headline) == shown


def told(words: str, subject: str, year: int | None = None, year_from: int | None = None) -> Value:
    return Value(
        path="I/-1", label="Mục I", subject=subject, measure="", measured=False, amount=Decimal(1), unit="%",
        year=year, year_from=year_from, words=words,
    )  # fmt: skip


# text, the values that the answer takes from it → what is set in bold, whatever the question and the headline say
VALUES = [
    # of the same number the one beside its subject; another subject's number that the headline has is not
    (
        "Đến năm 2025, 70% trường đạt chuẩn, 40% trạm y tế xã, 70% trạm y tế phường có bác sĩ",
        [told("70%", "trạm y tế phường", 2025)],
        "Đến năm <b>2025</b>, 70% trường đạt chuẩn, 40% trạm y tế xã, <b>70% trạm y tế phường</b> có bác sĩ",
    ),
    (
        "Số lượt khách tăng bình quân 5%/năm đến năm 2025; đến năm 2030 tăng 10%/năm",
        [told("tăng 10%/năm", "Số lượt khách", 2030)],
        "Số lượt khách tăng bình quân 5%/năm đến năm 2025; đến năm <b>2030</b> tăng <b>10%</b>/năm",
    ),
    # a range is two numbers
    (
        "Giai đoạn 2024 - 2026 trồng từ 50 đến 60 ha rừng",
        [told("từ 50 đến 60 ha", "rừng", 2026, 2024)],
        "Giai đoạn <b>2024</b> - 2026 trồng từ <b>50</b> đến <b>60</b> ha rừng",
    ),
    # several values of one clause
    (
        "60% vào năm 2025, 80% vào năm 2030 số xã",
        [told("60%", "số xã", 2025), told("80%", "số xã", 2030)],
        "<b>60%</b> vào năm <b>2025</b>, <b>80%</b> vào năm <b>2030</b> số xã",
    ),
    # where a value doesn't stand in the text, as in a table whose heads hold it, what is asked for is marked
    ("Trạm y tế đạt chuẩn", [told("70%", "trạm")], "<b>Trạm y tế</b> đạt chuẩn"),
]


@pytest.mark.parametrize(("text", "values", "shown"), VALUES)
def test_values_that_are_told(text: str, values: list[Value], shown: str) -> None:
    assert emphasised(text, "bao nhiêu trạm y tế", "70%: 40%: 5%: 10%", values) == shown

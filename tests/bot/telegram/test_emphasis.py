from __future__ import annotations

import pytest

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
]


@pytest.mark.parametrize(("text", "question", "headline", "shown"), CASES)
def test_emphasised(text: str, question: str, headline: str, shown: str) -> None:
    assert emphasised(text, question, headline) == shown

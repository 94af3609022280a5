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
]


@pytest.mark.parametrize(("text", "question", "headline", "shown"), CASES)
def test_emphasised(text: str, question: str, headline: str, shown: str) -> None:
    assert emphasised(text, question, headline) == shown

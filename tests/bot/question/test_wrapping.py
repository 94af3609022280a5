"""What is said around a question, as people of all ages say it to a bot."""

from __future__ import annotations

import pytest

from bot.question.wrapping import unwrapped

# What is typed, and what is asked.
WRAPPED = [
    ("sap toi co ngay hoi gi khong chau", "sap toi co ngay hoi gi khong"),
    ("cháu ơi cho bác hỏi hạn báo cáo là khi nào", "hạn báo cáo là khi nào"),
    ("hạn báo cáo là khi nào hả cháu ơi", "hạn báo cáo là khi nào"),
    ("hạn báo cáo ngày nào em", "hạn báo cáo ngày nào"),
    ("sở nào chủ trì em ơi", "sở nào chủ trì"),
    ("chị ơi cho em hỏi sở tài chính làm gì", "sở tài chính làm gì"),
    ("cam on chau nhe", "cam on"),
    ("cảm ơn cháu nhiều nhé!", "cảm ơn"),
]
# Who is asked about, or counted, stays.
ASKED_ABOUT = [
    "kế hoạch có gì cho trẻ em",
    "giáo dục con cháu",
    "bao nhiêu thư viện ở Mai Châu",
    "có bao nhiêu xã ở Lai Châu",
    "hộ nghèo được nuôi mấy con",
    "số lượng bò là bao nhiêu con",
]


@pytest.mark.parametrize(("typed", "asked"), WRAPPED)
def test_whom_one_speaks_to_is_not_asked_about(typed: str, asked: str) -> None:
    assert unwrapped(typed) == asked


@pytest.mark.parametrize("text", ASKED_ABOUT)
def test_whom_a_question_is_about_stays(text: str) -> None:
    assert unwrapped(text) == text

"""Spans of days by today (Sunday, 22 November 2026), typed with and without marks."""

from __future__ import annotations

from datetime import date

import pytest

from bot.question.timespans import find_timespan, timespan_words

TODAY = date(2026, 11, 22)


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> tuple[date, date]:
    return date(*first), date(*last)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("tuần này có gì", days((2026, 11, 16), (2026, 11, 22))),
        ("tuan sau co su kien gi", days((2026, 11, 23), (2026, 11, 29))),
        ("tuần tới", days((2026, 11, 23), (2026, 11, 29))),
        ("cuối năm nay", days((2026, 10, 1), (2026, 12, 31))),
        ("dau nam sau co gi", days((2027, 1, 1), (2027, 3, 31))),
        ("giữa năm 2027", days((2027, 5, 1), (2027, 8, 31))),
        ("nửa cuối năm 2027", days((2027, 7, 1), (2027, 12, 31))),
        ("quý IV/2025 có việc gì", days((2025, 10, 1), (2025, 12, 31))),
        ("quy 1 nam 2027", days((2027, 1, 1), (2027, 3, 31))),
        ("quý này", days((2026, 10, 1), (2026, 12, 31))),
        ("quý sau có hạn gì", days((2027, 1, 1), (2027, 3, 31))),  # over the turn of the year
    ],
)
def test_spans(text: str, span: tuple[date, date]) -> None:
    assert find_timespan(text, TODAY) == span
    assert len(timespan_words(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "báo cáo quý IV/2025 nộp khi nào",  # due after it
        "kết quả quý I năm 2027",
        "quý II làm gì",  # of which year?
        "tuần lễ học tập",
        "cuối tuần",
        "năm nay",
    ],
)
def test_no_span(text: str) -> None:
    assert find_timespan(text, TODAY) is None
    assert timespan_words(text) == ()

"""A target's value with all the words that bound it, wherever in the clause they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding
from bot.answers.numbers.target_words import above
from corpus.models import Node
from corpus.path import ClausePath
from tests.bot.held import BK, NA, QN


@pytest.mark.parametrize(
    ("plan", "asked", "words"),
    [
        # "từ 95% …, 90% … và 85% … trở lên": the bound is said once for all of them
        (NA, "bao nhiêu phần trăm học sinh trung học cơ sở được khám sức khỏe định kỳ", "90% trở lên"),
        (NA, "bao nhiêu phần trăm học sinh tiểu học được khám sức khỏe định kỳ", "từ 95%"),
        (NA, "tỷ lệ học sinh tham gia bảo hiểm y tế", "từ 98,5% trở lên"),
        (NA, "giảm học sinh thừa cân béo phì xuống dưới mấy phần trăm", "dưới 12%"),
        (QN, "kinh tế số đóng góp bao nhiêu phần trăm GRDP", "tối thiểu 15%"),
        (QN, "tỷ lệ dân số có hồ sơ sức khỏe điện tử năm 2025", "95%"),  # the unit stands in another cell
        (BK, "đến 2030 bao nhiêu phần trăm các xã có câu lạc bộ", "phấn đấu 80%"),
        (BK, "đến 2030 bao nhiêu phần trăm thư viện cấp huyện cung cấp dịch vụ", "90%"),
    ],
)
def test_bounds_stay_with_the_value(
    found: Callable[[str, str], Finding], plan: str, asked: str, words: str
) -> None:
    assert words in [value.words for value in found(plan, asked).values]


# headings above a clause → what they are about, years and what heads any aims aside
HEADINGS = [
    (("I. MỤC TIÊU", "1. Mục tiêu cụ thể đến năm 2025"), ""),
    (("I. MỤC TIÊU", "2. Tầm nhìn đến năm 2030"), ""),
    (("2. Các chỉ tiêu giai đoạn 2026 - 2030",), ""),
    (("2. Mục tiêu cụ thể", "2.1. Trong thư viện", "a) Đến năm 2025"), "trong thu vien"),
    (("II. Chỉ tiêu", "b) Khu vực nông thôn:"), "khu vuc nong thon"),
]


@pytest.mark.parametrize(("trail", "about"), HEADINGS)
def test_headings_are_the_same_where_only_their_years_differ(trail: tuple[str, ...], about: str) -> None:
    node = Node(path=ClausePath().child("bullet", "1"), kind="clause", text="70% thư viện", trail=trail)
    assert above(node) == about

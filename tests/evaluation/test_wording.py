"""What may differ between two spellings of the same words, and what may not."""

import unicodedata

import pytest

from evaluation.wording import place_name, plain, says, solid

SAME = [
    ("văn hoá", "văn hóa"),
    ("Uỷ ban", "Ủy ban"),
    ("thuỷ lợi", "thủy  lợi"),
    ("**trước ngày 30**", "trước ngày 30"),
    ("Thanh - Quan", "thanh – quan"),
    ("cộng đồng", unicodedata.normalize("NFD", "cộng đồng")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_the_same_words_are_equal(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), [("bà", "ba"), ("Sở", "sợ"), ("hóa", "hoa")])
def test_accents_count(one: str, other: str) -> None:
    assert plain(one) != plain(other)


SAID = [
    ("đạt 40% (dịch vụ)", "40%", True),
    ("đạt 140%", "40%", False),  # part of another number
    ("tăng 0,5%/năm", "5%", False),
    ("12.000 bản", "2.000", False),
    ("2.000 người", "2.000", True),
    ("trước ngày 01 tháng 12 hằng năm", "1/12", True),
    ("trước ngày 01 tháng 12 hằng năm", "01/12", True),
    ("trước ngày 30 tháng 9 năm 2014", "30/9/2014", True),
    ("ngày 05/9/2024", "5/9/2024", True),
    ("ngày 15/9/2024", "5/9/2024", False),
    ("tháng 6 năm 2023", "6/2023", True),
    ("ngày 11/12/2023", "1/12", False),
    ("hạn 21/4 hằng năm", "21/4", True),
]


@pytest.mark.parametrize(("text", "words", "expected"), SAID)
def test_numbers_and_dates_are_met_whole(text: str, words: str, expected: bool) -> None:
    assert says(text, words) is expected


def test_a_hard_wrapped_quote_is_found() -> None:
    assert solid("thư viện, bảo\n\ntàng") == solid("thư viện, bảo tàng")


@pytest.mark.parametrize("name", ["Hồ Chí Minh", "Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh"])
def test_the_kind_of_a_province_does_not_matter(name: str) -> None:
    assert place_name(name) == plain("Hồ Chí Minh")

"""A date or year that a question states against one that a plan says."""

import pytest

from bot.answers.premises.moments import days_of, moments_in, same, stated_moments


@pytest.mark.parametrize(
    ("asked", "said", "so"),
    [
        ("hạn là 15/6/2026", "trước ngày 15/6/2026", True),
        ("hạn là 15/6", "trước ngày 15 tháng 6 hằng năm", True),
        ("hạn là 16/6/2026", "trước ngày 15/6/2026", False),
        ("han la ngay 15/6/2026", "trước ngày 15/6/2026", True),
        ("trong năm 2026", "vào quý IV năm 2028", False),
        ("trong nam 2028", "vào quý IV năm 2028", True),
        ("quý IV năm 2028", "tháng 11 năm 2028", True),
        ("quý III năm 2028", "tháng 11 năm 2028", False),
        ("tháng 5/2026", "trước ngày 20/5/2026", True),
        ("ngày 20/5/2026", "trong tháng 5/2026", None),  # the plan is less exact
        # ranges: an end against the end, a day inside can't be told
        ("kết thúc ngày 9/3/2026", "từ ngày 05/3/2026 đến ngày 09/3/2026", True),
        ("kéo dài đến 12/3/2026", "từ ngày 05/3/2026 đến ngày 09/3/2026", False),
        ("bắt đầu từ ngày 5/3/2026", "từ ngày 05/3/2026 đến ngày 09/3/2026", True),
        ("tổ chức ngày 7/3/2026", "từ ngày 05/3/2026 đến ngày 09/3/2026", None),
        ("tổ chức ngày 17/3/2026", "từ ngày 05/3/2026 đến ngày 09/3/2026", False),
        ("từ ngày 5/3/2026", "trước ngày 05/3/2026", None),  # a beginning is no end
    ],
)
def test_same(asked: str, said: str, so: bool | None) -> None:
    (one,), (other,) = stated_moments(asked), moments_in(said)
    assert same(one, other) is so


def test_what_numbers_are_held_against_is_no_date_of_theirs() -> None:
    assert [m.year for m in moments_in("năm 2027 giảm 5% so với năm 2024")] == [2027]


def test_days_of_a_range() -> None:
    (moment,) = moments_in("từ ngày 28/12/2026 đến ngày 02/01/2027")
    assert days_of(moment) == 6

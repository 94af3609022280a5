"""Hours beside a date: (from, until) as `HH:MM`, empty where the text gives none."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from corpus.facts.clocks import hours_of, without_hours
from corpus.facts.dates import find_dates
from corpus.facts.models import Clock, Words

HOURS = [
    ("Thời gian: 19 giờ 00 ngày 30 tháng 01 năm 2027", "19:00", ""),
    ("Thời gian: 08 giờ 00 phút, ngày 17/4/2025.", "08:00", ""),
    ("khai mạc lúc 7h30 ngày 05/9/2025", "07:30", ""),
    ("bắt đầu 14g00, thứ Sáu, ngày 20/11/2026", "14:00", ""),
    ("Ngày 20/11/2026, từ 14 giờ tại Hội trường", "14:00", ""),
    ("ngày 20/11/2026 (thứ Sáu) lúc 9h", "09:00", ""),
    ("ngày 12/3/2025; bắt đầu từ 8 giờ 15", "08:15", ""),
    ("vào 7 giờ 30 tối ngày 01/6/2025", "19:30", ""),
    ("19:45 ngày 02/9/2025", "19:45", ""),
    ("từ 00 giờ 00 đến 00 giờ 15 ngày 06 tháng 02 năm 2027", "00:00", "00:15"),
    ("ngày 20/11/2026, từ 14 giờ đến 16h30", "14:00", "16:30"),
    ("từ 20 giờ 00 ngày 31/12/2026 đến 00 giờ 15 ngày 01/01/2027", "20:00", "00:15"),
    ("từ ngày 25 tháng 01 đến 12 giờ 00 ngày 05 tháng 02 năm 2027", "", "12:00"),
    ("đến 22 giờ ngày 20/01/2027", "", "22:00"),
    # how long, not when
    ("trong vòng 02 giờ sau khi kết thúc, ngày 20/01/2027", "", ""),
    ("trực 24/24 giờ từ ngày 20/01/2027", "", ""),
    ("ngày 20/01/2027, tối thiểu 40 giờ học", "", ""),
    ("tập huấn 16 giờ; tổ chức ngày 20/01/2027 tại huyện", "", ""),
]


def written(clock: Clock | None) -> str:
    return f"{clock.hour:02}:{clock.minute:02}" if clock else ""


@pytest.mark.parametrize(("text", "starts", "ends"), HOURS)
def test_hours_beside_a_date(text: str, starts: str, ends: str) -> None:
    found = hours_of(text, find_dates(text)[0])
    assert (written(found.starts), written(found.ends)) == (starts, ends)
    for clock in found:
        assert clock is None or text[clock.words.start : clock.words.end] == clock.words.text


def test_an_hour_of_another_date_is_not_taken() -> None:
    text = "khai mạc 19 giờ 00 ngày 30/01/2027; bế mạc ngày 14/02/2027"
    first, second = find_dates(text)
    assert written(hours_of(text, second, first.end).starts) == ""


def test_words_without_their_hours() -> None:
    assert without_hours("đêm hội lúc 18 giờ 30 ").split() == ["đêm", "hội"]


def test_an_hour_that_the_words_do_not_say_cannot_be_built() -> None:
    with pytest.raises(ValidationError):
        Clock(hour=9, words=Words(start=0, end=7, text="19 giờ!"))

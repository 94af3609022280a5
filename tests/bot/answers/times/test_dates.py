"""Deadlines and events with how far they are from a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.answers.finding import Finding, Missing
from bot.answers.times.due_days import deadline_note
from bot.answers.times.events import event_day
from corpus.facts.days import last_day, next_day
from corpus.facts.models import Deadline, Event, Words
from tests.bot.held import BK, NA, NS, QN, TN

WORDS = Words(start=0, end=9, text="một ngày.")


def deadline(**fields: object) -> Deadline:
    return Deadline.model_validate(
        {"path": "I", "kind": "yearly", "bound": "before", "what": "báo cáo", "words": WORDS} | fields
    )


def event(**fields: object) -> Event:
    return Event.model_validate({"path": "I", "name": "Ngày Sách", "yearly": True, "words": WORDS} | fields)


@pytest.mark.parametrize(
    ("plan", "asked", "says", "path"),
    [
        (BK, "hạn báo cáo hằng năm", "trước ngày 01 tháng 12 hằng năm", "ket/p1"),
        (TN, "hạn báo cáo hằng năm", "trước ngày 30 tháng 11 hằng năm", "ket/p1"),
        (BK, "bao giờ sơ kết", "2025", "IV.1/-4"),
        (BK, "bao giờ tổng kết", "2030", "IV.1/-4"),
        (QN, "hạn gửi dự toán", "trước ngày 31/3/2024", "V.2"),
        (QN, "học bạ số xong khi nào", "31/5/2024", "PL/r4"),  # a cell of a table
        (NA, "khám sức khỏe đầu năm học xong trước ngày nào", "trước ngày 15/11/2024", "II.1/-1"),
        (BK, "Ngày Quốc tế Bảo tàng là ngày nào", "18/5 hằng năm", "II.1/-1"),
        (BK, "ngay quoc te bao tang la ngay may", "18/5", "II.1/-1"),
        (QN, "triển lãm sản phẩm số từ ngày nào đến ngày nào", "8/10/2024 – 11/10/2024", "IV.3/-1"),
        (NS, "Hội sách diễn ra khi nào ở đâu", "17/4/2025 – 21/4/2025, tại Thư viện tỉnh", "III.2/-1"),
    ],
)
def test_date(found: Callable[[str, str], Finding], plan: str, asked: str, says: str, path: str) -> None:
    finding = found(plan, asked)
    assert says in finding.headline
    assert finding.nodes[0].key == path


def test_all_of_a_month(found: Callable[[str, str], Finding]) -> None:
    headline = found(BK, "tháng 4 có ngày gì").headline
    assert "21/4" in headline
    assert "23/4" in headline
    assert "18/5" not in headline


def test_next_ones_first(found: Callable[[str, str], Finding]) -> None:
    """Asked on 22 November: the day after is the first, then those of the next year."""
    headline = found(BK, "sự kiện sắp tới").headline
    assert headline.index("23/11") < headline.index("21/4") < headline.index("23/4")


def test_days_left_come_first_where_they_are_asked_for(found: Callable[[str, str], Finding]) -> None:
    assert "còn 8 ngày" in found(BK, "còn mấy ngày nữa đến hạn báo cáo").headline
    assert "còn 7 ngày" in found(TN, "còn mấy ngày nữa đến hạn báo cáo").headline


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        (TN, "bao giờ sơ kết"),
        (BK, "hạn báo cáo quý"),  # the yearly one is no answer
        (BK, "tháng 7 có ngày gì"),
        (BK, "Ngày Thư viện Việt Nam là ngày nào"),
        (TN, "hạn giải ngân kinh phí là ngày mấy"),
        (NS, "Ngày Sách năm 2026 khai mạc ngày nào"),
    ],
)
def test_refused(refused: Callable[[str, str], Missing], plan: str, asked: str) -> None:
    missing = refused(plan, asked)
    assert missing.reason == "not_stated"
    assert not any(day in missing.headline for day in ("01 tháng 12", "30 tháng 11", "21/4", "18/5", "17/4"))


@pytest.mark.parametrize(
    ("fact", "day"),
    [
        (deadline(day=1, month=12), date(2026, 11, 30)),  # before D: D - 1
        (deadline(day=1, month=12, bound="by"), date(2026, 12, 1)),  # by D: D
        (deadline(day=1, month=12, bound="on"), date(2026, 12, 1)),
        (deadline(day=1, month=1, bound="before"), date(2025, 12, 31)),
        (deadline(day=1, month=3, bound="before"), date(2026, 2, 28)),
        (deadline(month=6, kind="month", bound="by"), date(2026, 6, 30)),  # a month ends on its last day
        (deadline(day=31, month=2, bound="by"), date(2026, 2, 28)),  # a day that the month lacks
        (deadline(day=25, kind="quarterly"), None),  # recurs
        (deadline(year=2030, kind="milestone", bound="on"), None),
    ],
)
def test_last_day(fact: Deadline, day: date | None) -> None:
    assert last_day(fact, 2026) == day


def test_last_day_in_a_leap_year() -> None:
    assert last_day(deadline(day=1, month=3, bound="before"), 2028) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("fact", "today", "says"),
    [
        (deadline(day=1, month=12), date(2026, 11, 22), "30/11/2026; còn 8 ngày"),
        (deadline(day=1, month=12), date(2026, 11, 30), "hôm nay, 30/11/2026"),
        (deadline(day=1, month=12), date(2026, 12, 1), "30/11/2027, còn 364 ngày"),
        (deadline(day=31, month=3, year=2024, kind="date"), date(2026, 11, 22), "đã qua (30/3/2024)"),
        (deadline(year=2025, kind="milestone", bound="on"), date(2026, 11, 22), "năm 2025 đã qua"),
    ],
)
def test_note(fact: Deadline, today: date, says: str) -> None:
    assert says in deadline_note(fact, today)


def test_no_note_without_a_day() -> None:
    assert deadline_note(deadline(year=2030, kind="milestone", bound="on"), date(2026, 11, 22)) == ""
    assert deadline_note(deadline(day=25, kind="quarterly"), date(2026, 11, 22)) == ""


@pytest.mark.parametrize(
    ("fact", "today", "day"),
    [
        (event(day=21, month=4), date(2026, 11, 22), date(2027, 4, 21)),
        (event(day=23, month=11), date(2026, 11, 23), date(2026, 11, 23)),
        (event(day=17, month=4, year=2025, yearly=False), date(2026, 11, 22), date(2025, 4, 17)),
        (event(day=29, month=2), date(2026, 11, 22), None),  # no such day next year
        (event(month=6), date(2026, 11, 22), None),
    ],
)
def test_next_day(fact: Event, today: date, day: date | None) -> None:
    assert next_day(fact, today) == day


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        (event(day=21, month=4), "21/4 hằng năm"),
        (event(day=17, month=4, year=2025, yearly=False), "17/4/2025"),
        (
            event(day=8, month=10, year=2024, yearly=False, end_day=11, end_month=10, end_year=2024),
            "8/10/2024 – 11/10/2024",
        ),
    ],
)
def test_written_day(fact: Event, written: str) -> None:
    assert event_day(fact) == written

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from bot import agenda
from bot.agenda import Occasion, shared_days
from bot.calendar_file import calendar_file
from corpus.facts.models import Clock, Deadline, Event, Facts, Words
from corpus.models import Node, Plan, PlanMetadata, SourceText
from corpus.path import ClausePath
from index.dated import dated_of
from index.manifest import PlanSummary

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)
WORDS = Words(start=0, end=3, text="Báo")


def deadline(**changes: Any) -> Deadline:
    fields = {
        "path": "I/-1",
        "kind": "yearly",
        "bound": "before",
        "day": 1,
        "month": 12,
        "what": "báo cáo",
        "words": WORDS,
    }
    return Deadline.model_validate(fields | changes)


def event(**changes: Any) -> Event:
    fields = {"path": "I/-1", "name": "Ngày hội", "yearly": True, "day": 21, "month": 4, "words": WORDS}
    return Event.model_validate(fields | changes)


def plan(
    *, plan_id: str = "sao-hoa", deadlines: tuple[Deadline, ...] = (), events: tuple[Event, ...] = ()
) -> Plan:
    section = ClausePath().child("section", "I")
    nodes = tuple(
        Node(path=section.child("bullet", number), kind="clause", text="Báo cáo; xong, nhé.")
        for number in ("1", "2")
    )
    return Plan(
        plan_id=plan_id,
        source=SourceText(file="p.txt", format="text", text="", sha256="", lines=()),
        metadata=PlanMetadata(title="Kế hoạch", province="Sao Hoả"),
        nodes=nodes,
        facts=Facts(deadlines=deadlines, events=events),
    )


def occasions(plans: list[Plan], today: date) -> tuple[Occasion, ...]:
    """The occasions of plans."""
    held = {
        p.plan_id: PlanSummary(
            plan_id=p.plan_id, file="p.txt", metadata=p.metadata, clause_count=2, sha256=""
        )
        for p in plans
    }
    return agenda.occasions((one for p in plans for one in dated_of(p)), held, today)


# A deadline, and the last day that satisfies it as of 22/11/2026.
DEADLINES = [
    (deadline(), date(2026, 11, 30)),  # before 1/12: 30/11
    (deadline(bound="by"), date(2026, 12, 1)),
    (deadline(day=22, month=11, bound="by"), date(2026, 11, 22)),  # today still counts
    (deadline(day=22, month=11), date(2027, 11, 21)),  # before today: next year's
    (deadline(day=1, month=3), date(2027, 2, 28)),
    (deadline(kind="date", year=2025, day=15, month=6, bound="by"), date(2025, 6, 15)),  # over
    (deadline(kind="milestone", year=2030, day=None, month=None), None),  # no day
]


@pytest.mark.parametrize(("fact", "day"), DEADLINES)
def test_deadline_has_the_last_day_that_satisfies_it(fact: Deadline, day: date | None) -> None:
    found = occasions([plan(deadlines=(fact,))], TODAY)
    assert [one.day for one in found] == ([day] if day else [])


EVENTS = [
    (event(), date(2027, 4, 21), date(2027, 4, 21)),
    (event(month=11, day=22), TODAY, TODAY),
    (
        event(yearly=False, year=2026, month=12, day=30, end_day=2, end_month=1, end_year=2027),
        date(2026, 12, 30),
        date(2027, 1, 2),
    ),
    (
        event(yearly=False, year=2027, end_day=1, end_month=4),
        date(2027, 4, 21),
        date(2027, 4, 21),
    ),  # ends before it begins
]


@pytest.mark.parametrize(("fact", "first", "last"), EVENTS)
def test_event_has_its_days(fact: Event, first: date, last: date) -> None:
    [one] = occasions([plan(events=(fact,))], TODAY)
    assert (one.day, one.last) == (first, last)


def test_soonest_comes_first_and_what_is_over_last() -> None:
    over = deadline(kind="date", year=2025, bound="by")
    found = occasions([plan(deadlines=(over, deadline()), events=(event(),))], TODAY)
    assert [one.day for one in found] == [date(2026, 11, 30), date(2027, 4, 21), date(2025, 12, 1)]


def test_identity_stays_when_the_date_moves_and_differs_between_plans() -> None:
    def identity(plan_id: str, fact: Deadline) -> str:
        [one] = occasions([plan(plan_id=plan_id, deadlines=(fact,))], TODAY)
        return one.id

    assert identity("sao-hoa", deadline()) == identity("sao-hoa", deadline(day=15))
    assert identity("sao-hoa", deadline()) == identity("sao-hoa", deadline(path="I/-2"))
    assert identity("sao-hoa", deadline()) != identity("sao-kim", deadline())


def entries(*found: Occasion) -> list[Any]:
    calendar = Calendar.from_ical(calendar_file(found, now=NOW))
    assert calendar.errors == []
    assert {"PRODID", "VERSION"} <= set(calendar)
    return list(calendar.walk("VEVENT"))


@pytest.mark.parametrize(
    ("agency", "bound"),
    [
        ("so-tai-chinh", True),
        ("cong-an-tinh", True),  # in no list of departments, but an agency
        ("hoi-sinh-vat-canh", True),  # in no list at all
        ("bo-tai-chinh", False),
    ],
)
def test_what_all_agencies_have_to_do_binds_each_of_the_province(agency: str, bound: bool) -> None:
    [one] = occasions([plan(deadlines=(deadline(who="các cơ quan, đơn vị"),))], TODAY)
    assert agenda.binds(one, agency) == bound


def test_an_event_of_several_provinces_stands_once_in_a_calendar() -> None:
    elsewhere = plan(plan_id="sao-kim", events=(event(name="Ngày Hội"), event(day=22)))
    elsewhere = elsewhere.model_copy(update={"metadata": PlanMetadata(title="Kế hoạch", province="Sao Kim")})
    found = occasions([plan(events=(event(),)), elsewhere], TODAY)
    first, other = Calendar.from_ical(calendar_file(found, now=NOW)).walk("VEVENT")
    assert first["SUMMARY"] == "Ngày hội (Sao Hoả, Sao Kim)"
    assert first["UID"] == f"{found[0].id}@hoi-ke-hoach"
    assert first["DESCRIPTION"].count("Mục I") == 2
    assert other["SUMMARY"] == "Ngày hội (Sao Kim)"


def test_events_that_differ_in_more_than_spelling_are_several() -> None:
    alike = [event(), event(name="Ngày Hội")]
    other = [event(organiser="Sở Y tế"), event(yearly=False, year=2027), event(end_day=22, end_month=4)]
    found = occasions([plan(events=(one,)) for one in (*alike, *other)], TODAY)
    assert sorted(map(len, shared_days(found))) == [1, 1, 1, 2]


def test_calendar_file_has_what_calendars_need() -> None:
    [entry] = entries(*occasions([plan(deadlines=(deadline(),))], TODAY))
    assert entry["UID"].endswith("@hoi-ke-hoach")
    assert entry.decoded("DTSTART") == date(2026, 11, 30)
    assert entry.decoded("DTEND") == date(2026, 12, 1)  # exclusive
    assert entry.decoded("DTSTAMP") == NOW
    assert entry["SUMMARY"] == "Hạn cuối: báo cáo (Sao Hoả)"
    assert "“Báo cáo; xong, nhé.”" in entry["DESCRIPTION"]
    assert entry["RRULE"].to_ical() == b"FREQ=YEARLY"


def test_deadline_at_the_end_of_february_recurs_on_its_last_day() -> None:
    [entry] = entries(*occasions([plan(deadlines=(deadline(day=1, month=3),))], TODAY))
    assert entry["RRULE"]["BYMONTHDAY"] == [-1]
    assert entry["RRULE"]["BYMONTH"] == [2]


def test_what_happens_once_does_not_recur() -> None:
    fact = event(yearly=False, year=2027, end_day=23, end_month=4)
    [entry] = entries(*occasions([plan(events=(fact,))], TODAY))
    assert "RRULE" not in entry
    assert entry.decoded("DTEND") == date(2027, 4, 24)


def clock(hour: int, minute: int = 0) -> Clock:
    said = f"{hour} giờ {minute:02}"
    return Clock(hour=hour, minute=minute, words=Words(start=0, end=len(said), text=said))


ONCE = {"yearly": False, "year": 2027}
# An event's hours, and the first and last moment of its entry in the calendar; days where it has no hours.
HOURS = [
    ({"starts": clock(19, 30)}, "2027-04-21T19:30:00+07:00", None),
    ({"starts": clock(19), "ends": clock(21)}, "2027-04-21T19:00:00+07:00", "2027-04-21T21:00:00+07:00"),
    ({"starts": clock(20), "ends": clock(0, 15)}, "2027-04-21T20:00:00+07:00", "2027-04-22T00:15:00+07:00"),
    (
        {"starts": clock(8), "ends": clock(12), "end_day": 23, "end_month": 4},
        "2027-04-21T08:00:00+07:00",
        "2027-04-23T12:00:00+07:00",
    ),
    ({"starts": clock(8), "end_day": 23, "end_month": 4}, "2027-04-21", "2027-04-24"),  # opens at eight
    ({"ends": clock(12)}, "2027-04-21", "2027-04-22"),
]


@pytest.mark.parametrize(("hours", "begins", "ends"), HOURS)
def test_hours_stand_in_the_calendar_in_vietnamese_time(
    hours: dict[str, Any], begins: str, ends: str | None
) -> None:
    found = occasions([plan(events=(event(**ONCE, **hours),))], TODAY)
    [entry] = entries(*found)
    assert entry.decoded("DTSTART").isoformat() == begins
    assert (entry.decoded("DTEND").isoformat() if "DTEND" in entry else None) == ends
    assert entry["DESCRIPTION"].startswith(found[0].hours)
    calendar = Calendar.from_ical(calendar_file(found, now=NOW))
    zones = [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
    assert zones == (["Asia/Ho_Chi_Minh"] if "T" in begins else [])
    if "T" in begins:
        assert entry["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"


def test_lines_are_folded_at_75_bytes_and_end_as_the_standard_says() -> None:
    data = calendar_file(occasions([plan(deadlines=(deadline(what="báo cáo " * 40),))], TODAY), now=NOW)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")

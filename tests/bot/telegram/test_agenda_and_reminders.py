"""Lists of days, calendar files and reminders: a real process over HTTP, whose clock the test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from icalendar import Calendar

from bot import messages
from bot.telegram import wording
from tests.bot.telegram.test_buttons import answered, ask, edited, labels
from tests.harness.emulator import BotAccount, Person, eventually
from tests.harness.library_bot import rounds_of
from tests.harness.process import BotProcess

Start = Callable[..., tuple[BotAccount, BotProcess]]
SetClock = Callable[[str], None]


@pytest.fixture
def set_clock(tmp_path: Path) -> SetClock:
    """Moves the bot's clock, in Vietnamese time; when it returns, what is due by then has been sent."""

    def move(when: str) -> None:
        beside = tmp_path / "clock.new"
        beside.write_text(f"{when}+07:00")
        beside.replace(tmp_path / "clock")
        wait_for_round(tmp_path, len(rounds_of(tmp_path / "clock")))

    return move


def wait_for_round(folder: Path, processes: int) -> None:
    """Wait until each of so many processes has looked for reminders at the clock's time."""
    clock = folder / "clock"
    wanted = [clock.read_text()] * processes
    eventually(lambda: rounds_of(clock) == wanted, what="a round of reminders")


@pytest.fixture
def timed(start_bot: Start, set_clock: SetClock, tmp_path: Path) -> Iterator[BotAccount]:
    """A bot on 22/11/2026 at ten in the morning."""
    set_clock("2026-11-22T10:00:00")
    bot, _ = start_bot(CLOCK_FILE=str(tmp_path / "clock"))
    wait_for_round(tmp_path, 1)
    yield bot
    assert bot.refused() == []


def test_deadlines_and_events_with_the_days_left_and_a_calendar_file(timed: BotAccount) -> None:
    person = timed.person()
    listed = ask(person, "/thoihan")
    assert (
        "<b>30/11/2026</b> (còn 8 ngày): Báo cáo – Sao Hoả\nAi làm: các cơ quan, đơn vị\nGửi: Sở Nội vụ"
        in listed["text"]
    )
    assert ">Mục I, gạch đầu dòng 3 (Sao Hoả)</a></i>" in listed["text"]
    assert "(còn 150 ngày): Ngày hội &lt;đọc&gt;" in ask(person, "/sukien")["text"]
    assert ask(person, "/thoihan Sao Kim")["text"] != ""
    person.press(listed, wording.BUTTON_CALENDAR_ALL)
    [file] = person.hears(after=3)
    path = f"{timed.url}/file/bot{timed.token}/documents/{file['document']['file_id']}"
    calendar = Calendar.from_ical(httpx.get(path).content)
    [entry] = calendar.walk("VEVENT")
    assert entry.decoded("DTSTART") == datetime(2026, 11, 30).date()
    assert file["document"]["file_name"].endswith(".ics")


def test_days_of_a_province_or_an_agency_however_it_is_typed(timed: BotAccount) -> None:
    person = timed.person()
    here = ask(person, "/thoihan sao hoa")
    assert "Thời hạn (Sao Hoả):" in here["text"]
    of_agency = ask(person, "/thoihan so noi vu")
    assert "30/11/2026" in of_agency["text"]
    assert labels(of_agency) == ["📅 30/11: Sao Hoả: Báo cáo"]
    assert person.asks("/thoihan Bộ Tài chính") == wording.AGENDA_NONE
    assert person.asks("/thoihan Hà Nội") == messages.NO_SUCH_PLAN.format(place="Hà Nội")


def test_an_agency_that_no_list_has_can_be_reminded_of(timed: BotAccount) -> None:
    person = timed.person()
    begun = person.asks("/nhac Quỹ Phát triển đất Sao Hoả")
    assert "của <b>Quỹ Phát triển đất" in begun
    assert "🔔 Sao Hoả: Quy phat trien dat" in " ".join(labels(ask(person, "/nhac")))


def test_words_after_the_command_that_name_nobody_are_a_question(timed: BotAccount) -> None:
    person = timed.person()
    assert "“Sự kiện tháng &lt;4&gt;”" in person.asks("/sukien tháng <4>")
    assert "“Thời hạn quý I”" in person.asks("/thoihan quý I")


def test_one_event_alone_can_be_put_into_the_calendar(timed: BotAccount) -> None:
    person = timed.person()
    person.press(ask(person, "/sukien"), "📅 21/4")
    [file] = person.hears(after=1)
    path = f"{timed.url}/file/bot{timed.token}/documents/{file['document']['file_id']}"
    [entry] = Calendar.from_ical(httpx.get(path).content).walk("VEVENT")
    assert entry["SUMMARY"] == "Ngày hội <đọc> (Sao Hoả)"
    assert file["caption"].startswith("<b>Sao Hoả: 21/4/2027 (còn 150 ngày) – Ngày hội &lt;đọc&gt;</b>")


def reminders(person: Person) -> list[str]:
    """The reminders that a person got."""
    return [message["text"] for message in person.received() if message["text"].startswith("🔔 ")]


def test_reminders_come_7_3_and_1_days_before_at_eight_once(
    timed: BotAccount, set_clock: SetClock, start_bot: Start, tmp_path: Path
) -> None:
    person, other = timed.person(), timed.person()
    menu = ask(person, "/nhac")
    person.press(menu, f"🔕 {wording.BOTH_PROVINCES}")
    assert labels(edited(person, menu))[0].startswith("🔔 ")
    other_menu = ask(other, "/nhac")
    other.press(other_menu, "🔕 Sao Kim")  # of which no plan says a day
    edited(other, other_menu)
    set_clock("2026-11-23T07:59:00")
    assert reminders(person) == []
    set_clock("2026-11-23T08:00:00")
    [first] = reminders(person)
    assert first.startswith(
        "🔔 <b>Sao Hoả: còn 7 ngày</b>, ngày 30/11/2026 là hạn của việc: Báo cáo\nAi làm: "
    )
    assert "<blockquote>Báo cáo trước ngày 01 tháng 12 hằng năm.</blockquote>" in first
    set_clock("2026-11-23T21:00:00")
    set_clock("2026-11-25T09:00:00")
    assert len(reminders(person)) == 1
    set_clock("2026-11-27T12:00:00")  # as after an outage at eight
    assert "còn 3 ngày" in reminders(person)[1]
    start_bot(CLOCK_FILE=str(tmp_path / "clock"))  # a second process on the same database
    wait_for_round(tmp_path, 2)
    assert len(reminders(person)) == 2
    set_clock("2026-11-29T08:00:30")
    assert "còn 1 ngày" in reminders(person)[2]
    assert len(reminders(person)) == 3
    assert reminders(other) == []


def test_reminders_end_at_a_tap_and_when_all_is_erased(timed: BotAccount, set_clock: SetClock) -> None:
    tapper, eraser, blocker = timed.person(), timed.person(), timed.person()
    for person in (tapper, eraser, blocker):
        menu = ask(person, "/nhac")
        person.press(menu, f"🔕 {wording.BOTH_PROVINCES}")
        edited(person, menu)
    erase = ask(eraser, "/xoadulieu")
    eraser.press(erase, wording.BUTTON_ERASE)
    edited(eraser, erase)
    set_clock("2026-11-23T08:00:00")
    reminders(tapper)
    last = tapper.received()[-1]
    query = tapper.press(last, wording.BUTTON_NO_MORE)
    assert answered(query, timed)["text"] == wording.REMIND_OFF
    set_clock("2026-11-27T08:00:00")
    assert len(reminders(tapper)) == 1
    assert reminders(eraser) == []
    assert len(reminders(blocker)) == 2


def test_list_keeps_its_calendar_buttons_when_reminders_are_begun_and_ended(timed: BotAccount) -> None:
    person = timed.person()
    listed = ask(person, "/thoihan")
    person.press(listed, wording.BUTTON_REMIND)
    begun = edited(person, listed)
    assert labels(begun) == [*labels(listed)[:-1], wording.BUTTON_NO_MORE]
    query = person.press(begun, wording.BUTTON_NO_MORE)
    assert answered(query, timed)["text"] == wording.REMIND_OFF
    assert labels(edited(person, listed, 2)) == labels(listed)[:-1]
    assert all(label.startswith("🔕") for label in labels(ask(person, "/nhac")))


def test_reminders_of_an_agency_are_those_that_name_it_or_its_group(
    timed: BotAccount, set_clock: SetClock
) -> None:
    concerned, puzzled = timed.person(), timed.person()
    begun = ask(concerned, "/nhac so noi vu sao hoa")["text"]
    assert begun.startswith(wording.REMIND_ON_FOR.format(what="Sở Nội vụ, Sao Hoả"))
    assert begun.endswith("Gần nhất: 30/11/2026 (còn 8 ngày) – Báo cáo.")
    assert ask(puzzled, "/nhac con mèo")["text"].startswith(wording.REMIND_NOT_READ.format(asked="con mèo"))
    set_clock("2026-11-23T08:00:00")
    assert len(reminders(concerned)) == 1
    set_clock("2027-04-14T08:00:00")  # seven days before the event, which names no agency
    assert len(reminders(concerned)) == 1


def test_reminder_that_could_not_be_sent_is_tried_again(timed: BotAccount, set_clock: SetClock) -> None:
    person = timed.person()
    menu = ask(person, "/nhac")
    person.press(menu, f"🔕 {wording.BOTH_PROVINCES}")
    edited(person, menu)
    timed.fault("sendMessage", "500", times=4)
    set_clock("2026-11-23T08:00:00")
    eventually(lambda: reminders(person), what="the reminder after the faults")
    set_clock("2026-11-23T08:00:01")
    assert len(reminders(person)) == 1


def test_province_after_the_command_is_begun_and_said_where_nothing_is_near(timed: BotAccount) -> None:
    person = timed.person()
    begun = ask(person, "/nhac Sao Kim")
    assert begun["text"].startswith(wording.REMIND_ON_FOR.format(what="Sao Kim"))
    assert begun["text"].endswith(wording.REMIND_NOTHING_YET)
    person.press(begun, wording.BUTTON_NO_MORE)
    assert "reply_markup" not in edited(person, begun)
    assert all(label.startswith("🔕") for label in labels(ask(person, "/nhac")))

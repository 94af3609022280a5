"""What is reminded of and how often: the sending over a real database, with a bot that only writes down."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.days import VIETNAM
from bot.metrics import Metrics
from bot.store.database import open_database
from bot.store.store import Store
from bot.store.subscriptions import Subscription
from bot.telegram.agenda import Agenda
from bot.telegram.desk import Desk
from bot.telegram.reminders import Reminders
from corpus.facts.models import Deadline, Event
from index.manifest import PlanSummary
from tests.bot.test_agenda import deadline, event, plan
from tests.harness.lists import ReadLists


class OnePlan(ReadLists):
    """A library of one plan, which a re-indexing replaces; `others` are of other provinces."""

    name = "thu"
    created = datetime(2026, 1, 1, tzinfo=UTC)

    def __init__(self) -> None:
        self.deadlines: tuple[Deadline, ...] = (deadline(),)
        self.others: dict[str, tuple[Event, ...]] = {}  # the events of each, by province

    @property
    def library(self) -> OnePlan:
        return self

    @property
    def summaries(self) -> list[PlanSummary]:
        held = [plan(), *map(self.plan, self.others)]
        return [
            PlanSummary(plan_id=one.plan_id, file="a", metadata=one.metadata, clause_count=1, sha256="")
            for one in held
        ]

    def plan(self, plan_id: str) -> Any:
        if plan_id not in self.others:
            return plan(plan_id=plan_id, deadlines=self.deadlines)
        made = plan(plan_id=plan_id, events=self.others[plan_id])
        return made.model_copy(update={"metadata": made.metadata.model_copy(update={"province": plan_id})})


class Recorder:
    """A bot that notes what it is to send."""

    username = "Bot"

    def __init__(self) -> None:
        self.sent: list[tuple[int, str, str]] = []
        self.refused: dict[int, TelegramError] = {}  # by chat

    async def send_message(self, chat_id: int, text: str, *, reply_markup: Any, **_: object) -> None:
        if chat_id in self.refused:
            raise self.refused[chat_id]
        self.sent.append((chat_id, text, reply_markup.inline_keyboard[0][0].callback_data))


class Office:
    """Reminders with all that they rest on."""

    def __init__(self, folder: Path) -> None:
        self.library, self.bot = OnePlan(), Recorder()
        self.store = Store(open_database(f"sqlite:///{folder / 'bot.sqlite'}"))
        desk = Desk(self.library, self.store, Metrics())  # type: ignore[arg-type]
        self.reminders = Reminders(desk, Agenda(desk))

    def wants(self, chat: int, user: int, **what: str) -> Subscription:
        return self.store.subscriptions.add(Subscription(0, chat, user, 0, **what))

    def on(self, day: int, month: int = 11, hour: int = 8) -> list[tuple[int, str, str]]:
        """What is sent at this time of 2026."""
        before = len(self.bot.sent)
        now = datetime(2026, month, day, hour, tzinfo=VIETNAM)
        asyncio.run(self.reminders.send_due(self.bot, now))  # type: ignore[arg-type]
        return self.bot.sent[before:]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.store.close()


def test_chat_that_asked_twice_is_reminded_once_and_a_tap_ends_both(office: Office) -> None:
    everything, one = office.wants(1, 1), office.wants(1, 1, province="Sao Hoả")
    other = office.wants(2, 2, province="Sao Hoả")
    sent = office.on(23)
    assert [chat for chat, _, _ in sent] == [1, 2]
    assert [data for _, _, data in sent] == [f"unremind:{everything.id},{one.id}:1", f"unremind:{other.id}:1"]
    assert office.on(23, hour=9) == []


def test_ending_one_of_two_brings_no_second_reminder_of_the_same(office: Office) -> None:
    everything = office.wants(1, 1)
    office.wants(1, 1, province="Sao Hoả")
    assert len(office.on(23)) == 1
    office.store.subscriptions.remove(everything.id, 1)
    assert office.on(23, hour=9) == []
    assert len(office.on(27)) == 1


def test_who_asks_again_after_a_reminder_does_not_get_it_again(office: Office) -> None:
    office.wants(1, 1, province="Sao Hoả")
    assert len(office.on(23)) == 1
    office.wants(1, 1)
    office.wants(1, 7)  # somebody else in the same group
    assert office.on(23, hour=10) == []


def test_reindexing_with_another_date_moves_reminders(office: Office) -> None:
    office.wants(1, 1)
    assert "còn 7 ngày" in office.on(23)[0][1]
    office.library.deadlines = (deadline(day=16, month=12),)
    assert office.on(27) == []  # three days before what was the date
    [(_, text, _)] = office.on(8, month=12)
    assert "còn 7 ngày" in text
    assert "15/12/2026" in text


def test_reindexing_with_another_place_sends_nothing_twice(office: Office) -> None:
    office.wants(1, 1)
    assert len(office.on(23)) == 1
    office.library.deadlines = (deadline(path="I/-2"),)
    assert office.on(23, hour=10) == []
    assert len(office.on(27)) == 1


def test_two_matters_of_the_same_words_are_both_reminded_of(office: Office) -> None:
    office.library.deadlines = (deadline(), deadline(path="I/-2"))
    office.wants(1, 1)
    assert len(office.on(23)) == 2


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("bot was blocked by the user"),
        BadRequest("Chat not found"),
        BadRequest("Message thread not found"),  # the topic was deleted
    ],
)
def test_where_nobody_reads_any_more_reminders_end(office: Office, error: TelegramError) -> None:
    office.wants(1, 1)
    office.wants(1, 1, province="Sao Hoả")
    office.bot.refused = {1: error}
    assert office.on(23) == []
    assert office.store.subscriptions.all() == []


def test_what_could_not_be_sent_is_tried_again(office: Office) -> None:
    office.wants(1, 1)
    office.bot.refused = {1: BadRequest("Internal problem")}
    assert office.on(23) == []
    office.bot.refused = {}
    assert len(office.on(23, hour=9)) == 1


def test_reminders_follow_a_group_to_its_new_number(office: Office) -> None:
    office.wants(-5, 1)
    office.bot.refused = {-5: ChatMigrated(-1005)}
    assert office.on(23) == []
    assert [chat for chat, _, _ in office.on(23, hour=9)] == [-1005]


def test_an_event_of_several_provinces_is_one_reminder(office: Office) -> None:
    office.library.deadlines = ()
    day, same = event(day=30, month=11), event(day=30, month=11, name="Ngày Hội")
    office.library.others = {"Sao Kim": (day,), "Sao Mộc": (same,), "Sao Thổ": (event(day=26, month=11),)}
    everywhere, one = office.wants(1, 1), office.wants(1, 1, province="Sao Mộc")
    alone = office.wants(2, 2, province="Sao Mộc")
    (_, sooner, _), (_, together, data), (_, single, other) = office.on(23)
    assert "Sao Thổ: còn 3 ngày" in sooner
    assert "Sao Kim, Sao Mộc: còn 7 ngày" in together
    assert "Sao Mộc: còn 7 ngày" in single
    assert "Sao Kim" not in single
    assert data == f"unremind:{everywhere.id},{one.id}:1"
    assert other == f"unremind:{alone.id}:1"
    assert office.on(23, hour=9) == []

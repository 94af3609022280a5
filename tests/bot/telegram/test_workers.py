"""Taking, ending, giving back and giving up updates: the workers over a real queue, with handlers of the test's."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.metrics import Metrics
from bot.store.database import open_database
from bot.store.updates import Depth, Taken, Updates
from bot.telegram import handling, workers
from bot.telegram.handling import Handling
from bot.telegram.intake import Intake
from bot.telegram.workers import MOST_TAKEN, Workers

LEASE = 30.0
Handler = Callable[[Handling], Awaitable[None]]


class SmallApplication:
    """As much of an application as the workers use; errors are reported as ErrorReport does."""

    bot = None

    def __init__(self, intake: Intake, handler: Handler) -> None:
        self.update_queue = intake
        self._handler = handler

    async def process_update(self, update: Update) -> None:
        running = handling.current()
        assert running is not None
        try:
            await self._handler(running)
        except Exception as error:
            if not running.postpones(error):
                raise


@pytest.fixture
def updates(tmp_path: Path) -> Updates:
    return Updates(open_database(f"sqlite:///{tmp_path}/bot.sqlite"))


def staff(updates: Updates, handler: Handler) -> tuple[Workers, Intake]:
    intake = Intake(updates, Metrics())
    application: Any = SmallApplication(intake, handler)
    return Workers(application, updates, Metrics()), intake


def update(number: int, person: int) -> Update:
    """A press of a button under no message: it has a person and nothing to reply to."""
    who = {"id": person, "is_bot": False, "first_name": "Bà Ngoại"}
    body = {"id": str(number), "from": who, "chat_instance": "1", "data": "x"}
    return Update.de_json({"update_id": number, "callback_query": body}, None)


async def until(reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(300):
        while not reached():
            await asyncio.sleep(0.01)


async def test_those_of_a_person_are_handled_in_order_and_ended(updates: Updates) -> None:
    seen: list[int] = []

    async def handler(running: Handling) -> None:
        await asyncio.sleep(0.02)
        seen.append(running.holder.update_id)

    hands, intake = staff(updates, handler)
    hands.start()
    for number in range(1, 7):
        await intake.put(update(number, number % 2))
        await intake.put(update(number, number % 2))
    await until(lambda: len(seen) == 6)
    await hands.stop()
    assert [one for one in seen if one % 2] == [1, 3, 5]
    assert [one for one in seen if not one % 2] == [2, 4, 6]
    assert updates.depth() == Depth(0, 0, 0.0)


async def test_what_cannot_be_ended_in_time_is_given_back(
    updates: Updates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "GRACE_SECONDS", 0.3)
    sent: list[str] = []
    begun = asyncio.Event()

    async def send() -> bool:
        sent.append("answer")
        return True

    async def handler(running: Handling) -> None:
        begun.set()
        await until(lambda: hands._giving_back)
        await running.call("sendMessage", send)

    hands, intake = staff(updates, handler)
    hands.start()
    await intake.put(update(1, 1))
    await begun.wait()
    await hands.stop()
    await until(lambda: updates.depth().waiting == 1)  # though it didn't end within the grace either
    assert sent == []
    assert updates.take("other", LEASE) == Taken(1, update(1, 1).to_json(), 2)


@pytest.mark.parametrize("body", [update(1, 1).to_json(), "no update"], ids=["kills", "unreadable"])
async def test_update_that_ends_every_bot_is_left(updates: Updates, body: str) -> None:
    seen: list[int] = []

    async def handler(running: Handling) -> None:
        seen.append(running.holder.update_id)

    updates.accept(1, 1, body)
    for number in range(MOST_TAKEN):
        assert updates.take(f"bot {number}", LEASE) is not None
        updates.give_back(1, f"bot {number}")
    hands, intake = staff(updates, handler)
    hands.start()
    await intake.put(update(2, 1))  # of the same person, behind it
    await until(lambda: seen == [2])
    await hands.stop()
    assert updates.accept(1, 1, "") == "repeated"
    assert updates.depth() == Depth(0, 0, 0.0)


async def test_what_was_taken_by_a_call_whose_answer_was_lost_is_given_back(updates: Updates) -> None:
    async def handler(_running: Handling) -> None: ...

    hands, _ = staff(updates, handler)
    updates.accept(1, 1, "{}", worker=hands.name, seconds=LEASE)  # committed, and the connection then broke
    assert hands.renew()
    assert updates.take("other", LEASE) is None  # it may be on its way
    assert hands.renew()
    assert updates.take("other", LEASE) == Taken(1, "{}", 2)

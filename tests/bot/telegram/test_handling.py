"""What one bot knows of an update that it handles: nothing is sent twice, and nothing that another may send."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.store.updates import Holder, NotOurs, Sending
from bot.telegram.handling import MOST_RUNS, Handling
from index.errors import StoreUnavailable

AWAY = OperationalError("select 1", {}, Exception("server closed the connection"))


class Telegram:
    """Counts what reaches it."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    async def send(self, text: str) -> dict[str, object]:
        self.calls.append(text)
        return {"message_id": len(self.calls), "text": text}


class Notes:
    """What is written down of what was sent."""

    def __init__(self) -> None:
        self.rows: list[Sending] = []

    async def __call__(self, sending: Sending) -> None:
        self.rows.append(sending)


def handling(
    notes: Notes, sent: list[Sending] | None = None, *, ours: bool = True, last_try: bool = False
) -> Handling:
    return Handling(
        Holder(7, "one"), sent or [], may_send=lambda: ours, note=notes, last_try=last_try, again=bool(sent)
    )


async def answer(running: Handling, telegram: Telegram, pages: int) -> list[object]:
    """A handler that shows the sign of writing and sends some pages."""
    running.begin()
    await running.call("sendChatAction", lambda: telegram.send("…"))
    return [await running.call("sendMessage", lambda n=n: telegram.send(f"page {n}")) for n in range(pages)]


async def test_each_page_is_sent_once_over_two_runs_and_over_two_bots() -> None:
    telegram, notes = Telegram(), Notes()
    first = handling(notes)
    shown = await answer(first, telegram, 2)
    assert await answer(first, telegram, 2) == shown
    assert [(note.endpoint, note.number) for note in notes.rows] == [("sendMessage", 0), ("sendMessage", 1)]
    second = handling(notes, list(notes.rows))
    assert second.again
    assert (await answer(second, telegram, 3))[:2] == shown
    assert (first.skipped, second.skipped) == (2, 2)
    assert [call for call in telegram.calls if call != "…"] == ["page 0", "page 1", "page 2"]
    assert json.loads(notes.rows[2].result) == {"message_id": 6, "text": "page 2"}


async def test_other_calls_of_a_second_run_find_their_own_results() -> None:
    """Run again, a handler may leave a call out: those of each method are counted by themselves."""
    telegram, notes = Telegram(), Notes()
    first = handling(notes)
    first.begin()
    await first.call("editMessageText", lambda: telegram.send("edited"))
    await first.call("sendMessage", lambda: telegram.send("sent"))
    second = handling(notes, list(notes.rows))
    second.begin()
    assert await second.call("sendMessage", lambda: telegram.send("again")) == {
        "message_id": 2,
        "text": "sent",
    }


async def test_nothing_is_sent_for_an_update_that_another_bot_may_have() -> None:
    telegram = Telegram()
    with pytest.raises(NotOurs):
        await answer(handling(Notes(), ours=False), telegram, 1)
    assert telegram.calls == ["…"]


async def test_what_fails_is_not_noted_and_sent_again() -> None:
    telegram, notes = Telegram(), Notes()
    running = handling(notes)
    running.begin()

    async def fail() -> bool:
        raise TimedOut

    with pytest.raises(TimedOut):
        await running.call("sendMessage", fail)
    assert notes.rows == []
    await answer(running, telegram, 1)
    assert telegram.calls[-1] == "page 0"


async def test_task_that_outlives_its_update_is_left_alone() -> None:
    telegram, notes = Telegram(), Notes()
    running = handling(notes, ours=False)
    running.end()
    await running.call("sendMessage", lambda: telegram.send("report"))
    assert (telegram.calls, notes.rows) == (["report"], [])


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (NotOurs(), True),
        (AWAY, True),
        (NetworkError("connection lost"), True),
        (RetryAfter(5), True),
        (StoreUnavailable("index"), True),
        (BadRequest("message is too long"), False),  # a NetworkError by name only
        (Forbidden("blocked"), False),
        (IntegrityError("insert", {}, Exception("a key twice")), False),
        (RuntimeError("a fault of ours"), False),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
async def test_only_what_passes_by_itself_postpones_an_update(error: Exception, *, passes: bool) -> None:
    running = handling(Notes())
    assert running.postpones(error) is passes
    assert (running.postponed is error) is passes


async def test_patience_ends() -> None:
    assert not handling(Notes(), last_try=True).postpones(NetworkError("still away"))
    stubborn = handling(Notes())
    for _ in range(MOST_RUNS):
        assert stubborn.postpones(AWAY)
        stubborn.begin()
    assert not stubborn.postpones(AWAY)  # the database is there each time, and fails all the same

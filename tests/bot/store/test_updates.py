"""The queue of updates, with several bots at it."""

from __future__ import annotations

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from bot.store.updates import KEPT_SECONDS, Depth, Sending, Taken, Updates
from tests.bot.store.conftest import Clock

LEASE = 10.0
ONE, OTHER = "one", "other"


@pytest.fixture
def updates(engine: Engine, clock: Clock) -> Updates:
    return Updates(engine, clock)


def ids(taken: list[Taken | None]) -> list[int]:
    return [one.update_id for one in taken if one]


def test_update_is_written_down_once_also_after_it_was_handled(updates: Updates) -> None:
    assert updates.accept(7, 1, "{}") == "waiting"
    assert updates.accept(7, 1, "{}") == "repeated"
    assert updates.take(ONE, LEASE) == Taken(7, "{}", 1)
    assert updates.accept(7, 1, "{}", worker=OTHER, seconds=LEASE) == "repeated"
    assert updates.finish(7, ONE)
    assert updates.accept(7, 1, "{}", worker=OTHER, seconds=LEASE) == "repeated"
    assert updates.take(ONE, LEASE) is None


def test_update_is_taken_on_its_arrival_where_its_chat_is_free(updates: Updates, clock: Clock) -> None:
    arrivals = [
        updates.accept(n, chat, "{}", worker=ONE, seconds=LEASE) for n, chat in ((1, 5), (2, 5), (3, 6))
    ]
    assert arrivals == ["taken", "waiting", "taken"]
    updates.finish(1, ONE)
    assert updates.accept(4, 5, "{}", worker=ONE, seconds=LEASE) == "waiting"  # behind the second
    clock.now += LEASE + 1
    assert updates.take_over(OTHER, LEASE) == Taken(3, "{}", 2)


def test_updates_of_a_chat_are_taken_in_their_order_and_one_at_a_time(updates: Updates) -> None:
    for number, chat in ((12, 1), (11, 1), (13, 2), (14, 1)):
        updates.accept(number, chat, "{}")
    assert ids([updates.take(ONE, LEASE) for _ in range(3)]) == [11, 13]
    updates.accept(10, 1, "{}")  # late
    assert updates.take(OTHER, LEASE) is None
    updates.finish(11, ONE)
    assert ids([updates.take(OTHER, LEASE) for _ in range(2)]) == [10]


def test_update_of_a_killed_bot_is_taken_over_with_what_it_sent(updates: Updates, clock: Clock) -> None:
    updates.accept(1, 5, "{}")
    updates.accept(2, 5, "{}")
    updates.take(ONE, LEASE)
    first, second = Sending("sendMessage", 0, '{"message_id": 9}'), Sending("sendMessage", 1, "{}")
    for sending in (first, second, first._replace(result="again")):
        updates.note_sent(1, sending)
    clock.now += LEASE
    assert updates.take_over(OTHER, LEASE) is None
    clock.now += 0.1
    assert updates.take(OTHER, LEASE) is None  # the second of the chat waits for the first
    assert updates.take_over(OTHER, LEASE) == Taken(1, "{}", 2)
    assert sorted(updates.sent(1)) == [first, second]
    assert not updates.finish(1, ONE)  # it isn't dead after all, but has lost it
    assert updates.renew(ONE, LEASE) == frozenset()
    assert updates.finish(1, OTHER)
    assert updates.sent(1) == []
    assert ids([updates.take(OTHER, LEASE)]) == [2]


def test_renewed_lease_does_not_end(updates: Updates, clock: Clock) -> None:
    updates.accept(1, 5, "{}")
    updates.accept(2, 6, "{}")
    updates.take(ONE, LEASE)
    updates.take(OTHER, LEASE)
    for _ in range(3):
        clock.now += LEASE - 1
        assert updates.renew(ONE, LEASE) == {1}
    assert ids([updates.take_over("third", LEASE) for _ in range(2)]) == [2]


def test_what_is_given_back_waits_its_time_and_its_chat_with_it(updates: Updates, clock: Clock) -> None:
    updates.accept(1, 5, "{}")
    updates.accept(2, 5, "{}")
    updates.take(ONE, LEASE)
    updates.give_back(1, OTHER)  # not its own: nothing happens
    updates.give_back(1, ONE, 30.0)
    assert updates.take(OTHER, LEASE) is None
    clock.now += 30.1
    assert updates.take(OTHER, LEASE) == Taken(1, "{}", 2)


def test_depth_and_what_failed(updates: Updates, clock: Clock) -> None:
    assert updates.depth() == Depth(0, 0, 0.0)
    for number, chat in ((1, 5), (2, 5), (3, 6)):
        updates.accept(number, chat, "{}")
    updates.take(ONE, LEASE)
    clock.now += 4
    assert updates.depth() == Depth(2, 1, 4.0)
    updates.finish(1, ONE, failed=True)
    assert ids([updates.take(ONE, LEASE) for _ in range(3)]) == [2, 3]
    assert updates.depth() == Depth(0, 2, 4.0)


def test_who_asked_and_what_is_erased_once_it_is_handled(updates: Updates, engine: Engine) -> None:
    updates.accept(1, 555_001, '{"text": "Chuyện riêng"}')
    updates.take(ONE, LEASE)
    updates.note_sent(1, Sending("sendMessage", 0, "Trả lời"))
    updates.finish(1, ONE)
    with engine.connect() as connection:
        told = [str(row) for row in connection.exec_driver_sql("select * from updates")]
        told += [str(row) for row in connection.exec_driver_sql("select * from sendings")]
    assert len(told) == 1
    assert not any(word in told[0] for word in ("555", "riêng", "Trả lời"))


def test_numbers_are_forgotten_when_telegram_repeats_them_no_more(updates: Updates, clock: Clock) -> None:
    updates.accept(1, 5, "{}")
    updates.accept(2, 6, "{}")
    updates.take(ONE, LEASE)
    updates.finish(1, ONE)
    clock.now += KEPT_SECONDS + 1
    updates.prune()
    assert updates.accept(1, 5, "{}") == "waiting"
    assert updates.accept(2, 6, "{}") == "repeated"  # still waiting, however long


def test_many_bots_at_once_handle_each_once_and_no_chat_twice_at_a_time(engine: Engine) -> None:
    """Three bots of two threads each, without a clock of the test's: the database's own."""
    updates, chats, count = Updates(engine), 5, 60
    open_chats: Counter[int] = Counter()
    handled: list[tuple[int, int]] = []
    order = list(range(1, count + 1))
    random.Random(3).shuffle(order)

    def receive(number: int) -> int:
        return sum(updates.accept(number, number % chats + 1, "{}") == "waiting" for _ in range(2))

    def work(name: int) -> None:
        while len(handled) < count:
            taken = updates.take(f"bot {name}", LEASE)
            if taken is None:
                time.sleep(0.002)
                continue
            chat = taken.update_id % chats
            open_chats[chat] += 1
            assert open_chats[chat] == 1
            handled.append((chat, taken.update_id))
            open_chats[chat] -= 1
            assert updates.finish(taken.update_id, f"bot {name}")

    with ThreadPoolExecutor(6) as threads:
        assert sum(threads.map(receive, order)) == count
        list(threads.map(work, range(6)))
    assert sorted(number for _, number in handled) == list(range(1, count + 1))
    for chat in range(chats):
        numbers = [number for one, number in handled if one == chat]
        assert numbers == sorted(numbers)

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from bot.store.store import Store
from bot.store.subscriptions import CLAIM_SECONDS, Sending, Subscription
from tests.bot.store.conftest import Clock

SENDING = Sending("báo-cáo", "2026-11-30", 7)


def subscribed(store: Store) -> int:
    return store.subscriptions.add(Subscription(0, chat_id=5, user_id=7, thread_id=0)).id


def test_reminder_is_sent_by_one_bot(store: Store) -> None:
    number = subscribed(store)
    with ThreadPoolExecutor() as bots:
        claims = list(bots.map(lambda _: store.subscriptions.claim(number, SENDING), range(6)))
    assert sorted(claims) == [False] * 5 + [True]
    store.subscriptions.confirm(number, SENDING)
    assert not store.subscriptions.claim(number, SENDING)
    assert store.subscriptions.claim(number, SENDING._replace(days=3))


def test_reminder_of_a_bot_that_was_killed_is_sent_by_another(store: Store, clock: Clock) -> None:
    number = subscribed(store)
    assert store.subscriptions.claim(number, SENDING)
    clock.now += CLAIM_SECONDS
    assert not store.subscriptions.claim(number, SENDING)  # it may only be slow
    clock.now += 1
    assert store.subscriptions.claim(number, SENDING)
    assert not store.subscriptions.claim(number, SENDING)
    store.subscriptions.confirm(number, SENDING)
    clock.now += 2 * CLAIM_SECONDS
    assert not store.subscriptions.claim(number, SENDING)


def test_reminder_that_could_not_be_sent_is_free_again(store: Store) -> None:
    number = subscribed(store)
    assert store.subscriptions.claim(number, SENDING)
    store.subscriptions.release(number, SENDING)
    assert store.subscriptions.claim(number, SENDING)


def test_subscription_that_ended_meanwhile_claims_nothing(store: Store) -> None:
    number = subscribed(store)
    store.subscriptions.claim(number, SENDING)
    store.subscriptions.remove(number, 5)
    assert not store.subscriptions.claim(number, SENDING)
    assert store.subscriptions.all() == []

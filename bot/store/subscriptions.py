"""Who wants to be reminded of what, and which reminders were sent. Calls block."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from sqlalchemy import ColumnElement, Engine, and_, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.store.tables import ReminderRow, SubscriptionRow

CLAIM_SECONDS = 120.0  # after which a bot that claimed a reminder and sent none is taken for dead


class Subscription(NamedTuple):
    """Reminders in one chat, for one person; an empty province or agency means all."""

    id: int
    chat_id: int
    user_id: int
    thread_id: int
    province: str = ""
    agency: str = ""


class Sending(NamedTuple):
    """One reminder: of what, its last day as `2026-11-30`, and so many days before."""

    matter: str
    due: str
    days: int


class Subscriptions:
    """The tables of subscriptions and reminders."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def add(self, wanted: Subscription) -> Subscription:
        """Keep a subscription, whatever its id says; one that is there already stays as it is."""
        for present in self.of(wanted.user_id, wanted.chat_id):
            if present._replace(id=wanted.id) == wanted:
                return present
        with Session(self._engine) as session, session.begin():
            fields = wanted._asdict()
            del fields["id"]
            row = SubscriptionRow(**fields)
            session.add(row)
            session.flush()
            return wanted._replace(id=row.id)

    def of(self, user_id: int, chat_id: int) -> list[Subscription]:
        """A person's subscriptions in a chat."""
        mine = (SubscriptionRow.user_id == user_id) & (SubscriptionRow.chat_id == chat_id)
        with Session(self._engine) as session:
            return [_read(row) for row in session.scalars(select(SubscriptionRow).where(mine))]

    def all(self) -> list[Subscription]:
        """Everyone's."""
        with Session(self._engine) as session:
            return [
                _read(row) for row in session.scalars(select(SubscriptionRow).order_by(SubscriptionRow.id))
            ]

    def remove(self, subscription_id: int, chat_id: int) -> None:
        """End a subscription of this chat."""
        one = (SubscriptionRow.id == subscription_id) & (SubscriptionRow.chat_id == chat_id)
        with Session(self._engine) as session, session.begin():
            session.execute(delete(SubscriptionRow).where(one))

    def move(self, chat_id: int, new_chat_id: int) -> None:
        """A group has another number from now on: Telegram gives it one when it becomes a supergroup."""
        there = update(SubscriptionRow).where(SubscriptionRow.chat_id == chat_id)
        with Session(self._engine) as session, session.begin():
            session.execute(there.values(chat_id=new_chat_id))

    def claim(self, subscription_id: int, sending: Sending) -> bool:
        """Take a reminder upon oneself; False where it was sent or another bot is sending it.

        A claim that was neither confirmed nor released lapses: its bot was killed.
        """
        now = self._clock()
        lapsed = and_(_one(subscription_id, sending), ~ReminderRow.sent)
        lapsed = and_(lapsed, ReminderRow.claimed < now - CLAIM_SECONDS)
        again = update(ReminderRow).where(lapsed).values(claimed=now).returning(ReminderRow.days)
        try:
            with Session(self._engine) as session, session.begin():
                if session.execute(again, execution_options={"synchronize_session": False}).first():
                    return True
                claimed = ReminderRow(subscription_id=subscription_id, **sending._asdict())
                claimed.claimed, claimed.sent = now, False
                session.add(claimed)
        except IntegrityError:  # there already, or the subscription has ended meanwhile
            return False
        return True

    def was_sent(self, subscription_ids: Iterable[int], sending: Sending) -> bool:
        """Whether a reminder was sent for one of these subscriptions."""
        same = (
            select(ReminderRow.days)
            .where(ReminderRow.subscription_id.in_(list(subscription_ids)), ReminderRow.sent)
            .where(ReminderRow.matter == sending.matter, ReminderRow.due == sending.due)
            .where(ReminderRow.days == sending.days)
        )
        with Session(self._engine) as session:
            return session.execute(same).first() is not None

    def confirm(self, subscription_id: int, sending: Sending) -> None:
        """Note that a reminder was sent."""
        with Session(self._engine) as session, session.begin():
            session.execute(update(ReminderRow).where(_one(subscription_id, sending)).values(sent=True))

    def release(self, subscription_id: int, sending: Sending) -> None:
        """Note that a reminder could not be sent: it may be tried again."""
        with Session(self._engine) as session, session.begin():
            session.execute(delete(ReminderRow).where(_one(subscription_id, sending)))


def _one(subscription_id: int, sending: Sending) -> ColumnElement[bool]:
    return and_(
        ReminderRow.subscription_id == subscription_id,
        ReminderRow.matter == sending.matter,
        ReminderRow.due == sending.due,
        ReminderRow.days == sending.days,
    )


def _read(row: SubscriptionRow) -> Subscription:
    return Subscription(row.id, row.chat_id, row.user_id, row.thread_id, row.province, row.agency)

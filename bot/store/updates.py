"""The queue of updates: what Telegram brought is written down before Telegram is told so, and handled once.

Any bot over the same database takes the next update, one at a time of each chat and in their order. What it
has taken is its own until a lease ends that it keeps renewing; if it dies, another bot takes the update over
and finds what was sent already. Calls block; each is one transaction.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Engine,
    Float,
    Integer,
    Select,
    String,
    Text,
    Update,
    and_,
    cast,
    delete,
    func,
    literal,
    literal_column,
    select,
    true,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from bot.store.database import insert_into
from bot.store.tables import SendingRow, UpdateRow

KEPT_SECONDS = 3 * 86_400.0  # Telegram repeats an update for a day at most


# What became of an update on its arrival; "repeated": it was there before, whatever became of it then.
Accepted = Literal["waiting", "taken", "repeated"]


class NotOurs(Exception):  # noqa: N818 - a state, not a fault
    """The bot has the update no more: another may have taken it over, or it is being given back."""


class Holder(NamedTuple):
    """Which bot has taken which update."""

    update_id: int
    worker: str


class Taken(NamedTuple):
    """An update that a bot has taken: its JSON, and the how-manieth time it is taken."""

    update_id: int
    body: str
    attempts: int


class Sending(NamedTuple):
    """One message that was sent: by which method, the how-manieth call of it, and Telegram's answer as JSON."""

    endpoint: str
    number: int
    result: str


class Depth(NamedTuple):
    """How many updates wait and are being handled, and how long the oldest of them has been there, in seconds."""

    waiting: int
    taken: int
    oldest: float


class Updates:
    """The tables of updates and of what was sent in answer.

    Leases are timed by the database's clock, which all bots share; `clock` (seconds since 1970) replaces it.
    """

    def __init__(self, engine: Engine, clock: Callable[[], float] | None = None) -> None:
        self._engine = engine
        self._clock = clock

    def accept(
        self, update_id: int, chat_id: int, body: str, *, worker: str | None = None, seconds: float = 0.0
    ) -> Accepted:
        """Write an update down, once; with a `worker`, it is taken at once for so many seconds if its chat is free."""
        with Session(self._engine) as session, session.begin():
            if worker is not None:
                waiting = select(1).where(UpdateRow.chat_id == chat_id, _is(UpdateRow, "waiting"))
                values = self._row(update_id, chat_id, body, worker, seconds)
                if self._insert(session, values, unless=waiting):
                    return "taken"
            values = self._row(update_id, chat_id, body, None, 0.0)
            return "waiting" if self._insert(session, values) else "repeated"

    def take(self, worker: str, seconds: float) -> Taken | None:
        """Take the oldest update whose chat is free, for so many seconds; None where there is none."""
        other = aliased(UpdateRow)
        same_chat = other.chat_id == UpdateRow.chat_id
        # Values, not EXISTS: looked up in an index for one candidate after another until one is free, whereas
        # PostgreSQL would join all that wait with all that wait first.
        first = select(func.min(other.update_id)).where(same_chat, _is(other, "waiting")).scalar_subquery()
        taken = select(func.count()).where(same_chat, _is(other, "taken")).scalar_subquery()
        free = select(UpdateRow.update_id).where(
            _is(UpdateRow, "waiting"),
            UpdateRow.due <= self._now(),
            UpdateRow.update_id == first,
            taken == 0,
        )
        return self._take(worker, seconds, free.order_by(UpdateRow.update_id))

    def take_over(self, worker: str, seconds: float) -> Taken | None:
        """Take an update whose bot let its lease end, as it does when it was killed."""
        dead = select(UpdateRow.update_id).where(_is(UpdateRow, "taken"), UpdateRow.lease < self._now())
        return self._take(worker, seconds, dead)

    def _take(self, worker: str, seconds: float, which: Select[int]) -> Taken | None:
        chosen = which.limit(1).with_for_update(of=UpdateRow, skip_locked=True).scalar_subquery()
        mine = update(UpdateRow).where(UpdateRow.update_id == chosen)
        mine = mine.values(
            state="taken", worker=worker, lease=self._until(seconds), attempts=UpdateRow.attempts + 1
        )
        try:
            with Session(self._engine) as session, session.begin():
                row = session.execute(
                    mine.returning(UpdateRow.update_id, UpdateRow.body, UpdateRow.attempts),
                    execution_options={"synchronize_session": False},
                ).first()
        except IntegrityError:  # another bot took an update of the same chat at the same moment
            return None
        return Taken(*row) if row else None

    def renew(self, worker: str, seconds: float) -> frozenset[int]:
        """Prolong the lease of all that a bot has taken; their numbers."""
        own = and_(UpdateRow.worker == worker, _is(UpdateRow, "taken"))
        renewed = update(UpdateRow).where(own).values(lease=self._until(seconds))
        with Session(self._engine) as session, session.begin():
            rows = session.scalars(
                renewed.returning(UpdateRow.update_id), execution_options={"synchronize_session": False}
            )
            return frozenset(rows)

    def sent(self, update_id: int) -> list[Sending]:
        """What was sent in answer to an update by whoever had taken it, in no order."""
        rows = select(SendingRow).where(SendingRow.update_id == update_id)
        with Session(self._engine) as session:
            return [Sending(row.endpoint, row.number, row.result) for row in session.scalars(rows)]

    def note_sent(self, update_id: int, sending: Sending) -> None:
        """Write down that something was sent."""
        row = insert_into(self._engine, SendingRow).values(update_id=update_id, **sending._asdict())
        with Session(self._engine) as session, session.begin():
            session.execute(row.on_conflict_do_nothing())

    def finish(self, update_id: int, worker: str, *, failed: bool = False) -> bool:
        """The update needs nothing more: all but its number is erased. False where another bot has it now."""
        end = "failed" if failed else "done"
        with Session(self._engine) as session, session.begin():
            ended = session.execute(
                self._of(update_id, worker).values(state=end, body="", chat_id=0, worker=None)
            )
            if not ended.rowcount:  # type: ignore[attr-defined] # an UPDATE's result has it
                return False
            session.execute(delete(SendingRow).where(SendingRow.update_id == update_id))
            return True

    def give_back(self, update_id: int, worker: str, seconds: float = 0.0) -> None:
        """Let any bot take the update, after so many seconds; later ones of its chat wait for it."""
        with Session(self._engine) as session, session.begin():
            session.execute(
                self._of(update_id, worker).values(state="waiting", worker=None, due=self._until(seconds))
            )

    def depth(self) -> Depth:
        """How much there is to do."""
        states = (_is(UpdateRow, "waiting"), _is(UpdateRow, "taken"))
        with Session(self._engine) as session:
            counted = [
                session.execute(
                    select(func.count(), func.max(self._now() - UpdateRow.received)).where(state)
                ).one()
                for state in states
            ]
        return Depth(counted[0][0], counted[1][0], max(float(age or 0.0) for _, age in counted))

    def prune(self) -> None:
        """Forget the numbers of updates that Telegram repeats no more."""
        ended = UpdateRow.state.in_(("done", "failed"))
        with Session(self._engine) as session, session.begin():
            session.execute(
                delete(UpdateRow).where(ended, UpdateRow.received < self._now() - KEPT_SECONDS),
                execution_options={"synchronize_session": False},
            )

    @staticmethod
    def confirm(session: Session, holder: Holder) -> None:
        """Let the update be this bot's until the transaction ends. Raises NotOurs where it isn't."""
        own = and_(UpdateRow.worker == holder.worker, _is(UpdateRow, "taken"))
        held = select(UpdateRow.update_id).where(UpdateRow.update_id == holder.update_id, own)
        if session.scalar(held.with_for_update()) is None:
            raise NotOurs

    def _insert(
        self, session: Session, values: dict[str, ColumnElement[Any]], unless: Select[Any] | None = None
    ) -> bool:
        """Whether a row was inserted: not where its number is there, or its chat has one that is taken."""
        given = select(*values.values())
        given = given if unless is None else given.where(~unless.exists())
        # Without the words "ON" and a condition between them SQLite takes "ON CONFLICT" for that of a join.
        given = given.where(true())
        row = insert_into(self._engine, UpdateRow).from_select(list(values), given)
        row = row.on_conflict_do_nothing()
        return session.scalar(row.returning(UpdateRow.update_id)) is not None

    def _row(
        self,
        update_id: int,
        chat_id: int,
        body: str,
        worker: str | None,
        seconds: float,
    ) -> dict[str, ColumnElement[Any]]:
        return {
            "update_id": literal(update_id, BigInteger),
            "chat_id": literal(chat_id, BigInteger),
            "body": literal(body, Text),
            "state": literal("taken" if worker else "waiting", String),
            "received": self._now(),
            "due": literal(0.0, Float),
            "attempts": literal(1 if worker else 0, Integer),
            "worker": literal(worker, String),
            "lease": self._until(seconds),
        }

    def _of(self, update_id: int, worker: str) -> Update:
        own = and_(UpdateRow.update_id == update_id, UpdateRow.worker == worker, _is(UpdateRow, "taken"))
        return update(UpdateRow).where(own).execution_options(synchronize_session=False)

    def _until(self, seconds: float) -> ColumnElement[float]:
        return self._now() + literal(seconds, Float)

    def _now(self) -> ColumnElement[float]:
        if self._clock is not None:
            return literal(self._clock(), Float)
        if self._engine.dialect.name == "postgresql":
            return cast(func.extract("epoch", func.clock_timestamp()), Float)
        return literal(time.time(), Float)


def _is(row: type[UpdateRow], state: Literal["waiting", "taken"]) -> ColumnElement[bool]:
    """Written out, not as a parameter: so both databases see that a partial index holds all such rows."""
    return row.state == literal_column(f"'{state}'")

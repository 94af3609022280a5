"""The tables. Times are seconds since 1970, UTC; a change here needs a migration beside it.

What says who asked stands in `conversations`, `answers`, `people` and `subscriptions` alone, all with the
person's id; `feedback` and `questions` say what was asked and not by whom. `updates` and `sendings` hold what
came and what was sent while it is being handled, and nothing but a number afterwards.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# Named constraints, so that migrations can change them on every database.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# SQLite counts up only in a column that is exactly INTEGER.
_Serial = BigInteger().with_variant(Integer, "sqlite")


def _where(condition: str) -> dict[str, Any]:
    """The condition of a partial index, for either database."""
    return {"postgresql_where": text(condition), "sqlite_where": text(condition)}


class Base(DeclarativeBase):
    """All tables."""

    metadata = MetaData(naming_convention=_NAMES)


class ConversationRow(Base):
    """What a person's conversation in a thread of a chat remembers."""

    __tablename__ = "conversations"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False, index=True)
    thread_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(Text)  # a Conversation as JSON
    updated: Mapped[int] = mapped_column(BigInteger, index=True)


class AnswerRow(Base):
    """An answer that was sent, so that its buttons, replies to it and edits of its question find it."""

    __tablename__ = "answers"
    __table_args__ = (
        Index("ix_answers_chat_id_message_id", "chat_id", "message_id"),
        {
            "sqlite_autoincrement": True
        },  # an erased answer's id isn't given again: old buttons would open the new one
    )

    id: Mapped[int] = mapped_column(_Serial, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[int] = mapped_column(BigInteger, index=True)
    thread_id: Mapped[int] = mapped_column(BigInteger)
    question_id: Mapped[int] = mapped_column(BigInteger)  # of the message that asked
    message_id: Mapped[int | None] = mapped_column(BigInteger)  # of the message that bears the buttons
    answer: Mapped[str] = mapped_column(Text)  # an Answer as JSON
    before: Mapped[str] = mapped_column(Text)  # the conversation it was asked in
    after: Mapped[str] = mapped_column(Text)  # and what a reply to it goes on from
    created: Mapped[int] = mapped_column(BigInteger, index=True)
    update_id: Mapped[int | None] = mapped_column(BigInteger, index=True)  # that it answers


class PersonRow(Base):
    """What a person chose."""

    __tablename__ = "people"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    province: Mapped[str | None] = mapped_column(String(100))  # None: all of them


class FeedbackRow(Base):
    """What was said of an answer, without who said it."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(_Serial, primary_key=True)
    question: Mapped[str] = mapped_column(Text)
    headline: Mapped[str] = mapped_column(Text)
    right: Mapped[bool]
    created: Mapped[int] = mapped_column(BigInteger)


class QuestionRow(Base):
    """A question that could not be answered, without who asked; questions alike are one row."""

    __tablename__ = "questions"

    folded: Mapped[str] = mapped_column(String(300), primary_key=True)
    question: Mapped[str] = mapped_column(Text)  # as last asked
    reason: Mapped[str] = mapped_column(String(30))
    provinces: Mapped[str] = mapped_column(Text)  # that it names, by commas
    times: Mapped[int]
    last: Mapped[int] = mapped_column(BigInteger, index=True)


class LinkRow(Base):
    """What a deep link opens: a clause by its path, an agency's duties or an event as `kind:key`."""

    __tablename__ = "links"
    __table_args__ = (UniqueConstraint("plan_id", "path"),)

    id: Mapped[int] = mapped_column(_Serial, primary_key=True)
    plan_id: Mapped[str] = mapped_column(Text)
    path: Mapped[str] = mapped_column(Text)


class SubscriptionRow(Base):
    """Reminders that a person asked for in a chat: of one province or all, of one agency or all."""

    __tablename__ = "subscriptions"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(_Serial, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[int] = mapped_column(BigInteger, index=True)
    thread_id: Mapped[int] = mapped_column(BigInteger)
    province: Mapped[str] = mapped_column(String(100))  # empty: all
    agency: Mapped[str] = mapped_column(String(200))  # as the gazetteer knows it; empty: all


class ReminderRow(Base):
    """A reminder that was sent, which isn't sent again, or that a bot is about to send."""

    __tablename__ = "reminders"

    subscription_id: Mapped[int] = mapped_column(
        ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True
    )
    matter: Mapped[str] = mapped_column(String(64), primary_key=True)  # the occasion's id
    due: Mapped[str] = mapped_column(String(10), primary_key=True)  # the last day that satisfies it
    days: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # before that day
    claimed: Mapped[float] = mapped_column(Float, server_default=text("0"))  # when a bot took it upon itself
    sent: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))


class DividedRow(Base):
    """The last part of a long text that Telegram divided: the next part is no question of its own."""

    __tablename__ = "divided_texts"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger)
    sent: Mapped[float] = mapped_column(Float)


class UpdateRow(Base):
    """Something that Telegram brought, and how far its handling is. Once handled, its number and time alone stay.

    A chat's updates are handled one at a time: the index on taken ones lets no database hold two of a chat.
    """

    __tablename__ = "updates"
    __table_args__ = (
        Index("ix_updates_waiting", "update_id", **_where("state = 'waiting'")),
        Index("ix_updates_waiting_of_chat", "chat_id", "update_id", **_where("state = 'waiting'")),
        Index("ix_updates_taken", "chat_id", unique=True, **_where("state = 'taken'")),
    )

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = mapped_column(BigInteger)  # whose order it keeps; 0 once handled
    body: Mapped[str] = mapped_column(Text)  # the update as JSON; empty once handled
    state: Mapped[str] = mapped_column(String(10))  # "waiting", "taken", "done" or "failed"
    received: Mapped[float] = mapped_column(Float, index=True)
    due: Mapped[float] = mapped_column(Float)  # not before
    attempts: Mapped[int]  # how often it was taken
    worker: Mapped[str | None] = mapped_column(String(40))  # which bot has taken it
    lease: Mapped[float] = mapped_column(Float)  # until when, unless the bot renews it


class SendingRow(Base):
    """What was sent in answer to an update that is still being handled: it isn't sent again."""

    __tablename__ = "sendings"

    update_id: Mapped[int] = mapped_column(
        ForeignKey("updates.update_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    endpoint: Mapped[str] = mapped_column(String(40), primary_key=True)  # of the Bot API
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # of its calls, from 0
    result: Mapped[str] = mapped_column(Text)  # what Telegram answered, as JSON

"""Reading and writing what the bot keeps. Every call is one short transaction; all of them block."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from pydantic import ValidationError
from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session

from bot.answer import Answer
from bot.conversation import Conversation
from bot.store.database import insert_into, reachable
from bot.store.links import Links
from bot.store.subscriptions import Subscriptions
from bot.store.tables import (
    AnswerRow,
    ConversationRow,
    DividedRow,
    FeedbackRow,
    PersonRow,
    QuestionRow,
    SubscriptionRow,
)
from bot.store.updates import Holder, Updates
from corpus.folding import compact

DAY = 86_400
CONVERSATION_DAYS = 30  # after which a conversation that rests is forgotten
ANSWER_DAYS = 90  # after which an answer's buttons say that it is too old
QUESTION_DAYS = 365
FOLDED_LENGTH = 300


class ConversationKey(NamedTuple):
    """One person in one thread of one chat: conversations with different keys know nothing of each other."""

    chat_id: int
    user_id: int
    thread_id: int


class SavedAnswer(NamedTuple):
    """An answer that was sent, with the conversation before and after it."""

    id: int
    answer: Answer
    before: Conversation
    after: Conversation


class DividedText(NamedTuple):
    """A part of a text that Telegram divided: its message, and when it was sent (seconds since 1970)."""

    message_id: int
    sent: float


class Unanswered(NamedTuple):
    """A question that the plans don't answer, and how often it was asked."""

    question: str
    reason: str
    provinces: tuple[str, ...]
    times: int


class Store:
    """The bot's memory over a database. `clock` gives seconds since 1970, UTC."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock
        self.links = Links(engine)
        self.subscriptions = Subscriptions(engine, clock)
        self.updates = Updates(engine)

    def reachable(self) -> bool:
        """Whether the database answers."""
        return reachable(self._engine)

    def conversation(self, key: ConversationKey) -> Conversation:
        """What the conversation remembers; an empty one where there is none or it can't be read any more."""
        with Session(self._engine) as session:
            row = session.get(ConversationRow, tuple(key))
            return _conversation(row.state) if row else Conversation()

    def remember(self, key: ConversationKey, conversation: Conversation) -> None:
        """Keep what the conversation remembers now."""
        with Session(self._engine) as session, session.begin():
            self._remember(session, key, conversation)

    def forget(self, key: ConversationKey) -> None:
        """Let the conversation begin anew."""
        self.remember(key, Conversation())

    def add_answer(
        self,
        key: ConversationKey,
        question_id: int,
        answer: Answer,
        before: Conversation,
        after: Conversation,
    ) -> int:
        """Keep an answer to the message `question_id`; the id is for its buttons."""
        with Session(self._engine) as session, session.begin():
            return self._add_answer(session, key, question_id, None, (answer, before, after))

    def add_turn(
        self,
        key: ConversationKey,
        question_id: int,
        answer: Answer,
        before: Conversation,
        after: Conversation,
        *,
        holder: Holder | None = None,
        counted: str = "",
    ) -> int:
        """Keep an answer as `add_answer` and let the conversation go on from it, both or neither.

        It is found again by the holder's update where that has to be handled a second time; with `counted` the
        question is listed, by these words, as one of those not answered. Raises NotOurs where the update is another
        bot's by now.
        """
        with Session(self._engine) as session, session.begin():
            if holder is not None:
                self.updates.confirm(session, holder)
            self._remember(session, key, after)
            if counted:
                self._add_unanswered(session, answer, counted)
            update_id = holder.update_id if holder else None
            return self._add_answer(session, key, question_id, update_id, (answer, before, after))

    def answer_of_update(self, update_id: int, number: int = 0) -> SavedAnswer | None:
        """The how-manieth answer, from 0, that was made for an update; None where it wasn't yet."""
        with Session(self._engine) as session:
            made = select(AnswerRow).where(AnswerRow.update_id == update_id)
            return _saved(session.scalar(made.order_by(AnswerRow.id).offset(number).limit(1)))

    def place_answer(self, answer_id: int, message_id: int) -> None:
        """Say which message shows the answer and bears its buttons."""
        with Session(self._engine) as session, session.begin():
            session.execute(update(AnswerRow).where(AnswerRow.id == answer_id).values(message_id=message_id))

    def answer(self, answer_id: int, chat_id: int) -> SavedAnswer | None:
        """An answer of this chat; None where it was erased, grew too old or belongs to another chat."""
        return self._saved(AnswerRow.id == answer_id, AnswerRow.chat_id == chat_id)

    def answer_shown_by(self, chat_id: int, message_id: int) -> SavedAnswer | None:
        """The answer that a message of the bot shows."""
        return self._saved(AnswerRow.chat_id == chat_id, AnswerRow.message_id == message_id)

    def answer_to(self, chat_id: int, question_id: int) -> SavedAnswer | None:
        """The last answer to a person's message."""
        return self._saved(AnswerRow.chat_id == chat_id, AnswerRow.question_id == question_id)

    def province(self, user_id: int) -> str | None:
        """The province that a person chose."""
        with Session(self._engine) as session:
            row = session.get(PersonRow, user_id)
            return row.province if row else None

    def may_ask_province(self, user_id: int) -> bool:
        """Whether a person was never asked for a province and never chose one; from now on they were."""
        with Session(self._engine) as session, session.begin():
            person = insert_into(self._engine, PersonRow).values(user_id=user_id, province=None)
            new = person.on_conflict_do_nothing().returning(PersonRow.user_id)
            return session.scalar(new) is not None

    def choose_province(self, user_id: int, province: str | None) -> None:
        """Keep a person's province; None for all of them."""
        with Session(self._engine) as session, session.begin():
            person = insert_into(self._engine, PersonRow).values(user_id=user_id, province=province)
            session.execute(
                person.on_conflict_do_update(index_elements=["user_id"], set_={"province": province})
            )

    def add_feedback(self, answer: Answer, *, right: bool) -> None:
        """Keep what was said of an answer, not who said it."""
        with Session(self._engine) as session, session.begin():
            row = FeedbackRow(
                question=_storable(answer.question),
                headline=_storable(answer.headline),
                right=right,
                created=self._now(),
            )
            session.add(row)

    def unanswered(self, limit: int) -> list[Unanswered]:
        """The questions that were not answered, those asked most first."""
        order = select(QuestionRow).order_by(QuestionRow.times.desc(), QuestionRow.last.desc()).limit(limit)
        with Session(self._engine) as session:
            return [
                Unanswered(row.question, row.reason, tuple(filter(None, row.provinces.split(","))), row.times)
                for row in session.scalars(order)
            ]

    def divided_text(self, chat_id: int) -> DividedText | None:
        """The last part of a long text in a chat that Telegram divided; from now on it isn't waited for."""
        with Session(self._engine) as session, session.begin():
            row = session.get(DividedRow, chat_id)
            if row is None:
                return None
            session.delete(row)
            return DividedText(row.message_id, row.sent)

    def note_divided_text(self, chat_id: int, part: DividedText) -> None:
        """Note that a text is so long that its next part may follow."""
        row = insert_into(self._engine, DividedRow).values(chat_id=chat_id, **part._asdict())
        with Session(self._engine) as session, session.begin():
            session.execute(row.on_conflict_do_update(index_elements=["chat_id"], set_=part._asdict()))

    def erase(self, user_id: int) -> None:
        """Erase all that is kept about a person."""
        with Session(self._engine) as session, session.begin():
            for table in (ConversationRow, AnswerRow, PersonRow, SubscriptionRow):
                session.execute(delete(table).where(table.user_id == user_id))

    def prune(self) -> None:
        """Erase what is older than it is kept."""
        now = self._now()
        ages = (
            (ConversationRow, ConversationRow.updated, CONVERSATION_DAYS),
            (AnswerRow, AnswerRow.created, ANSWER_DAYS),
            (QuestionRow, QuestionRow.last, QUESTION_DAYS),
            (DividedRow, DividedRow.sent, 1),
        )
        with Session(self._engine) as session, session.begin():
            for table, column, days in ages:
                session.execute(delete(table).where(column < now - days * DAY))
        self.updates.prune()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _saved(self, *conditions: object) -> SavedAnswer | None:
        last = select(AnswerRow).where(*conditions).order_by(AnswerRow.id.desc()).limit(1)  # type: ignore[arg-type]
        with Session(self._engine) as session:
            return _saved(session.scalar(last))

    def _remember(self, session: Session, key: ConversationKey, conversation: Conversation) -> None:
        kept = {"state": conversation.model_dump_json(), "updated": self._now()}
        row = insert_into(self._engine, ConversationRow).values(**key._asdict(), **kept)
        session.execute(row.on_conflict_do_update(index_elements=list(key._fields), set_=kept))

    def _add_answer(
        self,
        session: Session,
        key: ConversationKey,
        question_id: int,
        update_id: int | None,
        turn: tuple[Answer, Conversation, Conversation],
    ) -> int:
        answer, before, after = (part.model_dump_json() for part in turn)
        row = AnswerRow(
            **key._asdict(),
            question_id=question_id,
            answer=answer,
            before=before,
            after=after,
            created=self._now(),
            update_id=update_id,
        )
        session.add(row)
        session.flush()
        return row.id

    def _add_unanswered(self, session: Session, answer: Answer, asked: str) -> None:
        told = {
            "question": _storable(asked),
            "reason": answer.reason or "",
            "provinces": ",".join(answer.understood.provinces),
            "last": self._now(),
        }
        folded = _storable(compact(asked))[:FOLDED_LENGTH]
        row = insert_into(self._engine, QuestionRow).values(folded=folded, times=1, **told)
        again = told | {"times": QuestionRow.times + 1}
        session.execute(row.on_conflict_do_update(index_elements=["folded"], set_=again))

    def _now(self) -> int:
        return int(self._clock())


def _saved(row: AnswerRow | None) -> SavedAnswer | None:
    if row is None:
        return None
    try:
        answer = Answer.model_validate_json(row.answer)
    except ValidationError:  # written by a version whose answers were others
        return None
    return SavedAnswer(row.id, answer, _conversation(row.before), _conversation(row.after))


def _storable(text: str) -> str:
    """Text without the character that PostgreSQL can't keep."""
    return text.replace("\0", "")


def _conversation(state: str) -> Conversation:
    try:
        return Conversation.model_validate_json(state)
    except ValidationError:  # written by a version that remembered otherwise
        return Conversation()

"""Where questions are answered: the blocking assistant in a few threads, with each conversation's memory."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from functools import partial
from typing import NamedTuple, ParamSpec, TypeVar

from bot.answer import Answer
from bot.conversation import Conversation
from bot.days import VIETNAM
from bot.metrics import Metrics
from bot.question.model import Slot
from bot.store.store import ConversationKey, Store
from bot.store.updates import Holder
from bot.telegram import wording
from bot.telegram.handling import current
from bot.telegram.ports import Assistant, Library

MAX_WAITING = 500  # questions; at some 50 ms each on two cores the last waits about 15 seconds
THREADS = 4  # a slow question holds one of them; encoding itself shares the cores

_log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


class Busy(Exception):  # noqa: N818 - a state, not a fault
    """More questions wait than can be answered in time."""


class _Made(NamedTuple):
    """For which update an answer is made, the how-manieth of it, and whether it may be there already."""

    holder: Holder
    number: int
    again: bool


class Asked(NamedTuple):
    """An answer, and the id by which its buttons find it."""

    answer: Answer
    id: int


def vietnam_now() -> datetime:
    """The time in Việt Nam, wherever the machine stands."""
    return datetime.now(VIETNAM)


class Desk:
    """Answers questions within their conversations, off the event loop."""

    def __init__(
        self,
        assistant: Assistant,
        store: Store,
        metrics: Metrics,
        *,
        log_questions: bool = False,
        clock: Callable[[], datetime] = vietnam_now,
    ) -> None:
        self.store = store
        self.metrics = metrics
        self._assistant = assistant
        self.logs_questions = log_questions
        self._clock = clock
        self._waiting = 0
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="ask")

    @property
    def library(self) -> Library:
        """The plans that answers come from."""
        return self._assistant.library

    async def ask(
        self, question: str, key: ConversationKey, question_id: int, *, within: Conversation | None = None
    ) -> Asked:
        """The answer to the message `question_id`; the conversation goes on from it.

        `within` is the conversation to answer in where that isn't the person's last one: a reply to an older
        answer, a button under one, an edited question. Raises Busy, and what the assistant raises.
        """
        started = time.monotonic()
        handling = current()
        made = _Made(handling.holder, handling.next_question(), again=handling.again) if handling else None
        asked = await self._in_thread(self._ask, question, key, question_id, within, made)
        self.metrics.answered(asked.answer, time.monotonic() - started)
        return asked

    def now(self) -> datetime:
        """The time in Việt Nam."""
        return self._clock().astimezone(VIETNAM)

    def today(self) -> date:
        """The date in Việt Nam."""
        return self.now().date()

    async def warm_up(self) -> None:
        """Let the assistant load what the first question would wait for."""
        try:
            await self._in_thread(self._assistant.warm_up)
        except Exception:  # noqa: BLE001 - whoever asks next meets the error, and is told
            _log.exception("warming up failed")

    async def look_up(self, question: str, user_id: int) -> Answer:
        """The answer to a question outside any conversation, not kept. Raises as `ask`."""
        return await self._in_thread(self._look_up, question, user_id)

    async def keep(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the store off the event loop."""
        return await asyncio.to_thread(call, *args, **kwargs)

    def close(self) -> None:
        """Wait for questions in flight and let the threads and the database go."""
        self._threads.shutdown(wait=True)
        self.store.close()

    async def _in_thread(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call in one of the answering threads. Raises Busy where too many wait for them."""
        if self._waiting >= MAX_WAITING:
            self.metrics.refused("queue")
            raise Busy
        self._count(1)
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, partial(call, *args, **kwargs))
        finally:
            self._count(-1)

    def _count(self, change: int) -> None:
        self._waiting += change
        self.metrics.waiting(self._waiting)

    def _ask(
        self,
        question: str,
        key: ConversationKey,
        question_id: int,
        within: Conversation | None,
        made: _Made | None,
    ) -> Asked:
        saved = (
            self.store.answer_of_update(made.holder.update_id, made.number) if made and made.again else None
        )
        if saved is not None:  # the conversation has gone on from it already
            return Asked(saved.answer, saved.id)
        before = within or self.store.conversation(key)
        chosen = self._chosen_province(before, key.user_id)
        replied = self._assistant.ask(question, _about(before, chosen), today=self.today())
        number = self.store.add_turn(
            key,
            question_id,
            replied.answer,
            before,
            _no_longer_about(replied.conversation, chosen),
            holder=made.holder if made else None,
            counted=self._counted(before, replied.answer),
        )
        return Asked(replied.answer, number)

    def _counted(self, before: Conversation, answer: Answer) -> str:
        """How a question that wasn't answered is to be listed; empty where it is answered, or none are listed."""
        if not self.logs_questions or answer.status != "not_found":
            return ""
        return in_full(before, answer)

    def _look_up(self, question: str, user_id: int) -> Answer:
        conversation = _about(Conversation(), self._chosen_province(Conversation(), user_id))
        return self._assistant.ask(question, conversation, today=self.today()).answer

    def _chosen_province(self, conversation: Conversation, user_id: int) -> Slot | None:
        """The province that the person chose by /tinh, unless they said one in the conversation."""
        chosen = self.store.province(user_id)
        if chosen is None or conversation.profile.province is not None:
            return None
        return Slot(id=chosen, written=chosen, start=0, end=0)


def in_full(before: Conversation, answer: Answer) -> str:
    """A question with those that it goes on from, by which alone it is understood: `chỉ tiêu …? → còn …?`."""
    asked = [answer.question]
    follows = bool(set(answer.understood.inherited) - {"profile"})
    for turn in reversed(before.turns):
        if not follows:
            break
        asked.insert(0, turn.question.raw)
        follows = bool(set(turn.question.inherited) - {"profile"})
    return wording.FOLLOWS.join(asked)


def _about(conversation: Conversation, province: Slot | None) -> Conversation:
    """The conversation as of somebody in a province."""
    if province is None:
        return conversation
    profile = conversation.profile.model_copy(update={"province": province})
    return conversation.model_copy(update={"profile": profile})


def _no_longer_about(conversation: Conversation, province: Slot | None) -> Conversation:
    """The conversation to keep: what was chosen by /tinh isn't, for it can be chosen otherwise by the next question."""
    if province is None or conversation.profile.province != province:
        return conversation
    profile = conversation.profile.model_copy(update={"province": None})
    return conversation.model_copy(update={"profile": profile})

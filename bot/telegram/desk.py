"""Where questions are answered: the blocking assistant in a few threads, with each conversation's memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone

from bot.answer import Answer
from bot.conversation import Conversation
from bot.telegram.addressing import ConversationKey
from bot.telegram.ports import Assistant, Library

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")  # no summer time since 1975
THREADS = 4  # a slow question holds one of them; encoding itself shares the cores


def vietnam_today() -> date:
    """Today's date in Việt Nam, wherever the machine stands."""
    return datetime.now(VIETNAM).date()


class Desk:
    """Answers questions within their conversations, off the event loop."""

    def __init__(self, assistant: Assistant, *, today: Callable[[], date] = vietnam_today) -> None:
        self._assistant = assistant
        self._today = today
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="ask")
        self._conversations: dict[ConversationKey, Conversation] = {}

    @property
    def library(self) -> Library:
        """The plans that answers come from."""
        return self._assistant.library

    async def ask(self, question: str, key: ConversationKey) -> Answer:
        """The answer to a question; the conversation remembers it. Raises what the assistant raises."""
        before = self._conversations.get(key) or Conversation()
        loop = asyncio.get_running_loop()
        answered = await loop.run_in_executor(
            self._threads, lambda: self._assistant.ask(question, before, today=self._today())
        )
        self._conversations[key] = answered.conversation
        return answered.answer

    async def forget(self, key: ConversationKey) -> None:
        """Start the conversation anew."""
        self._conversations.pop(key, None)

    def close(self) -> None:
        """Wait for questions in flight and let the threads go."""
        self._threads.shutdown(wait=True)

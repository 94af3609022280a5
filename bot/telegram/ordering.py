"""Updates of many chats side by side, those of one chat one after another; a repeated one handled once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MAX_CONCURRENT = 1024  # updates being handled or waiting for their chat's turn
REMEMBERED = 4096  # ids of updates; a webhook that was slow to answer gets the same update again


class ChatOrder(BaseUpdateProcessor):
    """Runs the handlers of a chat in the order of its updates."""

    def __init__(self, max_concurrent_updates: int = MAX_CONCURRENT) -> None:
        super().__init__(max_concurrent_updates)
        self._locks: dict[int, asyncio.Lock] = {}
        self._users: dict[int, int] = {}  # how many updates hold or await a chat's lock
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await the handlers when the chat's turn comes; drop an update that was seen."""
        if not isinstance(update, Update):
            await coroutine
            return
        if self._is_repeated(update.update_id):
            _discard(coroutine)
            return
        if update.inline_query is not None:  # of these only the last counts, which waits for no other
            await coroutine
            return
        key = _queue_of(update)
        lock = self._locks.setdefault(key, asyncio.Lock())
        self._users[key] = self._users.get(key, 0) + 1
        try:
            async with lock:
                await coroutine
        finally:
            self._users[key] -= 1
            if not self._users[key]:
                del self._users[key], self._locks[key]

    def waiting(self, update: Update) -> int:
        """How many updates of the same chat are being handled or wait."""
        return self._users.get(_queue_of(update), 0)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    def _is_repeated(self, update_id: int) -> bool:
        if update_id in self._seen:
            return True
        self._seen[update_id] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return False


def _queue_of(update: Update) -> int:
    """Updates with the same number keep their order: a chat's, or a person's where there is no chat."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user is not None else update.update_id


def _discard(coroutine: Awaitable[Any]) -> None:
    close = getattr(coroutine, "close", None)  # a coroutine that is never awaited warns unless closed
    if close is not None:
        close()

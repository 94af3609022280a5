"""One update in hand: what was sent in answer to it isn't sent again, whoever handles it a second time.

A handler is simply run again from its beginning. Each call to Telegram that shows something is written down
with its result once it succeeded; run again, the handler gets that result in place of a second message.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.store.database import is_outage
from bot.store.updates import Holder, NotOurs, Sending
from index.errors import StoreUnavailable

Result = bool | dict[str, Any] | list[dict[str, Any]]
Note = Callable[[Sending], Awaitable[None]]
# Calls that show nothing which stays: they are made again.
_PASSING = frozenset({"sendChatAction", "sendMessageDraft"})
_FAULTS = (NetworkError, RetryAfter, StoreUnavailable)  # of Telegram, and of the index's database
_LASTING = ("send", "edit", "copy", "forward", "delete")
MOST_RUNS = 10  # after which a database that is there and fails all the same is a fault like any other


class Handling:
    """What one bot knows of an update while it handles it, also over several runs of the handlers.

    `may_send` tells before each call whether the update is still this bot's; `note` writes down what was sent.
    """

    def __init__(
        self,
        holder: Holder,
        sent: list[Sending],
        *,
        may_send: Callable[[], bool],
        note: Note,
        again: bool = False,
        last_try: bool = False,
    ) -> None:
        self.holder = holder
        self.skipped = 0  # calls that were not made again
        self.again = again  # handlers ran before, here or elsewhere
        self.postponed: Exception | None = None
        self._sent = {(one.endpoint, one.number): one.result for one in sent}
        self._may_send = may_send
        self._note = note
        self._last_try = last_try
        self._calls: Counter[str] = Counter()
        self._asked = 0
        self._runs = 0
        self._ended = False

    def begin(self) -> None:
        """The handlers run, from their beginning."""
        self._runs += 1
        self.again = self.again or self._runs > 1
        self.postponed = None
        self._calls.clear()
        self._asked = 0

    def end(self) -> None:
        """Nothing more is written down: what is still sent comes of a task that the handlers left running."""
        self._ended = True

    def next_question(self) -> int:
        """The how-manieth question, from 0, the handlers now put for this update."""
        self._asked += 1
        return self._asked - 1

    async def call(self, endpoint: str, request: Callable[[], Awaitable[Result]]) -> Result:
        """Make a call to Telegram unless it was made before. Raises NotOurs, and what the request raises."""
        if self._ended or endpoint in _PASSING or not endpoint.startswith(_LASTING):
            return await request()
        number = self._calls[endpoint]
        self._calls[endpoint] += 1
        before = self._sent.get((endpoint, number))
        if before is not None:
            self.skipped += 1
            told: Result = json.loads(before)
            return told
        if not self._may_send():
            raise NotOurs
        result = await request()
        sending = Sending(endpoint, number, json.dumps(result))
        self._sent[endpoint, number] = sending.result
        await self._note(sending)
        return result

    def postpones(self, error: BaseException) -> bool:
        """Whether an error passes by itself: the update is handled later, and nobody is told of it now."""
        passes = isinstance(error, NotOurs) or (is_outage(error) and self._runs < MOST_RUNS)
        if not passes and not self._last_try:
            passes = isinstance(error, _FAULTS) and not isinstance(error, BadRequest)
        if passes and isinstance(error, Exception):
            self.postponed = error
        return passes


_current: ContextVar[Handling | None] = ContextVar("handling", default=None)


def current() -> Handling | None:
    """The update that the running code answers; None outside of any."""
    return _current.get()


def enter(handling: Handling | None) -> None:
    """Say which update the running task answers from now on."""
    _current.set(handling)

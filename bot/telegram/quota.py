"""How much one person and one chat may ask in a while."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Literal

from telegram import CallbackQuery, Message, Update
from telegram.ext import ApplicationHandlerStop

from bot.metrics import Metrics
from bot.telegram import wording
from bot.telegram.addressing import is_addressed
from bot.telegram.buttons import acknowledge
from bot.telegram.sending import reply
from bot.telegram.types import Context

PERSON_BURST, PERSON_SECONDS = 20, 3.0  # so many at once, then one each so many seconds
CHAT_BURST, CHAT_SECONDS = 40, 1.5
REMEMBERED = 10_000  # persons and chats

Verdict = Literal["go", "tell", "silent"]


class Bucket:
    """A token bucket for each key: `burst` at once, and one more every `seconds`."""

    def __init__(self, burst: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._seconds = seconds
        self._clock = clock
        self._left: OrderedDict[Hashable, tuple[float, float, bool]] = OrderedDict()  # tokens, when, told

    def take(self, key: Hashable) -> Verdict:
        """ "go" where there was one left; the first time that there is none "tell", then "silent"."""
        now = self._clock()
        tokens, when, told = self._left.pop(key, (float(self._burst), now, False))
        tokens = min(self._burst, tokens + (now - when) / self._seconds)
        verdict: Verdict = "go" if tokens >= 1 else "silent" if told else "tell"
        self._left[key] = (tokens - (verdict == "go"), now, verdict != "go")
        if len(self._left) > REMEMBERED:
            self._left.popitem(last=False)
        return verdict


class Quota:
    """A handler before all others: stops what is over a limit, and says so once."""

    def __init__(self, metrics: Metrics, clock: Callable[[], float] = time.monotonic) -> None:
        self._metrics = metrics
        self._persons = Bucket(PERSON_BURST, PERSON_SECONDS, clock)
        self._chats = Bucket(CHAT_BURST, CHAT_SECONDS, clock)

    async def check(self, update: Update, context: Context) -> None:
        """Raises ApplicationHandlerStop where the person or the chat asks too much."""
        if not _is_ours(update, context) or update.effective_user is None or update.effective_chat is None:
            return
        verdict, limit = self._persons.take(update.effective_user.id), "person"
        if verdict == "go":
            verdict, limit = self._chats.take(update.effective_chat.id), "chat"
        if verdict == "go":
            return
        self._metrics.refused(limit)
        if verdict == "tell":
            await _tell(update.callback_query, update.effective_message)
        raise ApplicationHandlerStop


def _is_ours(update: Update, context: Context) -> bool:
    """Whether the update asks anything of the bot: what people say to each other in a group doesn't count."""
    message = update.message or update.edited_message
    if message is None:
        return update.callback_query is not None
    text = message.text or message.caption or ""
    me = context.bot
    return text.startswith("/") or is_addressed(message, bot_id=me.id, username=me.username)


async def _tell(query: CallbackQuery | None, message: Message | None) -> None:
    if query is not None:
        await acknowledge(query, wording.TOO_MANY, alert=True)
    elif message is not None:
        await reply(message, [wording.TOO_MANY])

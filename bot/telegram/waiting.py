"""What a person sees while an answer is looked for: the sign of writing at once, a draft where it takes longer."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

from telegram import Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.telegram import wording
from bot.telegram.addressing import is_private

TYPING_SECONDS = 4.5  # Telegram shows the sign for five
DRAFT_AFTER = 0.8  # seconds; nearly all answers are there before, and a preview that flashes up is in the way
DRAFT_SECONDS = 25.0  # Telegram shows it for thirty
GRACE = 2.0  # seconds for a sign on its way
_log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def typing(message: Message) -> AsyncIterator[None]:
    """Show that the bot is writing, at once and until the block ends; never fails, never delays the block."""
    async with _beside(_keep_typing, message):
        yield


@contextlib.asynccontextmanager
async def drafting(message: Message) -> AsyncIterator[None]:
    """Show a draft where the block takes long, in private chats, which alone have them; never fails.

    The block must end before the answer is sent: a message takes a draft's place, a draft must not follow it.
    """
    async with _beside(_keep_drafting, message):
        yield


@contextlib.asynccontextmanager
async def _beside(
    keep: Callable[[Message, asyncio.Event], Awaitable[None]], message: Message
) -> AsyncIterator[None]:
    """Keep something going beside the block; a request that is on its way when it ends is waited for a little."""
    done = asyncio.Event()
    task = asyncio.ensure_future(keep(message, done))
    try:
        yield
    finally:
        done.set()
        await asyncio.wait({task}, timeout=GRACE)
        task.cancel()


async def _keep_typing(message: Message, done: asyncio.Event) -> None:
    with _unimportant("typing sign"):
        while not done.is_set():
            await message.reply_chat_action(ChatAction.TYPING)
            await _passes(done, TYPING_SECONDS)


async def _keep_drafting(message: Message, done: asyncio.Event) -> None:
    if not is_private(message) or not await _passes(done, DRAFT_AFTER):
        return
    with _unimportant("draft"):
        while not done.is_set():
            await message.reply_text_draft(message.message_id, wording.SEARCHING)
            await _passes(done, DRAFT_SECONDS)


async def _passes(done: asyncio.Event, seconds: float) -> bool:
    """Wait; whether the time passed without an end."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(done.wait(), seconds)
    return not done.is_set()


@contextlib.contextmanager
def _unimportant(what: str) -> Iterator[None]:
    """A fault of such a sign is logged and no more."""
    try:
        yield
    except TelegramError as error:
        _log.debug("%s not sent", what, extra={"fields": {"error_type": type(error).__name__}})

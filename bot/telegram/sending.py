"""How the bot speaks: HTML messages into the asker's thread, and the sign that it is writing."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import TelegramError

from bot.telegram.addressing import is_private

TYPING_SECONDS = 4.5  # Telegram shows the sign for five
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_log = logging.getLogger(__name__)


async def reply(
    message: Message,
    pages: Sequence[str],
    *,
    quoting: bool = False,
    keyboard: InlineKeyboardMarkup | None = None,
) -> list[Message]:
    """Send the pages in order, the first as a reply to the message in groups (or where `quoting`).

    The last bears the keyboard.

    Raises telegram.error.TelegramError where one can't be sent.
    """
    sent: list[Message] = []
    for at, page in enumerate(pages, 1):
        first = not sent and (quoting or not is_private(message))
        sent.append(
            await message.reply_text(
                page,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_parameters=_pointing_at(message) if first else None,
                reply_markup=keyboard if at == len(pages) else None,
            )
        )
    return sent


async def send_into(message: Message, page: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
    """Send one page into the message's chat and thread, pointing at nothing."""
    await message.reply_text(
        page,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=keyboard,
        do_quote=False,
    )


def _pointing_at(message: Message) -> ReplyParameters:
    # The asker may have deleted the question meanwhile: the answer is sent all the same.
    return ReplyParameters(message.message_id, allow_sending_without_reply=True)


@contextlib.asynccontextmanager
async def typing(message: Message) -> AsyncIterator[None]:
    """Show that the bot is writing, at once and until the block ends; never fails, never delays the block."""
    done = asyncio.Event()
    task = asyncio.create_task(_keep_typing(message, done))
    try:
        yield
    finally:
        done.set()
        await task


async def _keep_typing(message: Message, done: asyncio.Event) -> None:
    while not done.is_set():
        try:
            await message.reply_chat_action(ChatAction.TYPING)
        except TelegramError as error:
            _log.debug("typing sign not sent", extra={"fields": {"error_type": type(error).__name__}})
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), TYPING_SECONDS)

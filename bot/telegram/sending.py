"""How the bot speaks: HTML messages into the asker's thread."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.telegram.addressing import is_private

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# What Telegram says of an edit that there is no need for.
_FINE = ("message is not modified", "message to edit not found", "message can't be edited")


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


@contextlib.contextmanager
def unchanged_is_fine() -> Iterator[None]:
    """A button that is pressed twice finds its message as it should be; of one deleted meanwhile nobody sees it."""
    try:
        yield
    except BadRequest as error:
        if not any(words in error.message.casefold() for words in _FINE):
            raise


def _pointing_at(message: Message) -> ReplyParameters:
    # The asker may have deleted the question meanwhile: the answer is sent all the same.
    return ReplyParameters(message.message_id, allow_sending_without_reply=True)

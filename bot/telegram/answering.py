"""Asking and showing: from a question in a chat to the messages that answer it, buttons under the last."""

from __future__ import annotations

from telegram import Message

from bot.conversation import Conversation
from bot.store.store import ConversationKey
from bot.telegram import wording
from bot.telegram.addressing import is_private
from bot.telegram.answer_keyboards import answer_keyboard, cited_provinces
from bot.telegram.desk import Asked, Busy, Desk
from bot.telegram.linking import linked_pages, sharing
from bot.telegram.sending import reply
from bot.telegram.waiting import drafting, typing

FEW = 3  # provinces among which a person is asked to choose, once


async def answer_message(
    desk: Desk,
    message: Message,
    key: ConversationKey,
    question: str,
    *,
    within: Conversation | None = None,
    preface: str = "",
    quoting: bool = False,
) -> None:
    """Answer a question under a message. Raises what the assistant and Telegram raise."""
    async with typing(message):
        try:
            async with drafting(message):
                asked = await desk.ask(question, key, message.message_id, within=within)
        except Busy:
            await reply(message, [wording.BUSY], quoting=quoting)
            return
        await show_answer(desk, message, asked, preface=preface, quoting=quoting)


async def show_answer(
    desk: Desk, message: Message, asked: Asked, *, preface: str = "", quoting: bool = False
) -> None:
    """Send an answer that is kept, with its buttons, and note which message bears them.

    It is one message, however long: what doesn't fit it is leafed through in place.
    """
    asking = (
        is_private(message)
        and 1 < len(cited_provinces(asked.answer)) <= FEW
        and not asked.answer.understood.provinces
    )
    asking = asking and await desk.keep(desk.store.may_ask_province, message.chat.id)
    username = message.get_bot().username
    share = await sharing(desk, asked.answer, username)
    pages = await linked_pages(desk, asked.answer, username, preface=preface)
    keyboard = answer_keyboard(
        asked.answer, asked.id, provinces_of(desk), asking=asking, share=share, pages=len(pages)
    )
    [sent] = await reply(message, pages[:1], quoting=quoting, keyboard=keyboard)
    await desk.keep(desk.store.place_answer, asked.id, sent.message_id)


def provinces_of(desk: Desk) -> tuple[str, ...]:
    """The provinces that the library has plans of, by name."""
    known = {plan.metadata.province for plan in desk.library.summaries}
    return tuple(sorted(province for province in known if province))

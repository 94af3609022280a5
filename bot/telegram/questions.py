"""Free text: a question and its answer; and what can't be one."""

from __future__ import annotations

from telegram import Message, Update

from bot import messages
from bot.telegram.addressing import conversation_key, is_addressed, is_private, question_of
from bot.telegram.compose import answer_pages
from bot.telegram.desk import Desk
from bot.telegram.sending import reply, typing
from bot.telegram.types import Context

MAX_QUESTION = 1000  # characters; the longest question that people asked in trials has a fifth of it


class Questions:
    """Handlers of messages that aren't commands."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def asked(self, update: Update, context: Context) -> None:
        """A text, or a picture's or file's caption."""
        if update.message is not None:
            await self._consider(update.message, context, preface="")

    async def edited(self, update: Update, context: Context) -> None:
        """A question that its asker corrected: answered again, under the question."""
        if update.edited_message is not None:
            await self._consider(update.edited_message, context, preface=messages.TELEGRAM_EDITED)

    async def unusual(self, update: Update, _context: Context) -> None:
        """A message without words. Groups aren't disturbed."""
        message = update.message
        if message is not None and is_private(message):
            await reply(message, [messages.TELEGRAM_UNUSUAL[kind_of(message)]])

    async def _consider(self, message: Message, context: Context, *, preface: str) -> None:
        me = context.bot
        if not is_addressed(message, bot_id=me.id, username=me.username):
            return
        question = question_of(message, bot_id=me.id, username=me.username)
        refusal = unfit(question)
        if refusal:
            await reply(message, [refusal], quoting=bool(preface))
            return
        async with typing(message):
            answer = await self._desk.ask(question, conversation_key(message))
            pages = answer_pages(answer, preface=preface)
            await reply(message, pages, quoting=bool(preface))


def unfit(question: str) -> str:
    """Why a text can't be looked up, in words for the asker; empty where it can."""
    if not question:
        return messages.TELEGRAM_EMPTY
    if not any(char.isalnum() for char in question):
        return messages.TELEGRAM_ONLY_SIGNS
    if len(question) > MAX_QUESTION:
        return messages.TELEGRAM_TOO_LONG.format(length=len(question), limit=MAX_QUESTION)
    return ""


def kind_of(message: Message) -> str:
    """What a message without text is: a key of `messages.TELEGRAM_UNUSUAL`."""
    if message.video_note is not None or message.animation is not None:
        return "video"
    if message.venue is not None:
        return "location"
    return next((kind for kind in messages.TELEGRAM_UNUSUAL if getattr(message, kind, None)), "other")

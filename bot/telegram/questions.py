"""Free text: a question and its answer; and what can't be one."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta

from telegram import Message, Update

from bot.conversation import Conversation
from bot.days import VIETNAM
from bot.store.store import DividedText
from bot.telegram import wording
from bot.telegram.addressing import conversation_key, is_addressed, is_private, question_of
from bot.telegram.answering import answer_message
from bot.telegram.desk import Desk
from bot.telegram.sending import reply
from bot.telegram.types import Context

LATE = timedelta(minutes=15)  # after which an answer says which question it is to: the bot was away
FORGOTTEN = timedelta(days=1)  # after which nobody waits for it
MAX_QUESTION = 1000  # characters: some ten times what a question about a plan takes
SPLIT = 4000  # characters from which on a text is likely the first part of one that Telegram divided
SPLIT_PAUSE = timedelta(seconds=2)  # between its parts


class Questions:
    """Handlers of messages that aren't commands."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def asked(self, update: Update, context: Context) -> None:
        """A text, or a picture's or file's caption."""
        message = update.message
        if message is None:
            return
        age = datetime.now(UTC) - message.date
        if age < FORGOTTEN and not await self._continues(message):
            preface = "" if age < LATE else wording.LATE.format(when=_written_time(message.date))
            await self._consider(message, context, preface=preface)

    async def edited(self, update: Update, context: Context) -> None:
        """A question that its asker corrected: answered again, under the question.

        Telegram also tells of changes that the asker doesn't see, such as a link's preview: those are let be.
        """
        message = update.edited_message
        if message is not None and not await self._as_before(message, context):
            await self._consider(message, context, preface=wording.EDITED)

    async def unusual(self, update: Update, _context: Context) -> None:
        """A message without words. Groups aren't disturbed."""
        message = update.message
        if message is not None and is_private(message):
            await reply(message, [wording.UNUSUAL[kind_of(message)]])

    async def _consider(self, message: Message, context: Context, *, preface: str) -> None:
        me = context.bot
        if not is_addressed(message, bot_id=me.id, username=me.username):
            return
        question = question_of(message, bot_id=me.id, username=me.username)
        if not question:
            question = _words_pointed_at(message, me.id, me.username)
        refusal = unfit(question)
        if refusal:
            await reply(message, [refusal], quoting=bool(preface))
            return
        key = conversation_key(message)
        within = await self._conversation_pointed_at(message)
        await answer_message(
            self._desk, message, key, question, within=within, preface=preface, quoting=bool(preface)
        )

    async def _as_before(self, message: Message, context: Context) -> bool:
        """Whether an edited message asks in the same words what was answered already."""
        me, store = context.bot, self._desk.store
        answered = await self._desk.keep(store.answer_to, message.chat.id, message.message_id)
        words = question_of(message, bot_id=me.id, username=me.username)
        return answered is not None and answered.answer.question == words

    async def _continues(self, message: Message) -> bool:
        """Whether a message is a later part of a text that Telegram divided: the first part was answered."""
        store, chat = self._desk.store, message.chat.id
        before = await self._desk.keep(store.divided_text, chat)
        part = DividedText(message.message_id, message.date.timestamp())
        if len(message.text or "") >= SPLIT:
            await self._desk.keep(store.note_divided_text, chat, part)
        return (
            before is not None
            and part.message_id == before.message_id + 1
            and part.sent - before.sent <= SPLIT_PAUSE.total_seconds()
        )

    async def _conversation_pointed_at(self, message: Message) -> Conversation | None:
        """A reply to an older answer goes on from it; an edited question is asked where it stood."""
        store, chat = self._desk.store, message.chat.id
        if message.edit_date is not None:
            edited = await self._desk.keep(store.answer_to, chat, message.message_id)
            return edited.before if edited else None
        if message.reply_to_message is not None:
            shown = await self._desk.keep(store.answer_shown_by, chat, message.reply_to_message.message_id)
            return shown.after if shown else None
        return None


def _words_pointed_at(message: Message, bot_id: int, username: str) -> str:
    """What somebody else asked, where a mention alone was sent in reply to it: `@bot` under a question in a group."""
    asked = message.reply_to_message
    if asked is None or asked.from_user is None or asked.from_user.id == bot_id:
        return ""
    return question_of(asked, bot_id=bot_id, username=username)


def _written_time(when: datetime) -> str:
    return when.astimezone(VIETNAM).strftime("%H:%M %d/%m")


def unfit(question: str) -> str:
    """Why a text can't be looked up, in words for the asker; empty where it can."""
    if not question:
        return wording.EMPTY
    if not any(char.isalnum() for char in question):
        return wording.UNUSUAL["sticker"] if any(map(_is_pictogram, question)) else wording.ONLY_SIGNS
    if len(question) > MAX_QUESTION:
        return wording.TOO_LONG.format(length=len(question), limit=MAX_QUESTION)
    return ""


def _is_pictogram(char: str) -> bool:
    """An emoji, as people thank with: `🙏`."""
    return unicodedata.category(char) == "So"


def kind_of(message: Message) -> str:
    """What a message without text is: a key of `wording.UNUSUAL`."""
    if message.video_note is not None or message.animation is not None:
        return "video"
    if message.venue is not None:
        return "location"
    return next((kind for kind in wording.UNUSUAL if getattr(message, kind, None)), "other")

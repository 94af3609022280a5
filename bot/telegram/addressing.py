"""Whom a message is meant for, which conversation it belongs to, and what it asks."""

from __future__ import annotations

from telegram import Message, MessageEntity
from telegram.constants import ChatType

from bot.store.store import ConversationKey


def conversation_key(message: Message) -> ConversationKey:
    """The conversation that a message belongs to. One sent in a chat's own name stands for the chat."""
    sender = message.from_user.id if message.from_user else message.chat.id
    return ConversationKey(message.chat.id, sender, thread_of(message))


def thread_of(message: Message) -> int:
    """The forum topic that a message stands in; 0 outside topics."""
    return (message.message_thread_id or 0) if message.is_topic_message else 0


def is_private(message: Message) -> bool:
    """Whether only the person and the bot read it."""
    return message.chat.type == ChatType.PRIVATE


def is_addressed(message: Message, *, bot_id: int, username: str) -> bool:
    """Whether a message without a command is meant for the bot: private, a reply to it, or a mention."""
    return is_private(message) or _replies_to(message, bot_id) or _mentions(message, bot_id, username)


def question_of(message: Message, *, bot_id: int, username: str) -> str:
    """The message's text or caption without mentions of the bot."""
    text = message.text or message.caption or ""
    for entity, words in sorted(_entities(message).items(), key=lambda item: -item[0].offset):
        if _is_mention(entity, words, bot_id, username):
            text = _without(text, entity)
    return text.strip()


def _replies_to(message: Message, bot_id: int) -> bool:
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created is not None:
        return False  # in a topic every message replies to the one that opened it
    return answered.from_user is not None and answered.from_user.id == bot_id


def _mentions(message: Message, bot_id: int, username: str) -> bool:
    return any(_is_mention(entity, words, bot_id, username) for entity, words in _entities(message).items())


def _is_mention(entity: MessageEntity, words: str, bot_id: int, username: str) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot_id
    return entity.type == MessageEntity.MENTION and words.casefold() == f"@{username}".casefold()


def _entities(message: Message) -> dict[MessageEntity, str]:
    return message.parse_entities() if message.text is not None else message.parse_caption_entities()


def _without(text: str, entity: MessageEntity) -> str:
    encoded = text.encode("utf-16-le")  # offsets and lengths are in its units
    start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
    return encoded[:start].decode("utf-16-le") + encoded[end:].decode("utf-16-le")

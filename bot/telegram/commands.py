"""The commands: what the bot is, how to ask, which plans there are, and to start anew."""

from __future__ import annotations

from telegram import Message, Update

from bot import messages
from bot.telegram.addressing import conversation_key, is_private
from bot.telegram.compose import plan_pages
from bot.telegram.desk import Desk
from bot.telegram.sending import reply
from bot.telegram.types import Context


class Commands:
    """Handlers of commands; each answers in the asker's thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def start(self, update: Update, _context: Context) -> None:
        """/start: what this is, and that it does not speak for the authority."""
        await reply(_message(update), [messages.TELEGRAM_START])

    async def help(self, update: Update, _context: Context) -> None:
        """/help: how to ask, and the commands."""
        listed = "\n".join(f"/{name} – {about}" for name, about in messages.TELEGRAM_COMMANDS.items())
        await reply(_message(update), [messages.TELEGRAM_HELP.format(commands=listed)])

    async def plans(self, update: Update, _context: Context) -> None:
        """/kehoach: the plans of the library."""
        await reply(_message(update), plan_pages(self._desk.library.summaries))

    async def forget(self, update: Update, _context: Context) -> None:
        """/moi: the next question inherits nothing."""
        message = _message(update)
        await self._desk.forget(conversation_key(message))
        await reply(message, [messages.TELEGRAM_FORGOTTEN])

    async def unknown(self, update: Update, context: Context) -> None:
        """A command that there isn't: said so in private, or where it names this bot."""
        message = _message(update)
        command = (message.text or "").split(maxsplit=1)[0]
        if is_private(message) or command.casefold().endswith(f"@{context.bot.username}".casefold()):
            await reply(message, [messages.TELEGRAM_UNKNOWN_COMMAND])


def _message(update: Update) -> Message:
    """The message of an update that a message filter let through."""
    message = update.effective_message
    if message is None:
        raise ValueError(f"update {update.update_id} has no message")
    return message

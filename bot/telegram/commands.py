"""The commands: what the bot is, how to ask, which plans there are, and to start anew."""

from __future__ import annotations

from telegram import Message, Update
from telegram.constants import ParseMode

from bot.linked import linked_answer
from bot.store.store import ANSWER_DAYS, CONVERSATION_DAYS
from bot.telegram import wording
from bot.telegram.addressing import conversation_key, is_private
from bot.telegram.answering import provinces_of, show_answer
from bot.telegram.buttons import acknowledge
from bot.telegram.callbacks import decode
from bot.telegram.compose import plain, plan_pages
from bot.telegram.desk import Asked, Desk
from bot.telegram.keyboards import erase_keyboard, province_keyboard
from bot.telegram.links import number_of
from bot.telegram.sending import reply
from bot.telegram.types import Context


class Commands:
    """Handlers of commands; each answers in the asker's thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def start(self, update: Update, context: Context) -> None:
        """/start: what this is, and that it does not speak for the authority; with a deep link, what it opens."""
        number = number_of(context.args[0]) if context.args else None
        if number is None:
            await reply(_message(update), [wording.START])
        else:
            await self._open(_message(update), number)

    async def _open(self, message: Message, number: int) -> None:
        keep, store, key = self._desk.keep, self._desk.store, conversation_key(message)
        target = await keep(store.links.target, number)
        try:
            if target is None:
                raise KeyError(number)
            plan = await keep(self._desk.library.plan, target.plan_id)
            answer = await keep(linked_answer, plan, target, self._desk.today())
        except KeyError:
            await reply(message, [wording.LINK_GONE])
            return
        now = await keep(store.conversation, key)
        saved = await keep(store.add_answer, key, message.message_id, answer, now, now)
        await show_answer(self._desk, message, Asked(answer, saved))

    async def help(self, update: Update, _context: Context) -> None:
        """/help: how to ask, and the commands."""
        listed = "\n".join(f"/{name} – {about}" for name, about in wording.COMMANDS.items())
        await reply(_message(update), [wording.HELP.format(commands=listed)])

    async def plans(self, update: Update, _context: Context) -> None:
        """/kehoach: the plans of the library."""
        await reply(_message(update), plan_pages(self._desk.library.summaries))

    async def forget(self, update: Update, _context: Context) -> None:
        """/moi: the next question inherits nothing."""
        message = _message(update)
        await self._desk.keep(self._desk.store.forget, conversation_key(message))
        await reply(message, [wording.FORGOTTEN])

    async def province(self, update: Update, _context: Context) -> None:
        """/tinh: which province questions without one are about."""
        message = _message(update)
        chosen = await self._desk.keep(self._desk.store.province, conversation_key(message).user_id)
        keyboard = province_keyboard(provinces_of(self._desk), chosen)
        await reply(message, [_province_line(chosen)], keyboard=keyboard)

    async def privacy(self, update: Update, _context: Context) -> None:
        """/riengtu: what is kept about a person."""
        about = wording.PRIVACY_QUESTIONS if self._desk.logs_questions else ""
        days = {"conversation": CONVERSATION_DAYS, "answer": ANSWER_DAYS}
        await reply(_message(update), [wording.PRIVACY.format(**days, questions=about)])

    async def erase(self, update: Update, _context: Context) -> None:
        """/xoadulieu: erase it, after asking once."""
        await reply(_message(update), [wording.ERASE_ASK], keyboard=erase_keyboard())

    async def chosen(self, update: Update, _context: Context) -> None:
        """A button under /tinh or /xoadulieu."""
        query = update.callback_query
        press = decode(query.data or "") if query else None
        if query is None or press is None or not isinstance(query.message, Message):
            return
        await acknowledge(query)
        store, user = self._desk.store, query.from_user.id
        if press.verb == "province":
            await self._desk.keep(store.choose_province, user, press.subject or None)
            shown = _province_line(press.subject or None)
        elif press.verb == "erase":
            await self._desk.keep(store.erase, user)
            shown = wording.ERASED
        else:
            shown = wording.KEPT
        await query.message.edit_text(shown, parse_mode=ParseMode.HTML)

    async def unknown(self, update: Update, context: Context) -> None:
        """A command that there isn't: said so in private, or where it names this bot."""
        message = _message(update)
        command = (message.text or "").split(maxsplit=1)[0]
        if is_private(message) or command.casefold().endswith(f"@{context.bot.username}".casefold()):
            await reply(message, [wording.UNKNOWN_COMMAND])


def _province_line(province: str | None) -> str:
    if province is None:
        return wording.PROVINCE_ALL
    return wording.PROVINCE_ONE.format(province=plain(province))


def _message(update: Update) -> Message:
    """The message of an update that a message filter let through."""
    message = update.effective_message
    if message is None:
        raise ValueError(f"update {update.update_id} has no message")
    return message

"""The commands: what the bot is, how to ask, what is kept of a person, and to start anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.constants import ParseMode

from bot.linked import linked_answer
from bot.store.store import ANSWER_DAYS, CONVERSATION_DAYS
from bot.telegram import wording
from bot.telegram.addressing import conversation_key, is_private
from bot.telegram.answering import provinces_of, show_answer
from bot.telegram.buttons import acknowledge
from bot.telegram.callbacks import decode
from bot.telegram.compose import plain
from bot.telegram.desk import Asked, Desk
from bot.telegram.keyboards import erase_keyboard, province_keyboard
from bot.telegram.links import number_of
from bot.telegram.plan_keyboards import examples_keyboard
from bot.telegram.plans import offer
from bot.telegram.sending import reply, unchanged_is_fine
from bot.telegram.types import Context
from corpus.folding import compact
from corpus.gazetteer.provinces import load_provinces
from index.errors import StoreError


class Commands:
    """Handlers of commands; each answers in the asker's thread."""

    def __init__(self, desk: Desk, admins: Collection[int] = ()) -> None:
        self._desk = desk
        self._admins = admins

    async def start(self, update: Update, context: Context) -> None:
        """/start: what this is, and that it does not speak for the authority; with a deep link, what it opens."""
        number = number_of(context.args[0]) if context.args else None
        if number is None:
            message = _message(update)
            await reply(message, [wording.START], keyboard=await self._examples(message))
        else:
            await self._open(_message(update), number)

    async def _examples(self, message: Message) -> InlineKeyboardMarkup | None:
        """Questions that a plan answers, as buttons: one of the person's province, else the first. Not in groups."""
        keep, store, key = self._desk.keep, self._desk.store, conversation_key(message)
        chosen = await keep(store.province, key.user_id)
        plans = [(plan.metadata.province != chosen, plan.plan_id) for plan in self._desk.library.summaries]
        if not plans or not is_private(message):
            return None
        try:
            answer = await keep(offer, await keep(self._desk.library.plan, min(plans)[1]))
        except (KeyError, StoreError):  # who comes in is greeted all the same
            return None
        now = await keep(store.conversation, key)
        saved = await keep(store.add_answer, key, message.message_id, answer, now, now)
        return examples_keyboard(answer, saved)

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
        """/help: how to ask, and the commands; an administrator's own for them alone."""
        message = _message(update)
        text = wording.HELP.format(commands=_listed(wording.COMMANDS))
        if is_private(message) and conversation_key(message).user_id in self._admins:
            text += "\n\n" + wording.ADMIN_HELP.format(commands=_listed(wording.ADMIN_COMMANDS))
        await reply(message, [text])

    async def forget(self, update: Update, _context: Context) -> None:
        """/moi: the next question inherits nothing."""
        message = _message(update)
        await self._desk.keep(self._desk.store.forget, conversation_key(message))
        await reply(message, [wording.FORGOTTEN])

    async def province(self, update: Update, context: Context) -> None:
        """/tinh: which province questions without one are about; with one (or `cả hai`) after it, that is chosen."""
        message, asked = _message(update), " ".join(context.args or ())
        store, user = self._desk.store, conversation_key(message).user_id
        provinces = provinces_of(self._desk)
        line = ""
        if asked:
            wanted = await self._desk.keep(_province_named, asked, provinces)
            if wanted is None:
                line = wording.PROVINCE_NOT_HELD.format(asked=plain(asked[:100]))
            else:
                await self._desk.keep(store.choose_province, user, wanted or None)
        chosen = await self._desk.keep(store.province, user)
        keyboard = province_keyboard(provinces, chosen)
        await reply(message, [line or _province_line(chosen)], keyboard=keyboard)

    async def privacy(self, update: Update, _context: Context) -> None:
        """/riengtu: what is kept about a person, and by which number; that number is nobody else's business."""
        about = wording.PRIVACY_QUESTIONS if self._desk.logs_questions else ""
        days = {"conversation": CONVERSATION_DAYS, "answer": ANSWER_DAYS}
        message = _message(update)
        text = wording.PRIVACY.format(**days, questions=about)
        if is_private(message):
            text += wording.PRIVACY_NUMBER.format(number=conversation_key(message).user_id)
        await reply(message, [text])

    async def erase(self, update: Update, _context: Context) -> None:
        """/xoadulieu: erase it, after asking once."""
        message = _message(update)
        await reply(message, [wording.ERASE_ASK], keyboard=erase_keyboard(conversation_key(message).user_id))

    async def chosen(self, update: Update, _context: Context) -> None:
        """A button under /tinh or /xoadulieu."""
        query = update.callback_query
        press = decode(query.data or "") if query else None
        if query is None or press is None or not isinstance(query.message, Message):
            return
        store, user = self._desk.store, query.from_user.id
        if press.verb != "province" and press.subject not in ("", str(user)):
            await acknowledge(query, wording.NOT_YOURS, alert=True)
            return
        await acknowledge(query)
        if press.verb == "province":
            await self._desk.keep(store.choose_province, user, press.subject or None)
            shown = _province_line(press.subject or None)
        elif press.verb == "erase":
            await self._desk.keep(store.erase, user)
            shown = wording.ERASED
        else:
            shown = wording.KEPT
        with unchanged_is_fine():
            await query.message.edit_text(shown, parse_mode=ParseMode.HTML)

    async def unknown(self, update: Update, context: Context) -> None:
        """A command that there isn't: said so in private, or where it names this bot."""
        message = _message(update)
        command = (message.text or "").split(maxsplit=1)[0]
        if is_private(message) or command.casefold().endswith(f"@{context.bot.username}".casefold()):
            await reply(message, [wording.UNKNOWN_COMMAND])


def _listed(commands: Mapping[str, str]) -> str:
    return "\n".join(f"/{name} – {about}" for name, about in commands.items())


def _province_named(asked: str, provinces: Sequence[str]) -> str | None:
    """The province that the words name, however they are typed; empty for all, None where none of these is meant."""
    if any(words in compact(asked) for words in wording.ALL_TYPED):
        return ""
    here = [province for province in provinces if compact(province) in compact(asked)]
    named = here or [slot.name for slot in load_provinces().find_all(asked, typos=True)]
    return next((province for province in named if province in provinces), None)


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

"""/nhac: reminders of deadlines and events, some days before, at eight in the morning in Việt Nam."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import NamedTuple

from telegram import Bot, InlineKeyboardMarkup, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.agenda import Occasion, binds, shared_days
from bot.answers.excerpt import shorten
from bot.days import VIETNAM, plain_day
from bot.store.subscriptions import Sending, Subscription
from bot.telegram import wording
from bot.telegram.addressing import conversation_key, is_private
from bot.telegram.agenda import Agenda
from bot.telegram.agenda_text import NAME, left_words, reminder_text
from bot.telegram.answering import provinces_of
from bot.telegram.buttons import acknowledge
from bot.telegram.callbacks import decode
from bot.telegram.compose import plain
from bot.telegram.days import Wanted
from bot.telegram.desk import Desk
from bot.telegram.keyboards import agency_name, stop_button, subscription_keyboard, with_button
from bot.telegram.linking import occasion_links
from bot.telegram.sending import NO_PREVIEW, reply, unchanged_is_fine
from bot.telegram.types import Context
from corpus.folding import compact
from corpus.gazetteer.agencies import load_agencies

DAYS_BEFORE = (7, 3, 1)
HOUR = time(8)
LOOK_SECONDS = 20.0
_GONE = ("chat not found", "message thread not found", "group chat was deactivated")
_log = logging.getLogger(__name__)


class _Due(NamedTuple):
    """A reminder for one chat; several subscriptions there may ask for it, which get it once."""

    subscriptions: tuple[Subscription, ...]  # the oldest first
    occasion: Occasion
    days: int

    @property
    def chat(self) -> tuple[int, int]:
        """The chat and the thread in it."""
        return self.subscriptions[0].chat_id, self.subscriptions[0].thread_id

    @property
    def sending(self) -> Sending:
        return Sending(self.occasion.id, self.occasion.day.isoformat(), self.days)


class Reminders:
    """Handlers of /nhac, and the sending."""

    def __init__(self, desk: Desk, agenda: Agenda) -> None:
        self._desk = desk
        self._agenda = agenda
        self._found: tuple[tuple[str, date], tuple[Occasion, ...]] | None = None

    async def menu(self, update: Update, context: Context) -> None:
        """/nhac: what can be had; with a province or an agency after it, their matters alone."""
        message = update.effective_message
        if message is None:
            return
        asked = " ".join(context.args or ())
        if asked:
            await self._subscribe(message, asked)
        else:
            await self._show_menu(message)

    async def pressed(self, update: Update, _context: Context) -> None:
        """A button under /nhac or under a reminder: begin or end a subscription."""
        query = update.callback_query
        press = decode(query.data or "") if query else None
        if query is None or press is None or not isinstance(query.message, Message):
            return
        subscriptions = self._desk.store.subscriptions
        if press.verb == "remind":
            key = conversation_key(query.message)._replace(user_id=query.from_user.id)
            wanted = Subscription(0, key.chat_id, key.user_id, key.thread_id, province=press.subject)
            begun = await self._desk.keep(subscriptions.add, wanted)
            await acknowledge(query, wording.REMIND_ON)
            replacing = stop_button([begun.id])
        else:
            for number in press.subject.split(","):
                if number.isdecimal():
                    await self._desk.keep(subscriptions.remove, int(number), query.message.chat.id)
            await acknowledge(query, wording.REMIND_OFF)
            replacing = None
        if press.more:  # under a list or a reminder: its other buttons stay
            keyboard = with_button(query.message.reply_markup, query.data or "", replacing)
        else:
            keyboard = await self._keyboard(query.message, query.from_user.id)
        with unchanged_is_fine():
            await query.message.edit_reply_markup(keyboard)

    async def send_due(self, bot: Bot, now: datetime) -> int:
        """Send what is due at this moment and wasn't sent; how many. `now` has a time zone."""
        local = now.astimezone(VIETNAM)
        if local.time() < HOUR:
            return 0
        sent = 0
        for together in await self._desk.keep(self._due_together, local):
            claimed = [one for one in together if await self._desk.keep(self._claim, one)]
            if claimed:
                sent += await self._send(bot, claimed, local)
        return sent

    def _claim(self, due: _Due) -> bool:
        """Whether the reminder is to be sent: the chat didn't get it by any of its subscriptions."""
        subscriptions, (first, *others) = self._desk.store.subscriptions, due.subscriptions
        if not subscriptions.claim(first.id, due.sending):
            return False
        if subscriptions.was_sent([other.id for other in others], due.sending):
            subscriptions.confirm(first.id, due.sending)
            return False
        return True

    def _confirm(self, due: _Due) -> None:
        """Note for all the chat's subscriptions that it was sent, so that ending one brings it no second time."""
        subscriptions = self._desk.store.subscriptions
        for subscription in due.subscriptions:
            subscriptions.claim(subscription.id, due.sending)
            subscriptions.confirm(subscription.id, due.sending)

    def _due(self, local: datetime) -> list[_Due]:
        today = local.date()
        subscriptions = self._desk.store.subscriptions.all()
        if not subscriptions:
            return []
        near = self._near(today)
        chats: dict[tuple[int, int], list[Subscription]] = {}
        for subscription in subscriptions:
            chats.setdefault((subscription.chat_id, subscription.thread_id), []).append(subscription)
        return [
            _Due(concerned, occasion, occasion.days_left(today))
            for present in chats.values()
            for occasion in near
            if (concerned := tuple(one for one in present if _concerns(one, occasion)))
        ]

    def _due_together(self, local: datetime) -> list[list[_Due]]:
        """What is due by message: an event that several provinces hold on one day is one."""
        together: list[list[_Due]] = []
        for _, in_chat in groupby(self._due(local), key=lambda one: one.chat):
            due = {one.occasion.id: one for one in in_chat}
            groups = shared_days(one.occasion for one in due.values())
            together += [[due[occasion.id] for occasion in group] for group in groups]
        return together

    def _near(self, today: date) -> tuple[Occasion, ...]:
        """What is reminded of on a day; looked up once for each day and published index."""
        asked = (self._desk.library.name, today)
        if self._found is None or self._found[0] != asked:
            days = self._agenda.days.until(today + timedelta(days=max(DAYS_BEFORE)), today)
            self._found = (asked, tuple(one for one in days if one.days_left(today) in DAYS_BEFORE))
        return self._found[1]

    async def _send(self, bot: Bot, due: Sequence[_Due], local: datetime) -> int:
        chat_id, thread_id = due[0].chat
        present = {one.id: one for each in due for one in each.subscriptions}
        occasions = [one.occasion for one in due]
        links = await occasion_links(self._desk, occasions, bot.username)
        try:
            await bot.send_message(
                chat_id,
                reminder_text(occasions, local.date(), links),
                parse_mode=ParseMode.HTML,
                message_thread_id=thread_id or None,
                link_preview_options=NO_PREVIEW,
                reply_markup=InlineKeyboardMarkup([[stop_button(list(present))]]),
            )
        except TelegramError as error:
            await self._not_sent(due, present.values(), error)
            return 0
        for one in due:
            await self._desk.keep(self._confirm, one)
        return 1

    async def _not_sent(
        self, due: Sequence[_Due], present: Iterable[Subscription], error: TelegramError
    ) -> None:
        """End what nobody reads any more, follow a group to its new number, else try again later."""
        keep, subscriptions = self._desk.keep, self._desk.store.subscriptions
        if isinstance(error, ChatMigrated):
            await keep(subscriptions.move, due[0].chat[0], error.new_chat_id)
        gone = isinstance(error, BadRequest) and any(words in error.message.casefold() for words in _GONE)
        if isinstance(error, Forbidden) or gone:  # blocked, put out of the group, the topic deleted
            for subscription in present:
                await keep(subscriptions.remove, subscription.id, subscription.chat_id)
            return
        _log.warning("reminder not sent", extra={"fields": {"error_type": type(error).__name__}})
        for one in due:
            await keep(subscriptions.release, one.subscriptions[0].id, one.sending)

    async def _subscribe(self, message: Message, asked: str) -> None:
        """Begin with what is named after the command, and say which day comes next of it."""
        agencies = await self._desk.keep(load_agencies().find, asked, typos=True)
        provinces = [name for name in provinces_of(self._desk) if compact(name) in compact(asked)]
        if not agencies and not provinces:
            await self._show_menu(message, wording.REMIND_NOT_READ.format(asked=plain(asked[:100])))
            return
        agency, province = agencies[0].agency if agencies else "", max(provinces, key=len, default="")
        key = conversation_key(message)
        wanted = Subscription(0, key.chat_id, key.user_id, key.thread_id, province=province, agency=agency)
        begun = await self._desk.keep(self._desk.store.subscriptions.add, wanted)
        listed = agency in load_agencies().ids
        names = [agency_name(agency) if listed else agencies[0].written if agencies else "", province]
        line = wording.REMIND_ON_FOR.format(what=plain(", ".join(filter(None, names))))
        line += "\n" + await self._desk.keep(self._next_line, wanted)
        await reply(message, [line], keyboard=InlineKeyboardMarkup([[stop_button([begun.id])]]))

    def _next_line(self, wanted: Subscription) -> str:
        """The next day that a subscription will remind of; that there is none yet."""
        today = self._desk.today()
        whose = Wanted(province=wanted.province, agency=wanted.agency)
        coming = self._agenda.days.coming(whose, today, limit=1)
        if not coming:
            return wording.REMIND_NOTHING_YET
        first = coming[0]
        day = plain_day(first.day)
        return wording.REMIND_NEXT.format(
            day=day, when=left_words(first, today), name=plain(shorten(first.name, NAME))
        )

    async def _show_menu(self, message: Message, before: str = "") -> None:
        keyboard = await self._keyboard(message, conversation_key(message).user_id)
        menu = wording.REMIND_MENU if is_private(message) else wording.REMIND_MENU_GROUP
        await reply(message, ["\n\n".join(filter(None, (before, menu)))], keyboard=keyboard)

    async def _keyboard(self, message: Message, user_id: int) -> InlineKeyboardMarkup:
        present = await self._desk.keep(self._desk.store.subscriptions.of, user_id, message.chat.id)
        return subscription_keyboard(provinces_of(self._desk), present)


def _concerns(subscription: Subscription, occasion: Occasion) -> bool:
    if subscription.province and occasion.province != subscription.province:
        return False
    return not subscription.agency or binds(occasion, subscription.agency)


async def keep_sending(reminders: Reminders, bot: Bot, now: Callable[[], datetime]) -> None:
    """Look every now and then whether something is due, until cancelled. A fault is logged, not raised."""
    while True:
        try:
            await reminders.send_due(bot, now())
        except Exception:  # noqa: BLE001 - one bad round must not end all reminders
            _log.exception("reminders failed")
        await asyncio.sleep(LOOK_SECONDS)

"""/thoihan, /sukien: what comes next with the days left, and the same as a calendar file."""

from __future__ import annotations

from typing import NamedTuple

from telegram import InputFile, Message, Update
from telegram.constants import ParseMode

from bot import messages
from bot.agenda import Occasion
from bot.calendar_file import calendar_file
from bot.conversation import Conversation
from bot.telegram import wording
from bot.telegram.addressing import conversation_key, is_private
from bot.telegram.agenda_text import agenda_blocks, calendar_caption
from bot.telegram.answering import answer_message, provinces_of
from bot.telegram.buttons import acknowledge
from bot.telegram.callbacks import Press, decode
from bot.telegram.compose import pack, plain
from bot.telegram.days import Days, Wanted
from bot.telegram.desk import Desk
from bot.telegram.keyboards import SHARED, agenda_keyboard
from bot.telegram.linking import occasion_links
from bot.telegram.sending import reply
from bot.telegram.types import Context
from corpus.folding import compact
from corpus.gazetteer.agencies import load_agencies
from corpus.gazetteer.provinces import load_provinces
from index.dated import DatedKind

LISTED = 40  # days that a list names: some messages, not some hundred
FILED = 500  # days in one calendar file


class _Shown(NamedTuple):
    """What a list shows: days to come, else those that are over; how many it leaves out."""

    found: tuple[Occasion, ...]
    coming: bool
    more: bool
    over: int


class Agenda:
    """Handlers of the lists of days."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def days(self) -> Days:
        """The days of the plans that are published now."""
        return Days(self._desk.library)

    async def deadlines(self, update: Update, context: Context) -> None:
        """/thoihan: of all, of a province, of an agency."""
        await self._list(update, context, "deadline")

    async def events(self, update: Update, context: Context) -> None:
        """/sukien: the same of events."""
        await self._list(update, context, "event")

    async def file(self, update: Update, _context: Context) -> None:
        """A button for a calendar file: of one occasion, or of a whole list."""
        query = update.callback_query
        press = decode(query.data or "") if query else None
        if query is None or press is None or not isinstance(query.message, Message):
            return
        chosen = await self._desk.keep(self._filed, press)
        if not chosen:
            await acknowledge(query, wording.OLD_BUTTON, alert=True)
            return
        await acknowledge(query)
        data = calendar_file(chosen, now=self._desk.now())
        await query.message.reply_document(
            InputFile(data, filename=f"{wording.CALENDAR_FILE}.ics"),
            caption=calendar_caption(chosen, self._desk.today()),
            parse_mode=ParseMode.HTML,
        )

    def _filed(self, press: Press) -> tuple[Occasion, ...]:
        """What a button's file holds: one occasion, or the next ones of a list."""
        today, days = self._desk.today(), self.days
        kind: DatedKind | None = (
            "deadline" if press.subject == "deadline" else "event" if press.subject == "event" else None
        )
        if kind is None:
            one = days.one(press.subject, today)
            return days.shared(one[0], today) if one and press.more == (SHARED,) else one
        wanted = Wanted(kind, press.more[0] if press.more else "")
        return days.coming(wanted, today, limit=FILED) or days.over(wanted, today, limit=FILED)

    def _shown(self, wanted: Wanted) -> _Shown:
        today, days = self._desk.today(), self.days
        coming = days.coming(wanted, today, limit=LISTED + 1)
        if not coming:
            return _Shown(days.over(wanted, today, limit=LISTED), coming=False, more=False, over=0)
        over = days.count_over(wanted, today)
        return _Shown(coming[:LISTED], coming=True, more=len(coming) > LISTED, over=over)

    async def _list(self, update: Update, context: Context, kind: DatedKind) -> None:
        message = update.effective_message
        if message is None:
            return
        asked = " ".join(context.args or ())
        wanted, absent = await self._wanted(message, asked, kind)
        if absent:
            await reply(message, [messages.NO_SUCH_PLAN.format(place=plain(absent))])
            return
        if asked and not (wanted.province or wanted.agency):  # "tháng 4": words that a question may say
            question = wording.AGENDA_QUESTIONS[kind].format(asked=asked)
            await answer_message(
                self._desk, message, conversation_key(message), question, within=Conversation()
            )
            return
        shown = await self._desk.keep(self._shown, wanted)
        links = await occasion_links(self._desk, shown.found, context.bot.username)
        blocks = agenda_blocks(shown.found, self._desk.today(), kind, wanted.province, links)
        if shown.more:
            words = wording.AGENDA_MORE if wanted.province else wording.AGENDA_MORE_BY_PROVINCE
            blocks.append(words.format(count=len(shown.found)))
        if shown.over:
            blocks.append(wording.AGENDA_OVER.format(count=shown.over))
        whole, private = not wanted.agency, is_private(message)
        keyboard = (
            agenda_keyboard(kind, wanted.province, shown.found, whole=whole, private=private)
            if shown.coming
            else None
        )
        await reply(message, pack(blocks), keyboard=keyboard)

    async def _wanted(self, message: Message, asked: str, kind: DatedKind) -> tuple[Wanted, str]:
        """What the words after the command name, else the province that the person chose; a province not held."""
        known = provinces_of(self._desk)
        if not asked:
            chosen = await self._desk.keep(self._desk.store.province, conversation_key(message).user_id)
            return Wanted(kind, chosen if chosen in known else ""), ""
        here = [province for province in known if compact(province) in compact(asked)]
        agencies = await self._desk.keep(load_agencies().find, asked, typos=True)
        agency = agencies[0].agency if agencies else ""
        if here:
            return Wanted(kind, max(here, key=len), agency), ""
        named = [] if agency else await self._desk.keep(load_provinces().find_all, asked, typos=True)
        if not named:
            return Wanted(kind, agency=agency), ""
        name = named[0].name
        return (Wanted(kind, name), "") if name in known else (Wanted(kind), name)

"""/thoihan, /sukien: what comes next with the days left, and the same as a calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from telegram import InputFile, Message, Update

from bot import messages
from bot.agenda import Kind, Occasion, names_agency, occasions
from bot.calendar_file import calendar_file
from bot.telegram import wording
from bot.telegram.addressing import conversation_key
from bot.telegram.agenda_text import agenda_blocks
from bot.telegram.buttons import acknowledge
from bot.telegram.callbacks import decode
from bot.telegram.compose import pack, plain
from bot.telegram.desk import Desk
from bot.telegram.keyboards import agenda_keyboard
from bot.telegram.linking import occasion_links
from bot.telegram.sending import reply
from bot.telegram.types import Context
from corpus.folding import compact
from corpus.gazetteer.agencies import load_agencies
from corpus.gazetteer.provinces import load_provinces


class _Wanted(NamedTuple):
    """Whose days are asked for; all of them where nothing is named. Of an `absent` province no plan says a day."""

    province: str = ""
    agency: str = ""
    absent: str = ""


class Agenda:
    """Handlers of the lists of days."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

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
        found = await self._desk.keep(self.of_library, self._desk.today())
        chosen = [one for one in found if press.subject in (one.kind, one.id)]
        province = press.more[0] if press.more else ""
        if press.subject in ("deadline", "event") and province:
            chosen = [one for one in chosen if one.province == province]
        if not chosen:
            await acknowledge(query, wording.OLD_BUTTON, alert=True)
            return
        await acknowledge(query)
        data = calendar_file(chosen, now=self._desk.now())
        await query.message.reply_document(
            InputFile(data, filename=f"{wording.CALENDAR_FILE}.ics"), caption=wording.CALENDAR_CAPTION
        )

    def of_library(self, today: date, kind: Kind | None = None) -> tuple[Occasion, ...]:
        """The occasions of all plans. Blocks."""
        library = self._desk.library
        return occasions((library.plan(plan.plan_id) for plan in library.summaries), today, kind)

    async def _list(self, update: Update, context: Context, kind: Kind) -> None:
        message = update.effective_message
        if message is None:
            return
        today, asked = self._desk.today(), " ".join(context.args or ())
        found = await self._desk.keep(self.of_library, today, kind)
        wanted = await self._wanted(message, asked, {one.province for one in found})
        if wanted.absent:
            await reply(message, [messages.NO_SUCH_PLAN.format(place=plain(wanted.absent))])
            return
        shown = [one for one in found if wanted.province in ("", one.province)]
        if wanted.agency:
            shown = await self._desk.keep(_naming, shown, wanted.agency)
        coming = [one for one in shown if one.day >= today]
        links = await occasion_links(self._desk, shown, context.bot.username)
        blocks = agenda_blocks(coming or shown, today, kind, wanted.province, links)
        if coming and len(shown) > len(coming):
            blocks.append(wording.AGENDA_OVER.format(count=len(shown) - len(coming)))
        if asked and not (wanted.province or wanted.agency):
            blocks.insert(0, wording.AGENDA_NOT_READ.format(asked=plain(asked[:100])))
        keyboard = agenda_keyboard(kind, wanted.province, coming, whole=not wanted.agency) if coming else None
        await reply(message, pack(blocks), keyboard=keyboard)

    async def _wanted(self, message: Message, asked: str, known: set[str]) -> _Wanted:
        """What the words after the command name, else the province that the person chose."""
        if not asked:
            chosen = await self._desk.keep(self._desk.store.province, conversation_key(message).user_id)
            return _Wanted(province=chosen if chosen in known else "")
        here = [province for province in known if province and compact(province) in compact(asked)]
        agencies = await self._desk.keep(load_agencies().find, asked, typos=True)
        agency = agencies[0].agency if agencies else ""
        if here:
            return _Wanted(province=max(here, key=len), agency=agency)
        named = [] if agency else await self._desk.keep(load_provinces().find_all, asked, typos=True)
        if not named:
            return _Wanted(agency=agency)
        return _Wanted(province=named[0].name) if named[0].name in known else _Wanted(absent=named[0].name)


def _naming(found: Sequence[Occasion], agency: str) -> list[Occasion]:
    return [one for one in found if names_agency(one, agency)]

"""/thoihan, /sukien: what comes next with the days left, and the same as a calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from telegram import InputFile, Message, Update

from bot.agenda import Kind, Occasion, occasions
from bot.calendar_file import calendar_file
from bot.telegram import wording
from bot.telegram.addressing import conversation_key
from bot.telegram.agenda_text import agenda_blocks
from bot.telegram.buttons import acknowledge
from bot.telegram.callbacks import decode
from bot.telegram.compose import pack
from bot.telegram.desk import Desk
from bot.telegram.keyboards import agenda_keyboard
from bot.telegram.linking import occasion_links
from bot.telegram.sending import reply
from bot.telegram.types import Context


class Agenda:
    """Handlers of the lists of days."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def deadlines(self, update: Update, context: Context) -> None:
        """/thoihan."""
        await self._list(update, context, "deadline")

    async def events(self, update: Update, context: Context) -> None:
        """/sukien."""
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
        today = self._desk.today()
        found = await self._desk.keep(self.of_library, today, kind)
        province = await self._province(message, " ".join(context.args or ()), found)
        shown = [one for one in found if one.province == province] if province else list(found)
        links = await occasion_links(self._desk, shown, context.bot.username)
        pages = pack(agenda_blocks(shown, today, kind, province, links))
        coming = [one for one in shown if one.day >= today]
        keyboard = agenda_keyboard(kind, province, coming) if coming else None
        await reply(message, pages, keyboard=keyboard)

    async def _province(self, message: Message, asked: str, found: Sequence[Occasion]) -> str:
        """The province after the command, else the one that the person chose."""
        known = {one.province for one in found}
        if asked:
            named = [province for province in known if province and province.casefold() in asked.casefold()]
            return max(named, key=len, default="")
        chosen = await self._desk.keep(self._desk.store.province, conversation_key(message).user_id)
        return chosen if chosen in known else ""

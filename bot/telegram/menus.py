"""/nhiemvu and /chitieu: agencies and years to pick from, each a question that the assistant answers in full."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Literal, NamedTuple

from telegram import InlineKeyboardMarkup, Message, Update

from bot import messages
from bot.conversation import Conversation
from bot.telegram import wording
from bot.telegram.addressing import conversation_key
from bot.telegram.agenda_text import NAMED
from bot.telegram.answering import answer_message, provinces_of
from bot.telegram.buttons import acknowledge
from bot.telegram.callbacks import decode
from bot.telegram.desk import Desk
from bot.telegram.keyboards import menu_keyboard, menu_provinces_keyboard
from bot.telegram.sending import reply, unchanged_is_fine
from bot.telegram.types import Context
from corpus.models import PlanMetadata
from index.dated import Offer

MenuKind = Literal["duty", "target"]
_TITLES = {"duty": wording.MENU_DUTIES, "target": wording.MENU_TARGETS}
MANY = 24  # plans, of more the province is asked for first
_NONE = {"duty": wording.MENU_NO_DUTIES, "target": wording.MENU_NO_TARGETS}


class Choice(NamedTuple):
    """One button of a menu, and the question that it stands for."""

    label: str
    question: str

    @property
    def token(self) -> str:
        """What the button carries: the same as long as the question is."""
        return hashlib.sha256(self.question.encode()).hexdigest()[:12]


class _Page(NamedTuple):
    """What a menu shows."""

    title: str
    keyboard: InlineKeyboardMarkup | None


class Menus:
    """Handlers of the menus."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def duties(self, update: Update, context: Context) -> None:
        """/nhiemvu: the agencies; with one after it, what it has to do."""
        message, asked = update.effective_message, " ".join(context.args or ())
        if message is None:
            return
        if asked:
            question = wording.MENU_AGENCY.format(agency=asked)
            await answer_message(
                self._desk, message, conversation_key(message), question, within=Conversation()
            )
        else:
            await self._show(message, "duty")

    async def targets(self, update: Update, context: Context) -> None:
        """/chitieu: the provinces and years that have targets; with a province, a year or a matter after it, those."""
        message, asked = update.effective_message, " ".join(context.args or ())
        if message is None:
            return
        if asked:
            question = wording.MENU_TARGETS_ASKED.format(asked=asked)
            await answer_message(
                self._desk, message, conversation_key(message), question, within=Conversation()
            )
        else:
            await self._show(message, "target")

    async def pressed(self, update: Update, _context: Context) -> None:
        """A button of a menu: a province, another page, or a choice."""
        query = update.callback_query
        press = decode(query.data or "") if query else None
        if query is None or press is None or not isinstance(query.message, Message):
            return
        kind: MenuKind = "target" if press.subject == "target" else "duty"
        province = press.more[1] if len(press.more) > 1 else ""
        if press.verb == "menu":
            page = await self._desk.keep(self.page, kind, province, press.number(0))
            await acknowledge(query)
            with unchanged_is_fine():
                await query.message.edit_text(page.title, reply_markup=page.keyboard)
            return
        choices = await self._desk.keep(self.choices, kind, province)
        chosen = next((one for one in choices if press.more[:1] == (one.token,)), None)
        if chosen is None:
            await acknowledge(query, wording.OLD_BUTTON, alert=True)
            return
        await acknowledge(query)
        key = conversation_key(query.message)._replace(user_id=query.from_user.id)
        preface = wording.ASKED.format(question=chosen.question)
        await answer_message(self._desk, query.message, key, chosen.question, preface=preface)

    def page(self, kind: MenuKind, province: str, number: int) -> _Page:
        """One page of what can be picked; of many plans the provinces first. Blocks."""
        if not province and len(self._desk.library.summaries) > MANY:
            keyboard = menu_provinces_keyboard(kind, provinces_of(self._desk))
            return _Page(wording.MENU_PROVINCES, keyboard)
        choices = self.choices(kind, province)
        back = bool(province)
        if not choices:
            return _Page(_NONE[kind], menu_keyboard(kind, (), 0, province) if back else None)
        silent = self._without_years(province) if kind == "target" else ()
        note = wording.MENU_NO_TARGETS_OF.format(places=", ".join(silent)) if 0 < len(silent) <= NAMED else ""
        title = "\n".join(filter(None, (_TITLES[kind], note)))
        return _Page(title, menu_keyboard(kind, choices, number, province))

    def _without_years(self, province: str) -> tuple[str, ...]:
        """Whose plans set no number for a year: they have no button. Blocks."""
        plans = {plan.plan_id: plan.metadata for plan in self._desk.library.summaries}
        every = [_place(about) for about in plans.values() if province in ("", about.province)]
        own = {_place(plans[offer.plan_id]) for offer in self._desk.library.offers(None) if offer.years}
        return tuple(place for place in dict.fromkeys(every) if place and place not in own)

    def choices(self, kind: MenuKind, province: str = "") -> list[Choice]:
        """All that can be picked of a province, or of all, each once. Blocks."""
        plans = {plan.plan_id: plan.metadata for plan in self._desk.library.summaries}
        own = [plan_id for plan_id, about in plans.items() if province in ("", about.province)]
        make = {"duty": agency_choices, "target": year_choices}[kind]
        offers = self._desk.library.offers(own if province else None)
        found = [choice for offer in offers for choice in make(offer, _place(plans[offer.plan_id]))]
        return list(dict.fromkeys(found))

    async def _show(self, message: Message, kind: MenuKind) -> None:
        page = await self._desk.keep(self.page, kind, "", 0)
        await reply(message, [page.title], keyboard=page.keyboard)


def _place(about: PlanMetadata) -> str:
    return about.province or about.issuer


def agency_choices(offer: Offer, place: str) -> Iterator[Choice]:
    """Each agency that has a section of its own in the plan, as the plan writes it and in its order."""
    for written in offer.agencies:
        yield Choice(
            wording.MENU_ITEM.format(place=place, item=written),
            wording.MENU_DUTY_QUESTION.format(agency=written, place=place),
        )


def year_choices(offer: Offer, place: str) -> Iterator[Choice]:
    """Each year that has targets; first all of them together, of which the answer can make a chart."""
    if len(offer.years) > 1:
        yield Choice(
            wording.MENU_ITEM.format(place=place, item=wording.MENU_ALL_YEARS),
            messages.SUGGEST_TARGETS.format(place=place),
        )
    for year in offer.years:
        yield Choice(
            wording.MENU_ITEM.format(place=place, item=year),
            wording.MENU_TARGET_QUESTION.format(year=year, place=place),
        )

"""/nhiemvu and /chitieu: agencies and years to pick from, each a question that the assistant answers in full."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Literal, NamedTuple

from telegram import Message, Update
from telegram.error import BadRequest

from bot import messages
from bot.conversation import Conversation
from bot.telegram import wording
from bot.telegram.addressing import conversation_key
from bot.telegram.answering import answer_message
from bot.telegram.buttons import acknowledge
from bot.telegram.callbacks import decode
from bot.telegram.desk import Desk
from bot.telegram.keyboards import menu_keyboard
from bot.telegram.sending import reply
from bot.telegram.types import Context
from corpus.models import Plan

MenuKind = Literal["duty", "target"]
_TITLES = {"duty": wording.MENU_DUTIES, "target": wording.MENU_TARGETS}
_NONE = {"duty": wording.MENU_NO_DUTIES, "target": wording.MENU_NO_TARGETS}


class Choice(NamedTuple):
    """One button of a menu, and the question that it stands for."""

    label: str
    question: str

    @property
    def token(self) -> str:
        """What the button carries: the same as long as the question is."""
        return hashlib.sha256(self.question.encode()).hexdigest()[:12]


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

    async def targets(self, update: Update, _context: Context) -> None:
        """/chitieu: the provinces and years that have targets."""
        if update.effective_message is not None:
            await self._show(update.effective_message, "target")

    async def pressed(self, update: Update, _context: Context) -> None:
        """A button of a menu: another page, or a choice."""
        query = update.callback_query
        press = decode(query.data or "") if query else None
        if query is None or press is None or not isinstance(query.message, Message):
            return
        kind: MenuKind = "target" if press.subject == "target" else "duty"
        choices = await self._desk.keep(self.choices, kind)
        if press.verb == "menu":
            await acknowledge(query)
            try:
                await query.message.edit_reply_markup(menu_keyboard(kind, choices, press.number(0)))
            except BadRequest as error:
                if "not modified" not in error.message:
                    raise
            return
        chosen = next((one for one in choices if press.more[:1] == (one.token,)), None)
        if chosen is None:
            await acknowledge(query, wording.OLD_BUTTON, alert=True)
            return
        await acknowledge(query)
        key = conversation_key(query.message)._replace(user_id=query.from_user.id)
        preface = wording.ASKED.format(question=chosen.question)
        await answer_message(self._desk, query.message, key, chosen.question, preface=preface)

    def choices(self, kind: MenuKind) -> list[Choice]:
        """All that can be picked, each once. Blocks."""
        library, make = self._desk.library, {"duty": _agencies, "target": year_choices}[kind]
        found = [choice for plan in library.summaries for choice in make(library.plan(plan.plan_id))]
        return list(dict.fromkeys(found))

    async def _show(self, message: Message, kind: MenuKind) -> None:
        choices = await self._desk.keep(self.choices, kind)
        if not choices:
            await reply(message, [_NONE[kind]])
            return
        await reply(message, [_TITLES[kind]], keyboard=menu_keyboard(kind, choices, 0))


def _agencies(plan: Plan) -> Iterator[Choice]:
    """Each agency that has a section of its own in the plan, as the plan writes it and in its order."""
    place = plan.metadata.province or plan.metadata.issuer
    for written in dict.fromkeys(duty.written for duty in plan.facts.duties if duty.place == "own"):
        yield Choice(
            wording.MENU_ITEM.format(place=place, item=written),
            wording.MENU_DUTY_QUESTION.format(agency=written, place=place),
        )


def year_choices(plan: Plan) -> Iterator[Choice]:
    """Each year that has targets; first all of them together, of which the answer can make a chart."""
    place = plan.metadata.province or plan.metadata.issuer
    years = sorted({target.year for target in plan.facts.targets if target.year is not None})
    if len(years) > 1:
        yield Choice(
            wording.MENU_ITEM.format(place=place, item=wording.MENU_ALL_YEARS),
            messages.SUGGEST_TARGETS.format(place=place),
        )
    for year in years:
        yield Choice(
            wording.MENU_ITEM.format(place=place, item=year),
            wording.MENU_TARGET_QUESTION.format(year=year, place=place),
        )

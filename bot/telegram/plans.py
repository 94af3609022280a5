"""/kehoach: the plans of the library, leafed through in place; each opens with what to ask of it and its file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.constants import ParseMode

from bot import compose, messages
from bot.answer import Answer
from bot.answers.excerpt import shorten
from bot.conversation import Conversation
from bot.question.model import Question
from bot.render import written_date
from bot.telegram import wording
from bot.telegram.addressing import conversation_key
from bot.telegram.answering import answer_message
from bot.telegram.buttons import acknowledge
from bot.telegram.callbacks import Press, decode
from bot.telegram.compose import plain
from bot.telegram.desk import Desk
from bot.telegram.keyboards import LISTED
from bot.telegram.plan_keyboards import plan_details_keyboard, plan_list_keyboard
from bot.telegram.sending import NO_PREVIEW, reply, unchanged_is_fine
from bot.telegram.source_sending import send_plan
from bot.telegram.sources import signer_of
from bot.telegram.types import Context
from bot.view import PlanView
from corpus.folding import compact
from corpus.models import Plan
from index.manifest import PlanSummary

TITLE = 160  # characters of a title in the list; the whole stands over its details


class Listed(NamedTuple):
    """A plan as a button of the list."""

    label: str
    token: str
    plan_id: str


class Plans:
    """Handlers of the list of plans."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk = desk
        self._folder = folder

    async def listed(self, update: Update, context: Context) -> None:
        """/kehoach: all plans; with a province after it, that province's."""
        message, asked = update.effective_message, " ".join(context.args or ())
        if message is None:
            return
        known = {plan.metadata.province for plan in self._desk.library.summaries}
        named = [name for name in known if name and compact(name) in compact(asked)]
        province = max(named, key=len, default="") if asked else ""
        if asked and not province:  # a topic, a number: which plans are held is a question like any other
            question = wording.PLANS_QUESTION.format(asked=asked)
            await answer_message(
                self._desk, message, conversation_key(message), question, within=Conversation()
            )
            return
        text, keyboard = self._page(province, 0)
        await reply(message, [text], keyboard=keyboard)

    async def pressed(self, update: Update, _context: Context) -> None:
        """A button of the list: another page, a plan, its file."""
        query = update.callback_query
        press = decode(query.data or "") if query else None
        if query is None or press is None or not isinstance(query.message, Message):
            return
        if press.verb == "plans":
            await acknowledge(query)
            await _show(query.message, *self._page(press.subject, press.number(0)))
            return
        chosen = next((one for one in self._choices("") if one.token == press.subject), None)
        if chosen is None:
            await acknowledge(query, wording.PLACE_GONE, alert=True)
            return
        await acknowledge(query)
        if press.verb == "file":
            await send_plan(self._desk, query.message, chosen.plan_id, self._folder)
        else:
            await self._open(query.message, query.from_user.id, chosen, press)

    async def _open(self, message: Message, user_id: int, chosen: Listed, press: Press) -> None:
        """The plan's details in the place of the list, with questions that its buttons ask."""
        keep, store = self._desk.keep, self._desk.store
        plan = await keep(self._desk.library.plan, chosen.plan_id)
        key = conversation_key(message)._replace(user_id=user_id)
        now = await keep(store.conversation, key)
        answer = await keep(offer, plan)
        saved = await keep(store.add_answer, key, message.message_id, answer, now, now)
        back = Press("plans", press.more[1] if len(press.more) > 1 else "", press.more[:1] or ("0",))
        await _show(message, _details(plan), plan_details_keyboard(answer, saved, chosen.token, back))

    def _page(self, province: str, page: int) -> tuple[str, InlineKeyboardMarkup | None]:
        held = self._held(province)
        if not held:
            return wording.NO_PLANS, None
        pages = (len(held) - 1) // LISTED + 1
        page = min(page, pages - 1)
        first = page * LISTED
        shown = held[first : first + LISTED]
        heading = wording.PLANS_OF if province else wording.PLANS
        lines = [heading.format(count=len(held), province=plain(province))]
        lines += [_in_list(plan, number) for number, plan in enumerate(shown, first + 1)]
        choices = self._choices(province)[first : first + LISTED]
        return "\n\n".join(lines), plan_list_keyboard(choices, page, pages, province)

    def _held(self, province: str) -> Sequence[PlanSummary]:
        every = self._desk.library.summaries
        return [plan for plan in every if province in ("", plan.metadata.province)]

    def _choices(self, province: str) -> list[Listed]:
        return [
            Listed(
                wording.PLAN_BUTTON.format(number=number, name=_name(plan)),
                hashlib.sha256(plan.plan_id.encode()).hexdigest()[:12],
                plan.plan_id,
            )
            for number, plan in enumerate(self._held(province), 1)
        ]


def _name(plan: PlanSummary) -> str:
    known = plan.metadata
    place = known.province or known.issuer or plan.file
    return f"{place}: {known.title or plan.file}"


def _in_list(plan: PlanSummary, number: int) -> str:
    known = plan.metadata
    return wording.PLAN.format(
        place=number,
        title=plain(shorten(known.title or plan.file, TITLE)),
        issuer=plain(shorten(known.issuer or known.province or "", TITLE)),
        number=plain(known.number or messages.BLANK_NUMBER),
        issued=written_date(str(known.issued)) if known.issued else messages.BLANK_DATE,
        clauses=plan.clause_count,
    )


def _details(plan: Plan) -> str:
    known, facts = plan.metadata, plan.facts
    return wording.PLAN_DETAILS.format(
        place=plain(known.province or known.issuer or plan.source.file),
        title=plain(shorten(known.title or plan.source.file, 4 * TITLE)),
        number=plain(known.number or messages.BLANK_NUMBER),
        issued=written_date(str(known.issued)) if known.issued else messages.BLANK_DATE,
        issuer=plain(known.issuer or messages.BLANK_DATE),
        signer=plain(signer_of(known)),
        targets=len(facts.targets),
        duties=len(facts.duties),
        deadlines=len(facts.deadlines),
        events=len(facts.events),
    )


def offer(plan: Plan) -> Answer:
    """What can be asked of a plan, as an answer whose buttons ask it. Blocks."""
    view, nothing = PlanView(plan), Question(raw="", text="")
    offered = compose.plain(nothing, "chat", plan.metadata.title or plan.source.file)
    return offered.model_copy(update={"suggestions": compose.suggestions(nothing, [view])})


async def _show(message: Message, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
    with unchanged_is_fine():
        await message.edit_text(
            text, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=keyboard
        )

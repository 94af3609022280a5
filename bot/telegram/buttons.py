"""What happens when a button is pressed. Buttons work as long as their answer is kept, also after a restart."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.store.links import Linked
from bot.store.store import ConversationKey, SavedAnswer
from bot.telegram import wording
from bot.telegram.addressing import thread_of
from bot.telegram.answer_keyboards import (
    answer_keyboard,
    citations_keyboard,
    other_keyboard,
    other_provinces,
    section_keyboard,
    shown_by,
)
from bot.telegram.answering import answer_message, provinces_of
from bot.telegram.callbacks import Press, Verb, decode
from bot.telegram.compose import plain
from bot.telegram.desk import Desk
from bot.telegram.linking import address_of, linked_pages, sharing
from bot.telegram.links import reference, share_link
from bot.telegram.pictures import Pictures
from bot.telegram.section import page_of_citation, section_pages
from bot.telegram.sending import NO_PREVIEW, send_into, unchanged_is_fine
from bot.telegram.source_sending import send_plan
from bot.telegram.types import Context

_THANKS: dict[str, str] = {"right": wording.THANKS, "wrong": wording.THANKS, "prefer": wording.PREFERRED}


class Pressed(NamedTuple):
    """A press with all that acting on it needs."""

    query: CallbackQuery
    message: Message
    press: Press
    saved: SavedAnswer

    @property
    def key(self) -> ConversationKey:
        """The conversation of the person who pressed."""
        return ConversationKey(self.message.chat.id, self.query.from_user.id, thread_of(self.message))


class Buttons:
    """Handlers of the buttons under answers."""

    def __init__(self, desk: Desk, plans: Path) -> None:
        self._desk = desk
        self._plans = plans
        self._pictures = Pictures(desk)
        self._acts: dict[Verb, Callable[[Pressed], Awaitable[None]]] = {
            "ask": self._ask,
            "section": self._section,
            "list": self._list,
            "back": self._back,
            "page": self._page,
            "source": self._source,
            "other": self._other,
            "prefer": self._prefer,
            "right": self._judge,
            "wrong": self._judge,
            "picture": self._picture,
        }

    async def pressed(self, update: Update, _context: Context) -> None:
        """Any button under an answer."""
        query = update.callback_query
        if query is None:
            return
        press = decode(query.data or "")
        saved = await self._saved(query, press)
        if press is None or saved is None or not isinstance(query.message, Message):
            await acknowledge(query, wording.OLD_BUTTON, alert=True)
            return
        await acknowledge(query, _THANKS.get(press.verb, ""))
        await self._acts[press.verb](Pressed(query, query.message, press, saved))

    async def _saved(self, query: CallbackQuery, press: Press | None) -> SavedAnswer | None:
        if (
            press is None
            or press.verb not in self._acts
            or not press.subject.isdecimal()
            or query.message is None
        ):
            return None
        return await self._desk.keep(self._desk.store.answer, int(press.subject), query.message.chat.id)

    async def _ask(self, pressed: Pressed) -> None:
        suggestions = pressed.saved.answer.suggestions
        at = pressed.press.number(0)
        if at < len(suggestions):
            await self._go_on(pressed, suggestions[at])

    async def _other(self, pressed: Pressed) -> None:
        choices = other_provinces(pressed.saved.answer, provinces_of(self._desk))
        if pressed.press.more:
            await _edit_keyboard(pressed.message, await self._keyboard(pressed))  # in place of the choices
            choices = pressed.press.more[:1]
        if len(choices) == 1:
            await self._go_on(pressed, wording.OTHER_PROVINCE.format(province=choices[0]))
        elif choices:
            await _edit_keyboard(pressed.message, other_keyboard(pressed.saved.id, choices))

    async def _go_on(self, pressed: Pressed, question: str) -> None:
        """Ask a question that a button stands for, within the answer's conversation."""
        await answer_message(
            self._desk,
            pressed.message,
            pressed.key,
            question,
            within=pressed.saved.after,
            preface=wording.ASKED.format(question=question),
        )

    async def _section(self, pressed: Pressed) -> None:
        answer = pressed.saved.answer
        cited = answer.places
        at = min(pressed.press.number(0), len(cited) - 1)
        try:
            plan = await self._desk.keep(self._desk.library.plan, cited[at].plan_id)
            pages = section_pages(plan, cited[at])
        except KeyError:  # the plan was taken out or has another outline since
            await send_into(pressed.message, wording.PLACE_GONE)
            return
        page = pressed.press.number(1) if len(pressed.press.more) > 1 else page_of_citation(pages)
        page = min(page, len(pages) - 1)
        clause = Linked("clause", cited[at].plan_id, cited[at].path)
        address = await address_of(self._desk, clause, pressed.message.get_bot().username)
        share = share_link(address, reference(cited[at]))
        keyboard = section_keyboard(answer, pressed.saved.id, at, page, len(pages), share=share)
        await self._show(pressed, pages[page], keyboard)

    async def _list(self, pressed: Pressed) -> None:
        keyboard = citations_keyboard(pressed.saved.answer, pressed.saved.id, pressed.press.number(0))
        await self._show(pressed, wording.WHICH_SECTION, keyboard)

    async def _back(self, pressed: Pressed) -> None:
        await self._turn_to(pressed, 0)

    async def _page(self, pressed: Pressed) -> None:
        await self._turn_to(pressed, pressed.press.number(0))

    async def _turn_to(self, pressed: Pressed, page: int) -> None:
        pages = await self._pages(pressed)
        page = min(page, len(pages) - 1)
        await self._show(pressed, pages[page], await self._keyboard(pressed, page=page))

    async def _pages(self, pressed: Pressed) -> tuple[str, ...]:
        return await linked_pages(self._desk, pressed.saved.answer, pressed.message.get_bot().username)

    async def _source(self, pressed: Pressed) -> None:
        answer = pressed.saved.answer
        for plan_id in dict.fromkeys(citation.plan_id for citation in answer.places):
            await send_plan(self._desk, pressed.message, plan_id, self._plans)

    async def _picture(self, pressed: Pressed) -> None:
        await self._pictures.show(pressed.message, pressed.saved, pressed.press)

    async def _prefer(self, pressed: Pressed) -> None:
        chosen = pressed.press.more[0] if pressed.press.more else ""
        province = chosen if chosen in provinces_of(self._desk) else None
        await self._desk.keep(self._desk.store.choose_province, pressed.query.from_user.id, province)
        await _edit_keyboard(pressed.message, await self._keyboard(pressed, settled=True))

    async def _judge(self, pressed: Pressed) -> None:
        answer = pressed.saved.answer
        await self._desk.keep(self._desk.store.add_feedback, answer, right=pressed.press.verb == "right")
        await _edit_keyboard(pressed.message, await self._keyboard(pressed, judged=True))

    async def _keyboard(
        self, pressed: Pressed, *, judged: bool = False, settled: bool = False, page: int | None = None
    ) -> InlineKeyboardMarkup | None:
        """The buttons under the answer's `page`, by default the one that the message shows; what was chosen stays."""
        saved, username = pressed.saved, pressed.message.get_bot().username
        shown = shown_by(pressed.message.reply_markup)
        return answer_keyboard(
            saved.answer,
            saved.id,
            provinces_of(self._desk),
            judged=judged or shown.judged,
            asking=shown.asking and not settled,
            settled=settled,
            share=await sharing(self._desk, saved.answer, username),
            page=shown.page if page is None else page,
            pages=len(await self._pages(pressed)),
        )

    async def _show(self, pressed: Pressed, page: str, keyboard: InlineKeyboardMarkup | None) -> None:
        with unchanged_is_fine():
            await pressed.message.edit_text(
                page, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=keyboard
            )


async def acknowledge(query: CallbackQuery, text: str = "", *, alert: bool = False) -> None:
    """Tell Telegram that the press arrived; one that came too late (after downtime) is acted on all the same."""
    with contextlib.suppress(BadRequest):
        await query.answer(plain(text) or None, show_alert=alert)


async def _edit_keyboard(message: Message, keyboard: InlineKeyboardMarkup | None) -> None:
    with unchanged_is_fine():
        await message.edit_reply_markup(keyboard)

"""`@bot câu hỏi` in any chat: the answer and each cited clause, to send there.

Results are the asker's own: the province that a person chose decides them.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.answer import Answer, Citation
from bot.telegram import wording
from bot.telegram.compose import answer_pages, citation_blocks, plain
from bot.telegram.desk import Busy, Desk
from bot.telegram.linking import clause_links
from bot.telegram.questions import unfit
from bot.telegram.sending import NO_PREVIEW
from bot.telegram.text import MESSAGE_LIMIT, units
from bot.telegram.types import Context

SHORTEST = 6  # characters; shorter is not yet a question
PAUSE = 0.4  # seconds without a key pressed: each key sends a query
MAX_RESULTS = 20
CACHE_SECONDS = 60
REMEMBERED = 1000  # persons who type


class Inline:
    """The handler of inline queries."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._latest: OrderedDict[int, str] = OrderedDict()

    async def typed(self, update: Update, context: Context) -> None:
        """Answer the last query of a person who stopped typing."""
        query = update.inline_query
        if query is None or not await self._is_last(query):
            return
        results: list[InlineQueryResultArticle] = []
        hint = wording.INLINE_HINT
        if len(query.query.strip()) >= SHORTEST and not unfit(query.query.strip()):
            try:
                answer = await self._desk.look_up(query.query.strip(), query.from_user.id)
                hint = wording.INLINE_UNCLEAR
                results = await self._results(answer, context.bot.username) if _says_something(answer) else []
            except Busy:
                results = []
        button = None if results else InlineQueryResultsButton(hint, start_parameter="inline")
        try:
            await query.answer(
                results, cache_time=CACHE_SECONDS if results else 0, is_personal=True, button=button
            )
        except BadRequest as error:
            if "too old" not in error.message:
                raise

    async def _is_last(self, query: InlineQuery) -> bool:
        person = query.from_user.id
        self._latest[person] = query.id
        self._latest.move_to_end(person)
        if len(self._latest) > REMEMBERED:
            self._latest.popitem(last=False)
        await asyncio.sleep(PAUSE)
        return self._latest.get(person) == query.id

    async def _results(self, answer: Answer, username: str) -> list[InlineQueryResultArticle]:
        links = await clause_links(self._desk, answer, username)
        pages = answer_pages(answer, links=links)
        cited = answer.citations
        only = links[cited[0].clause_id] if len(cited) == 1 else ""
        results = []
        if len(pages) == 1:
            results.append(_article("0", answer.headline, wording.INLINE_WHOLE, pages[0], only))
        if len(cited) > 1 or not results:
            for at, citation in enumerate(cited[:MAX_RESULTS], 1):
                link = links[citation.clause_id]
                title = f"{citation.province}: {citation.label}" if citation.province else citation.label
                page = _page(answer, citation, link)
                results.append(_article(str(at), title, citation.text, page, link))
        return results


def _says_something(answer: Answer) -> bool:
    """Whether there is anything to send to others: what the plans say, or that they don't."""
    told = answer.status in {"answered", "not_found"}
    return told and answer.reason not in {"not_understood", "out_of_scope"}


def _page(answer: Answer, citation: Citation, link: str) -> str:
    """A citation to stand by itself, under the headline where that is about its plan alone and both fit a message."""
    block = citation_blocks(citation, link=link)[0]
    if len({cited.plan_id for cited in answer.citations}) > 1:
        return block
    whole = f"<b>{plain(answer.headline)}</b>\n\n{block}"
    return whole if units(whole) <= MESSAGE_LIMIT else block


def _article(number: str, title: str, about: str, page: str, link: str = "") -> InlineQueryResultArticle:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(wording.BUTTON_OPEN, url=link)]]) if link else None
    return InlineQueryResultArticle(
        number,
        title[:200],
        InputTextMessageContent(page, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW),
        reply_markup=keyboard,
        description=about[:200],
    )

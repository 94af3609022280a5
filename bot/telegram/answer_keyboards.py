"""The buttons under an answer, and under what opens from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.answer import Answer, Citation
from bot.pictures.charts import charts
from bot.pictures.tables import table
from bot.telegram import wording
from bot.telegram.callbacks import Verb, decode
from bot.telegram.keyboards import BOTH, LISTED, columns, named, press_button
from bot.telegram.links import reference


def answer_keyboard(
    answer: Answer,
    answer_id: int,
    provinces: Sequence[str],
    *,
    judged: bool = False,
    asking: bool = False,
    settled: bool = False,
    share: str = "",
    page: int = 0,
    pages: int = 1,
) -> InlineKeyboardMarkup | None:
    """What can be done with an answer; `provinces` are all that the library knows.

    `asking` offers to hear of one of the cited provinces alone from now on; `settled` says that this was just decided.
    `share` is the address that sends the answer on. Of an answer of several `pages`, `page` is shown.
    """
    about = str(answer_id)
    rows = [_leafing(about, page, pages)] if pages > 1 else []
    rows += [
        [press_button(question, "ask", about, str(at))] for at, question in enumerate(answer.suggestions)
    ]
    if answer.places:
        rows.append(
            [
                press_button(wording.BUTTON_SECTION, *_section(answer, about)),
                press_button(wording.BUTTON_SOURCE, "source", about),
            ]
        )
        if share:
            rows.append(_passing(share, answer.citations))
        looking = _pictured(answer, about)
        if other_provinces(answer, provinces):
            looking.append(press_button(wording.BUTTON_OTHER, "other", about))
        rows += [looking] if looking else []
    elif answer.reason == "no_such_plan" and other_provinces(answer, provinces):
        rows.append([press_button(wording.BUTTON_OTHER, "other", about)])
    if asking:
        rows += [
            [press_button(wording.BUTTON_PREFER.format(province=province), "prefer", about, province)]
            for province in cited_provinces(answer)
        ]
        rows.append([press_button(_prefer_all(provinces), "prefer", about, "")])
    elif "profile" in answer.understood.inherited and not settled:
        rows.append([press_button(_prefer_all(provinces), "prefer", about, "")])
    judged = judged or not answer.question  # a clause that was opened claims nothing
    if answer.status in {"answered", "not_found"} and answer.reason != "not_understood" and not judged:
        rows.append(
            [
                press_button(wording.BUTTON_RIGHT, "right", about),
                press_button(wording.BUTTON_WRONG, "wrong", about),
            ]
        )
    return InlineKeyboardMarkup(rows) if rows else None


def _leafing(about: str, page: int, pages: int) -> list[InlineKeyboardButton]:
    """The pages before and after; each button also names the page that it stands under."""
    turns = []
    if page > 0:
        label = wording.BUTTON_PAGE_BEFORE.format(page=page, pages=pages)
        turns.append(press_button(label, "page", about, str(page - 1), str(page)))
    if page + 1 < pages:
        label = wording.BUTTON_PAGE_AFTER.format(page=page + 2, pages=pages)
        turns.append(press_button(label, "page", about, str(page + 1), str(page)))
    return turns


class Shown(NamedTuple):
    """What the buttons of an answer tell of how it stands: its page from 0, whether a province is still asked for."""

    page: int = 0
    asking: bool = False
    judged: bool = False


def shown_by(markup: InlineKeyboardMarkup | None) -> Shown:
    """How an answer's message stands by its buttons."""
    data = (
        [str(button.callback_data or "") for row in markup.inline_keyboard for button in row]
        if markup
        else []
    )
    presses = [press for press in map(decode, data) if press is not None]
    turn = next((press for press in presses if press.verb == "page" and len(press.more) > 1), None)
    return Shown(
        page=turn.number(1) if turn else 0,
        asking=any(press.verb == "prefer" and any(press.more) for press in presses),
        judged=turn is not None and not any(press.verb == "right" for press in presses),
    )


def cited_provinces(answer: Answer) -> tuple[str, ...]:
    """The provinces whose plans the answer cites, in its order."""
    return tuple(dict.fromkeys(citation.province for citation in answer.citations if citation.province))


def other_provinces(answer: Answer, provinces: Sequence[str]) -> tuple[str, ...]:
    """The provinces that the answer does not already cite."""
    cited = {citation.province for citation in answer.citations} or set(answer.understood.provinces)
    return tuple(province for province in provinces if province not in cited)


def section_keyboard(
    answer: Answer, answer_id: int, at: int, page: int, pages: int, *, share: str
) -> InlineKeyboardMarkup:
    """Under a section: its other pages, sending on and citing the clause, the other citations, the answer again."""
    about = str(answer_id)
    turns = []
    if page > 0:
        turns.append(press_button(wording.BUTTON_BEFORE, "section", about, str(at), str(page - 1)))
    if page + 1 < pages:
        turns.append(press_button(wording.BUTTON_AFTER, "section", about, str(at), str(page + 1)))
    last = [press_button(wording.BUTTON_BACK, "back", about)]
    if len(answer.places) > 1:
        last.insert(0, press_button(wording.BUTTON_LIST, "list", about, "0"))
    passing = _passing(share, [answer.places[at]])
    return InlineKeyboardMarkup([row for row in (turns, passing, last) if row])


def _passing(share: str, cited: Sequence[Citation]) -> list[InlineKeyboardButton]:
    """Sending on; of one clause alone the line that cites it."""
    buttons = [InlineKeyboardButton(wording.BUTTON_SHARE, url=share)]
    if len(cited) == 1:
        copied = CopyTextButton(reference(cited[0]))
        buttons.append(InlineKeyboardButton(wording.BUTTON_COPY, copy_text=copied))
    return buttons


def citations_keyboard(answer: Answer, answer_id: int, page: int) -> InlineKeyboardMarkup:
    """Which of several citations to open."""
    about = str(answer_id)
    cited = answer.places
    shown = list(enumerate(cited))[page * LISTED : (page + 1) * LISTED]
    rows = [[press_button(named(one.province, one.label), "section", about, str(at))] for at, one in shown]
    turns = []
    if page > 0:
        turns.append(press_button(wording.BUTTON_BEFORE, "list", about, str(page - 1)))
    if (page + 1) * LISTED < len(cited):
        turns.append(press_button(wording.BUTTON_AFTER, "list", about, str(page + 1)))
    return InlineKeyboardMarkup(
        [*rows, *([turns] if turns else []), [press_button(wording.BUTTON_BACK, "back", about)]]
    )


def other_keyboard(answer_id: int, provinces: Sequence[str]) -> InlineKeyboardMarkup:
    """Which other province to ask about."""
    rows = columns([press_button(province, "other", str(answer_id), province) for province in provinces])
    return InlineKeyboardMarkup([*rows, [press_button(wording.BUTTON_BACK, "back", str(answer_id))]])


def picture_keyboard(answer_id: int, at: int, pictures: int, *, dark: bool) -> InlineKeyboardMarkup:
    """Under a picture: the others of its answer, and the same for a dark or light screen."""
    about, now, other = str(answer_id), ["dark"] * dark, ["dark"] * (not dark)
    turns = []
    if at > 0:
        turns.append(press_button(wording.BUTTON_BEFORE, "picture", about, str(at - 1), *now))
    if at + 1 < pictures:
        turns.append(press_button(wording.BUTTON_AFTER, "picture", about, str(at + 1), *now))
    paper = wording.BUTTON_LIGHT if dark else wording.BUTTON_DARK
    return InlineKeyboardMarkup([[*turns, press_button(paper, "picture", about, str(at), *other)]])


def _prefer_all(provinces: Sequence[str]) -> str:
    return wording.BUTTON_PREFER_BOTH if len(provinces) == BOTH else wording.BUTTON_PREFER_ALL


def _pictured(answer: Answer, about: str) -> list[InlineKeyboardButton]:
    """The button for the answer's pictures, named after the first of them; none where there are none."""
    if table(answer) is not None:
        return [press_button(wording.BUTTON_TABLE, "picture", about, "0")]
    return [press_button(wording.BUTTON_CHART, "picture", about, "0")] if charts(answer) else []


def _section(answer: Answer, about: str) -> tuple[Verb, str, str]:
    """One citation is opened at once, of several one is chosen."""
    several = len(answer.places) > 1
    return ("list" if several else "section", about, "0")

"""The buttons of /kehoach: which plan to open, and what to do with an open one."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from bot.answer import Answer
from bot.telegram import wording
from bot.telegram.callbacks import Press
from bot.telegram.keyboards import Labelled, press_button


def plan_list_keyboard(
    choices: Sequence[Labelled], page: int, pages: int, province: str
) -> InlineKeyboardMarkup:
    """/kehoach: one page of plans to open, and the other pages."""
    rows = [[press_button(one.label, "plan", one.token, str(page), province)] for one in choices]
    turns = []
    if page > 0:
        turns.append(press_button(wording.BUTTON_BEFORE, "plans", province, str(page - 1)))
    if page + 1 < pages:
        turns.append(press_button(wording.BUTTON_AFTER, "plans", province, str(page + 1)))
    return InlineKeyboardMarkup([*rows, *([turns] if turns else [])])


def examples_keyboard(answer: Answer, answer_id: int) -> InlineKeyboardMarkup | None:
    """What to ask, a button each."""
    asked = enumerate(answer.suggestions)
    rows = [[press_button(question, "ask", str(answer_id), str(at))] for at, question in asked]
    return InlineKeyboardMarkup(rows) if rows else None


def plan_details_keyboard(answer: Answer, answer_id: int, token: str, back: Press) -> InlineKeyboardMarkup:
    """Under a plan's details: what to ask of it, its file, the list again."""
    examples = examples_keyboard(answer, answer_id)
    rows = examples.inline_keyboard if examples else ()
    file = press_button(wording.BUTTON_FILE, "file", token)
    return InlineKeyboardMarkup([*rows, [file, press_button(wording.BUTTON_PLANS, *back[:2], *back.more)]])

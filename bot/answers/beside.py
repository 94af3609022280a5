"""A part of a question that no clause answers by itself, answered by a clause that answers another part."""

from __future__ import annotations

import re

from bot.answers.cells import asked_columns, is_row
from bot.answers.content import found_in, has_value, looks_like, numbered
from bot.answers.finding import Finding, Match, Task
from bot.answers.times.dated import announcing
from bot.answers.times.dates import A_DAY
from bot.matching import strength
from bot.view import Passage
from bot.weights import WEIGHTS
from corpus.folding import fold
from corpus.gazetteer.agencies import load_agencies

_SENDING = re.compile(r"\b(?:gui|nop|bao cao|phan anh|trinh)\b")

_BOUND = re.compile(r"\b(?:toi da|toi thieu|it nhat|khong qua|gioi han) (?:\d|bao nhieu|may|la )")
_PLACED = re.compile(r"\b(?:dia diem|tai|o|diem)\b")


def answer_beside(task: Task) -> Finding | None:
    """The first clause beside a part that speaks of what it asks and holds a value of its kind; else None."""
    if not task.question.whole:
        return None
    for plan_id, path in task.question.near:
        passage = task.view.by_key.get(path) if plan_id == task.view.plan_id else None
        if passage is None:
            continue
        met = task.terms.coverage(passage.titled(task.view.title))
        if met >= WEIGHTS.answer and _holds(task, passage):
            match = Match(passage, task.terms.coverage(passage.all), met)
            return found_in(task, [match], _must(task))
    return None


def _must(task: Task) -> re.Pattern[str] | None:
    """What the quote has to hold: the value that this part asks for."""
    if _asks_for_a_day(task):
        return A_DAY
    if task.question.intent == "recipient":
        return _SENDING
    if _is_bounded(task, task.question.text):
        return _BOUND
    return looks_like(task.question.wanted)


def _asks_for_a_day(task: Task) -> bool:
    return task.question.wanted == "date" or task.question.intent in ("deadline", "event")


def _holds(task: Task, passage: Passage) -> bool:
    """Whether a clause holds a value of the kind that is asked for."""
    node, question = passage.node, task.question
    text = fold(" ".join((node.text, *node.cells)))
    if question.wanted == "where":
        return _PLACED.search(f"{text} {fold(announcing(task, node))}") is not None
    if is_row(node):
        years = question.years if question.intent == "target" else ()
        return bool(asked_columns(task.asking(whole="", years=years), node))
    if _asks_for_a_day(task):
        return A_DAY.search(text) is not None
    if question.wanted == "percent":
        return "%" in node.text
    if question.wanted in ("count", "number"):
        return numbered(task, node) or (_is_bounded(task, question.text) and _is_bounded(task, node.text))
    if question.intent == "recipient" and _SENDING.search(text) is None:
        return False
    if question.intent in ("who", "recipient"):
        return bool(load_agencies().find(node.text)) or _says_all(task, passage)
    return has_value(question.wanted, node)


def _is_bounded(task: Task, text: str) -> bool:
    """`tối đa bao nhiêu người`: the clause has the bound, if it counts them by another word (`tối đa 200 chỗ`)."""
    return task.question.wanted in ("count", "number") and _BOUND.search(fold(text)) is not None


def _says_all(task: Task, passage: Passage) -> bool:
    """`ai được miễn phí`: whoever it is, the clause says all the rest itself."""
    own = passage.own
    return all(strength(term, own) >= WEIGHTS.begins_word for term in task.specific)

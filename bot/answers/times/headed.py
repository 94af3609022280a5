"""When, by a heading: `2.1. Giai đoạn 2026 - 2030`, `Quý IV/2025`: the time of all that stands under it."""

from __future__ import annotations

import re

from bot import messages
from bot.answers.excerpt import best_segment, room
from bot.answers.finding import Finding, Match, Task, answering
from bot.view import Passage, told
from bot.weights import WEIGHTS
from corpus.facts.context import own_words, without_marker
from corpus.facts.dates import find_dates
from corpus.folding import fold

_TIMES = ("period", "quarter", "month", "year", "date", "range")
# `tối đa mấy năm` asks for a length, which no heading's year tells.
_HOW_LONG = re.compile(r"\b(?:may|bao nhieu) (?:nam|thang|tuan|ngay|gio)\b|\bbao lau\b")
_HEADING = 12  # words of a heading that little more than a time


def answer_headed(task: Task) -> Finding | None:
    """The clause that meets what is asked, with the time that its nearest heading names; None where none does."""
    if _HOW_LONG.search(fold(task.question.text)) and not task.question.days_left:
        return None
    for match in answering(task):
        heading = _time_above(task, match)
        if heading is None:
            continue
        node = match.passage.node
        when = without_marker(heading.node.text).rstrip(" :.")
        quote = best_segment(told(node), task.terms, room(task.view, when))
        line = messages.DEADLINE_ONE.format(words=when, what=quote)
        return Finding(view=task.view, headline=line, nodes=(node, heading.node), score=match.met)
    return None


def _time_above(task: Task, match: Match) -> Passage | None:
    """The nearest heading above a clause that is little more than a time; not where the clause has its own."""
    node = match.passage.node
    if match.coverage < WEIGHTS.near or any(d.kind in _TIMES for d in find_dates(own_words(node.text))):
        return None
    nodes, parent = task.view.plan.nodes, node.parent
    while parent is not None:
        above = nodes[parent]
        dates = [d for d in find_dates(own_words(above.text)) if d.kind in _TIMES]
        if above.kind == "heading" and len(dates) == 1 and len(above.text.split()) <= _HEADING:
            return task.view.by_key[above.key]
        parent = above.parent
    return None

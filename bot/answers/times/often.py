"""How often something is done: `định kỳ 06 tháng một lần`, `vào thứ Sáu hằng tuần`, `báo cáo quý`."""

from __future__ import annotations

import re

from bot import messages
from bot.answers.content import found_in
from bot.answers.finding import Result, Task, answering, missing
from bot.answers.topics import about
from corpus.folding import fold

_UNIT = r"(?:ngay|tuan|thang|quy|nam|hoc ky|nam hoc)"
OFTEN = re.compile(
    rf"\b(?:hang|moi|tung) {_UNIT}\b|\bdinh ky\b|\bthuong xuyen\b|\blan\s?/\s?{_UNIT}\b|/{_UNIT}\b"
    rf"|\b(?:\d+|mot|hai|ba|sau) {_UNIT}(?:\s?/| mot| 1| 0?1)? ?lan\b|\blan (?:mot|moi|trong) {_UNIT}\b"
    r"|\b(?:bao cao|hop|giao ban) (?:nam|quy|thang|tuan)\b|\bthang (?:cuoi|dau) quy\b|\b(?:0?6|sau) thang\b"
)


def answer_often(task: Task) -> Result | None:
    """The clause that meets what is asked and says how often; of an agency that is named, one that binds it.

    None where that isn't asked for, and where it is asked besides who does something and no clause says it.
    """
    if task.question.wanted != "often":
        return None
    pool = tuple(p for p in task.view.passages if OFTEN.search(fold(p.node.text)))
    asked = {agency.id for agency in task.question.agencies}
    bound = {d.path for d in task.view.plan.facts.duties if d.agency in asked and d.place != "elsewhere"}
    own = tuple(p for p in pool if p.node.key in bound)
    ranked = answering(task, own or pool) if pool else []
    if not ranked and task.question.intent == "who":
        return None
    if not ranked:
        return missing(task, messages.OFTEN_NONE.format(about=about(task)))
    return found_in(task, ranked[:1], OFTEN)

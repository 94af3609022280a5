"""A value that a question states (`40%`, `30/11`, `5 tỷ đồng`), held against the plan's facts and words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bot import messages
from bot.answers.excerpt import best_segment, room
from bot.answers.finding import Finding, Missing, Result, Task, matches
from bot.question.model import Claim, Intent
from bot.view import told
from bot.weights import WEIGHTS
from corpus.facts.models import Deadline, Event, Target
from corpus.folding import fold

Answering = Callable[[Task], Result]
OF_THE_PLAN: frozenset[Intent] = frozenset({"document", "place", "summary", "draft"})
_OF_KIND: dict[str, Intent] = {"percent": "target", "money": "funding"}  # where a claim's value is looked for


def asked_without(task: Task, answer: Answering) -> Result:
    """What the plan says of the matter, asked without the value that the question states."""
    question = task.question
    if not question.claims or question.intent in OF_THE_PLAN:
        return answer(task)
    claim = question.claims[0]
    intent = _OF_KIND.get(claim.kind) or (
        question.intent if question.intent in ("deadline", "event", "plan_data") else "deadline"
    )
    unclaimed: dict[str, object] = {
        "claims": (), "intent": intent, "why": False, "confirms": False, "results": False,
        "wanted": claim.kind if claim.kind in ("money", "percent") else None,
    }  # fmt: skip
    result = answer(task.asking(**unclaimed))
    if isinstance(result, Missing) and result.reason == "not_stated" and claim.kind != "date":
        return replace(result, reason="false_premise")
    return result


def explained(task: Task, claim: Claim, answer: Answering) -> Result:
    """`tại sao đặt 40%`, `đã đạt 40% chưa`: reasons and results are never stated; what isn't so is denied first."""
    result = asked_without(task, answer)
    if isinstance(result, Missing):
        return replace(result, reason="false_premise" if result.reason == "not_stated" else result.reason)
    return _why(task, result, claim)


def said_in_words(task: Task, claim: Claim) -> Finding | None:
    """The clause of the agency or the matter asked about that says the claimed value itself."""
    wanted = re.compile(rf"(?<![\d,.]){re.escape(claim.text.replace(' ', ''))}(?!\d)")
    asked = {a.id for a in task.question.agencies}
    bound = {d.path for d in task.view.plan.facts.duties if d.agency in asked and d.place == "own"}
    for match in matches(task):
        node = match.passage.node
        mine = not asked or node.key in bound
        if mine and match.coverage >= WEIGHTS.premise and wanted.search(fold(node.text).replace(" ", "")):
            quote = best_segment(told(node), task.terms, room(task.view))
            return Finding(view=task.view, headline=quote, nodes=(node,), score=match.met)
    return None


def _holds(task: Task, result: Finding, claim: Claim) -> bool:
    """Whether the clauses that answer say the claimed value, and the facts chosen from them have it."""
    if claim.kind == "money":
        return any(fold(claim.text) in fold(n.text) for n in result.nodes)
    paths = {n.key for n in result.nodes}
    stated = any(_is(f, claim) for f in _facts(task) if f.path in paths)
    return stated and says(result, claim)


def _facts(task: Task) -> tuple[Target | Deadline | Event, ...]:
    facts = task.view.plan.facts
    return (*facts.targets, *facts.deadlines, *facts.events)


def _is(fact: Target | Deadline | Event, claim: Claim) -> bool:
    if isinstance(fact, Target):
        return claim.kind == "percent" and fact.value == Decimal(claim.number)
    if claim.kind != "date" or fact.month != claim.month or (claim.day is not None and fact.day != claim.day):
        return False
    return claim.year is None or fact.year is None or fact.year == claim.year


def says(result: Finding, claim: Claim) -> bool:
    """Whether the chosen facts, not only their clause, have the claimed value."""
    if claim.kind == "percent":
        value = Decimal(claim.number)
        return any(_number(piece) == value for piece in result.value.split())
    day = "None" if claim.day is None else claim.day
    return f"{day}/{claim.month}" in result.value


def _number(piece: str) -> Decimal | None:
    digits = piece.split(":", 1)[-1].rstrip("%/năm")
    try:
        return Decimal(digits)
    except ArithmeticError:
        return None


def _why(task: Task, result: Finding, claim: Claim) -> Missing:
    """Reasons and results are never stated; a wrong premise is denied before that is said."""
    if not _holds(task, result, claim):
        line = messages.TARGET_NONE_FITS.format(
            about=""
        )  # the claimed value isn't repeated: it is not the plan's
        return Missing(view=task.view, reason="false_premise", headline=line, nearest=result.nodes[:2])
    line = messages.WHY_NONE if task.question.why else messages.RESULT_NONE
    return Missing(view=task.view, reason="not_stated", headline=line, nearest=result.nodes[:2])

"""What a question takes for granted: a value that it states is held against what the plan says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bot import messages
from bot.answers.finding import Finding, Missing, Result, Task
from bot.question.model import Claim, Intent
from corpus.facts.models import Deadline, Event, Target

_YES_NO: frozenset[Intent] = frozenset({"target", "deadline", "event"})


def check_premise(task: Task, answer: Callable[[Task], Result]) -> Result:
    """The answer, with the premise said first: `Đúng`, `Không`, or that it isn't so."""
    question = task.question
    if not question.claims:
        result = answer(task)
        if question.confirms and isinstance(result, Finding):
            return replace(result, headline=messages.CONFIRMED.format(what=result.headline))
        return result
    claim = question.claims[0]
    intent: Intent = "target" if claim.kind == "percent" else _dated(question.intent)
    unclaimed = task.with_question(
        question.model_copy(update={"claims": (), "intent": intent, "why": False, "confirms": False})
    )
    result = answer(unclaimed)
    if isinstance(result, Missing):
        reason = "false_premise" if result.reason == "not_stated" else result.reason
        return replace(result, reason=reason)
    stated = [f for f in _facts(task) if f.path in {n.key for n in result.nodes} and _is(f, claim)]
    if question.why or question.results:
        return _why(task, result, claim, stated=bool(stated))
    holds = bool(stated) and _says(result, claim)
    if question.confirms or intent in _YES_NO:
        template = messages.CONFIRMED if holds else messages.DENIED
        return replace(result, headline=template.format(what=result.headline))
    return result


def _dated(intent: Intent) -> Intent:
    return intent if intent in ("deadline", "event", "plan_data") else "deadline"


def _facts(task: Task) -> tuple[Target | Deadline | Event, ...]:
    facts = task.view.plan.facts
    return (*facts.targets, *facts.deadlines, *facts.events)


def _is(fact: Target | Deadline | Event, claim: Claim) -> bool:
    if isinstance(fact, Target):
        return claim.kind == "percent" and fact.value == Decimal(claim.number)
    if claim.kind != "date" or (fact.day, fact.month) != (claim.day, claim.month):
        return False
    return claim.year is None or fact.year is None or fact.year == claim.year


def _says(result: Finding, claim: Claim) -> bool:
    """Whether the chosen facts, not only their clause, have the claimed value."""
    if claim.kind == "percent":
        value = Decimal(claim.number)
        return any(_number(piece) == value for piece in result.value.split())
    return f"{claim.day}/{claim.month}" in result.value


def _number(piece: str) -> Decimal | None:
    digits = piece.split(":", 1)[-1].rstrip("%/năm")
    try:
        return Decimal(digits)
    except ArithmeticError:
        return None


def _why(task: Task, result: Finding, claim: Claim, *, stated: bool) -> Missing:
    """Reasons and results are never stated; a wrong premise is denied before that is said."""
    if not stated:
        return Missing(
            view=task.view,
            reason="false_premise",
            headline=messages.TARGET_NONE_FITS.format(about=f" ({claim.text})"),
            nearest=result.nodes[:2],
        )
    line = messages.WHY_NONE if task.question.why else messages.RESULT_NONE
    return Missing(view=task.view, reason="not_stated", headline=line, nearest=result.nodes[:2])

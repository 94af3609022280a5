"""What a question takes for granted: a value or an agency that it states is held against what the plan says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bot import messages
from bot.answers.finding import Finding, Missing, Result, Task
from bot.question.model import Claim, Intent
from corpus.facts.models import Deadline, Event, Target
from corpus.folding import fold

Answering = Callable[[Task], Result]
_OF_THE_PLAN: frozenset[Intent] = frozenset({"document", "place", "summary", "draft"})


def check_premise(task: Task, answer: Answering) -> Result:
    """The answer, with the premise said first: `Đúng`, `Không`, or that it isn't so."""
    question = task.question
    claims = [
        c for c in question.claims if question.wanted in (None, "percent", "number") or question.confirms
    ]
    if claims and question.intent not in _OF_THE_PLAN and (question.confirms or question.intent != "event"):
        return _with_claim(task, claims[0], answer)
    result = answer(task)
    if not question.confirms:
        return result
    if isinstance(result, Finding):
        return result if result.lead else replace(result, lead=messages.YES)
    return _another_agency(task, answer) or _another_year(task, answer) or result


def _with_claim(task: Task, claim: Claim, answer: Answering) -> Result:
    question = task.question
    intents: dict[str, Intent] = {"percent": "target", "money": "funding"}
    intent = intents.get(claim.kind) or (
        question.intent if question.intent in ("deadline", "event", "plan_data") else "deadline"
    )
    unclaimed: dict[str, object] = {
        "claims": (),
        "intent": intent,
        "why": False,
        "confirms": False,
        "results": False,
    }
    unclaimed["wanted"] = claim.kind if claim.kind in ("money", "percent") else None
    result = answer(task.with_question(question.model_copy(update=unclaimed)))
    if isinstance(result, Missing):
        return replace(result, reason="false_premise" if result.reason == "not_stated" else result.reason)
    if question.why or question.results:
        return _why(task, result, claim)
    holds = _holds(task, result, claim)
    return replace(result, lead=messages.YES if holds else messages.NO)


def _holds(task: Task, result: Finding, claim: Claim) -> bool:
    """Whether the clauses that answer say the claimed value, and the facts chosen from them have it."""
    if claim.kind == "money":
        return any(fold(claim.text) in fold(n.text) for n in result.nodes)
    paths = {n.key for n in result.nodes}
    stated = any(_is(f, claim) for f in _facts(task) if f.path in paths)
    return stated and _says(result, claim)


def _facts(task: Task) -> tuple[Target | Deadline | Event, ...]:
    facts = task.view.plan.facts
    return (*facts.targets, *facts.deadlines, *facts.events)


def _is(fact: Target | Deadline | Event, claim: Claim) -> bool:
    if isinstance(fact, Target):
        return claim.kind == "percent" and fact.value == Decimal(claim.number)
    if claim.kind != "date" or fact.month != claim.month or (claim.day is not None and fact.day != claim.day):
        return False
    return claim.year is None or fact.year is None or fact.year == claim.year


def _says(result: Finding, claim: Claim) -> bool:
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


def _another_year(task: Task, answer: Answering) -> Finding | None:
    """`… vào năm N phải không?` where the plan says it of another year: `Không`, and of which."""
    question = task.question
    if not question.years:
        return None
    result = answer(
        task.with_question(question.model_copy(update={"years": (), "confirms": False, "intent": "deadline"}))
    )
    return replace(result, lead=messages.NO) if isinstance(result, Finding) else None


def _another_agency(task: Task, answer: Answering) -> Finding | None:
    """`Sở A làm việc này phải không?` where the plan gives it to another: `Không`, and who does."""
    question = task.question
    if question.intent != "duty" or not question.terms:
        return None
    asked = question.model_copy(update={"intent": "who", "agencies": (), "confirms": False})
    result = answer(task.with_question(asked))
    return replace(result, lead=messages.NO) if isinstance(result, Finding) else None

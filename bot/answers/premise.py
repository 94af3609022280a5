"""What a question takes for granted: a value or an agency that it states is held against what the plan says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bot import messages
from bot.answers.excerpt import best_segment, room
from bot.answers.finding import Finding, Missing, Result, Task, matches
from bot.matching import Words
from bot.question.model import Claim, Intent
from bot.view import told
from bot.weights import WEIGHTS
from corpus.facts.models import Deadline, Event, Target
from corpus.folding import fold

_LEAST_LEFT = 2  # terms that have to be left of a question without its place
Answering = Callable[[Task], Result]
# `mức 83% là gì`: of what a value is, not whether it is so.
_ASKS_OF = re.compile(r"\bla (?:gi|cua (?:gi|cai gi|ai)|(?:chi tieu|muc tieu|ty le) (?:gi|nao))\b")
_WHAT_IS_ON = re.compile(r"\bco (?:\w+ ){0,4}gi\b|\bdien ra gi\b")  # `ngày 7/2 có hoạt động gì`
_OF_SOMEBODY: frozenset[Intent] = frozenset({"who", "recipient"})  # a value in it only describes
_OF_THE_PLAN: frozenset[Intent] = frozenset({"document", "place", "summary", "draft"})


def check_premise(task: Task, answer: Answering) -> Result:
    """The answer, with the premise said first: `Đúng`, `Không`, or that it isn't so."""
    question = task.question
    claims = [
        c for c in question.claims if question.wanted in (None, "percent", "number") or question.confirms
    ]
    if claims and not question.confirms and _ASKS_OF.search(fold(question.text)):
        return _said_in_words(task, claims[0], lead="") or answer(task)
    if (
        not question.confirms
        and claims
        and claims[0].kind == "date"
        and _WHAT_IS_ON.search(fold(question.text))
    ):
        return answer(task.with_question(question.model_copy(update={"intent": "event"})))
    if question.intent in _OF_SOMEBODY and not question.confirms:
        claims = []
    if claims and question.intent not in _OF_THE_PLAN and (question.confirms or question.intent != "event"):
        return _with_claim(task, claims[0], answer)
    result = answer(task)
    if not question.confirms:
        return result
    if isinstance(result, Finding):
        return result if result.lead else _with_figures(task, result)
    return (
        _another_agency(task, answer) or _another_year(task, answer) or _another_place(task, answer) or result
    )


_FIGURE = re.compile(r"(?<![\w/.,-])\d[\d.,]*(?![\w/]|\s*%)")


def _with_figures(task: Task, result: Finding) -> Finding:
    """`Đúng` where the clauses say every figure that the question states, `Không` where they say others instead.

    `ít nhất 3.500` bears out no greater number: what counts is what the plan writes.
    """
    if _denied(task, result):
        return replace(result, lead=messages.NO)
    stated = _figures(task.question.text) - {str(year) for year in task.question.years}
    said = set().union(*(_figures(n.text) for n in result.nodes))
    if stated <= said:
        return replace(result, lead=messages.YES)
    if (elsewhere := _with_the_figures(task, stated)) is not None:
        return elsewhere
    return replace(result, lead=messages.NO) if said - {str(y) for y in task.question.years} else result


def _with_the_figures(task: Task, stated: set[str]) -> Finding | None:
    """Another clause on the matter that says the figures: `Không` is never said over it."""
    for match in matches(task):
        node = match.passage.node
        if match.coverage >= WEIGHTS.premise and stated <= _figures(node.text):
            # Less than an answer's share of the words is enough to show the clause, not to say that it is so.
            lead = messages.YES if match.coverage >= WEIGHTS.answer else ""
            quote = best_segment(told(node), task.terms, room(task.view))
            return Finding(view=task.view, headline=quote, nodes=(node,), lead=lead, score=match.met)
    return None


_NOT = re.compile(r"\b(?:khong(?: duoc)?|nghiem cam|cam)\s+$")


def _denied(task: Task, result: Finding) -> bool:
    """Whether the first clause says `không` right before what the question takes to be so, and the question doesn't."""
    text = fold(result.nodes[0].text) if result.nodes else ""
    asked = fold(task.question.text)
    return any(
        _NOT.search(text[: match.start()]) and not _NOT.search(asked[: asked.find(match[0])])
        for term in task.question.terms
        for match in re.finditer(rf"\b{re.escape(' '.join(term.folded))}\b", text)
    )


def _figures(text: str) -> set[str]:
    """The figures of a text that are no dates and no shares, without points between thousands and leading zeros."""
    return {m[0].rstrip(".,").replace(".", "").lstrip("0") or "0" for m in _FIGURE.finditer(text)}


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
        if question.confirms and (borne_out := _said_in_words(task, claim)) is not None:
            return borne_out
        return replace(result, reason="false_premise" if result.reason == "not_stated" else result.reason)
    if question.why or question.results:
        return _why(task, result, claim)
    holds = _holds(task, result, claim)
    return replace(result, lead=messages.YES if holds else messages.NO)


def _said_in_words(task: Task, claim: Claim, lead: str = messages.YES) -> Finding | None:
    """The clause of the agency or the matter asked about that says the claimed value itself."""
    wanted = re.compile(rf"(?<![\d,.]){re.escape(claim.text.replace(' ', ''))}(?!\d)")
    asked = {a.id for a in task.question.agencies}
    bound = {d.path for d in task.view.plan.facts.duties if d.agency in asked and d.place == "own"}
    for match in matches(task):
        node = match.passage.node
        mine = not asked or node.key in bound
        if mine and match.coverage >= WEIGHTS.premise and wanted.search(fold(node.text).replace(" ", "")):
            sure = bool(asked) or match.coverage >= WEIGHTS.answer
            quote = best_segment(told(node), task.terms, room(task.view))
            return Finding(
                view=task.view, headline=quote, nodes=(node,), lead=lead if sure else "", score=match.met
            )
    return None


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


def _another_place(task: Task, answer: Answering) -> Finding | None:
    """`… tổ chức ở Đức Phổ phải không?` where the plan says all but the place: `Không`, and what it says."""
    question = task.question
    held = Words(*(n.text for n in task.view.plan.nodes))
    foreign = {t.text for t in task.terms.unmet(held) if _stands_as_place(question.text, t.start)}
    rest = tuple(t for t in question.terms if t.text not in foreign)
    if not foreign or len(rest) < _LEAST_LEFT:
        return None
    asked = question.model_copy(update={"terms": rest, "districts": (), "confirms": False, "wanted": "where"})
    result = answer(task.with_question(asked))
    return replace(result, lead=messages.NO) if isinstance(result, Finding) else None


def _stands_as_place(text: str, start: int) -> bool:
    return re.search(r"\b(?:o|tai|huyen|xa|thi xa|phuong)\s+$", fold(text[:start])) is not None


def _another_agency(task: Task, answer: Answering) -> Finding | None:
    """`Sở A làm việc này phải không?` where the plan gives it to another: `Không`, and who does."""
    question = task.question
    if question.intent != "duty" or not question.terms:
        return None
    asked = question.model_copy(update={"intent": "who", "agencies": (), "confirms": False})
    result = answer(task.with_question(asked))
    return replace(result, lead=messages.NO) if isinstance(result, Finding) else None

"""What a question takes for granted, held against what the plan says: a value, a place, a year or an agency.

Three tables of rules; in each the first rule that has something to say decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot import messages
from bot.answers.bodies.actors import actors_of
from bot.answers.bodies.partners import in_parts
from bot.answers.bodies.who import answer_who
from bot.answers.claims import Answering, hold_claim, said_in_words, says
from bot.answers.excerpt import best_segment, room
from bot.answers.finding import Finding, Result, Task, matches
from bot.matching import Words, strength
from bot.question.model import Claim, Intent
from bot.view import told
from bot.weights import WEIGHTS
from corpus.folding import fold

_LEAST_LEFT = 2  # terms that have to be left of a question without its place
# `mức 83% là gì`: of what a value is, not whether it is so.
_ASKS_OF = re.compile(r"\bla (?:gi|cua (?:gi|cai gi|ai)|(?:chi tieu|muc tieu|ty le) (?:gi|nao))\b")
_WHAT_IS_ON = re.compile(r"\bco (?:\w+ ){0,4}gi\b|\bdien ra gi\b")  # `ngày 7/2 có hoạt động gì`
_OF_SOMEBODY: frozenset[Intent] = frozenset({"who", "recipient"})  # a value in it only describes
_OF_THE_PLAN: frozenset[Intent] = frozenset({"document", "place", "summary", "draft"})

OfValue = Callable[[Task, Claim, Answering], Result | None]
OfFinding = Callable[
    [Task, Finding], Finding | None
]  # of a finding, which it may lead with `Đúng` or `Không`
Otherwise = Callable[[Task, Answering], Finding | None]


def check_premise(task: Task, answer: Answering) -> Result:
    """The answer, with the premise said first: `Đúng`, `Không`, or that it isn't so."""
    question = task.question
    if (claim := _claim_of(task)) is not None:
        for of_value in OF_VALUES:
            if (held := of_value(task, claim, answer)) is not None:
                return held
    result = answer(task)
    if not question.confirms:
        return result
    if not isinstance(result, Finding):
        return next((found for rule in OTHERWISE if (found := rule(task, answer)) is not None), result)
    if result.lead:
        return result
    return next((led for rule in OF_FINDINGS if (led := rule(task, result)) is not None), result)


def _claim_of(task: Task) -> Claim | None:
    """The first value that the question states; where it asks for another value, it takes none for granted."""
    question = task.question
    claim = question.claims[0] if question.claims else None
    if claim is None or question.confirms or question.wanted in (None, "percent", "number"):
        return claim
    return claim if claim.kind == "percent" and question.wanted == "date" else None


def _what_the_value_is(task: Task, claim: Claim, answer: Answering) -> Result | None:
    """`mức 83% là gì`: the clause that says the value."""
    if task.question.confirms or not _ASKS_OF.search(fold(task.question.text)):
        return None
    return said_in_words(task, claim, lead="") or answer(task)


def _what_is_on_that_day(task: Task, claim: Claim, answer: Answering) -> Result | None:
    """`ngày 7/2 có hoạt động gì`: the events of a day."""
    if task.question.confirms or claim.kind != "date" or not _WHAT_IS_ON.search(fold(task.question.text)):
        return None
    return answer(task.asking(intent="event"))


def _by_when(task: Task, claim: Claim, answer: Answering) -> Result | None:
    """`bao giờ thì 90% nhà trọ có …`: a day in a clause that says the share, else the year of a target that is it."""
    question = task.question
    if question.confirms or question.wanted != "date":
        return None
    result = answer(task)
    value = claim.text.replace(" ", "")
    if isinstance(result, Finding) and any(value in fold(n.text).replace(" ", "") for n in result.nodes):
        return result
    found = answer(task.asking(claims=(), intent="target", wanted="percent"))
    return found if isinstance(found, Finding) and says(found, claim) else result


def _whether_it_is_so(task: Task, claim: Claim, answer: Answering) -> Result | None:
    """Any other value is held against the plan, save one that only describes who or which document is meant."""
    question = task.question
    describes = question.intent in _OF_SOMEBODY or question.intent == "event"
    if (describes and not question.confirms) or question.intent in _OF_THE_PLAN:
        return None
    return hold_claim(task, claim, answer)


# Of a question that states a value, before the plan is asked: those that don't doubt the value come first, for the
# last would hold any value against the plan.
OF_VALUES: tuple[OfValue, ...] = (_what_the_value_is, _what_is_on_that_day, _by_when, _whether_it_is_so)

_FIGURE = re.compile(r"(?<![\w/.,-])\d[\d.,]*(?![\w/]|\s*%)")
_OPPOSITE = {"lead": "cooperate", "cooperate": "lead"}
_NOT = re.compile(r"\b(?:khong(?: duoc)?|nghiem cam|cam)\s+$")


def _denied(task: Task, result: Finding) -> Finding | None:
    """`Không` where the first clause says `không` right before what the question takes to be so, and it doesn't."""
    text = fold(result.nodes[0].text) if result.nodes else ""
    asked = fold(task.question.text)
    denied = any(
        _NOT.search(text[: match.start()]) and not _NOT.search(asked[: asked.find(match[0])])
        for term in task.question.terms
        for match in re.finditer(rf"\b{re.escape(' '.join(term.folded))}\b", text)
    )
    return replace(result, lead=messages.NO) if denied else None


def _in_another_part(task: Task, result: Finding) -> Finding | None:
    """`A phối hợp … phải không?` where A leads, or the reverse: `Không`, and who has which part."""
    question = task.question
    asked = [role for role in question.roles if role in _OPPOSITE]
    if question.intent != "duty" or len(asked) != 1 or not result.nodes:
        return None
    role, other = asked[0], _OPPOSITE[asked[0]]
    agencies = {agency.id for agency in question.agencies}
    here = [d for d in task.view.plan.facts.duties if d.path == result.nodes[0].key and d.agency in agencies]
    if not here or any(role in d.roles for d in here) or not any(other in d.roles for d in here):
        return None
    passage = task.view.by_key[result.nodes[0].key]
    told_parts = in_parts(task, passage, ("lead", "cooperate"), result.score)
    return replace(told_parts, lead=messages.NO) if told_parts is not None else None


def _anothers(task: Task, result: Finding) -> Finding | None:
    """`A tìm kiếm trên biển phải không?` where A has a duty like it, but another body this very one: `Không`."""
    question = task.question
    if question.intent != "duty" or not question.terms or not result.nodes:
        return None
    theirs = answer_who(task.asking(intent="who", agencies=(), confirms=False, roles=()))
    if not isinstance(theirs, Finding):
        return None
    own, other = (task.view.by_key[found.nodes[0].key] for found in (result, theirs))
    agencies = {agency.id for agency in question.agencies}
    shared = any(d.agency in agencies for d in task.view.plan.facts.duties if d.path == other.node.key)
    nearer = task.terms.coverage(other.all) > task.terms.coverage(own.all) + WEIGHTS.clearly
    return replace(theirs, lead=messages.NO) if nearer and not shared and actors_of(task, other) else None


def _says_its_figures(task: Task, result: Finding) -> Finding | None:
    """`Đúng` where the clauses say every figure that the question states: `ít nhất 3.500` bears out no greater one.

    Where a word of the question is in none of them, they are shown without it.
    """
    if not _stated(task) <= _said(result):
        return None
    held = Words(*(text for node in result.nodes for text in (node.text, *node.trail, *node.header)))
    held = held.joined(task.view.title)
    borne_out = all(strength(term, held) for term in task.terms.unmet(held))
    return replace(result, lead=messages.YES if borne_out else "")


def _said_elsewhere(task: Task, result: Finding) -> Finding | None:
    """Another clause on the matter that says the figures: `Không` is never said over it."""
    stated = _stated(task)
    for match in matches(task):
        node = match.passage.node
        if node in result.nodes or not _of_its_time(task, node.key):
            continue
        if match.coverage >= WEIGHTS.premise and stated <= _figures(node.text):
            # Less than an answer's share of the words is enough to show the clause, not to say that it is so.
            lead = messages.YES if match.coverage >= WEIGHTS.answer else ""
            quote = best_segment(told(node), task.terms, room(task.view))
            return Finding(view=task.view, headline=quote, nodes=(node,), lead=lead, score=match.met)
    return None


def _of_its_time(task: Task, path: str) -> bool:
    """Whether a clause may bear out a figure: what was reached in an earlier year says nothing of an aim."""
    reached = task.view.reached.get(path)
    years = task.question.years
    return reached is None or (not reached.isdisjoint(years) if years else task.question.intent != "target")


def _says_other_figures(task: Task, result: Finding) -> Finding | None:
    """`Không` where the clauses say other figures than the question's."""
    return replace(result, lead=messages.NO) if _said(result) - _years(task) else None


# Of an answer that was found: a `không` in the clause weighs most; then whether it is the agency's that is asked about,
# and its part; then its figures, those of the answer's own clauses before those of others; and only where no clause has
# them does the answer say another thing.
OF_FINDINGS: tuple[OfFinding, ...] = (
    _denied,
    _in_another_part,
    _anothers,
    _says_its_figures,
    _said_elsewhere,
    _says_other_figures,
)


def _stated(task: Task) -> set[str]:
    return _figures(task.question.text) - _years(task)


def _said(result: Finding) -> set[str]:
    return set().union(*(_figures(n.text) for n in result.nodes))


def _years(task: Task) -> set[str]:
    return {str(year) for year in task.question.years}


def _figures(text: str) -> set[str]:
    """The figures of a text that are no dates and no shares, without points between thousands and leading zeros."""
    return {m[0].rstrip(".,").replace(".", "").lstrip("0") or "0" for m in _FIGURE.finditer(text)}


def _another_agency(task: Task, answer: Answering) -> Finding | None:
    """`Sở A làm việc này phải không?` where the plan gives it to another: `Không`, and who does."""
    question = task.question
    if question.intent != "duty" or not question.terms:
        return None
    result = answer(task.asking(intent="who", agencies=(), confirms=False))
    return replace(result, lead=messages.NO) if isinstance(result, Finding) else None


def _another_year(task: Task, answer: Answering) -> Finding | None:
    """`… vào năm N phải không?` where the plan says it of another year: `Không`, and of which."""
    if not task.question.years:
        return None
    result = answer(task.asking(intent="deadline", years=(), confirms=False))
    return replace(result, lead=messages.NO) if isinstance(result, Finding) else None


def _another_place(task: Task, answer: Answering) -> Finding | None:
    """`… tổ chức ở Đức Phổ phải không?` where the plan says all but the place: `Không`, and what it says."""
    question = task.question
    held = Words(*(n.text for n in task.view.plan.nodes))
    foreign = {t.text for t in task.terms.unmet(held) if _stands_as_place(question.text, t.start)}
    rest = tuple(t for t in question.terms if t.text not in foreign)
    if not foreign or len(rest) < _LEAST_LEFT:
        return None
    result = answer(task.asking(terms=rest, districts=(), confirms=False, wanted="where"))
    return replace(result, lead=messages.NO) if isinstance(result, Finding) else None


def _stands_as_place(text: str, start: int) -> bool:
    return re.search(r"\b(?:o|tai|huyen|xa|thi xa|phuong)\s+$", fold(text[:start])) is not None


# Of a question to which nothing was found: what the plan says where one thing that the question names is left out;
# who does it before when, when before where: the name of an agency is the surest to be a premise, a place the least.
OTHERWISE: tuple[Otherwise, ...] = (_another_agency, _another_year, _another_place)

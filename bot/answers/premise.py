"""What a question takes for granted, held against what the plan says before it is answered."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answers.claims import OF_THE_PLAN, Answering, explained, said_in_words, says
from bot.answers.finding import Finding, Result, Task
from bot.answers.premises.confirming import confirmed
from bot.question.model import Claim, Intent
from corpus.folding import fold

# `mức 83% là gì`: of what a value is, not whether it is so.
_ASKS_OF = re.compile(r"\bla (?:gi|cua (?:gi|cai gi|ai)|(?:chi tieu|muc tieu|ty le) (?:gi|nao))\b")
_WHAT_IS_ON = re.compile(r"\bco (?:\w+ ){0,4}gi\b|\bdien ra gi\b")  # `ngày 7/2 có hoạt động gì`
_OF_SOMEBODY: frozenset[Intent] = frozenset({"who", "recipient"})  # a value in it only describes

OfValue = Callable[[Task, Claim, Answering], Result | None]


def check_premise(task: Task, answer: Answering) -> Result:
    """The answer, with the premise said first: `Đúng`, `Không`, or that it isn't so."""
    if task.question.confirms:
        return confirmed(task, answer)
    if (claim := _claim_of(task)) is not None:
        for of_value in OF_VALUES:
            if (held := of_value(task, claim, answer)) is not None:
                return held
    return answer(task)


def _claim_of(task: Task) -> Claim | None:
    """The first value that the question states; where it asks for another value, it takes none for granted."""
    question = task.question
    claim = question.claims[0] if question.claims else None
    if claim is None or question.wanted in (None, "percent", "number"):
        return claim
    return claim if claim.kind == "percent" and question.wanted == "date" else None


def _what_the_value_is(task: Task, claim: Claim, answer: Answering) -> Result | None:
    """`mức 83% là gì`: the clause that says the value."""
    if not _ASKS_OF.search(fold(task.question.text)):
        return None
    return said_in_words(task, claim) or answer(task)


def _what_is_on_that_day(task: Task, claim: Claim, answer: Answering) -> Result | None:
    """`ngày 7/2 có hoạt động gì`: the events of a day."""
    if claim.kind != "date" or not _WHAT_IS_ON.search(fold(task.question.text)):
        return None
    return answer(task.asking(intent="event"))


def _by_when(task: Task, claim: Claim, answer: Answering) -> Result | None:
    """`bao giờ thì 90% nhà trọ có …`: a day in a clause that says the share, else the year of a target that is it."""
    question = task.question
    if question.wanted != "date":
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
    if describes or question.intent in OF_THE_PLAN:
        return None
    if question.why or question.results:
        return explained(task, claim, answer)
    return confirmed(task, answer)


# Of a question that states a value, before the plan is asked: those that don't doubt the value come first, for the
# last would hold any value against the plan.
OF_VALUES: tuple[OfValue, ...] = (_what_the_value_is, _what_is_on_that_day, _by_when, _whether_it_is_so)

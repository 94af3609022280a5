"""Questions to a plan that they name by its number: `nhiệm vụ của Sở … trong Kế hoạch 187/KH-UBND`."""

from __future__ import annotations

import re

from bot.answers.documents.records import same_number
from bot.library import Shelf
from bot.question.model import Intent, Question

# What may be asked of a plan beside what it is as a document.
_WITHIN: frozenset[Intent] = frozenset(
    {"duty", "target", "deadline", "event", "funding", "recipient", "who", "content"}
)
# What goes with the number: `kế hoạch` stays, as in other questions to a plan.
_NAMED = (
    r"(?:(?:\b(?:trong|của|cua|theo|tại|tai|ở)\s+)?\b(?:quyết định|quyet dinh|văn bản|van ban)\s+)?"
    r"(?:\b(?:số|so)\s*:?\s*)?"
)


def of_the_numbered_plan(question: Question, shelf: Shelf) -> Question:
    """What is asked of a plan that is held, put to it alone; the question as it is where it names none by its number,
    or asks for the plan as a document.
    """
    if not question.documents or question.address is not None:
        return question
    plan_ids = tuple(
        plan_id
        for plan_id, summary in shelf.directory.by_id.items()
        if any(
            same_number(asked, summary.metadata.number) or same_number(asked, summary.metadata.decision)
            for asked in question.documents
        )
    )
    if not plan_ids:
        return question
    rest = shelf.reader.read(_without_numbers(question), question.today)
    if rest.intent not in _WITHIN or not (rest.terms or rest.agencies or rest.stated):
        return question
    return rest.model_copy(update={"raw": question.raw, "plan_ids": plan_ids})


def _without_numbers(question: Question) -> str:
    text = question.text
    for number in question.documents:
        text = re.sub(_NAMED + re.escape(number), " ", text, flags=re.IGNORECASE)
    return text

"""Which kind of answer a question gets from one plan."""

from __future__ import annotations

from collections.abc import Callable

from bot.answers.content import answer_content, answer_funding
from bot.answers.dates import answer_date
from bot.answers.duties import answer_duty, answer_who
from bot.answers.finding import Finding, Result, Task
from bot.answers.places import answer_place, answer_summary
from bot.answers.recipients import answer_recipient
from bot.answers.records import answer_basis, answer_data, answer_document
from bot.answers.targets import answer_target
from bot.question.model import Intent

_ROUTES: dict[Intent, Callable[[Task], Result]] = {
    "target": answer_target,
    "duty": answer_duty,
    "who": answer_who,
    "deadline": answer_date,
    "event": answer_date,
    "recipient": answer_recipient,
    "funding": answer_funding,
    "basis": answer_basis,
    "plan_data": answer_data,
    "document": answer_document,
    "place": answer_place,
    "summary": answer_summary,
    "content": answer_content,
    "draft": answer_content,
}

# Where the plan doesn't have what an intent looks for as a fact, its words may still say it.
_BY_WORDS: frozenset[Intent] = frozenset({"deadline", "event", "recipient", "who"})


def answer_in(task: Task) -> Result:
    """What one plan says to a question."""
    question = task.question
    if question.why or question.results:
        return answer_content(task)
    result = _ROUTES.get(question.intent, answer_content)(task)
    if isinstance(result, Finding) or question.intent not in _BY_WORDS or not question.terms:
        return result
    if question.intent in ("deadline", "event"):
        return result
    by_words = answer_content(task)
    return by_words if isinstance(by_words, Finding) else result

"""Which kind of answer a question gets from one plan.

Two tables of readings and a row for each intent; in a table the first reading that has something to say decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answers.beside import answer_beside
from bot.answers.bodies.actors import may_say_who
from bot.answers.bodies.assigned import answer_assigned
from bot.answers.bodies.due_bodies import answer_due_bodies
from bot.answers.bodies.duties import answer_duty
from bot.answers.bodies.naming import as_the_plan_names, named_as_matter, terms_with_agencies
from bot.answers.bodies.recipients import answer_recipient
from bot.answers.bodies.who import answer_who
from bot.answers.cells import told_by_cells
from bot.answers.content import answer_content
from bot.answers.documents.amended import answer_amended
from bot.answers.documents.draft import answer_draft
from bot.answers.documents.places import answer_place, answer_summary
from bot.answers.documents.records import answer_basis, answer_data, answer_document
from bot.answers.finding import Finding, Result, Task
from bot.answers.numbers.funding import answer_funding
from bot.answers.numbers.results import answer_result
from bot.answers.numbers.targets import answer_target
from bot.answers.times.attendance import answer_attendance
from bot.answers.times.between import answer_between
from bot.answers.times.dates import answer_date
from bot.answers.times.event_times import answer_event_time
from bot.answers.times.headed import answer_headed
from bot.answers.times.often import answer_often
from bot.answers.whither import answer_place_of_event, answer_whither
from bot.question.model import Intent, ValueKind
from corpus.gazetteer.agencies import load_agencies

Reading = Callable[[Task], Result | None]


def answer_in(task: Task) -> Result:
    """What one plan says to a question."""
    result = _answer(as_the_plan_names(task))
    return told_by_cells(task, result) if isinstance(result, Finding) else result


def _answer(task: Task) -> Result:
    if (special := _first(BEFORE_INTENT, task)) is not None:
        return special
    result = BY_INTENT.get(task.question.intent, answer_content)(task)
    if isinstance(result, Finding) or not task.question.terms:
        return result
    return _first(OTHERWISE, task) or result


def _first(readings: tuple[Reading, ...], task: Task) -> Result | None:
    return next((said for reading in readings if (said := reading(task)) is not None), None)


def _reasons_and_results(task: Task) -> Result | None:
    """`vì sao …`, `đã làm được gì`: no fact answers, only clauses that say so."""
    return answer_content(task) if task.question.why or task.question.results else None


def _when_headed(task: Task) -> Result | None:
    """`giai đoạn nào làm …`: asked as of the plan's period, but of a matter in it."""
    return answer_headed(task) if task.question.data == "period" and len(task.specific) > 1 else None


_NUMBERS: frozenset[ValueKind] = frozenset({"percent", "money", "count", "number"})
# `Số trạm y tế đạt chuẩn năm 2027`: with its marks, for `sở` is typed like it without.
_THE_NUMBER_OF = re.compile(
    r"\W*(?:cho\s+(?:tôi|em|mình)?\s*(?:hỏi|biết)\s+)?(?:tổng\s+số|số(?!\s+(?:điện\s+thoại|hiệu|máy|nhà|\d)))\s",
    re.IGNORECASE,
)


def _number_of_a_body(task: Task) -> Finding | None:
    """A number that is asked of an agency's work or house: `Bảo tàng tỉnh đón bao nhiêu khách`; its name is a term."""
    question = task.question
    asks = question.wanted in _NUMBERS or _THE_NUMBER_OF.match(question.text) is not None
    if question.intent != "duty" or not question.terms or not asks or question.roles or question.counts:
        return None
    found = answer_target(task.asking(terms=terms_with_agencies(question), intent="target"))
    return found if isinstance(found, Finding) else None


def _numbers_compared(task: Task) -> Finding | None:
    """`so sánh thư viện cấp xã năm 2030 …`: what is compared is the numbers, where the plan sets them."""
    if not task.question.compares or task.question.intent != "content" or task.question.roles:
        return None
    found = answer_target(task)
    return found if isinstance(found, Finding) and found.values else None


# Before the intent is asked: cues that tell what is wanted more surely than the words that make an intent.
BEFORE_INTENT: tuple[Reading, ...] = (
    answer_beside,  # only of a part, whose clauses are given
    answer_amended,  # a place of another document: no other reading may take it for this plan's own
    answer_assigned,  # all bodies of the plan: the readings below take the clause that meets the words best
    answer_due_bodies,  # the day decides: clauses on reports have more of the words
    answer_result,  # what was reached, in numbers: before the next, which refuses what no clause says in words
    _reasons_and_results,  # before those that would answer with an aim or a day of the same matter
    # Times, the more definite cue first:
    answer_whither,
    answer_between,
    answer_attendance,
    answer_often,
    _when_headed,
    answer_event_time,
    answer_place_of_event,  # no event that is met has a place
    # Numbers, where the intent is only what is left over:
    _number_of_a_body,  # a duty only because a body is named
    _numbers_compared,  # content only because no word says that numbers are meant
)

BY_INTENT: dict[Intent, Callable[[Task], Result]] = {
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
    "draft": answer_draft,
}


def _whom_in_words(task: Task) -> Finding | None:
    """To whom something goes, or who does it, by the words of clauses, where no fact has it.

    `ai chủ trì` asks for a body: clauses that name none don't answer, whatever else they say of the matter.
    """
    question = task.question
    if question.intent not in ("recipient", "who"):
        return None
    found = answer_content(task)
    if not isinstance(found, Finding):
        return None
    body_asked = question.intent == "who" and question.roles
    by_key = task.view.by_key
    if question.intent == "who" and not any(may_say_who(task, by_key[node.key]) for node in found.nodes):
        return None
    known = load_agencies()
    names_one = any(known.find(" ".join((node.text, *node.cells))) for node in found.nodes)
    return found if names_one or not body_asked else None


# After an intent that found nothing: what its facts don't have, the plan's words may still say.
OTHERWISE: tuple[Reading, ...] = (_whom_in_words, named_as_matter)

"""Which kind of answer a question gets from one plan."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answers.bodies.assigned import answer_assigned
from bot.answers.bodies.duties import answer_duty
from bot.answers.bodies.recipients import answer_recipient
from bot.answers.bodies.who import answer_who
from bot.answers.content import answer_content
from bot.answers.documents.amended import answer_amended
from bot.answers.documents.places import answer_place, answer_summary
from bot.answers.documents.records import answer_basis, answer_data, answer_document
from bot.answers.finding import Finding, Missing, Result, Task
from bot.answers.numbers.funding import answer_funding
from bot.answers.numbers.results import answer_result
from bot.answers.numbers.targets import answer_target
from bot.answers.times.attendance import answer_attendance, asks_who_comes
from bot.answers.times.between import answer_between
from bot.answers.times.dates import answer_date
from bot.answers.times.event_times import answer_event_time
from bot.answers.times.headed import answer_headed
from bot.answers.times.often import answer_often
from bot.question.model import Intent, Question, Slot, Term, ValueKind
from bot.question.terms import make_term
from corpus.folding import fold
from corpus.gazetteer.agencies import load_agencies
from corpus.gazetteer.agency_pattern import kind_of
from corpus.syllables import split_syllables

_REPORT = "báo cáo"
_KINDS_OF_TEXT = frozenset(
    {"cong van", "to trinh", "thong bao", "van ban", "don doc", "giay moi", "quyet dinh"}
)


def answer_draft(task: Task) -> Result:
    """The clauses for a text that the asker wants written: what is to be reported and when, else what comes nearest."""
    question = task.question
    matter = tuple(t for t in question.terms if t.text not in _KINDS_OF_TEXT)
    asked = question.model_copy(update={"terms": matter})
    if any(t.text == "bao cao" for t in matter) or _REPORT in question.text:
        reports = asked.model_copy(update={"intent": "deadline", "terms": ()})
        return answer_date(task.with_question(reports))
    return answer_content(task.with_question(asked))


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
    "draft": answer_draft,
}

# Where the plan doesn't have what an intent looks for as a fact, its words may still say it.
_BY_WORDS: frozenset[Intent] = frozenset({"recipient", "who"})


def answer_in(task: Task) -> Result:
    """What one plan says to a question."""
    if (amended := answer_amended(task)) is not None:
        return amended
    if not task.question.agencies and (named := _agency_of_the_plan(task)) is not None:
        task = named
    task = _as_the_plan_names(task)
    if (special := answer_assigned(task) or answer_result(task)) is not None:
        return special
    question = task.question
    if question.why or question.results:
        return answer_content(task)
    if (by_time := _by_time(task)) is not None:
        return by_time
    if (number := _number_of(task)) is not None:
        return number
    if question.compares and question.intent == "content" and (numbers := _numbers(task)) is not None:
        return numbers
    result = _ROUTES.get(question.intent, answer_content)(task)
    if isinstance(result, Finding) or not question.terms:
        return result
    if question.intent in _BY_WORDS:
        by_words = answer_content(task)
        return by_words if isinstance(by_words, Finding) and _tells_who(question, by_words) else result
    if question.intent == "duty" and question.agencies and not question.roles:
        return _named_as_matter(task) or result
    return result


_NUMBERS: frozenset[ValueKind] = frozenset({"percent", "money", "count", "number"})
# `Số trạm y tế đạt chuẩn năm 2027`: with its marks, for `sở` is typed like it without.
_THE_NUMBER_OF = re.compile(
    r"\W*(?:cho\s+(?:tôi|em|mình)?\s*(?:hỏi|biết)\s+)?(?:tổng\s+số|số(?!\s+(?:điện\s+thoại|hiệu|máy|nhà|\d)))\s",
    re.IGNORECASE,
)


def _number_of(task: Task) -> Finding | None:
    """A number that is asked of an agency's work or house: `Bảo tàng tỉnh đón bao nhiêu khách`; its name is a term."""
    question = task.question
    asks = question.wanted in _NUMBERS or _THE_NUMBER_OF.match(question.text) is not None
    if question.intent != "duty" or not asks or question.roles or question.counts:
        return None
    named = tuple(t for slot in question.agencies if (t := term_of(slot)) not in question.terms)
    terms = tuple(sorted((*question.terms, *named), key=lambda t: t.start))
    asked = question.model_copy(update={"terms": terms, "intent": "target"})
    found = answer_target(task.with_question(asked)) if question.terms else None
    return found if isinstance(found, Finding) else None


def _numbers(task: Task) -> Finding | None:
    """`so sánh thư viện cấp xã năm 2030 …`: what is compared is the numbers, where the plan sets them."""
    found = answer_target(task)
    return found if isinstance(found, Finding) and found.values else None


def _tells_who(question: Question, found: Finding) -> bool:
    """`ai chủ trì` asks for a body: clauses that name none don't answer, whatever else they say of the matter."""
    if question.intent != "who" or not question.roles:
        return True
    known = load_agencies()
    return any(known.find(" ".join((node.text, *node.cells))) for node in found.nodes)


_DATED: frozenset[Intent] = frozenset({"event", "deadline"})


def _by_time(task: Task) -> Result | None:
    """What is asked by a span of days, an hour, how long, how often, or who may come; None where none is asked."""
    question = task.question
    if question.span is not None and question.intent in _DATED:
        return answer_between(task, question.span)
    if question.terms and asks_who_comes(task):
        return answer_attendance(task)
    if question.wanted == "often":
        often = answer_often(task)
        return None if isinstance(often, Missing) and question.intent == "who" else often
    if question.data == "period" and len(task.specific) > 1 and (headed := answer_headed(task)) is not None:
        return headed
    return answer_event_time(task)


def _as_the_plan_names(task: Task) -> Task:
    """The task with the reading of each agency's name that the plan has, where the name may mean several."""
    named = {d.agency for d in task.view.plan.facts.duties}
    slots = tuple(
        slot.model_copy(update={"id": next((r for r in (slot.id, *slot.others) if r in named), slot.id)})
        for slot in task.question.agencies
    )
    same = slots == task.question.agencies
    return task if same else task.with_question(task.question.model_copy(update={"agencies": slots}))


_OF_AN_AGENCY: frozenset[Intent] = frozenset({"duty", "deadline", "recipient", "content"})


def _agency_of_the_plan(task: Task) -> Task | None:
    """The task with the body that the question names as this plan does: one that no list of agencies has."""
    question = task.question
    if question.intent not in _OF_AN_AGENCY:
        return None
    text = fold(question.text)
    named = {fold(d.written): d for d in task.view.plan.facts.duties if d.place == "own"}
    said = (name for name in named if " " in name and re.search(rf"\b{re.escape(name)}\b", text))
    found = max(said, key=len, default="")
    if not found or named[found].agency in load_agencies().ids:
        return None
    start = text.index(found)
    end = start + len(found)
    slot = Slot(id=named[found].agency, written=question.text[start:end], start=start, end=end)
    terms = tuple(t for t in question.terms if t.end <= start or t.start >= end)
    asks = question.intent == "content" and (question.how or question.lists or not terms)
    changes: dict[str, object] = {"agencies": (slot,), "terms": terms}
    return task.with_question(question.model_copy(update=changes | ({"intent": "duty"} if asks else {})))


_HOUSES = frozenset({"institution", "commune-office"})  # bodies that are built, opened and visited


def _named_as_matter(task: Task) -> Finding | None:
    """A body that the question names may be what is spoken of, not who acts: `có xây bảo tàng tỉnh không`."""
    question = task.question
    known = load_agencies()
    listed = {known.get(a.id).kind for a in question.agencies if a.id in known.ids}
    others = {kind_of(a.id) for a in question.agencies if a.id not in known.ids}
    if "institution" not in listed and not (question.wanted == "where" and (listed | others) & _HOUSES):
        return None
    terms = tuple(sorted((*question.terms, *(term_of(s) for s in question.agencies)), key=lambda t: t.start))
    found = answer_content(
        task.with_question(question.model_copy(update={"terms": terms, "intent": "content"}))
    )
    return found if isinstance(found, Finding) else None


def term_of(slot: Slot) -> Term:
    """A slot's written words as a term."""
    syllables = split_syllables(slot.written)
    term = make_term(syllables)
    return term.model_copy(update={"start": slot.start, "end": slot.end})

"""The agencies that a question names, as one plan has them: by its names, by one of several readings, as a matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.answers.content import answer_content
from bot.answers.finding import Finding, Task
from bot.question.model import Intent, Question, Slot, Term
from bot.question.terms import make_term
from corpus.facts.models import Duty
from corpus.folding import fold
from corpus.gazetteer.agencies import load_agencies
from corpus.gazetteer.agency_pattern import kind_of
from corpus.syllables import split_syllables

_OF_AN_AGENCY: frozenset[Intent] = frozenset({"duty", "deadline", "recipient", "content"})
_HOUSES = frozenset({"institution", "commune-office"})  # bodies that are built, opened and visited


def as_the_plan_names(task: Task) -> Task:
    """The task with the agencies that this plan knows by the question's words."""
    return _of_several_readings(_of_no_list(task))


def _of_no_list(task: Task) -> Task:
    """With the body that the question names as this plan does, where it names none that a list of agencies has."""
    question = task.question
    if question.agencies or question.intent not in _OF_AN_AGENCY:
        return task
    text = fold(question.text)
    named = {fold(d.written): d for d in task.view.plan.facts.duties if d.place == "own"}
    said = (name for name in named if " " in name and re.search(rf"\b{re.escape(name)}\b", text))
    found = max(said, key=len, default="")
    if not found or named[found].agency in load_agencies().ids:
        return task
    start = text.index(found)
    end = start + len(found)
    slot = Slot(id=named[found].agency, written=question.text[start:end], start=start, end=end)
    terms = tuple(t for t in question.terms if t.end <= start or t.start >= end)
    asks = question.intent == "content" and (question.how or question.lists or not terms)
    return task.asking(agencies=(slot,), terms=terms, intent="duty" if asks else question.intent)


def _of_several_readings(task: Task) -> Task:
    """With the reading of each agency's name that the plan has, where the name may mean several."""
    named = {d.agency for d in task.view.plan.facts.duties}
    slots = tuple(
        slot.model_copy(update={"id": next((r for r in (slot.id, *slot.others) if r in named), slot.id)})
        for slot in task.question.agencies
    )
    return task if slots == task.question.agencies else task.asking(agencies=slots)


def known_here(task: Task, agency: str) -> tuple[str, ...]:
    """The agency as this plan has it: of equal readings the one that it names.

    A body that was only made by a merger is looked up as the parts that an older plan knew; one that a plan was issued
    after is looked up as the body that all its duties had gone to. A body that took over some of another's is neither.
    """
    slot = next((s for s in task.question.agencies if s.id == agency), None)
    named = {d.agency for d in task.view.plan.facts.duties}
    for reading in (agency, *(slot.others if slot else ())):
        if reading in named:
            return (reading,)
    agencies = load_agencies()
    if agency not in agencies.ids and (alike := _written_alike(task, agency)):
        return (alike,)
    if agencies.is_new(agency):
        return tuple(part for part in agencies.predecessors(agency) if part in named) or (agency,)
    whole = [heir.agency for heir in agencies.heirs(agency, issued_by(task)) if not heir.about]
    return (whole[0],) if whole and whole[0] in named else (agency,)


def issued_by(task: Task) -> date:
    """The day on which the plan was issued, at the latest; a plan without a date knew of no merger."""
    issued = task.view.metadata.issued
    return date(issued.year, issued.month or 12, issued.day or 28) if issued else date.min


def _written_alike(task: Task, agency: str) -> str:
    """An unlisted body that the plan writes with `tỉnh` where the question has the province's name, or the reverse."""
    own = _bare_name(task, agency.replace("-", " "))
    return next(
        (d.agency for d in task.view.plan.facts.duties if _bare_name(task, fold(d.written)) == own), ""
    )


def _bare_name(task: Task, name: str) -> str:
    for word in (fold(task.view.province), "tinh", "thanh pho"):
        name = f" {name} ".replace(f" {word} ", " ").strip() if word else name
    return " ".join(re.findall(r"\w+", name))


def name_of(task: Task, agency: str, duties: Sequence[Duty] = ()) -> str:
    """An agency's name: as it is listed, else as the plan writes it in some duties, else as the question does."""
    known = load_agencies()
    if agency in known.ids:
        return known.get(agency).name
    asked = next((slot.written for slot in task.question.agencies if slot.id == agency), agency)
    return duties[0].written if duties else asked


def named_as_matter(task: Task) -> Finding | None:
    """A body that the question names may be what is spoken of, not who acts: `có xây bảo tàng tỉnh không`."""
    question = task.question
    if question.intent != "duty" or not question.agencies or question.roles:
        return None
    known = load_agencies()
    listed = {known.get(a.id).kind for a in question.agencies if a.id in known.ids}
    others = {kind_of(a.id) for a in question.agencies if a.id not in known.ids}
    if "institution" not in listed and not (question.wanted == "where" and (listed | others) & _HOUSES):
        return None
    found = answer_content(task.asking(terms=terms_with_agencies(question), intent="content"))
    return found if isinstance(found, Finding) else None


def terms_with_agencies(question: Question) -> tuple[Term, ...]:
    """A question's terms with the names of its agencies among them, in their order."""
    named = (t for slot in question.agencies if (t := _term_of(slot)) not in question.terms)
    return tuple(sorted((*question.terms, *named), key=lambda t: t.start))


def _term_of(slot: Slot) -> Term:
    term = make_term(split_syllables(slot.written))
    return term.model_copy(update={"start": slot.start, "end": slot.end})

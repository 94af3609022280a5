"""What a deep link opens, as an answer to a question that nobody typed: a clause, an agency's duties, an event."""

from __future__ import annotations

from datetime import date

from bot import compose, messages
from bot.answer import Answer
from bot.answers.bodies.duties import answer_duty
from bot.answers.excerpt import room as excerpt_room
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Task
from bot.answers.times.events import event_finding
from bot.matching import WeighedTerms
from bot.question.model import Question, Slot
from bot.store.links import Linked
from bot.view import PlanView, told
from corpus.folding import compact
from corpus.models import Plan


class _NoCounts:
    """A lexicon for questions without terms, which weigh nothing."""

    clause_count = 1

    def document_frequency(self, term: str) -> int:  # noqa: ARG002
        return 1


def linked_answer(plan: Plan, target: Linked, today: date) -> Answer:
    """What a link opens. Raises KeyError where the plan has it no more."""
    view = PlanView(plan)
    if target.kind == "duties":
        return _duties(view, target.key, today)
    if target.kind == "event":
        return _event(view, target.key, today)
    return _clause(view, target.key)


def link_of(answer: Answer, plan: Plan) -> Linked | None:
    """What an answer from one plan can be sent on as: the duties of its agency, its event, its clause."""
    intent, agencies = answer.understood.intent, answer.understood.agencies
    paths = {citation.path for citation in answer.citations}
    if intent == "duty" and len(agencies) == 1:
        here = [duty.agency for duty in plan.facts.duties if duty.path in paths]
        if agencies[0] in here:
            return Linked("duties", plan.plan_id, agencies[0])
    if intent == "event":
        told = compact(answer.headline)
        names = {compact(event.name) for event in plan.facts.events if event.path in paths}
        named = [name for name in names if name in told]
        if len(named) == 1:
            return Linked("event", plan.plan_id, named[0])
    if len(paths) == 1:
        return Linked("clause", plan.plan_id, paths.pop())
    return None


def _clause(view: PlanView, path: str) -> Answer:
    node = view.plan.by_key[path]
    citation, nothing = view.cite(node), Question(raw="", text="")
    said = shorten(told(node), excerpt_room(view, citation.label))
    headline = compose.named(view, f"{citation.label}: {said}")
    return Answer(
        question="",
        status="answered",
        headline=shorten(headline, compose.HEADLINE),
        text=f"{headline}\n\n{citation.text}",
        citations=(citation,),
        understood=compose.understood(nothing, [view.plan_id]),
        suggestions=compose.suggestions(nothing, [view]),
    )


def _duties(view: PlanView, agency: str, today: date) -> Answer:
    written = next((duty.written for duty in view.plan.facts.duties if duty.agency == agency), None)
    if written is None:
        raise KeyError(agency)
    asked = messages.SUGGEST_DUTIES.format(agency=written, place=view.province or view.metadata.issuer)
    slot = Slot(id=agency, written=written, start=0, end=len(written))
    task = _task(view, Question(raw=asked, text=asked, intent="duty", agencies=(slot,), today=today))
    finding = answer_duty(task)
    if not isinstance(finding, Finding):
        raise KeyError(agency)
    return compose.answered(task.question, [finding], (), ())


def _event(view: PlanView, name: str, today: date) -> Answer:
    events = [event for event in view.plan.facts.events if compact(event.name) == name]
    if not events:
        raise KeyError(name)
    asked = events[0].name
    task = _task(view, Question(raw=asked, text=asked, intent="event", today=today))
    return compose.answered(task.question, [event_finding(task, events, 1.0)], (), ())


def _task(view: PlanView, question: Question) -> Task:
    weighed = WeighedTerms((), _NoCounts())
    return Task(question=question, view=view, weighed=weighed, ranking=dict, today=question.today)

"""What each plan says to a question in a line, as data: tables and charts are made of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot import messages
from bot.answer import PlanLine
from bot.answers.finding import Finding, Missing, Result
from bot.question.model import Question
from corpus.facts.quantities import find_quantities


def plan_lines(
    question: Question, findings: Sequence[Finding], silent: Sequence[Missing]
) -> tuple[PlanLine, ...]:
    """A line for each plan, those that say something first."""
    results: list[Result] = [*findings, *silent]
    return tuple(_line(question, result) for result in results)


def _line(question: Question, result: Result) -> PlanLine:
    view = result.view
    known = view.metadata
    found = isinstance(result, Finding)
    values = result.values if isinstance(result, Finding) else ()
    numberless = question.intent == "target" and not values and sets_no_number(result)
    nodes = result.nodes if isinstance(result, Finding) and not numberless else ()
    return PlanLine(
        plan_id=view.plan_id,
        place=view.place,
        province=known.province,
        number=known.number,
        issued=str(known.issued) if known.issued else None,
        found=found and not numberless,
        line=messages.TARGET_NONE if numberless else result.headline,
        labels=tuple(dict.fromkeys(node.path.label for node in nodes)),
        values=values,
    )


def sets_no_number(result: Result) -> bool:
    """Whether the plan has no target with a number, and what it says instead holds no quantity either."""
    if any(target.value is not None for target in result.view.plan.facts.targets):
        return False
    nodes = result.nodes if isinstance(result, Finding) else ()
    return not any(find_quantities(node.text) for node in nodes)

"""`… phải không?`: `Đúng` or `Không` before the clause that shows it, or the clause alone where neither is sure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot import messages
from bot.answers.bodies.actors import actors_of
from bot.answers.claims import Answering, asked_without, says
from bot.answers.excerpt import best_segment, led_by, room
from bot.answers.finding import Finding, Result, Task
from bot.answers.premises.bodies import ANOTHERS, BODIES, as_widely, in_words
from bot.answers.premises.moments import moments_in
from bot.answers.premises.verdicts import Verdict, verdicts
from bot.view import told
from corpus.facts.numbers import numbers_in


def confirmed(task: Task, answer: Answering) -> Result:
    """What the plan says, led by `Đúng` or `Không` where the very thing that the question states is so or isn't."""
    held = verdicts(task)
    result = asked_without(task, answer) if held else answer(task)
    if isinstance(result, Finding):
        if result.lead:
            return result
        if (of_body := _first(BODIES, task, result)) is not None:
            return of_body
    if held:
        return _led_by_values(task, result, held)
    if not isinstance(result, Finding):
        return next((found for rule in ANOTHERS if (found := rule(task, answer)) is not None), result)
    return in_words(task, result)


def _first(
    rules: Sequence[Callable[[Task, Finding], Finding | None]], task: Task, result: Finding
) -> Finding | None:
    return next((led for rule in rules if (led := rule(task, result)) is not None), None)


def _led_by_values(task: Task, result: Result, held: Sequence[Verdict | None]) -> Result:
    """One value that isn't so denies the question; it is so only where each value is."""
    told_of = [verdict for verdict in held if verdict is not None]
    denied = next((verdict for verdict in told_of if verdict.holds is False), None)
    if denied is not None:
        return _shown(task, result, denied, messages.NO)
    if all(verdict is not None and verdict.holds for verdict in held):
        wide = all(as_widely(task.question.text, told(verdict.node)) for verdict in told_of)
        return _shown(task, result, told_of[0], messages.YES if wide else "")
    if isinstance(result, Finding) and (_of_a_day(task) or not told_of):
        return replace(result, lead=messages.NO if _is_another_day(task, result) else "")
    return _shown(task, result, told_of[0], "") if told_of else result


def _of_a_day(task: Task) -> bool:
    return any(claim.kind == "date" for claim in task.question.claims)


def _is_another_day(task: Task, result: Finding) -> bool:
    """Whether the deadline or event that was found is on another day than the one stated, which its clause nowhere
    says.
    """
    claim = task.question.claims[0] if task.question.claims else None
    if claim is None or claim.kind != "date" or not result.value:
        return False
    days = [moment for node in result.nodes for moment in moments_in(node.text)]
    return not says(result, claim) and not any((m.day, m.month) == (claim.day, claim.month) for m in days)


def _shown(task: Task, result: Result, verdict: Verdict, lead: str) -> Finding:
    """The answer where it shows the value that decides; else the clause that says it."""
    node = verdict.node
    if isinstance(result, Finding) and node in result.nodes:
        shows = set(numbers_in(verdict.said)) <= set(numbers_in(result.headline))
        if shows or not verdict.said:
            return replace(result, lead=lead)
    must = re.compile(re.escape(" ".join(verdict.said.split()).lower())) if verdict.said else None
    actors = ", ".join(actors_of(task, task.view.by_key[node.key]))
    quote = best_segment(told(node), task.terms, room(task.view, actors), must)
    return Finding(view=task.view, headline=led_by(actors, quote), nodes=(node,), lead=lead)

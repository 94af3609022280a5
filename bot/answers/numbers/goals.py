"""The goals of a plan as it sets them together: in words, counted, listed, or all under their heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot import messages
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Result, Task, missing
from bot.answers.numbers.target_choice import focus_on, target_year_fits
from bot.answers.numbers.target_lines import target_line, targets_headline
from bot.answers.numbers.target_words import told_values
from bot.answers.since import tier_note
from bot.answers.topics import about, goals_as_headed, goals_of_the_plan, goals_under_topic
from bot.view import told
from bot.weights import WEIGHTS
from corpus.facts.models import Target
from corpus.folding import fold
from corpus.models import Node

_GOALS_OF_A_PLAN = re.compile(
    r"\b(?:muc tieu|chi tieu|muc dich)(?: chinh| chu yeu)?(?: cua| trong)? (?:ban )?ke hoach\b"
)
_HOW_MANY_GOALS = re.compile(r"\b(?:may|bao nhieu) (?P<noun>chi tieu|muc tieu)(?: cu the)?\b(?! phan tram)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBERED = re.compile(r"\bchi tieu\b")  # what a plan sets by numbers; aims may be words


def answer_goals(task: Task) -> Result | None:
    """The goals that are asked for together; None where a question asks for some number."""
    return next((said for reading in READINGS if (said := reading(task)) is not None), None)


def numbers_of(task: Task) -> tuple[Target, ...]:
    """The targets of the plan that have a number."""
    return tuple(t for t in task.view.plan.facts.targets if t.value is not None)


def _in_words(task: Task) -> Result | None:
    """`mục tiêu chung`, and every question to a plan that sets no number: its goals in words."""
    question = task.question
    if not question.general and (question.wanted or numbers_of(task)):
        return None
    goals = goals_under_topic(task)
    return _of_the_years(task, goals) if isinstance(goals, Finding) else goals or _refused(task)


def _of_the_years(task: Task, goals: Finding) -> Finding:
    """Of goals for several years those for the years that are asked for, by their headings; all where none is told."""
    asked = {str(year) for year in task.question.years}
    of_them = tuple(n for n in goals.nodes if asked & set(_YEAR.findall(" ".join((*n.trail, n.text)))))
    others = [n for n in goals.nodes if n not in of_them and _YEAR.search(" ".join(n.trail))]
    if not of_them or not others:
        return goals
    line = shorten("; ".join(told(n).rstrip(" .;") for n in of_them), WEIGHTS.quote)
    return replace(goals, nodes=of_them, headline=line)


def _refused(task: Task) -> Result:
    """The refusal of a plan that sets no number, and whose goals in words don't speak of what is asked."""
    asks_numbers = (
        task.question.wanted or task.question.compares or _NUMBERED.search(fold(task.question.text))
    )
    if task.specific and not asks_numbers:
        return missing(task, messages.CONTENT_NONE.format(about=about(task)))
    return missing(task, messages.TARGET_NONE)


def _counted(task: Task) -> Finding | None:
    """`kế hoạch đặt ra mấy chỉ tiêu`: how many clauses the section of goals has, all of them shown."""
    match = _HOW_MANY_GOALS.search(fold(task.question.text))
    if match is None or task.specific or task.question.years or not (goals := goals_of_the_plan(task)):
        return None
    parents = {n.parent for n in goals.nodes}
    parent = parents.pop()
    if parents or parent is None:
        return None  # goals in several groups: which of them are counted isn't said
    line = messages.COUNTED.format(
        place=task.view.plan.nodes[parent].path.label, count=len(goals.nodes),
        noun=task.question.text[match.start("noun") : match.end("noun")],
        first=shorten("; ".join(n.text for n in goals.nodes), WEIGHTS.quote),
    )  # fmt: skip
    return Finding(view=task.view, headline=line, nodes=goals.nodes, score=goals.score)


def _listed(task: Task) -> Finding | None:
    """All goals of the plan with their numbers; None where they aren't asked for, or no section has them."""
    goals = goals_of_the_plan(task) if _wants_the_goals(task) else None
    paths = {n.key for n in goals.nodes} if goals else set()
    told = [t for t in numbers_of(task) if t.path in paths]
    return goals_with_numbers(task, told, goals) if goals and told else goals


def _wants_the_goals(task: Task) -> bool:
    """`liệt kê các chỉ tiêu của kế hoạch`: all of them, of no year but the plan's only one, also by its numbers."""
    question = task.question
    years = set(question.years)
    set_for = {target.year for target in task.view.plan.facts.targets if target.year}
    whole = not years or (years == task.view.titled_years and set_for <= years)
    return (
        question.lists
        and not question.wanted
        and not task.specific
        and whole
        and goals_under_topic(task, strict=True) is None
    )


def _of_the_plan(task: Task) -> Finding | None:
    """`mục tiêu của kế hoạch chuyển đổi số`: what is named is the plan, not what its goals are about."""
    question = task.question
    match = _GOALS_OF_A_PLAN.search(fold(question.text))
    if match is None or not question.terms or question.wanted or question.years or task.specific:
        return None
    if any(term.start < match.end() for term in question.terms):
        return None
    return goals_as_headed(task) or goals_of_the_plan(task)


# The first that has something to say decides: of a plan without numbers there is nothing but words; a count of goals
# reads like a list of them, and a list like the plan's heading.
READINGS: tuple[Callable[[Task], Result | None], ...] = (_in_words, _counted, _listed, _of_the_plan)


def goals_with_numbers(task: Task, targets: Sequence[Target], goals: Finding) -> Finding:
    """Goals in words as one answer with the numbers that some of them set."""
    years = task.question.years
    of_year = (n for n in goals.nodes if not years or any(str(y) in n.text for y in years))
    nodes = tuple(dict.fromkeys((*of_year, *task.view.nodes_at(t.path for t in targets))))
    ordered = tuple(sorted(nodes, key=task.view.plan.nodes.index))
    return Finding(
        view=task.view, headline=targets_headline(task, targets), nodes=ordered,
        notes=number_notes(task, targets, ordered), score=goals.score, values=told_values(task.view, targets),
    )  # fmt: skip


def number_notes(task: Task, targets: Sequence[Target], nodes: tuple[Node, ...]) -> tuple[str, ...]:
    """What is told below a headline on targets: each with its place, what is named beside them without a number."""
    notes: list[str] = []
    if len(targets) > 1:
        by_key = task.view.plan.by_key
        lines = [f"- {target_line(task.view, t)} ({by_key[t.path].path.label})" for t in targets]
        notes.append("\n".join(lines))
    paths = {n.key for n in nodes}
    bare = [
        t for t in task.view.plan.facts.targets
        if t.value is None and t.path in paths and target_year_fits(task, t) and focus_on(task, t) >= 1.0
    ]  # fmt: skip
    if bare and not task.question.wanted:
        notes.append("\n".join(f"- {target_line(task.view, t)}" for t in bare))
    return (*notes, *tier_note(task.today, [t.subject for t in targets]))

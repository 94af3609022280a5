"""Who has to be done by a day: `ai phải báo cáo trước 30/11`."""

from __future__ import annotations

import re

from bot import messages
from bot.answers.bodies.actors import actors_of
from bot.answers.excerpt import led_by, room
from bot.answers.finding import Finding, Result, Task, missing
from bot.answers.times.due_days import deadline_line
from bot.answers.topics import about
from corpus.facts.models import Deadline
from corpus.folding import fold

_REPORTING = re.compile(r"\bbao cao\b")


def answer_due_bodies(task: Task) -> Result | None:
    """The bodies that are bound by a deadline on the day that is asked about, a refusal where the plan has no such day.

    None for another question, or where the day is no deadline there.

    The day decides: clauses that only speak of reports have most of the question's words, too.
    """
    question = task.question
    if question.intent != "who" or question.confirms:
        return None
    days = {(c.day, c.month) for c in question.claims if c.day is not None and c.month is not None}
    if not days:
        return None
    reports = _REPORTING.search(fold(question.text)) is not None
    due = [
        d
        for d in task.view.plan.facts.deadlines
        if (d.day, d.month) in days and _fits(task, d, reports=reports)
    ]
    if not due:
        said = any(_names_the_day(p.node.text, *day) for p in task.view.passages for day in days)
        return None if said else missing(task, messages.WHO_NONE.format(about=about(task)))
    lines = []
    for deadline in due:
        who = deadline.who or ", ".join(actors_of(task, task.view.by_key[deadline.path]))
        lines.append(led_by(who, deadline_line(deadline, room(task.view, who) // len(due))))
    nodes = task.view.nodes_at(deadline.path for deadline in due)
    return Finding(view=task.view, headline="; ".join(dict.fromkeys(lines)), nodes=nodes)


def _names_the_day(text: str, day: int, month: int) -> bool:
    return re.search(rf"(?<!\d)0?{day}\s*(?:/|-|tháng)\s*0?{month}(?!\d)", text, re.IGNORECASE) is not None


def _fits(task: Task, deadline: Deadline, *, reports: bool) -> bool:
    """Whether it is due in the year that is asked about, and a report where one is asked about."""
    years = task.question.years
    report = _REPORTING.search(fold(f"{deadline.what} {deadline.to}")) is not None
    return (report or not reports) and (not years or deadline.year is None or deadline.year in years)

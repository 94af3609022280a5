"""Which of a plan's deadlines a question may be about: by year, month and period, and by the bodies that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.finding import Task
from bot.matching import words_of
from bot.question.model import Slot
from corpus.facts.models import Deadline
from corpus.folding import fold
from corpus.gazetteer.agencies import load_agencies

_YEARLY = re.compile(r"\b(?:bao cao|hang|moi|dinh ky|ca) nam\b")
_HALF = re.compile(r"\b(?:0?6|sau) thang\b|\bnua nam\b|\bhoc ky (?:i|1)\b")
_PART = re.compile(rf"{_HALF.pattern}|\b(?:quy|thang|tuan)\b")
# A report of a period is due by that period's date, not by another's.
_PERIODS = (
    ("quarterly", re.compile(r"\b(?:bao cao|hang|moi|dinh ky|theo) quy\b")),
    ("monthly", re.compile(r"\b(?:bao cao|hang|moi|dinh ky|theo) thang\b(?!\s*\d)")),
)
_SENT_TO = re.compile(r"\b(?:ve|cho|gui|toi|den|len|qua)\s*$")
_REPORTED_TO = re.compile(r"\bbao cao\s*$")
_OF_THE_WHOLE = ("committee", "council")  # bodies that every deadline of a plan is due to, or set by


def deadlines_asked(task: Task) -> list[Deadline]:
    """The deadlines that fit the years, the month, the period and the bodies that a question names."""
    question = task.question
    found = list(task.view.plan.facts.deadlines)
    if question.years:
        found = [d for d in found if d.year is None or d.year in question.years]
    if question.month:
        found = [d for d in found if d.month == question.month]
    if (kind := asked_period(task)) is not None:
        found = [d for d in found if d.kind == kind]
    return _of_part_of_a_year(task, _of_bodies(task, found) or found)


def asked_period(task: Task) -> str | None:
    """The period whose report is asked for, by the kind of its deadline; None where none is named."""
    text = fold(task.question.text)
    return next((kind for kind, said in _PERIODS if said.search(text)), None)


def _of_part_of_a_year(task: Task, found: list[Deadline]) -> list[Deadline]:
    """Those of half a year where that is asked for; of a whole year without those of its parts, unless all are."""
    text = fold(task.question.text)
    if _HALF.search(text):
        return [d for d in found if _HALF.search(fold(d.what))] or found
    if _YEARLY.search(text):
        found = [d for d in found if d.kind == "yearly" or _YEARLY.search(fold(d.what))] or found
        return [d for d in found if not _PART.search(fold(d.what))] or found
    return found


def _of_bodies(task: Task, found: list[Deadline]) -> list[Deadline]:
    """The deadlines that bind the bodies named; else those that name them, as the one that gets a report does."""
    known = load_agencies()
    named = [
        a
        for a in task.question.agencies
        if a.id not in known.ids or known.get(a.id).kind not in _OF_THE_WHOLE
    ]
    if not task.question.agencies:
        return found
    listed = [known.get(a.id).name for a in named if a.id in known.ids]
    names = [words_of(name).folded.strip() for name in (*(a.written for a in named), *listed)]
    receivers = _receivers(task, named)
    if not receivers and (binding := _binding(task, named, names, found)):
        return _of_those_named(binding, names)
    if received := _received(receivers, found):
        return received
    ids = {a.id for a in named}
    paths = {d.path for d in task.view.plan.facts.duties if d.agency in ids}
    return [
        d
        for d in found
        if d.path in paths or any(n in words_of(d.who, d.to, d.via, d.what).folded for n in names)
    ]


def _binding(
    task: Task, named: Sequence[Slot], names: Sequence[str], found: Sequence[Deadline]
) -> list[Deadline]:
    """The deadlines in clauses that bind the bodies, have them act where nobody else is told to, or tell them to."""
    ids = {a.id for a in named}
    duties = [d for d in task.view.plan.facts.duties if d.agency in ids]
    bound = {d.path for d in duties if d.place != "elsewhere"}
    acting = {d.path for d in duties if not set(d.roles) <= {"receive", "cooperate"}}
    return [
        d
        for d in found
        if d.path in bound
        or (d.path in acting and not d.who)
        or any(n in words_of(d.who).folded for n in names)
    ]


def _receivers(task: Task, named: Sequence[Slot]) -> list[Slot]:
    """The bodies to which something is sent as the question says it: `gửi về sở`, `huyện báo cáo sở`."""
    several = len(task.question.agencies) > 1
    return [
        a
        for a in named
        if _SENT_TO.search(before := fold(task.question.text[: a.start]))
        or (several and _REPORTED_TO.search(before))
    ]


def _received(sent_to: Sequence[Slot], found: Sequence[Deadline]) -> list[Deadline]:
    """The deadlines of what goes to or through the bodies: `báo cáo của các huyện về sở`."""
    known = load_agencies()
    ids = {a.id for a in sent_to}
    return [d for d in found if ids & {m.agency for m in known.find(f"{d.to}; {d.via}")}]


def _of_those_named(binding: list[Deadline], names: Sequence[str]) -> list[Deadline]:
    """The deadlines without those of one clause that a named body's own stands beside."""
    named = [d for d in binding if any(n in words_of(d.who).folded for n in names)]
    paths = {d.path for d in named}
    return [d for d in binding if d.path not in paths or d in named]

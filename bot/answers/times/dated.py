"""Dated facts held against a question: which events it may be about, and how far each meets it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answers.bearers import of_another_bearer
from bot.answers.cells import is_row
from bot.answers.communes import communes_in, of_another_commune
from bot.answers.finding import Task, met, of_another_district, of_another_rank
from bot.matching import words_of
from bot.view import Passage
from bot.weights import WEIGHTS
from corpus.facts.days import is_held, next_day
from corpus.facts.models import Deadline, Event
from corpus.folding import fold
from corpus.models import Node

_PART = re.compile(r";\s")  # parts of one sentence
_SEVERAL_ROWS = 3


class DatedFact(NamedTuple):
    """A fact with how far it meets the question, by itself and with the plan's title."""

    fact: Deadline | Event
    coverage: float
    met: float  # with the plan's title


def events_asked(task: Task) -> list[Event]:
    """The events that fit the days, months, years and the district that a question names."""
    question = task.question
    found = list(task.view.plan.facts.events)
    if question.years or question.month:
        found = [e for e in found if is_held(e, question.month, question.years)]
    days = [c for c in question.claims if c.kind == "date" and c.day is not None]
    if days:
        found = [e for e in found if any((e.day, e.month) == (c.day, c.month) for c in days)]
    if question.day:
        return [e for e in found if next_day(e, question.day) == question.day]
    if question.month and not question.years:
        found = [e for e in found if e.yearly or e.year is None or e.year >= task.today.year]
    if question.upcoming:
        ahead = [(day, e) for e in found if (day := next_day(e, task.today)) and day >= task.today]
        found = [e for _, e in sorted(ahead, key=lambda pair: pair[0])]
    return (
        [e for e in found if not of_another_district(task, _told_of(task, e))]
        if question.districts or communes_in(question.raw)
        else found
    )


def _told_of(task: Task, event: Event) -> str:
    """All that the plan says around an event: its name, its place, its clause and the headings above."""
    node = task.view.plan.by_key[event.path]
    return " ".join((event.name, event.place, node.text, *node.trail))


def scored(task: Task, facts: Sequence[Deadline | Event]) -> list[DatedFact]:
    """Each fact with how far it meets the question; none of another rank's title than the one that is asked about."""
    of_it = (f for f in facts if not _of_another(task, task.view.by_key[f.path]))
    return [DatedFact(f, *_coverage(task, f)) for f in of_it]


def _of_another(task: Task, passage: Passage) -> bool:
    """Whether a clause is of another rank or name than the one that is asked about, or of another commune."""
    said = " ".join((passage.node.text, *passage.node.trail))
    if of_another_bearer(task.question.text, task.view, passage.node):
        return True
    return of_another_rank(task, passage.own.folded) or of_another_commune(task.question.raw, said)


def _coverage(task: Task, fact: Deadline | Event) -> tuple[float, float]:
    node = task.view.plan.by_key[fact.path]
    if isinstance(fact, Event):
        said = words_of(fact.name, fact.place, fact.organiser, fact.words.text)
        around = said.joined(words_of(_said_around(task, fact, node)))
        coverage = max(task.terms.coverage(said), WEIGHTS.context * task.terms.coverage(around))
        return coverage, max(met(task, said), WEIGHTS.context * met(task, around))
    said = words_of(fact.what, fact.who, fact.to, fact.via, fact.words.text, *node.trail, *node.header)
    around = said.joined(words_of(_around(node.text, fact.words.start)))
    coverage = max(task.terms.coverage(said), WEIGHTS.context * task.terms.coverage(around))
    return coverage, max(met(task, said), WEIGHTS.context * met(task, around))


def _said_around(task: Task, event: Event, node: Node) -> str:
    """What an event is a part of: the words that announce its item (`… tại 03 điểm:`), or the first part of its
    sentence (`Tổ chức Cuộc thi …; nhận bài dự thi từ ngày …`); never another part, which has a day of its own.
    """
    announced = announcing(task, node)
    head, *parts = _PART.split(_around(node.text, event.words.start))
    own = next((part for part in parts if event.words.text in part), "")
    if re.search(rf"\bdip (?:le )?{re.escape(fold(event.name))}", fold(head)):
        return " ".join((announced, head))  # `Tôn vinh … vào dịp Ngày …`: the day is that of what is done
    return " ".join((announced, head, own)) if own else announced


def announcing(task: Task, node: Node) -> str:
    """The words right above a node that announce it: they end with a colon; empty where none do."""
    above = task.view.plan.nodes[node.parent] if node.parent is not None else None
    return above.text if above is not None and above.text.rstrip().endswith(":") else ""


def _around(text: str, position: int) -> str:
    """The sentence that holds a position."""
    start = max(text.rfind(mark, 0, position) for mark in (". ", "? ", "! ")) + 1
    end = text.find(". ", position)
    return text[start : end if end > 0 else len(text)].strip()


def best_of(task: Task, scored: Sequence[DatedFact]) -> list[DatedFact]:
    """Those that meet the question best; of the deadlines of one clause those whose own act it names, if any."""
    best = max(s.coverage for s in scored)
    chosen = [s for s in scored if s.coverage >= best - WEIGHTS.tie]
    named = [s for s in chosen if isinstance(s.fact, Deadline) and _names_act(task, s.fact)]
    paths = {s.fact.path for s in named}
    return [s for s in chosen if s.fact.path not in paths or s in named]


def _names_act(task: Task, deadline: Deadline) -> bool:
    """Whether a term that is asked for beyond the plan's title stands in what is due."""
    specific = task.terms.only(task.specific)
    return bool(specific.terms) and specific.coverage(words_of(deadline.what)) > 0


def of_the_whole(task: Task, chosen: list[DatedFact], deadlines: list[DatedFact]) -> list[DatedFact]:
    """In place of several rows that meet the question by what their table is of, the deadline that a clause sets."""
    by_key = task.view.plan.by_key
    if len(chosen) < _SEVERAL_ROWS or not all(is_row(by_key[d.fact.path]) for d in chosen):
        return chosen
    clauses = [d for d in deadlines if not is_row(by_key[d.fact.path])]
    return best_of(task, clauses) if clauses else chosen

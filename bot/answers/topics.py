"""Headings as topics: where a question names what a heading is about, all its clauses are the answer."""

from __future__ import annotations

import re

from bot import messages
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Task
from bot.matching import words_of
from bot.question.model import Term
from bot.view import Passage, told
from bot.weights import WEIGHTS
from corpus.folding import fold

# A section of goals, by the words of its headings (NĐ 30/2020 leaves these to the issuer; plans use these).
_SPECIFIC_GOALS = (
    re.compile(r"\b(?:chi tieu|muc tieu) (?:chu yeu|cu the|phan dau)\b"),
    re.compile(r"^\W*(?:cac |mot so )?chi tieu\b"),
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ENOUGH = 3  # syllables that name a matter by themselves
_PERIOD = 2  # years that make one
_KINDS_OF_GOALS = ("muc tieu", "chi tieu", "muc dich", "yeu cau")
_AIMS = re.compile(r"\b(?:muc tieu|chi tieu)\b")  # before the purposes that a plan begins with
_GOALS = re.compile(r"\b(?:muc tieu|chi tieu|muc dich)\b")


def about(task: Task, limit: int = 60) -> str:
    """` (…)`: the question's own words for what is not met, for a refusal; empty where it has none."""
    text = task.question.text
    # A follow-up's or a part's terms may come from another text: only its own are told.
    terms = [t for t in task.question.terms if fold(text[t.start : t.end]) == " ".join(t.folded)]
    if not terms or task.question.english:
        return ""
    words = text[min(t.start for t in terms) : max(t.end for t in terms)]
    return messages.ABOUT.format(about=shorten(words, limit))


def topic_heading(task: Task, pool: tuple[Passage, ...] | None = None) -> Passage | None:
    """The heading that names what the question asks about, and little else; None where there is none."""
    best: tuple[float, float, Passage] | None = None
    # What the plan's title says needn't stand in a heading too, where enough else is asked about.
    specific = task.terms.only(task.specific if sum(len(t.folded) for t in task.specific) >= _ENOUGH else ())
    for heading in task.view.headings if pool is None else pool:
        coverage = max(
            task.terms.coverage(heading.own), specific.coverage(heading.own) if specific.terms else 0.0
        )
        if coverage < WEIGHTS.heading:
            continue
        focus = focus_of(heading, task.question.terms)
        if focus >= WEIGHTS.heading_focus and (best is None or (coverage, focus) > best[:2]):
            best = (coverage, focus, heading)
    return best[2] if best else None


def period_heading(task: Task) -> Passage | None:
    """The heading of the period that the question names (`Giai đoạn 2025 - 2027`), below what it asks about."""
    years = {str(year) for year in task.question.years}
    if len(years) < _PERIOD:
        return None
    for heading in task.view.headings:
        said = set(_YEAR.findall(heading.node.text))
        if said == years and task.terms.coverage(heading.all.joined(task.view.title)) >= WEIGHTS.answer:
            return heading
    return None


def focus_of(heading: Passage, terms: tuple[Term, ...]) -> float:
    """The share of a heading's syllables that the question names."""
    named = {s for term in terms for s in term.folded}
    syllables = [s for s in heading.own.folded.split() if s]
    return sum(s in named for s in syllables) / max(len(syllables), 1)


def clauses_of(task: Task, heading: Passage) -> tuple[Passage, ...]:
    """The clauses below a heading."""
    return task.view.clauses_under(heading.node.key)


def under_heading(task: Task, heading: Passage) -> Finding | None:
    """All clauses below a heading as one answer."""
    clauses = clauses_of(task, heading)
    if not clauses:
        return None
    first = shorten(told(clauses[0].node), 130)
    together = "; ".join(told(p.node).rstrip(" .;") for p in clauses)
    if len(together) <= WEIGHTS.quote:
        line = together
    else:
        line = messages.CONTENT_UNDER.format(
            place=heading.node.path.label,
            heading=shorten(heading.node.text, 80),
            count=len(clauses),
            first=first,
        )
    return Finding(
        view=task.view,
        headline=line,
        nodes=tuple(p.node for p in clauses),
        score=task.terms.coverage(heading.own),
    )


def goals_of_the_plan(task: Task) -> Finding | None:
    """All clauses of the plan's section of specific goals: `chỉ tiêu`, `mục tiêu cụ thể`; None where it has none."""
    for pattern in _SPECIFIC_GOALS:
        for heading in task.view.headings:
            if pattern.search(fold(heading.node.text)) and (found := under_heading(task, heading)):
                return found
    return None


def goals_under_topic(task: Task, *, strict: bool = False) -> Finding | None:
    """The goals in words: under the heading that the question names in a section of goals.

    With `strict` None where no such heading is; else all goals, or a refusal.
    """
    goals = tuple(
        h for h in task.view.headings if _GOALS.search(fold(" ".join((*h.node.trail, h.node.text))))
    )
    if task.question.terms or task.question.general:
        heading = _general(task, goals) if task.question.general else topic_heading(task, goals)
        if heading is not None and (found := under_heading(task, heading)) is not None:
            return found
    if strict or not goals:
        return None
    if task.specific and not task.question.general and not _meet(task, goals):
        return None
    aims = next((h for h in goals if _AIMS.search(fold(h.node.text))), goals[0])
    return goals_as_headed(task) or under_heading(task, aims)


def _meet(task: Task, goals: tuple[Passage, ...]) -> bool:
    """Whether one of the goals speaks of what is asked beyond the plan's title: else they don't answer.

    Words that stand each in another goal (`xã hội` here, `các cấp` there) say nothing of a thing that has both.
    """
    clauses = (p for heading in goals for p in clauses_of(task, heading))
    return any(task.terms.coverage(p.all.joined(task.view.title)) >= WEIGHTS.answer for p in clauses)


def goals_as_headed(task: Task) -> Finding | None:
    """The section whose heading has the question's own word: `mục tiêu` isn't `mục đích`; the outermost, the first."""
    asked = fold(task.question.text)
    word = next((kind for kind in _KINDS_OF_GOALS if re.search(rf"\b{kind}\b", asked)), "")
    headed = [h for h in task.view.headings if word and re.search(rf"\b{word}\b", fold(h.node.text))]
    for heading in sorted(headed, key=lambda h: (len(h.node.path.steps), h.order)):
        if (found := under_heading(task, heading)) is not None:
            return found
    return None


def _general(task: Task, goals: tuple[Passage, ...]) -> Passage | None:
    """The heading that the question names by its kind: `mục tiêu chung`, `mục đích`."""
    asked = words_of(task.question.text)
    named = [h for h in goals if all(w in asked.folded.split() for w in h.own.folded.split())]
    return max(named, key=lambda h: (len(h.own.folded), -h.order), default=None) or topic_heading(task, goals)

"""To whom something goes: reports, plans, difficulties."""

from __future__ import annotations

import re

from bot import messages
from bot.answers.excerpt import best_segment, shorten
from bot.answers.finding import Finding, Result, Task, matches, missing
from bot.answers.topics import about
from bot.answers.whither import says_whither
from bot.contact import contact_of
from bot.matching import words_of
from bot.view import Passage, told
from bot.weights import WEIGHTS
from corpus.folding import fold

_QUOTE = 230  # characters of a clause in a headline
_DIFFICULT = re.compile(r"\b(?:vuong mac|kho khan|phan anh|kien nghi|gop y|thac mac|sua doi|bo sung)\b")
_GOES_TO = re.compile(r"\b(?:bao cao|gui|phan anh|trinh|nop|de xuat|kien nghi|thong bao)\b")
_CONTACT = re.compile(r"\b(?:lien he|lien lac|dau moi)\b")
_CONTACT_LINE = re.compile(r"\W*(?:moi )?(?:chi tiet |thong tin )?(?:xin |vui long )?(?:dau moi )?lien he\b")
_REPORTING = re.compile(r"\bbao cao\b")


def answer_recipient(task: Task) -> Result:
    """The clause that says to whom, of the agency that the question names where it names one."""
    if _in_difficulty(task) and (found := _who_helps(task)) is not None:
        return found
    if _CONTACT.search(fold(task.question.text)) and (given := _contact(task)) is not None:
        return given
    pool = _pool(task)
    if not pool:
        return missing(task, messages.WHO_NONE.format(about=about(task)))
    if (shown := _just_shown(task, pool) or _beside_shown(task)) is not None:
        return shown
    if not task.question.terms:
        return _reports(task, pool)
    ranked = [m for m in matches(task, pool, coverage=WEIGHTS.answer) if m.coverage >= WEIGHTS.answer]
    if not ranked:
        return missing(task, messages.WHO_NONE.format(about=about(task)))
    best = next((m for m in ranked if says_whither(m.passage.node)), ranked[0])
    fitting = (
        [best]
        if best is not ranked[0]
        else [m for m in ranked if m.coverage >= best.coverage - WEIGHTS.tie][:2]
    )
    quote = best_segment(told(best.passage.node), task.terms, _QUOTE)
    return Finding(
        view=task.view, headline=quote, nodes=tuple(m.passage.node for m in fitting), score=best.coverage
    )


def _contact(task: Task) -> Finding | None:
    """The line that says whom to turn to: `Đầu mối liên hệ: …`."""
    lines = (p.node for p in task.view.passages if _CONTACT_LINE.match(fold(p.node.text)))
    node = next(lines, None)
    return Finding(view=task.view, headline=told(node), nodes=(node,)) if node is not None else None


def _just_shown(task: Task, pool: tuple[Passage, ...]) -> Finding | None:
    """The clause of the last answer that says to whom: `gửi cho ai?` after a deadline."""
    near = {path for plan_id, path in task.question.near if plan_id == task.view.plan_id}
    shown = [p for p in pool if p.node.key in near]
    if not shown:
        return None
    node = shown[0].node
    dated = next((d for d in task.view.plan.facts.deadlines if d.path == node.key), None)
    line = shorten(told(node), _QUOTE) if dated is None else _around(node.text, dated.words.start)
    return Finding(view=task.view, headline=line, nodes=tuple(p.node for p in shown[:2]))


def _beside_shown(task: Task) -> Finding | None:
    """The clause under the last answer's heading that says where to: `gửi về đâu` after the days of a contest."""
    near = {path for plan_id, path in task.question.near if plan_id == task.view.plan_id}
    above = {p.node.parent for p in task.view.passages if p.node.key in near and p.node.parent is not None}
    beside = [p.node for p in task.view.passages if p.node.parent in above and says_whither(p.node)]
    if len(beside) != 1:
        return None
    return Finding(view=task.view, headline=shorten(told(beside[0]), _QUOTE), nodes=tuple(beside))


def _in_difficulty(task: Task) -> bool:
    """Whether it asks to whom difficulties go: plans say that once, in their own words."""
    return not task.question.agencies and _DIFFICULT.search(fold(task.question.text)) is not None


def _who_helps(task: Task) -> Finding | None:
    contact = contact_of(task.view)
    if contact is None or contact.role != "difficulties":
        return None
    quote = best_segment(told(contact.node), task.terms, _QUOTE)
    return Finding(view=task.view, headline=quote, nodes=(contact.node,))


def _pool(task: Task) -> tuple[Passage, ...]:
    going = tuple(p for p in task.view.passages if _GOES_TO.search(fold(p.node.text)))
    asked = {a.id for a in task.question.agencies}
    if not asked:
        return going
    paths = {d.path for d in task.view.plan.facts.duties if d.agency in asked and d.place == "own"}
    own = tuple(p for p in going if p.node.key in paths)
    names = [words_of(a.written).folded.strip() for a in task.question.agencies]
    return own or tuple(p for p in going if any(n in p.own.folded for n in names))


def _reports(task: Task, pool: tuple[Passage, ...]) -> Result:
    """Nothing more is asked than to whom: the reports, those with a date first."""
    dated = [d for d in task.view.plan.facts.deadlines if _REPORTING.search(fold(d.what)) or d.to]
    paths = {p.node.key for p in pool}
    for fact in dated:
        if fact.path in paths:
            node = task.view.plan.by_key[fact.path]
            terms = task.terms
            segment = (
                best_segment(told(node), terms, _QUOTE)
                if len(node.text) <= _QUOTE
                else _around(node.text, fact.words.start)
            )
            return Finding(view=task.view, headline=segment, nodes=(node,))
    reporting = [p for p in pool if _REPORTING.search(fold(p.node.text))] or list(pool)
    node = reporting[-1].node
    return Finding(view=task.view, headline=shorten(told(node), _QUOTE), nodes=(node,))


def _around(text: str, position: int) -> str:
    """The sentence or part between semicolons that holds a position."""
    start = max(text.rfind(mark, 0, position) for mark in (". ", "; ")) + 1
    ends = [e for e in (text.find(mark, position) for mark in (". ", ";", "./.")) if e > 0]
    return shorten(text[start : min(ends, default=len(text))].strip(), _QUOTE)

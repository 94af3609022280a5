"""When: deadlines, milestones, yearly days and events, told with how far they are from today."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot import messages
from bot.answers.content import found_in
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Missing, Result, Task, answering, matches, met, missing
from bot.answers.times.dated import DatedFact, best_of, events_asked, of_the_whole, scored
from bot.answers.times.deadlines import asked_period, deadlines_asked
from bot.answers.times.due_days import deadline_in_english, deadline_line, deadline_note
from bot.answers.times.events import event_finding
from bot.answers.times.headed import answer_headed
from bot.answers.topics import about
from bot.matching import strength, words_of
from bot.view import told
from bot.weights import WEIGHTS
from corpus.facts.dates import find_dates
from corpus.facts.days import next_due
from corpus.facts.models import Deadline, Event
from corpus.folding import fold
from corpus.models import Node

A_DAY = re.compile(
    r"\bngay\s+\d|\b\d{1,2}/\d{1,2}\b|\b(?:thang|quy|nam)\s+(?:\d|[ivx]+\b)|\bthoi gian\b"
    r"|\b\d+ (?:ngay|thang|tuan|gio)\b|\bngay (?:ky(?! niem)|ban hanh)\b"
)


# Words whose dates are their own: `1520/QĐ-TTg ngày 09/12/2022`, `“… đến năm 2030”`.
_NAMED = re.compile(
    r"“[^”]*”|\d+\s*/\s*[\w/&-]+\s+ngày\s+\d{1,2}\s*(?:/|tháng)\s*\d{1,2}(?:\s*(?:/|năm)\s*\d{4})?",
    re.IGNORECASE,
)
# Asked from when: a day by which something is due is no answer.
_BEGINS = re.compile(
    r"\b(?:bat dau|khoi cong|khoi dong) (?:tu |vao )?(?:ngay|thang|nam|quy|khi|luc|bao gio|hom|dau)\b"
    r"|\btu (?:ngay|thang|nam|khi|hom) (?:nao|may|bao nhieu)\b|\btu bao gio\b"
    r"|\b(?:bao gio|khi nao) (?:thi )?bat dau\b"
)
_WITHIN = re.compile(r"\btrong (?:vong )?(?:bao nhieu|may) (?:ngay|gio|thang|tuan)\b")
_LENGTH = re.compile(r"\b\d+ (?:ngay|gio|thang|tuan)\b")
_BY_WHEN = re.compile(
    r"\b(?:xong|hoan thanh|hoan tat)\b.*\btruoc (?:ngay|thang|khi)\b|\b(?:han chot|cham nhat|muon nhat)\b"
)
_SEVERAL = re.compile(
    r"\b(?:nhung|cac|may) (?:ngay|han|moc|thoi han)\b|\b(?:may|bao nhieu) lan\b"
)  # days are asked for


def answer_date(task: Task) -> Result:
    """The deadline or event that meets what is asked; of both kinds, since `khi nào` asks for either."""
    begins = _BEGINS.search(fold(task.question.text)) is not None
    deadlines = scored(task, [d for d in deadlines_asked(task) if not begins or d.bound in ("from", "on")])
    events = scored(task, events_asked(task))
    prefer_events = task.question.intent == "event"
    of_the_plan = not task.specific and (prefer_events or not task.question.month)
    if not task.question.terms or of_the_plan:  # what the plan's title says, all its days are about
        if not deadlines and asked_period(task):
            return _refuse(task)
        return _listed(task, deadlines, events, prefer_events=prefer_events)
    threshold = WEIGHTS.near if task.question.month or task.question.upcoming else WEIGHTS.answer
    own = WEIGHTS.own_duty if _bound(task, deadlines) else threshold
    deadlines = [d for d in deadlines if d.met >= min(own, threshold)]
    events = [e for e in events if e.met >= threshold]
    if _WITHIN.search(fold(task.question.text)):
        return _how_long(task)
    if not deadlines and not events:
        return _refuse(task) if asked_period(task) else _in_words(task)
    best_deadline = max((d.coverage for d in deadlines), default=0.0)
    best_event = max((e.coverage for e in events), default=0.0)
    if best_event > best_deadline or (prefer_events and events and best_event >= best_deadline - WEIGHTS.tie):
        return _events_of(task, events if task.question.lists and prefer_events else best_of(task, events))
    if events and best_event >= best_deadline - WEIGHTS.tie and _shorter(best_of(task, events), deadlines):
        return _events_of(task, best_of(task, events))
    return _deadline_finding(
        task, _with_beside(task, of_the_whole(task, best_of(task, deadlines), deadlines))
    )


def _with_beside(task: Task, chosen: list[DatedFact]) -> list[DatedFact]:
    """`vào những ngày nào`: with the deadlines that stand in the same clause."""
    if _SEVERAL.search(fold(task.question.text)) is None or len({d.fact.path for d in chosen}) != 1:
        return chosen
    return [d for d in scored(task, deadlines_asked(task)) if d.fact.path == chosen[0].fact.path] or chosen


def _shorter(events: Sequence[DatedFact], deadlines: Sequence[DatedFact]) -> bool:
    """Whether an event's name says little more than what is asked, and each deadline is of more than that."""
    names = [len(e.fact.name.split()) for e in events if isinstance(e.fact, Event)]
    acts = [len(d.fact.what.split()) for d in deadlines if isinstance(d.fact, Deadline)]
    return max(names, default=0) < min(acts, default=0)


def _how_long(task: Task) -> Result:
    """`trong bao nhiêu ngày`: a clause that says a number of days; a date is no answer."""
    for match in answering(task, dated=True):
        if match.met >= WEIGHTS.answer and _LENGTH.search(fold(match.passage.node.text)):
            return found_in(task, [match], _LENGTH)
    return _refuse(task)


def _bound(task: Task, deadlines: Sequence[DatedFact]) -> bool:
    """Whether the deadlines are one agency's own few: what is asked of it is then said of these."""
    if len(task.question.agencies) != 1 or len({d.fact.path for d in deadlines}) != 1:
        return False
    asked = task.question.agencies[0].id
    own = {d.path for d in task.view.plan.facts.duties if d.agency == asked and d.place == "own"}
    return all(d.fact.path in own for d in deadlines)


def _in_words(task: Task) -> Result:
    """No fact has the date: a clause that meets the question and says a day of its own, else a refusal."""
    for match in answering(task, dated=True):
        node = match.passage.node
        if match.met >= WEIGHTS.answer and _has_free_day(task, node) and _is_bound(task, node):
            return found_in(task, [match], A_DAY)
    return _of_a_target(task) or answer_headed(task) or _refuse(task)


def _is_bound(task: Task, node: Node) -> bool:
    """Whether a clause says a day by which something is done, where the question asks for one: `phải xong trước …`."""
    if not _BY_WHEN.search(fold(task.question.text)):
        return True
    return any(date.bound in ("before", "by") for date in find_dates(node.text)) or bool(node.cells)


def _of_a_target(task: Task) -> Finding | None:
    """`đến bao giờ thì 90% …`: the year of the target that has the value."""
    values = {Decimal(c.number) for c in task.question.claims if c.kind == "percent"}
    fitting = [
        t
        for t in task.view.plan.facts.targets
        if t.value in values and t.year and met(task, words_of(t.subject, t.measure)) >= WEIGHTS.answer
    ]
    if not fitting:
        return None
    lines = [messages.TARGET_BY.format(year=t.year, value=t.words.text, subject=t.subject) for t in fitting]
    nodes = task.view.nodes_at(t.path for t in fitting)
    return Finding(view=task.view, headline=shorten("; ".join(lines), WEIGHTS.quote), nodes=nodes)


def _has_free_day(task: Task, node: Node) -> bool:
    """Whether a clause says a day that is not another event's or deadline's, nor part of a document's or a name."""
    facts = task.view.plan.facts
    dated: tuple[Deadline | Event, ...] = (*facts.events, *facts.deadlines)
    taken = [(f.words.start, f.words.end) for f in dated if f.path == node.key]
    taken += [match.span() for match in _NAMED.finditer(node.text)]
    return any(
        not any(start <= day.start() < end for start, end in taken) for day in A_DAY.finditer(fold(node.text))
    )


def _listed(
    task: Task, deadlines: list[DatedFact], events: list[DatedFact], *, prefer_events: bool
) -> Result:
    """All that the plan has where nothing more is asked: reports first, since `hạn` alone means theirs."""
    if prefer_events and events:
        all_of_them = task.question.lists or task.question.counts or task.question.wanted == "count"
        return _events_of(task, events if all_of_them else _named(task, events) or events)
    if not prefer_events and deadlines:
        if task.question.upcoming:
            return _deadline_finding(task, _next_first(task, deadlines) or deadlines)
        reports = [d for d in deadlines if isinstance(d.fact, Deadline) and d.fact.kind == "yearly"]
        return _deadline_finding(task, deadlines if task.question.lists else reports or deadlines)
    return _refuse(task)


def _named(task: Task, events: list[DatedFact]) -> list[DatedFact]:
    """The events whose own names say all that is asked: `Tuần lễ …` itself, and not what is held within it."""
    terms = task.question.terms
    names = [(e, words_of(e.fact.name)) for e in events if isinstance(e.fact, Event)]
    return [e for e, name in names if terms and all(strength(t, name) >= WEIGHTS.begins_word for t in terms)]


def _next_first(task: Task, deadlines: list[DatedFact]) -> list[DatedFact]:
    """The deadlines that are still to come, the nearest first."""
    ahead = [
        (day, d) for d in deadlines if isinstance(d.fact, Deadline) and (day := next_due(d.fact, task.today))
    ]
    return [d for _, d in sorted(ahead, key=lambda pair: pair[0])]


def _refuse(task: Task) -> Result:
    if task.question.intent == "event":
        if task.question.month and not task.question.terms:
            return missing(task, messages.EVENT_NONE_MONTH.format(month=task.question.month))
        return missing(task, messages.EVENT_NONE.format(about=about(task)))
    covered = [m for m in matches(task, coverage=WEIGHTS.answer) if m.coverage >= WEIGHTS.answer]
    refusal = missing(task, messages.DEADLINE_NONE.format(about=about(task)))
    near = tuple(m.passage.node for m in covered[:2]) or refusal.nearest
    return Missing(
        view=task.view, reason="not_stated", headline=refusal.headline, nearest=near, score=refusal.score
    )


def _deadline_finding(task: Task, chosen: Sequence[DatedFact]) -> Finding:
    facts = [c.fact for c in chosen if isinstance(c.fact, Deadline)]
    nodes = task.view.nodes_at(f.path for f in facts)
    notes = tuple(dict.fromkeys(note for f in facts if (note := deadline_note(f, task.today))))
    return Finding(
        view=task.view,
        headline=_deadline_headline(task, facts, nodes, notes),
        nodes=nodes,
        notes=notes,
        score=max(c.met for c in chosen),
        value=" ".join(sorted({f"{f.day}/{f.month}/{f.year} {f.bound}" for f in facts})),
        english="; ".join(dict.fromkeys(deadline_in_english(f) for f in facts)),
    )


def _deadline_headline(
    task: Task, facts: Sequence[Deadline], nodes: Sequence[Node], notes: Sequence[str]
) -> str:
    """A short clause as it stands; else what is due with its date; the days left first where they are asked for."""
    if task.question.days_left and notes:
        return shorten("; ".join(notes), WEIGHTS.quote)
    if len(nodes) == 1 and len(nodes[0].text) <= WEIGHTS.short_clause and _all_of(task, nodes[0], facts):
        return told(nodes[0])
    lines = [deadline_line(f, max(70, 240 // len(facts))) for f in facts]
    return "; ".join(dict.fromkeys(lines[: WEIGHTS.targets_named]))


def _all_of(task: Task, node: Node, facts: Sequence[Deadline]) -> bool:
    """Whether a clause has no deadline but these: its words say no other's date."""
    return all(f in facts for f in task.view.plan.facts.deadlines if f.path == node.key)


def _events_of(task: Task, chosen: Sequence[DatedFact]) -> Finding:
    events = [c.fact for c in chosen if isinstance(c.fact, Event)]
    return event_finding(task, events, max(c.met for c in chosen))

"""Anything that a plan may say: the clause, or all clauses of the heading, that meets the question's words."""

from __future__ import annotations

import re
from dataclasses import replace

from bot import messages
from bot.answers.duties import actors_of
from bot.answers.excerpt import best_segment
from bot.answers.finding import Finding, Match, Missing, Result, Task, matches, missing
from bot.answers.topics import about, topic_heading, under_heading
from bot.question.model import ValueKind
from bot.weights import WEIGHTS
from corpus.folding import fold
from corpus.models import Node

# What a value of each kind looks like in a clause (folded); a clause without one can't answer a question for it.
_LOOKS: dict[ValueKind, re.Pattern[str]] = {
    "phone": re.compile(r"\b0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}\b"),
    "email": re.compile(r"\S+@\S+\.\w+"),
    "web": re.compile(r"https?://|www\.|\.\w+\.vn\b|\.gov\b"),
    "time": re.compile(r"\b\d{1,2}\s*(?:gio|h|g)\b\s*\d{0,2}"),
    "person": re.compile(r"(?!)"),
    "form": re.compile(r"\b(?:theo mau|bieu mau|mau bao cao|mau so|de cuong)\b"),
    "money": re.compile(
        r"\b\d[\d.,]*\s*(?:ty|trieu|nghin|ngan)?\s*(?:dong|vnd)\b|\b\d[\d.,]*\s*(?:ty|trieu)\b"
    ),
}
_FUNDING = re.compile(r"\b(?:kinh phi|ngan sach|nguon luc|tai chinh|nguon von)\b")
# Words of a question on money that say nothing of what it is for.
_ABOUT_FUNDING = re.compile(
    r"\b(?:kinh phi|ngan sach|nguon|tien|von|tai chinh|lay|chi|cap|bo tri|dam bao|bao dam|huy dong)\b"
)
_FUNDING_SOURCE = re.compile(r"\b(?:ngan sach|nguon|bo tri|dam bao|bao dam|kinh phi)\b")


def has_value(kind: ValueKind | None, node: Node) -> bool:
    """Whether a clause holds a value of a kind; True where the kind has no look of its own."""
    pattern = _LOOKS.get(kind) if kind else None
    return pattern is None or pattern.search(fold(" ".join((node.text, *node.cells)))) is not None


def answer_content(task: Task) -> Result:
    """The clauses that meet the question; a heading's clauses together where it asks about what the heading names."""
    question = task.question
    if question.why:
        return missing(task, messages.WHY_NONE)
    if question.results:
        return missing(task, messages.RESULT_NONE)
    ranked = [m for m in matches(task) if _year_fits(task, m) and has_value(question.wanted, m.passage.node)]
    best = ranked[0] if ranked else None
    if question.wanted in messages.VALUE_NONE and (best is None or best.coverage < WEIGHTS.answer):
        return missing(task, messages.VALUE_NONE[question.wanted])
    heading = topic_heading(task)
    if heading is not None and _wants_all(task, best) and (found := under_heading(task, heading)):
        return found
    if best is None or best.coverage < WEIGHTS.answer or not question.terms:
        return missing(task, messages.CONTENT_NONE.format(about=about(task)))
    return _finding(task, ranked)


def _wants_all(task: Task, best: Match | None) -> bool:
    """Whether the whole heading answers: a list or a `how`, or no clause of its own says it."""
    question = task.question
    if question.confirms:
        return False
    if best is None or best.coverage < WEIGHTS.answer:
        return True
    return question.lists or task.terms.coverage(best.passage.own) < WEIGHTS.heading or _asks_how(task)


def _asks_how(task: Task) -> bool:
    return re.search(r"\b(?:the nao|ra sao|lam sao|nhu nao|cach nao)\b", fold(task.question.text)) is not None


def _finding(task: Task, ranked: list[Match]) -> Finding:
    best = ranked[0]
    margin = WEIGHTS.list_margin if task.question.lists else WEIGHTS.tie
    most = WEIGHTS.content_listed if task.question.lists else WEIGHTS.content_named
    fitting = [m for m in ranked if m.coverage >= max(WEIGHTS.answer, best.coverage - margin)][:most]
    actors = ", ".join(actors_of(task, best.passage))
    quote = best_segment(best.passage.node.text, task.terms, 200)
    headline = messages.WHO_ONE.format(agency=actors, duty=quote) if actors else quote
    return Finding(
        view=task.view, headline=headline, nodes=tuple(m.passage.node for m in fitting), score=best.coverage
    )


def _year_fits(task: Task, match: Match) -> bool:
    """A year that the question names stands in the clause, above it, or is the plan's own."""
    years = task.question.years
    if not years:
        return True
    node, metadata = match.passage.node, task.view.metadata
    text = " ".join((node.text, *node.trail, *node.header, metadata.title))
    own = metadata.issued.year if metadata.issued else None
    return all(str(y) in text or y == own for y in years)


def answer_funding(task: Task) -> Result:
    """Where the money comes from, and how much only where the plan says so."""
    question = task.question
    if question.wanted == "money":
        ranked = [
            m for m in matches(task) if has_value("money", m.passage.node) and m.coverage >= WEIGHTS.answer
        ]
        if not ranked:
            near = _funding_nodes(task)
            refusal = missing(task, messages.FUNDING_NO_AMOUNT.format(about=about(task)))
            return refusal if refusal.nearest or not near else _nearest(refusal, near)
        return _finding(task, ranked)
    nodes = _funding_nodes(task)
    pool = tuple(task.view.by_key[n.key] for n in nodes)
    ranked = matches(task, pool) if pool else []
    extra = [t for t in task.terms.terms if not _ABOUT_FUNDING.search(" ".join(t.folded))]
    if extra and (not ranked or ranked[0].coverage < WEIGHTS.answer):
        anywhere = [m for m in matches(task) if m.coverage >= WEIGHTS.answer]
        if anywhere:
            return _finding(task, anywhere)
        return missing(task, messages.FUNDING_NONE.format(about=about(task)))
    if not nodes:
        return missing(task, messages.FUNDING_NONE.format(about=""))
    chosen = tuple(m.passage.node for m in ranked[: WEIGHTS.funding_named])
    ordered = tuple(sorted(chosen, key=task.view.plan.nodes.index))
    return Finding(view=task.view, headline=_funding_quote(ordered[0]), nodes=ordered)


def _nearest(refusal: Missing, nodes: tuple[Node, ...]) -> Missing:
    return replace(refusal, nearest=nodes[:2])


def _funding_nodes(task: Task) -> tuple[Node, ...]:
    """The clauses below a heading on funding; else those that say where money comes from."""
    for heading in task.view.headings:
        if _FUNDING.search(fold(heading.node.text)) and not actors_heading(task, heading.node):
            return tuple(p.node for p in task.view.clauses_under(heading.node.key))
    return tuple(
        p.node
        for p in task.view.passages
        if "kinh phi" in fold(p.node.text)
        and _FUNDING_SOURCE.search(fold(p.node.text))
        and "ngan sach" in fold(p.node.text)
    )


def actors_heading(task: Task, node: Node) -> bool:
    """Whether a heading names an agency (`Sở Tài chính`), not a matter."""
    below = {p.node.key for p in task.view.clauses_under(node.key)}
    return any(d.place == "own" and d.path in below for d in task.view.plan.facts.duties)


def _funding_quote(node: Node) -> str:
    """The clause's words from where it says the source, within a headline."""
    text = node.text
    if len(text) <= 240:
        return text
    match = re.search(r"(?:được|do|chi|từ|bố trí|lấy|sử dụng)[^“”]{0,25}(?:nguồn|ngân sách)", text)
    start = match.start() if match else 0
    piece = text[start:]
    cut = piece if len(piece) <= 230 else piece[: piece.rfind(" ", 0, 228)] + "…"
    return ("… " if start else "") + cut

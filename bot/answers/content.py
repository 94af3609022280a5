"""Anything that a plan may say: the clause, or all clauses of the heading, that meets the question's words."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot import messages
from bot.answers.bodies.actors import actors_of
from bot.answers.cells import is_row
from bot.answers.excerpt import best_segment, led_by, room, shorten
from bot.answers.finding import Finding, Match, Result, Task, answering, missing, of_another_class
from bot.answers.topics import about, period_heading, topic_heading, under_heading
from bot.matching import strength, words_of
from bot.question.model import REACHED_BY, ValueKind
from bot.view import Passage, told
from bot.weights import WEIGHTS
from corpus.folding import fold
from corpus.models import Node

# What a value of each kind looks like in a clause (folded); a clause without one can't answer a question for it.
_LOOKS: dict[ValueKind, re.Pattern[str]] = {
    "phone": re.compile(r"\b0\d[\d .]{7,12}\d\b"),
    "email": re.compile(r"\S+@\S+\.\w+"),
    "web": re.compile(r"https?://|www\.|\.\w+\.vn\b|\.gov\b"),
    "time": re.compile(r"\b\d{1,2}\s*(?:gio|h|g)\b\s*\d{0,2}"),
    "person": re.compile(r"(?!)"),
    "where": re.compile(r"\b(?:dia diem|tai|o)\b"),
    "form": re.compile(r"\b(?:theo mau|bieu mau|mau bao cao|mau so|de cuong)\b"),
    "fee": re.compile(
        r"\bmien (?:phi|ve|le phi|tien)\b|\b(?:thu|mat|ban|mua|dong|nop) (?:\w+ )?(?:phi|ve|le phi|tien)\b"
        r"|\ble phi\b|\bgia ve\b|\bve (?:vao|moi)\b"
        r"|\b\d[\d.,]* (?:nghin |ngan |trieu )?dong\s*/\s*(?:the|ve|luot|nguoi|em|hoc vien|tre|doi)\b"
    ),
    "money": re.compile(
        r"\b\d[\d.,]*\s*(?:ty|trieu|nghin|ngan)?\s*(?:dong|vnd)\b|\b\d[\d.,]*\s*(?:ty(?!\s+le)|trieu)\b"
    ),
}
# A table says the unit of its sums once, above them.
_MONEY_HEADER = re.compile(r"\b(?:trieu|ty|nghin|ngan)?\s*dong\b")
_SUM = re.compile(r"^\s*\d[\d.,]*\s*$")


def looks_like(kind: ValueKind | None) -> re.Pattern[str] | None:
    """What a value of a kind looks like in folded words; None where the kind has no look of its own."""
    return _LOOKS.get(kind) if kind else None


def has_value(kind: ValueKind | None, node: Node) -> bool:
    """Whether a clause holds a value of a kind; True where the kind has no look of its own."""
    pattern = _LOOKS.get(kind) if kind else None
    if pattern is None or pattern.search(fold(" ".join((node.text, *node.cells)))) is not None:
        return True
    return kind == "money" and any(
        _SUM.match(cell) and _MONEY_HEADER.search(fold(title))
        for title, cell in zip(node.header, node.cells, strict=False)
    )


def answer_content(task: Task) -> Result:
    """The clauses that meet the question; a heading's clauses together where it asks about what the heading names."""
    question = task.question
    if question.nouns and (named := _with_what_is_asked_for(task)) is not None:
        return named
    if question.why:
        return missing(task, messages.WHY_NONE)
    if question.results:
        return missing(task, messages.RESULT_NONE)
    if question.day is not None:
        return missing(
            task, messages.CONTENT_NONE.format(about=about(task))
        )  # no plan says what a day will bring
    period = period_heading(task) if question.how or question.lists else None
    if period is not None and (found := under_heading(task, period)) is not None:
        return found
    ranked = [m for m in answering(task, dated=True) if has_value(question.wanted, m.passage.node)]
    ranked = _labelled_first(task, ranked)
    best = ranked[0] if ranked else None
    if question.wanted in messages.VALUE_NONE and best is None:
        return missing(task, messages.VALUE_NONE[question.wanted])
    heading = topic_heading(task)
    if heading is not None and _wants_all(task, best, heading) and (found := under_heading(task, heading)):
        return found
    if best is None or not (question.terms or question.wanted in REACHED_BY):
        return missing(task, messages.CONTENT_NONE.format(about=about(task)))
    return found_in(task, ranked)


def _with_what_is_asked_for(task: Task) -> Finding | None:
    """The answer whose clauses, or what stands above them, say what is asked for: `những hạn chế gì`."""
    nouns = task.question.nouns
    if not task.specific:  # the title says the rest: a heading that has these words is about nothing else
        heading = topic_heading(task.asking(terms=nouns))
        if heading is not None and (below := under_heading(task, heading)) is not None:
            return below
    terms = tuple(sorted((*task.question.terms, *nouns), key=lambda t: t.start))
    found = answer_content(task.asking(terms=terms, nouns=(), lists=True))
    if not isinstance(found, Finding):
        return None
    said = [words_of(node.text, *node.trail, *node.header, *node.cells) for node in found.nodes]
    return found if all(any(strength(noun, words) >= 1 for words in said) for noun in nouns) else None


_LABEL = 5  # syllables that a field's name has at most


def _labelled_first(task: Task, ranked: list[Match]) -> list[Match]:
    """The clauses by how well they answer; before them a field whose name the question says: `Chủ đề: “…”`."""
    terms = {t.text for t in task.question.terms}
    named = [m for m in ranked if _label(m.passage.node) in terms]
    return [*named, *(m for m in ranked if m not in named)]


def _label(node: Node) -> str:
    """The name of a clause that is a field, folded; empty where it is none."""
    name, colon, value = node.text.partition(":")
    folded = fold(name).strip(' -–+*“"')
    return folded if colon and value.strip() and len(folded.split()) <= _LABEL else ""


def _wants_all(task: Task, best: Match | None, heading: Passage) -> bool:
    """Whether the whole heading answers: a list or a `how`, or no clause of its own says it."""
    question = task.question
    if question.confirms or question.wanted is not None:
        return False
    if best is None or question.lists or question.how:
        return True
    return task.terms.coverage(best.passage.own) < task.terms.coverage(heading.own) - WEIGHTS.tie


def found_in(task: Task, ranked: list[Match], must: re.Pattern[str] | None = None) -> Finding:
    """The best passages as an answer; one that only leads in brings the items that it announces.

    `must` is what the headline's quote has to hold, where the passage has it: the value that was asked for.
    """
    must = must or _LOOKS.get(task.question.wanted or "count")
    best = ranked[0]
    margin = WEIGHTS.list_margin if task.question.lists else WEIGHTS.tie
    if _label(best.passage.node) in {t.text for t in task.question.terms}:
        ranked = [best]  # what a field's name says is asked for, no other clause is
    most = WEIGHTS.content_listed if task.question.lists else WEIGHTS.content_named
    fitting = [m for m in ranked if m.coverage >= best.coverage - margin][:most]
    actors = ", ".join(actors_of(task, best.passage))
    quote = best_segment(told(best.passage.node), task.terms, room(task.view, actors), must)
    items = announced(task, best.passage)
    if items:
        quote = shorten(f"{quote} {' '.join(n.text for n in items)}", WEIGHTS.quote)
        nodes = (best.passage.node, *items)
    else:
        nodes = tuple(m.passage.node for m in fitting)
    headline = _of_what_was_reached(task, best.passage.node) + led_by(actors, quote)
    return Finding(view=task.view, headline=headline, nodes=nodes, score=best.met)


def _of_what_was_reached(task: Task, node: Node) -> str:
    """What stands before the quote of a clause that only tells what was reached, and doesn't say when; else empty."""
    years = task.view.reached.get(node.key)
    if years is None or any(str(year) in node.text for year in years):
        return ""
    if not years:
        return messages.RESULT_THEN.format(said="")
    return messages.RESULT_OF_YEAR.format(year=max(years), said="")


def _is_over(task: Task, node: Node) -> bool:
    """Whether a clause only tells what was reached in years before the plan's, and doesn't say so itself."""
    years, issued = task.view.reached.get(node.key), task.view.metadata.issued
    over = bool(years) and issued is not None and max(years or ()) < issued.year
    return over and bool(_of_what_was_reached(task, node))


def announced(task: Task, passage: Passage) -> tuple[Node, ...]:
    """The items after a clause that ends with a colon (`… sau đây:`), down to the next clause of its kind."""
    if not passage.node.text.rstrip().endswith(":"):
        return ()
    steps = passage.node.path.steps
    items: list[Node] = []
    for node in task.view.plan.nodes[passage.order + 1 :]:
        inside = node.path.steps[: len(steps)] == steps
        sibling = len(node.path.steps) == len(steps) and node.path.steps[:-1] == steps[:-1]
        if (
            not node.is_clause
            or not (inside or sibling)
            or (sibling and node.path.steps[-1].kind == steps[-1].kind)
        ):
            break
        items.append(node)
    return tuple(items)


_NEAR = 40  # characters beside a figure in which what it counts stands
_BESIDE = 1  # words that may stand between a figure and what it counts: `3 triệu lượt`, `02 con đường`
# `71 điểm`; so many of so many (`9/11 huyện`), which is no day; a share in words (`một phần ba số người`).
_FIGURE = re.compile(
    r"(?<![\d/.,-])(?!(?:19|20)\d\d\b)\d[\d.,]*(?![\d/]|\s*%)"
    r"|(?<![\d/.,-])(?<!ngày )(?<!tháng )(?<!trước )(?<!đến )(?<!từ )\d{1,4}/\d{1,4}(?=\s+[^\W\d_])"
    r"|(?<![\d/.,-])\d{1,4}/(?:1[3-9]|[2-9]\d|\d{3,4})(?=\s+[^\W\d_])"
    r"|(?<!\w)(?:(?:một|hai|ba|bốn)\s+phần\s+(?:ba|tư|năm|mười)|một\s+nửa)(?!\w)",
    re.IGNORECASE,
)


def number_in_words(task: Task, without: Collection[str] = ()) -> Finding | None:
    """A clause that answers and says a number right at a word of the question: `71 điểm úng ngập`.

    `without` are the keys of clauses whose numbers are of something else.
    """
    if (counted := _counted_children(task)) is not None:
        return counted
    for match in answering(task, dated=True):
        node = match.passage.node
        if (
            match.coverage < WEIGHTS.answer
            or _is_over(task, node)  # told where it is asked for
            or node.key in without
            or of_another_class(task, match.passage.own.folded)
        ):
            continue
        if numbered(task, node):
            return found_in(task, [match])
    return None


def _counted_children(task: Task) -> Finding | None:
    """`có mấy bước`: the headings or clauses right below a heading that begin with the word that is counted."""
    terms = task.question.terms
    if task.question.wanted != "count" or not terms:
        return None
    noun = " ".join(terms[-1].folded)
    matter = task.terms.only(terms[:-1])
    for heading in task.view.headings:
        if not matter.terms or matter.coverage(heading.own) < WEIGHTS.answer:
            continue
        below = [
            n
            for n in task.view.plan.nodes
            if n.parent is not None
            and task.view.plan.nodes[n.parent] is heading.node
            and fold(n.text).startswith(f"{noun} ")
        ]
        if below:
            noun = task.question.text[terms[-1].start : terms[-1].end]
            line = messages.COUNTED.format(
                place=heading.node.path.label, count=len(below), noun=noun,
                first=shorten("; ".join(n.text for n in below), 160),
            )  # fmt: skip
            return Finding(view=task.view, headline=line, nodes=tuple(below))
    return None


def _counted_in_column(task: Task, row: Node) -> bool:
    """Whether a row has figures below a title that says what is counted: `Số hộ di dời`."""
    counted = task.question.counted
    if counted is None:
        return False
    cells = zip(row.header, row.cells, strict=False)
    return any(_SUM.match(cell) and strength(counted, words_of(title)) >= 1 for title, cell in cells)


def numbered(task: Task, node: Node) -> bool:
    """Whether a figure that is no share and no year counts or measures one of the question's terms.

    `71 điểm úng ngập` counts what follows it; `diện tích tối thiểu là 30m2` measures what stands before.
    """
    if is_row(node) and _counted_in_column(task, node):
        return True
    for figure in _FIGURE.finditer(node.text):
        after = words_of(node.text[figure.end() : figure.end() + _NEAR])
        before = words_of(node.text[max(0, figure.start() - _NEAR) : figure.start()])
        counted = task.question.counted
        if counted is not None:
            after = words_of(" ".join(node.text[figure.end() :].split()[: len(counted.folded) + _BESIDE]))
        near = after if task.question.wanted == "count" else after.joined(before)
        terms = (counted,) if counted is not None else task.terms.terms
        if any(strength(term, near) >= WEIGHTS.begins_word for term in terms):
            return True
    return False

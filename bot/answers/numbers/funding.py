"""Where the money comes from, and how much: the sums that a plan states, each of what it is of."""

from __future__ import annotations

import re
from dataclasses import replace

from bot import messages
from bot.answers.content import announced, found_in, has_value
from bot.answers.excerpt import shorten
from bot.answers.finding import (
    Finding,
    Match,
    Missing,
    Result,
    Task,
    answering,
    missing,
    of_another_class,
    year_fits,
)
from bot.answers.numbers.prices import is_of_that_price
from bot.answers.numbers.target_lines import target_phrase
from bot.answers.topics import about
from bot.matching import words_of
from bot.question.model import Term
from bot.view import Passage, told
from bot.weights import WEIGHTS
from corpus.facts.context import without_marker
from corpus.facts.models import Target
from corpus.facts.setting import is_money
from corpus.folding import fold
from corpus.models import Node

_FUNDING = re.compile(r"\b(?:kinh phi|ngan sach|nguon luc|tai chinh|nguon von|du toan)\b")
# A heading on the plan's money begins so; `Cải cách tài chính công` is a matter of the plan itself.
_FUNDING_HEADING = re.compile(
    r"(?:\W|\b(?:nhu cau|tong|ve|du kien|giai phap|co che|nguon)\s)*"
    r"(?:kinh phi|ngan sach|tai chinh|nguon luc|nguon von|von|du toan)\b"
)
# Syllables of a question on money that say what is done with it: a clause on the sum need not say them.
_VERBS = frozenset({
    "lay", "chi", "cap", "bo", "tri", "dam", "bao", "huy", "dong", "gop", "danh", "ton", "het", "tong", "cong", "so",
    "muc", "nhu", "cau", "du", "kien", "phan", "su", "dung", "quan", "ly", "ti", "ty", "trieu",
})  # fmt: skip
# These and the names of money say nothing of what it is for.
_LIGHT = _VERBS | {"kinh", "phi", "ngan", "sach", "nguon", "tien", "von", "tai", "chinh", "toan", "co"}
_FUNDING_SOURCE = re.compile(r"\b(?:ngan sach|nguon|bo tri|dam bao|bao dam|kinh phi)\b")
_MORE = re.compile(r"\b(?:nhieu|it|lon|cao|thap) hon\b|\bchenh lech\b")  # sums are held against one another
_NEEDED = re.compile(
    r"\b(?:nhu cau|du toan|tong (?:so|muc|kinh phi|von))\b"
)  # a sum is asked for, not a source
_TOTAL = re.compile(r"\btong (?:so|kinh phi|muc|cong|nhu cau|du toan|von|nguon|gia tri|chi phi)\b")
# Whose money: `ngân sách cấp huyện`. A reserve (`dự phòng ngân sách`) is a part of one.
_SOURCE = re.compile(
    r"(?<!du phong )\bngan sach (?:cap )?(?:tinh|thanh pho|huyen|xa|trung uong|dia phuong|nha nuoc)\b|\bxa hoi hoa\b"
)


_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_NAMES = 2  # syllables from which a heading may be a part's name


def answer_funding(task: Task) -> Result:
    """Where the money comes from, and how much only where the plan says so."""
    if (of_year := _of_year(task)) is not None:
        return of_year
    if task.question.wanted in ("money", "count", "number") or _MORE.search(fold(task.question.text)):
        return _amount(task)
    if _NEEDED.search(fold(task.question.text)) and isinstance(whole := _amount(task), Finding):
        return whole
    nodes = _funding_nodes(task)
    if _matter(task):
        pool = tuple(
            p
            for p in task.view.passages
            if has_value("money", p.node) or _FUNDING.search(fold(" ".join((p.node.text, *p.node.trail))))
        )
        ranked = [m for m in answering(task, pool) if _funded(m.passage)]
        if ranked:
            return found_in(task, ranked)
        return missing(task, messages.FUNDING_NONE.format(about=about(task)))
    if not nodes:
        return missing(task, messages.FUNDING_NONE.format(about=""))
    fitting = tuple(n for n in nodes if _within_plan(task, n))
    if not fitting:
        return _nearest(missing(task, messages.FUNDING_NONE.format(about=about(task))), nodes)
    chosen = fitting[: WEIGHTS.funding_named]
    if parts := announced(task, task.view.by_key[chosen[0].key]):
        line = " ".join((_funding_quote(chosen[0]), *(n.text for n in parts)))
        return Finding(view=task.view, headline=shorten(line, WEIGHTS.quote), nodes=(chosen[0], *parts))
    return Finding(view=task.view, headline=_funding_quote(chosen[0]), nodes=chosen)


def _of_year(task: Task) -> Finding | None:
    """The share of one year where the plan divides its money: `Năm 2026: 24,6 tỷ đồng` below words on money."""
    if len(task.question.years) != 1 or _matter(task) or _SOURCE.search(fold(task.question.text)):
        return None
    begins = re.compile(rf"\W*nam {task.question.years[0]}\b")
    for passage in task.view.passages:
        node = passage.node
        if (
            begins.match(fold(node.text))
            and has_value("money", node)
            and any(_FUNDING.search(fold(heading)) for heading in node.trail)
        ):
            return Finding(view=task.view, headline=_funding_quote(node), nodes=(node,))
    return None


def _matter(task: Task) -> tuple[Term, ...]:
    """The terms that say what the money is for; empty where it is the whole plan's."""
    return tuple(t for t in task.specific if not all(s in _LIGHT for s in t.folded))


def _within_plan(task: Task, node: Node) -> bool:
    """Whether a clause on money holds for the years that the question names: its own, or the plan's whole period."""
    period = task.view.metadata.period
    in_period = period is not None and all(period[0] <= y <= period[1] for y in task.question.years)
    passage = task.view.by_key[node.key]
    return in_period or year_fits(task, Match(passage, 1.0, 1.0))


_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–—]|đến(?:\s+năm)?)\s*((?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?<![/\d])(?:19|20)\d\d\b(?!/)")


def _is_of_another_span(task: Task, node: Node) -> bool:
    """Whether the years that a sum is said of, by its clause or what stands above, are all others than those asked."""
    said = " ".join((node.text, *node.trail, *node.header))
    spans = [(int(m[1]), int(m[2])) for m in _PERIOD.finditer(said)] or [
        (int(year), int(year)) for year in _YEAR.findall(said)
    ]
    first, last = min(task.question.years), max(task.question.years)
    return bool(spans) and all(b < first or last < a for a, b in spans)


def _is_of_the_year(task: Task, node: Node) -> bool:
    """Whether a sum is of the one year that is asked for; what a plan of several years needs is of none of them."""
    period = task.view.metadata.period
    if len(task.question.years) > 1 and _is_of_another_span(task, node):
        return False
    if len(task.question.years) != 1 or period is None or period[0] == period[1]:
        return _within_plan(task, node)
    said = _PERIOD.sub(" ", " ".join((node.text, *node.trail, *node.header)))
    return str(task.question.years[0]) in said


def _amount(task: Task) -> Result:
    """The clause that says the sum: of the source or the matter that is asked for, else of the whole plan."""
    pool = tuple(
        p
        for p in sorted((*task.view.passages, *task.view.headings), key=lambda p: p.order)
        if has_value("money", p.node)
        and not of_another_class(task, p.own.folded)
        and is_of_that_price(task.question.text, p.node)
    )
    of_year = tuple(p for p in pool if not task.question.years or _is_of_the_year(task, p.node))
    of_others = tuple(p for p in pool if p not in of_year)
    pool = _of_the_part(task, of_year)
    beyond = _matter(task)
    found = _of_source(task, pool) or (None if beyond else _of_the_plan(task, pool))
    if found is not None:
        return found
    if not beyond and _TOTAL.search(fold(task.question.text)):
        pool = tuple(p for p in pool if _TOTAL.search(fold(p.node.text)))  # what a part gets is no total
    kept = tuple(t for t in task.question.terms if not all(s in _VERBS for s in t.folded))
    asked = task.asking(terms=kept) if kept else task
    ranked = answering(asked, pool, dated=True)
    if ranked:
        return found_in(asked, ranked)
    if of_others and not beyond:
        return _no_such_year(task, of_others)
    refusal = missing(task, messages.FUNDING_NO_AMOUNT.format(about=about(task)))
    near = _funding_nodes(task)
    return refusal if refusal.nearest or not near else _nearest(refusal, near)


def _no_such_year(task: Task, sums: tuple[Passage, ...]) -> Missing:
    """The refusal of a plan that gives its money for all its years together."""
    years = dict.fromkeys((min(task.question.years), max(task.question.years)))
    told = messages.FUNDING_NO_YEAR.format(year=" - ".join(map(str, years)))
    near = tuple(p.node for p in sums if p.node in _funding_nodes(task))
    return Missing(view=task.view, reason="not_stated", headline=told, nearest=near[:2], score=1.0)


def _of_the_part(task: Task, pool: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Where the question names a part of the plan by its heading (an event), what is said there or of it; else all.

    The sum of the whole plan is none of the part's.
    """
    asked = words_of(_without_money(task)).folded
    terms = {s for t in task.question.terms for s in t.folded}  # `yêu cầu` only frames a question
    for heading in task.view.headings:
        if _FUNDING_HEADING.match(fold(heading.node.text)) or _names_an_agency(task, heading.node):
            continue
        for name in _names_of(heading.node):
            meant = f" {name} " in asked and not terms.isdisjoint(name.split())
            if meant and f" {name} " not in task.view.title.folded:
                below = {p.node.key for p in task.view.clauses_under(heading.node.key)}
                return tuple(p for p in pool if p.node.key in below or f" {name} " in p.own.folded)
    return pool


def _names_of(heading: Node) -> list[str]:
    """How a heading may be named, folded: as it stands, without what follows a dash, by the words in its quotes."""
    title = without_marker(heading.text)
    written = (title, title.partition(" - ")[0], *_QUOTED.findall(title))
    names = dict.fromkeys(words_of(name).folded.strip() for name in written)
    return [name for name in names if len(name.split()) >= _NAMES]


def _without_money(task: Task) -> str:
    """The question after its first words on money: `kinh phí …`."""
    text = task.question.text
    match = _FUNDING.match(fold(text))
    return text[match.end() :] if match else text


def _of_source(task: Task, pool: tuple[Passage, ...]) -> Finding | None:
    """The sum of the source that the question names: `ngân sách cấp huyện góp mấy tỷ`."""
    asked = {_source_name(m[0]) for m in _SOURCE.finditer(fold(task.question.text))}
    if not asked:
        return None
    funded = {n.key for n in _funding_nodes(task)}
    for passage in sorted(
        pool, key=lambda p: p.node.key not in funded
    ):  # what is under the plan's money comes first
        named = {_source_name(m[0]) for m in _SOURCE.finditer(fold(passage.node.text.partition(":")[0]))}
        if named and asked <= named:
            own = _own_sum(task, passage.node, asked) if len(named) > len(asked) else None
            line = target_phrase(task.view, own) if own else _funding_quote(passage.node)
            return Finding(view=task.view, headline=line, nodes=(passage.node,))
    for passage in pool:
        if _within_plan(task, passage.node) and (own := _own_sum(task, passage.node, asked)) is not None:
            return Finding(view=task.view, headline=target_phrase(task.view, own), nodes=(passage.node,))
    return None


def _own_sum(task: Task, node: Node, asked: set[str]) -> Target | None:
    """The one sum of a clause on several sources that is of those asked for; None where it isn't told apart."""
    sums = [t for t in task.view.plan.facts.targets if t.path == node.key and is_money(t.unit)]
    own = [t for t in sums if {_source_name(m[0]) for m in _SOURCE.finditer(fold(t.subject))} == asked]
    return own[0] if len(own) == 1 else None


def _source_name(written: str) -> str:
    return written.replace("cap ", "")


def _of_the_plan(task: Task, pool: tuple[Passage, ...]) -> Finding | None:
    """The sum of the whole plan: the clause on money that says a total, else the first with a sum."""
    funding = {n.key for n in _funding_nodes(task)}
    below = {key.rpartition("/")[0] for key in funding}
    fitting = [
        p
        for p in pool
        if (p.node.key in funding or p.node.key in below) and year_fits(task, Match(p, 1.0, 1.0))
    ]
    if not fitting:
        return None
    whole = next((p.node for p in fitting if _TOTAL.search(fold(p.node.text))), None)
    if whole is None and _TOTAL.search(fold(task.question.text)):
        whole = next(
            (p.node for p in fitting if _FUNDING_HEADING.match(fold(without_marker(p.node.text)))), None
        )
        if whole is None:
            return None  # what is spent for one thing is no total
    whole = whole or fitting[0].node
    return Finding(view=task.view, headline=_funding_quote(whole), nodes=(whole,))


def _funded(passage: Passage) -> bool:
    """Whether a clause itself speaks of money; one below a heading on money does."""
    return (
        _FUNDING.search(fold(passage.node.text)) is not None
        or has_value("money", passage.node)
        or any(_FUNDING.search(fold(heading)) for heading in passage.node.trail)
    )


def _nearest(refusal: Missing, nodes: tuple[Node, ...]) -> Missing:
    return replace(refusal, nearest=nodes[:2])


def _funding_nodes(task: Task) -> tuple[Node, ...]:
    """The clauses below a heading on funding; else those that begin with it, else those that name a source."""
    for heading in task.view.headings:
        if _FUNDING_HEADING.match(fold(heading.node.text)) and not _names_an_agency(task, heading.node):
            return tuple(p.node for p in task.view.clauses_under(heading.node.key))
    opening = tuple(
        p.node
        for p in task.view.passages
        if re.match(r"(?:tong )?(?:kinh phi|du toan|nguon von)\b", fold(p.node.text))
    )
    naming = tuple(p.node for p in task.view.passages if _names_source(fold(p.node.text)))
    return tuple(n for n in opening if _FUNDING_SOURCE.search(fold(n.text))) or naming


def _names_source(folded: str) -> bool:
    return "kinh phi" in folded and "ngan sach" in folded and _FUNDING_SOURCE.search(folded) is not None


def _names_an_agency(task: Task, node: Node) -> bool:
    """Whether a heading names an agency (`Sở Tài chính`), not a matter."""
    below = {p.node.key for p in task.view.clauses_under(node.key)}
    return any(d.place == "own" and d.path in below for d in task.view.plan.facts.duties)


def _funding_quote(node: Node) -> str:
    """The clause's words from where it says the source, within a headline."""
    text = told(node)
    if len(text) <= 240:
        return text
    match = re.search(r"(?:được|do|chi|từ|bố trí|lấy|sử dụng)[^“”]{0,25}(?:nguồn|ngân sách)", text)
    start = match.start() if match else 0
    piece = text[start:]
    cut = piece if len(piece) <= 230 else piece[: piece.rfind(" ", 0, 228)] + "…"
    return ("… " if start else "") + cut

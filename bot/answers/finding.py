"""What one plan says to a question: found with its clauses, or missing with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np

from bot.answer import Reason, Value
from bot.answers.bearers import of_another_bearer
from bot.answers.communes import of_another_commune
from bot.matching import WeighedTerms, Words
from bot.question.model import Question, Term
from bot.view import Passage, PlanView
from bot.weights import WEIGHTS
from corpus.folding import fold
from corpus.gazetteer.provinces import load_provinces
from corpus.models import Node

_HUNDREDTHS = 0.011  # coverages that are further apart differ when they are rounded to hundredths
Ranking = Callable[[], Mapping[str, float]]


@dataclass(frozen=True)
class Finding:
    """One plan's answer: what to say in a line, what else to say, and the clauses that say it."""

    view: PlanView
    headline: str  # without the province
    nodes: tuple[Node, ...]
    notes: tuple[str, ...] = ()
    score: float = 1.0  # coverage of the question's terms, 0 to 1
    value: str = ""  # plans that say the same have the same value
    excerpts: Mapping[str, str] = field(
        default_factory=dict
    )  # key → what of a node is quoted, where not all of it
    terms: WeighedTerms | None = None  # what very long clauses are excerpted by; set by who composes answers
    english: str = ""  # the headline for a question in English, where facts give one
    lead: str = ""  # what comes before all else: `Đúng`, `Không`
    direct: bool = True  # False where only a group that the agency belongs to is named
    values: tuple[Value, ...] = ()  # the numbers that it tells


@dataclass(frozen=True)
class Missing:
    """One plan is silent, and why."""

    view: PlanView
    reason: Reason
    headline: str  # without the province
    nearest: tuple[Node, ...] = ()
    score: float = 0.0
    notes: tuple[str, ...] = ()


Result = Finding | Missing


@dataclass(frozen=True)
class Task:
    """A question to one plan."""

    question: Question
    view: PlanView
    weighed: WeighedTerms
    ranking: Ranking  # path → fused retrieval score, the higher the better; computed when first called
    today: date

    @cached_property
    def terms(self) -> WeighedTerms:
        """The question's terms; what the plan's own title says weighs little: all its clauses are about that."""
        return self.weighed.damped(self.view.title)

    @cached_property
    def specific(self) -> tuple[Term, ...]:
        """The terms that the plan's own title doesn't meet: what is asked beyond what the whole plan is about."""
        return self.weighed.unmet(self.view.title)

    def asking(self, **changes: object) -> Task:
        """The same plan asked the same question but for these slots of it."""
        question = self.question.model_copy(update=changes)
        weighed = WeighedTerms(question.terms, self.weighed.lexicon)
        return replace(self, question=question, weighed=weighed)


@dataclass(frozen=True)
class Match:
    """A passage with how far it meets the question: by its own words and headings, and with the plan's title."""

    passage: Passage
    coverage: float
    met: float


def matches(
    task: Task,
    pool: tuple[Passage, ...] | None = None,
    *,
    coverage: float = 0.0,
    met: float = 0.0,
    first: int | None = None,
) -> list[Match]:
    """The passages by how far they meet the question, best first; retrieval breaks ties.

    Those that certainly meet less than `coverage`, or with the plan's title less than `met`, may be left out; so may
    those that are certainly behind the `first` ones.
    """
    passages = hopeful(task, coverage=coverage, met=met) if pool is None else pool
    likely = [
        (ceiling, p)
        for p in passages
        if (ceiling := task.terms.coverage_at_most(p.all)) >= coverage
        and (not met or task.terms.coverage_at_most(p.titled(task.view.title)) >= met)
    ]
    found: list[Match] = []
    if first is not None:
        likely.sort(key=lambda one: -one[0])
    for ceiling, p in likely:
        if first is not None and len(found) >= first and _behind(ceiling, found, first):
            break
        found.append(Match(p, task.terms.coverage(p.all), task.terms.coverage(p.titled(task.view.title))))
    # What a passage says with its headings it may say itself; where that is nothing, neither does it.
    fits = [(round(m.coverage, 2), own_share(task, m.passage) if m.coverage else 0.0) for m in found]
    tied = task.terms.terms and len(set(fits)) < len(fits)
    ranks = task.ranking() if tied else {}  # it takes the encoder: longer than all else

    def goodness(number: int) -> tuple[float, float, float, int]:
        passage = found[number].passage
        return (*fits[number], ranks.get(passage.node.key, 0.0), -passage.order)

    return [found[number] for number in sorted(range(len(found)), key=goodness, reverse=True)]


def _behind(ceiling: float, found: list[Match], first: int) -> bool:
    """Whether what meets so much at most comes behind the best ones, by hundredths."""
    return ceiling < sorted((m.coverage for m in found), reverse=True)[first - 1] - _HUNDREDTHS


def hopeful(task: Task, *, coverage: float = 0.0, met: float = 0.0) -> list[Passage]:
    """The plan's passages, without those that by their syllables alone meet less than `coverage`, or with the plan's
    title less than `met`.
    """
    view, nothing = task.view, Words()
    ceilings = task.terms.ceilings(view.table, nothing) >= coverage
    if met:
        ceilings &= task.terms.ceilings(view.table, view.title) >= met
    return [view.passages[number] for number in np.flatnonzero(ceilings).tolist()]


def of_another_district(task: Task, text: str) -> bool:
    """Whether words are not about the district or commune that the question names: they are about others, or the plan
    names it elsewhere. Where it names no district, what it says of all is said of this one.
    """
    if of_another_commune(task.question.raw, text):
        return True
    asked = task.question.districts
    if not asked or any(name in fold(text) for name in asked):
        return False
    return _names_a_district(text) or any(name in task.view.folded for name in asked)


@lru_cache(maxsize=4096)
def _names_a_district(text: str) -> bool:
    return any(mention.how == "district" for mention in load_provinces().find(text))


# Words that say of what class a thing is by the word behind them: `cấp xã`, `tiếng Thái`, `giải nhất`.
_CLASSIFIERS = frozenset({"cap", "tuyen", "loai", "nhom", "bac", "khoi", "tieng", "giai"})
_RANKS = frozenset(
    {"nhat", "nhi", "ba", "tu", "khuyen", "dac"}
)  # a prize is otherwise named by what it is for


# Who is poor by the rules, near it, or no longer: each has its own numbers.
_POOR = re.compile(r"\bho (?:moi )?((?:can|thoat|tai) )?ngheo\b")


def _of_others_than_asked(task: Task, folded: str) -> bool:
    """Whether words are about `hộ nghèo` or `hộ cận nghèo`, but not about those of them that the question names."""
    asked, said = set(_POOR.findall(fold(task.question.text))), set(_POOR.findall(folded))
    return bool(asked and said) and not asked & said and (asked != {""} or said == {"can "})


# Titles that communities of every rank are given: `Huyện học tập` is no `Tỉnh học tập`.
_RANKED = re.compile(
    r"\b(tinh|thanh pho|huyen|quan|xa|phuong|thi tran|thon|ban|ap|gia dinh|dong ho|cong dong|don vi|cong dan)"
    r" (hoc tap|nong thon moi|van hoa|an toan|thong minh|khong ma tuy)\b"
)


def of_another_rank(task: Task, folded: str) -> bool:
    """Whether words name a title of another rank than the question does, and not that one."""
    asked, said = (set(_RANKED.findall(text)) for text in (fold(task.question.text), folded))
    alike = {title for _, title in asked} & {title for _, title in said}
    return bool(alike) and not asked & said


def of_another_class(task: Task, folded: str) -> bool:
    """Whether folded words speak of another class than the question: of `tiếng Khmer` where `tiếng Thái` is asked."""
    if _of_others_than_asked(task, folded) or of_another_rank(task, folded):
        return True
    for term, following in pairwise(task.question.terms):
        classifies = len(term.folded) == 1 and term.folded[0] in _CLASSIFIERS
        classifies = classifies and (term.folded[0] != "giai" or following.folded[0] in _RANKS)
        if not classifies or following.start > term.end + 1 or f" {term.folded[0]} " not in folded:
            continue
        if f" {term.folded[0]} {following.folded[0]} " not in folded:
            return True
    return False


def met(task: Task, words: Words) -> float:
    """How far words meet the question within their plan: what the plan's title says, all its clauses are about."""
    return task.terms.coverage(words.joined(task.view.title))


def own_share(task: Task, passage: Passage) -> float:
    """Coverage by the passage's own words, rounded so that near equals are equal."""
    return round(task.terms.coverage(passage.own), 1)


def answering(task: Task, pool: tuple[Passage, ...] | None = None, *, dated: bool = False) -> list[Match]:
    """The passages that answer, best first; with `dated` only those of the years that the question names.

    Where the title meets all that is asked, only passages that say some of it themselves are left.
    """
    ranked = [
        m
        for m in matches(task, pool, met=WEIGHTS.answer)
        if m.met >= WEIGHTS.answer
        and not of_another_district(task, " ".join((m.passage.node.text, *m.passage.node.trail)))
        and not of_another_rank(task, m.passage.own.folded)
        and not of_another_bearer(task.question.text, task.view, m.passage.node)
        and (not dated or year_fits(task, m))
    ]
    best = max((m.coverage for m in ranked), default=0.0)
    least = 0.0 if pool is not None and not task.specific else WEIGHTS.near
    return [m for m in ranked if m.coverage >= max(best - WEIGHTS.list_margin, least)]


def year_fits(task: Task, match: Match) -> bool:
    """A year that the question names stands in the clause, above it, or is the plan's own.

    What was reached in an earlier year is none of the plan's own year, whatever its title says.
    """
    years = task.question.years
    if not years:
        return True
    node, metadata = match.passage.node, task.view.metadata
    if (reached := task.view.reached.get(node.key)) is not None and reached.isdisjoint(years):
        return False
    text = " ".join((node.text, *node.trail, *node.header, metadata.title))
    own = metadata.issued.year if metadata.issued else None
    return all(str(y) in text or y == own for y in years)


_FIGURE = re.compile(r"(?<![\d/.,-])(?!(?:19|20)\d\d\b)\d[\d.,]*(?![\d/])")


def has_figure(text: str) -> bool:
    """Whether a text says a number that is no year and no part of a date."""
    return _FIGURE.search(text) is not None


def missing(
    task: Task, headline: str, reason: Reason = "not_stated", pool: tuple[Passage, ...] | None = None
) -> Missing:
    """A refusal that names the nearest clauses."""
    worth = WEIGHTS.near - 0.01  # coverage is rounded to hundredths for the order
    near = matches(task, pool, coverage=worth, first=3)[:3] if task.terms.terms else []
    near = [m for m in near if m.coverage >= WEIGHTS.near]
    return Missing(
        view=task.view,
        reason=reason,
        headline=headline,
        nearest=tuple(m.passage.node for m in near[:2]),
        score=near[0].coverage if near else 0.0,
    )

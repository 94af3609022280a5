"""Whether a plan says a value that a question states of the very thing that the question states it of.

All clauses are looked at, not only the one that answers: the value counts whose own words, with what leads in to them,
meet the question best. `None` is no verdict, and far better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic

from bot.answers.finding import Task, hopeful, of_another_class, of_another_district
from bot.answers.numbers.told_apart import of_other_figures
from bot.answers.premises.bodies import as_often
from bot.answers.premises.columns import stated_cell
from bot.answers.premises.fees import fee_sites, free_or_paid, is_fee_word
from bot.answers.premises.kinds import KINDS, counts_the_same
from bot.answers.premises.measures import Measure, measures_in
from bot.answers.premises.moments import is_year, same, stated_moments, years_of
from bot.answers.premises.sites import Site, Value, measure_sites, moment_sites
from bot.matching import strength, words_of
from bot.weights import WEIGHTS
from corpus.facts.dates import DateMention
from corpus.gazetteer.agencies import load_agencies
from corpus.models import Node
from corpus.syllables import folded_syllables

# Words that only say that there is something: a clause needs none of them.
_LIGHT = frozenset({
    "co", "bo tri", "dat", "chi", "danh", "trang bi", "trao", "keo dai", "keo", "dai", "dien ra", "duoc", "thu", "mat",
    "ton", "muc", "bang", "gom", "so", "luong", "so luong", "ty le", "xong", "hoan thanh", "phai", "to chuc", "la",
    "ket thuc", "bat dau", "het", "tra", "nop", "don", "dung", "mua",
})  # fmt: skip
_LED = 0.8  # of what leads in to a value, against its own words
_BEGINS = 0.6  # of what the sentence begins with: it may belong to the first value alone
_PAIRED = 0.3  # what words in a row add


@dataclass(frozen=True)
class Verdict:
    """What a stated value comes to: so, not so, or not to be told; `node` says it, in the words `said`."""

    holds: bool | None
    node: Node
    said: str


@dataclass(frozen=True)
class _Fitting(Generic[Value]):
    site: Site[Value]
    covered: float  # share of the question's terms that the clause holds for it, by weight
    fit: float  # the same, less for what only leads in to it, more where words stand in a row as in the question
    whole: bool  # whether all of them are met, and for the same while (`mỗi năm`)
    aside: bool  # of others than those whom the question names: `riêng …`, `các đối tượng còn lại …`
    same: bool | None


def verdicts(task: Task) -> list[Verdict | None]:
    """What each value that a question states comes to; None where the plan says none like it of the same thing.

    Empty where the question states no value.
    """
    text = task.question.text
    measures, moments = measures_in(text), stated_moments(text)
    task = _beside(task, [*((m.start, m.end) for m in measures), *((m.start, m.end) for m in moments)])
    found = [_of_measure(task, measure, moments) for measure in measures]
    for moment in moments:
        if not is_year(moment) or (not measures and moment.end_year is None):
            verdict = _of_moment(task, moment)
            if verdict is not None or not (is_year(moment) and _of_the_plan(task, years_of(moment))):
                found.append(verdict)
    if (fee := _of_fee(task)) is not None:
        found.append(fee)
    if (cell := stated_cell(task)) is not None:
        found.append(Verdict(*cell))
    return found


def _of_measure(task: Task, asked: Measure, moments: Sequence[DateMention]) -> Verdict | None:
    kind = KINDS[asked.kind]
    years = frozenset[int]().union(*(years_of(m) for m in moments))

    def comparable(site: Site[Measure]) -> bool:
        if site.value.kind != asked.kind or site.value.base != asked.base:
            return False
        return not kind.named or counts_the_same(asked, site.noun, task.question.terms)

    found = _fitting(task, _measures(task), comparable, lambda site: kind.same(asked, site.value))
    if not years or not found:
        return _told(found, apart=lambda one, other: one.years.isdisjoint(other.years) and bool(one.years))
    best = max(f.covered for f in found)
    of_year = [f for f in found if f.site.years == years]
    if of_year:
        return _told(of_year) if of_year[0].covered >= best - WEIGHTS.list_margin else None
    if undated := [f for f in found if not f.site.years]:
        return _told(undated) if _of_the_plan(task, years) else None
    # Said of another year alone: the value is right, but not then.
    elsewhen = [f for f in found if f.same and f.site.years.isdisjoint(years) and f.whole and not f.aside]
    return Verdict(holds=False, node=elsewhen[0].site.node, said=elsewhen[0].site.said) if elsewhen else None


def _of_moment(task: Task, asked: DateMention) -> Verdict | None:
    return _told(_fitting(task, _moments(task), lambda _: True, lambda site: same(asked, site.value)))


def _of_fee(task: Task) -> Verdict | None:
    """Whether it is free, or paid for, as the question says; what is free for some isn't free for all."""
    free = free_or_paid(task.question.text)
    if free is None:
        return None
    everyone = _EVERYONE.search(task.question.text.lower())
    aside = everyone.span() if everyone else (0, 0)
    kept = [t for t in task.question.terms if not is_fee_word(t.text) and not aside[0] <= t.start < aside[1]]
    task = task.asking(terms=tuple(kept))
    sites = fee_sites(task, WEIGHTS.premise)
    found = _fitting(task, sites, lambda _: True, lambda site: site.value == free)
    free_of = next((f.site for f in found if f.same), None)
    if everyone is None or not free or free_of is None or _EVERYONE.search(free_of.text.lower()):
        return _told(found)
    others = any(f.same is False and f.site.contrast and f.site.node == free_of.node for f in found)
    return Verdict(False if others else None, free_of.node, "")


def _told(
    found: Sequence[_Fitting[Value]], apart: Callable[[Site[Value], Site[Value]], bool] = lambda *_: False
) -> Verdict | None:
    """The verdict of the values that fit best: so where one is the stated one, unless another fits as well."""
    if not found:
        return None
    found = [f for f in found if not f.aside] or found
    top = [f for f in found if f.fit >= found[0].fit - WEIGHTS.tie]
    so = [f for f in top if f.same]
    if so:
        first = max(so, key=lambda f: f.whole)
        told_apart = all(f.same or apart(first.site, f.site) for f in top)
        holds = True if first.whole and told_apart and not first.aside else None
        return Verdict(holds, first.site.node, first.site.said)
    nearly = any(f.same is not False and f.fit >= found[0].fit - 2 * WEIGHTS.tie for f in found)
    # Values of several clauses that fit alike: which one is meant can't be told.
    one = len({f.site.node.key for f in top}) == 1 or len({f.site.said for f in top}) == 1
    certain = one and not nearly and all(f.same is False for f in top) and top[0].covered >= WEIGHTS.answer
    return Verdict(False if certain else None, top[0].site.node, top[0].site.said)


def _fitting(
    task: Task,
    sites: Iterable[Site[Value]],
    comparable: Callable[[Site[Value]], bool],
    is_same: Callable[[Site[Value]], bool | None],
) -> list[_Fitting[Value]]:
    """The values that can be compared and whose words meet enough of the question, best first."""
    terms, weights = task.terms.terms, task.terms.weights
    near = [s for s in sites if comparable(s) and _of_what_is_named(task, s.node, s.text)]
    asked = _pairs(task.question.text)
    telling = asked & frozenset[str]().union(*(_pairs(_words_of(site)) for site in near))
    found: list[_Fitting[Value]] = []
    for site in near:
        own = [strength(t, site.own) for t in terms]
        led = [max(strength(t, site.led), strength(t, task.view.title)) for t in terms]
        said = [max(o, _LED * other) for o, other in zip(own, led, strict=True)]
        begins = [strength(t, words_of(site.before)) for t in terms]
        share = _share([max(s, _BEGINS * b) for s, b in zip(said, begins, strict=True)], weights)
        if share < WEIGHTS.answer * _LED or (
            terms and not any(own) and not any(strength(t, site.led) for t in terms)
        ):
            continue
        covered = _share([max(words) for words in zip(own, led, begins, strict=True)], weights)
        paired = len(telling & _pairs(_words_of(site))) / max(len(telling), 1)
        whole = all(said) and as_often(task.question.text, _words_of(site))
        fit = round(share + _PAIRED * paired, 2)
        found.append(_Fitting(site, covered, fit, whole, not _whom(task, site), is_same(site)))
    return sorted(found, key=lambda f: -f.fit)


def _share(met: Sequence[float], weights: Sequence[float]) -> float:
    return sum(w * m for w, m in zip(weights, met, strict=True)) / sum(weights) if weights else 1.0


def _pairs(text: str) -> frozenset[str]:
    """Two words in a row: they tell apart what single words don't, as `ngân sách tỉnh` from `ngân sách trung ương`."""
    syllables = folded_syllables(text)
    return frozenset(f"{a} {b}" for a, b in pairwise(syllables) if a.isalpha() and b.isalpha())


def _words_of(site: Site[Value]) -> str:
    return f"{site.text} ; {site.led.folded}"


_EVERYONE = re.compile(
    r"\b(?:tất cả|toàn thể|toàn bộ|mọi|tat ca|toan the|toan bo|moi|ai cũng|ai cung)\b(?:\s+(?:các|cac|mọi|moi))?"
    r"(?:\s+(?:người dân|nguoi dan|người|nguoi|đối tượng|doi tuong|dân|dan))?"
)
_ALL = re.compile(r"\b(?:moi nguoi|moi nha|tat ca|toan bo|toan the|ai cung|bat ky)\b|\b(?:mỗi|mọi)\b")
_FEW = 10  # words behind `riêng` in which those are named whom it is about


def _whom(task: Task, site: Site[Value]) -> bool:
    """Whether a value is of those whom the question names: what is said of some (`riêng …`) isn't said of all."""
    if not site.contrast:
        return True
    named = _pairs(" ".join(site.text.split()[:_FEW]))
    return bool(named & _pairs(task.question.text)) and not _ALL.search(task.question.text.lower())


def _beside(task: Task, spans: Sequence[tuple[int, int]]) -> Task:
    """The question with the terms alone that say what its values are of."""
    kept = [
        term
        for term in task.question.terms
        if term.text not in _LIGHT and not any(a <= term.start < b for a, b in spans)
    ]
    return task.asking(terms=tuple(kept))


def _measures(task: Task) -> Iterable[Site[Measure]]:
    for passage in hopeful(task, met=WEIGHTS.premise):
        yield from measure_sites(task.view, passage)


def _moments(task: Task) -> Iterable[Site[DateMention]]:
    for passage in hopeful(task, met=WEIGHTS.premise):
        yield from moment_sites(passage)


def _of_what_is_named(task: Task, node: Node, said: str) -> bool:
    """Whether a value is about the agency, district and class that the question names, and no earlier result."""
    text = " ".join((node.text, *node.trail))
    if of_another_district(task, text) or of_another_class(task, words_of(text).folded):
        return False
    if node.key in task.view.reached or of_other_figures(task.question.text, said):
        return False
    asked = {agency.id for agency in task.question.agencies}
    if not asked:
        return True
    duties = {d.agency for d in task.view.plan.facts.duties if d.path == node.key}
    agencies, words = load_agencies(), " ; ".join((node.text, *node.cells, *node.trail))
    named = {mention.agency for mention in (*agencies.find(words), *agencies.find_tiers(words))}
    return bool(asked & (duties | named))


def _of_the_plan(task: Task, years: frozenset[int]) -> bool:
    """Whether the plan as a whole is of the years: they stand in its title, or are the one that it was issued in."""
    metadata = task.view.metadata
    own = metadata.issued.year if metadata.issued else None
    return all(str(year) in metadata.title for year in years) or years == {own}

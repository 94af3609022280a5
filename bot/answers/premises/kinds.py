"""The kinds of values that a question may take for granted, and how each is compared with what a plan says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.answers.premises.measures import Measure, MeasureKind
from bot.matching import strength, words_of
from bot.question.model import Term
from bot.weights import WEIGHTS
from corpus.folding import fold

Comparison = Callable[[Measure, Measure], bool | None]  # the question's, the plan's; None: can't be told


@dataclass(frozen=True, slots=True)
class Kind:
    """How values of a kind are compared; `named`: only those that count what the question counts."""

    same: Comparison
    named: bool = False


def same_amount(asked: Measure, said: Measure) -> bool | None:
    """Whether two amounts are equal. One within the plan's range, or bounded the other way, can't be told."""
    if asked.base != said.base:
        return None
    if said.high is not None:
        if asked.high is not None:
            return (asked.low, asked.high) == (said.low, said.high)
        return None if said.low <= asked.low <= said.high else False
    if asked.high is not None or asked.low != said.low:
        return False
    return None if {asked.bound, said.bound} == {"least", "most"} else True


def same_point(asked: Measure, said: Measure) -> bool | None:
    """Whether two points are the same (an hour, a temperature): `dưới 7 độ` and `từ 7 độ trở xuống` are."""
    return None if asked.bound and said.bound and asked.bound != said.bound else asked.low == said.low


KINDS: Mapping[MeasureKind, Kind] = {
    "percent": Kind(same_amount),
    "money": Kind(same_amount),
    "duration": Kind(same_amount),
    "often": Kind(same_point),
    "degree": Kind(same_point),
    "clock": Kind(same_point),
    "age": Kind(same_amount),
    "count": Kind(same_amount, named=True),
}
_NOUN = 4  # syllables behind a number in which what it counts is named


def counts_the_same(asked: Measure, said_noun: str, terms: tuple[Term, ...]) -> bool:
    """Whether a plan's number counts what the question's does: the first word behind one stands behind the other."""
    syllables = asked.noun.split()
    if not syllables:
        return False
    said = words_of(" ".join(said_noun.split()[:_NOUN]))
    first = next((t for t in terms if t.start >= asked.end and t.folded[0] in syllables[:2]), None)
    if first is not None:
        return strength(first, said) >= WEIGHTS.begins_word
    return f" {syllables[0]} " in f" {' '.join(fold(said_noun).split()[:_NOUN])} "

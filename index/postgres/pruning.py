"""Which terms of a question a clause must hold to be among the best: most clauses hold only its commonest words.

The best clauses are those of the highest sum of weights. Terms that together can't lift a clause to the score of
the last of them needn't be looked up: whoever holds nothing else isn't among them (MaxScore: Turtle and Flood,
Query Evaluation: Strategies and Optimizations, 1995). What is found stays exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.lexical import K1

# A first guess at the last one's score, as a share of what a clause with every term would have. Where it is too
# high, the search is done again with the score that it found.
_GUESS: Final = 0.5
_MARGIN: Final = 1e-4  # scores are sums in single precision


@dataclass(frozen=True)
class QueryTerm:
    """A term of a question: its number, what it counts, how many clauses hold it, its largest weight in one."""

    number: int
    weight: float
    frequency: int
    largest: float = K1 + 1  # lexical.py's weights stay below it

    @property
    def most(self) -> float:
        """The most that it can add to a score."""
        return self.weight * self.largest


def rarest_terms(terms: Sequence[QueryTerm], wanted: int) -> list[QueryTerm]:
    """The rarest terms: enough to stand in `wanted` clauses."""
    chosen: list[QueryTerm] = []
    held = 0
    for term in _by_rarity(terms):
        if held >= wanted:
            break
        chosen.append(term)
        held += term.frequency
    return chosen


def likely_terms(terms: Sequence[QueryTerm], wanted: int) -> list[QueryTerm]:
    """The rarest terms: enough to have `wanted` clauses, and for the others to count little."""
    left = sum(term.most for term in terms)
    goal = _GUESS * left
    chosen: list[QueryTerm] = []
    held = 0
    for term in _by_rarity(terms):
        if held >= wanted and left < goal:
            break
        chosen.append(term)
        held += term.frequency
        left -= term.most
    return chosen


def needed_terms(terms: Sequence[QueryTerm], threshold: float) -> list[QueryTerm]:
    """The terms of which a clause of at least this score holds one or more."""
    left = 0.0
    ordered = sorted(terms, key=lambda term: (-term.frequency, term.number))
    for place, term in enumerate(ordered):
        left += term.most
        if left >= threshold - _MARGIN:
            return ordered[place:]
    return []


def needed_groups(terms: Sequence[QueryTerm], threshold: float, most: int) -> list[list[QueryTerm]]:
    """Groups of terms, no term in two of them, of each of which a clause of at least this score holds one or more.

    The first is of the rarest terms; `most` of them at most, none where a clause may do without any term.
    """
    spare = sum(term.most for term in terms) - threshold + _MARGIN  # what a clause that good may lack
    groups: list[list[QueryTerm]] = []
    group: list[QueryTerm] = []
    for term in _by_rarity(terms):
        group.append(term)
        if sum(one.most for one in group) > spare:
            groups.append(group)
            group = []
        if len(groups) == most:
            break
    return groups


def suffices(chosen: Sequence[QueryTerm], terms: Sequence[QueryTerm], threshold: float) -> bool:
    """Whether no clause without any of the chosen terms reaches the score."""
    numbers = {term.number for term in chosen}
    return sum(term.most for term in terms if term.number not in numbers) < threshold - _MARGIN


def _by_rarity(terms: Sequence[QueryTerm]) -> list[QueryTerm]:
    return sorted(terms, key=lambda term: (term.frequency, term.number))

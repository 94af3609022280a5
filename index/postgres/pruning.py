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
    """A term of a question: its number, what it counts, and how many clauses hold it."""

    number: int
    weight: float
    frequency: int

    @property
    def most(self) -> float:
        """The most that it can add to a score: lexical.py's weights stay below K1 + 1."""
        return self.weight * (K1 + 1)


def likely_terms(terms: Sequence[QueryTerm], wanted: int) -> list[QueryTerm]:
    """The rarest terms: enough to have `wanted` clauses, and for the others to count little."""
    left = sum(term.most for term in terms)
    goal = _GUESS * left
    chosen: list[QueryTerm] = []
    held = 0
    for term in sorted(terms, key=lambda term: (term.frequency, term.number)):
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


def suffices(chosen: Sequence[QueryTerm], terms: Sequence[QueryTerm], threshold: float) -> bool:
    """Whether no clause without any of the chosen terms reaches the score."""
    numbers = {term.number for term in chosen}
    return sum(term.most for term in terms if term.number not in numbers) < threshold - _MARGIN

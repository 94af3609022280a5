"""Which clauses may be the best of the plans that fit a question best, without scoring all clauses for all its words.

The words that weigh most are looked up first. What the others could still add is bounded; where a clause can't reach
the best plans any more, it is left out, whatever further words it holds (MaxScore, with a plan's best clause for it).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from index.fusion import Scores
from index.lexical import K1, Postings, Ranges
from index.source import TermWeights
from index.terms import KeyName

_MOST_OF_A_TERM: Final = K1 + 1  # what BM25 gives a clause for one term at most
_LOOKED_UP: Final = 4  # postings that are gone through in the time in which one clause is looked up in them
_STEP: Final = 600  # of the slack: how much more has to be known before it is looked again who may still win
_ENOUGH: Final = 8  # clauses for each wanted plan, from which all their words may as well be looked up
_SLACK: Final = 1e-4  # of all that could be scored: sums in another order differ by less


@dataclass(frozen=True)
class Leaders:
    """Which plans are looked for: the `count` best of these, by rows; `least`: what they have at least, as far as it is
    known, in the unit of `factors` times BM25.
    """

    plans: Ranges
    count: int
    least: float


Rows = npt.NDArray[np.int32]


class _Term(NamedTuple):
    """A term's clauses with what it gives each, and what it gives any at most."""

    rows: Rows
    weights: Scores
    factor: np.float32
    most: float


def promising(
    postings: Mapping[KeyName, Postings],
    weights: TermWeights,
    factors: Mapping[KeyName, float],
    wanted: Leaders,
) -> Rows | None:
    """The rows, ascending, among which is the best clause of each plan that may be one of those wanted.

    None where they are too many to be looked up one by one.
    """
    terms = _terms(postings, weights, factors)
    rest = sum(term.most for term in terms)
    slack = rest * _SLACK
    size = next(iter(postings.values())).size
    scores = np.zeros(size, dtype=np.float32)
    edges = np.array(wanted.plans, dtype=np.int64).reshape(-1)
    waiting = sum(len(term.rows) for term in terms)
    looked = rest
    for number, term in enumerate(terms, 1):
        scores[term.rows] += term.factor * term.weights
        rest -= term.most
        waiting -= len(term.rows)
        if looked - rest < _STEP * slack or wanted.least + float(scores.max(initial=0.0)) <= rest:
            continue
        looked = rest
        needed = max(wanted.least, _best_of_plans(scores, edges, wanted.count)) - rest - slack
        if needed > 0 and _LOOKED_UP * np.count_nonzero(scores >= needed) * (len(terms) - number) < waiting:
            rows = _within_plans(np.flatnonzero(scores >= needed), edges)
            return _narrowed(rows, scores[rows], terms[number:], wanted, slack)
    return None


def _narrowed(rows: Rows, scores: Scores, terms: Sequence[_Term], wanted: Leaders, slack: float) -> Rows:
    """Those of the rows that may still be among the wanted; `terms`: those that aren't in their scores yet."""
    starts = np.array([start for start, _ in wanted.plans], dtype=np.int64)
    looked = rest = sum(term.most for term in terms)
    for term in terms:
        if len(rows) <= _ENOUGH * wanted.count:
            break
        at = np.minimum(np.searchsorted(term.rows, rows), len(term.rows) - 1)
        scores += np.where(term.rows[at] == rows, term.factor * term.weights[at], np.float32(0))
        rest -= term.most
        if looked - rest < _STEP * slack:
            continue
        looked = rest
        owners = np.searchsorted(starts, rows, side="right")
        best = np.maximum.reduceat(scores, np.flatnonzero(np.diff(owners, prepend=0)))
        staying = scores >= max(wanted.least, _last_of(best, wanted.count)) - rest - slack
        rows, scores = rows[staying], scores[staying]
    return rows


def _terms(
    postings: Mapping[KeyName, Postings], weights: TermWeights, factors: Mapping[KeyName, float]
) -> Sequence[_Term]:
    """The terms that the clauses hold, those that may give most first."""
    found: list[_Term] = []
    for key, held in postings.items():
        for weight, (rows, given) in zip(weights[key].values(), held.find(weights[key]), strict=True):
            factor = factors[key] * weight
            if len(rows):
                found.append(_Term(rows, given, np.float32(factor), factor * _MOST_OF_A_TERM))
    return sorted(found, key=lambda term: -term.most)


def _best_of_plans(scores: Scores, edges: npt.NDArray[np.int64], count: int) -> float:
    """What the last of the `count` best plans has in its best clause; 0 where there are fewer plans."""
    # Every second slice lies between two plans; the last one ends at a row that isn't there.
    return _last_of(np.maximum.reduceat(np.append(scores, np.float32(0)), edges)[::2], count)


def _last_of(best: Scores, count: int) -> float:
    """The last of the `count` highest; 0 where there are fewer."""
    return float(np.partition(best, len(best) - count)[len(best) - count]) if len(best) >= count else 0.0


def _within_plans(rows: npt.NDArray[np.int64], edges: npt.NDArray[np.int64]) -> Rows:
    """Those of the rows that a plan has."""
    within: Rows = rows[np.searchsorted(edges, rows, side="right") % 2 == 1].astype(np.int32)
    return within

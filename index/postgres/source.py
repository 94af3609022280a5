"""Search's source over PostgreSQL: what files find by postings and FAISS, found by a statement or two."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import numpy as np
from psycopg import sql

from index.accents import AccentCounts, AccentModel
from index.encoder import Vectors
from index.fusion import FusionConstants, Scores, lexical_factors
from index.postgres import statements
from index.postgres.codec import Embedding, Terms, Weights
from index.postgres.pruning import (
    QueryTerm,
    likely_terms,
    needed_groups,
    needed_terms,
    rarest_terms,
    suffices,
)
from index.postgres.query_terms import QueryTerms
from index.postgres.reader import THERE, SnapshotReader
from index.postgres.scope import Chosen, Scope
from index.source import Candidates, TermWeights
from index.terms import KeyName

# Clauses in scope from which it pays to look up fewer terms.
_LARGE: Final = 10_000
# For the first look at the best plans: clauses to hold the terms, for each plan that is looked for.
_FIRST_LOOK: Final = 500
# Groups of terms of each of which a clause must hold one: further ones are of words that most clauses hold.
_GROUPS: Final = 3

_VOCABULARY: Final = sql.SQL("""
SELECT t.term, sum(f.clauses)::int - coalesce(min(d.clauses), 0)
FROM plan_index.term t
JOIN plan_index.term_frequency f ON f.term_id = t.term_id AND f.segment_id = ANY(%(segments)s)
LEFT JOIN plan_index.dead_frequency d ON d.snapshot_id = %(snapshot)s AND d.term_id = t.term_id
WHERE t.key = 'syllables' AND (strpos(t.term, ' ') = 0 OR %(pairs)s) AND {there}
GROUP BY t.term
""").format(there=THERE)
_ACCENTS: Final = sql.SQL("""
SELECT accent_forms, accent_pairs, accent_counts FROM plan_index.segment
WHERE segment_id = ANY(%(segments)s) AND {there} ORDER BY segment_id
""").format(there=THERE)


class PostgresSource:
    """The clauses of a published snapshot."""

    def __init__(self, reader: SnapshotReader, scope: Scope, fusion: FusionConstants) -> None:
        self._reader = reader
        self._scope = scope
        self._factors = lexical_factors(fusion)
        self._terms = QueryTerms(reader, scope.segments)

    def candidates(
        self, weights: TermWeights, vector: Vectors | None, plan_ids: Collection[str] | None, pool: int
    ) -> Candidates:
        """The clauses that may be among the best; see ClauseSource."""
        chosen = self._scope.chosen(plan_ids)
        terms = self._terms.weighted(weights, self._factors)
        values = self._values(chosen, weights, terms) | {
            "pool": pool,
            "vector": None if vector is None else Embedding(vector),
        }

        def fetch(tried: Sequence[QueryTerm]) -> list[tuple[Any, ...]]:
            statement = statements.candidates(
                chosen,
                dense=vector is not None,
                every=chosen.clauses <= pool,
                by_terms=len(tried) < len(terms),
            )
            return self._reader.fetch(statement, values | {"terms": _numbers(tried)})

        tried = terms if chosen.clauses < _LARGE else likely_terms(terms, 2 * pool)
        found = fetch(tried)
        if len(tried) < len(terms):
            last = self._last_of_best(found, pool)
            if not suffices(tried, terms, last):
                found = fetch(needed_terms(terms, last))
        return self._candidates(found, dense=vector is not None)

    def leaders(self, weights: TermWeights, plan_ids: Collection[str] | None, count: int) -> Candidates:
        """The best clause of each of the plans that have the best ones; see ClauseSource.

        In a large scope a first look at the rarest terms tells what the last of these clauses scores at least.
        """
        chosen = self._scope.chosen(plan_ids)
        terms = self._terms.weighted(weights, self._factors)
        values = self._values(chosen, weights, terms) | {"pool": 2 * count}  # a few more, for ties

        def fetch(groups: Sequence[Sequence[QueryTerm]]) -> list[tuple[Any, ...]]:
            held = {f"terms{number}": _numbers(group) for number, group in enumerate(groups)}
            return self._reader.fetch(statements.leaders(chosen, len(groups)), values | held)

        tried = terms if chosen.clauses < _LARGE else rarest_terms(terms, _FIRST_LOOK * count)
        if len(tried) == len(terms):
            return self._candidates(fetch([]), dense=False)
        found = fetch([tried])
        last = self._last_of_best(found, count)
        if not suffices(tried, terms, last):
            groups = needed_groups(terms, last, _GROUPS)
            # Where the terms stand in as many places as there are clauses, going through these is faster.
            rare = bool(groups) and sum(term.frequency for term in groups[0]) < chosen.clauses
            found = fetch(groups if rare else [])
        return self._candidates(found, dense=False)

    def frequencies(self, key: KeyName, terms: Collection[str]) -> Mapping[str, int]:
        """How many clauses hold each of the terms, 0 for an unknown one."""
        return self._terms.frequencies(key, terms)

    def vocabulary(self) -> Mapping[str, int]:
        """Every folded syllable and pair with the number of clauses that hold it."""
        return self._vocabulary(pairs=True)

    def syllables(self) -> Mapping[str, int]:
        """The vocabulary's single syllables."""
        return self._vocabulary(pairs=False)

    def accents(self) -> AccentModel:
        """What puts accents back on a question."""
        rows = self._reader.fetch(_ACCENTS, {"segments": self._scope.segments})
        return AccentModel([AccentCounts.from_bytes(*row) for row in rows])

    def _vocabulary(self, *, pairs: bool) -> dict[str, int]:
        given = {"segments": self._scope.segments, "pairs": pairs}
        return {term: count for term, count in self._reader.fetch(_VOCABULARY, given) if count}

    def _values(self, chosen: Chosen, weights: TermWeights, terms: Sequence[QueryTerm]) -> dict[str, Any]:
        """What every statement of a search is given."""
        return {
            "segments": chosen.segments,
            "keys": chosen.keys,
            "dead": chosen.dead,
            "lexical": Weights.of({term.number: term.weight for term in terms}),
            "syllables": Weights.of(self._terms.numbered("syllables", weights["syllables"])),
            "words": Weights.of(self._terms.numbered("words", weights["words"])),
        }

    def _last_of_best(self, found: list[tuple[Any, ...]], pool: int) -> float:
        """The score that the last of the `pool` best has at least; 0 where there are fewer."""
        factors = self._factors
        scores = sorted(
            (factors["syllables"] * row[4] + factors["words"] * row[5] for row in found), reverse=True
        )
        return scores[pool - 1] if len(scores) >= pool else 0.0

    def _candidates(self, found: list[tuple[Any, ...]], *, dense: bool) -> Candidates:
        columns: list[tuple[Any, ...]] = list(zip(*found, strict=True)) or [()] * 7

        def clause(at: int) -> tuple[str, str]:
            return self._scope.name(columns[2][at]), columns[3][at]

        return Candidates(
            segments=np.array(columns[0], dtype=np.int64),
            rows=np.array(columns[1], dtype=np.int64),
            syllables=_scores(columns[4]),
            words=_scores(columns[5]),
            cosines=_scores(columns[6]) if dense else None,
            clause=clause,
        )


def _numbers(terms: Sequence[QueryTerm]) -> Terms:
    return Terms(np.array(sorted(term.number for term in terms), dtype=np.int32))


def _scores(values: tuple[float, ...]) -> Scores:
    return np.array(values, dtype=np.float32)

"""Search's source over PostgreSQL: candidates of a question in one statement, with their exact scores.

Words: the weights of a clause are one sparse vector, the query's another that holds count x idf x the share of
the fused score, so that one inner product orders clauses as fusion.py does. Vectors: exact, by `+ 0`, which keeps
any approximate index out: with a filter these lose what they should find.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import numpy as np
from psycopg import sql

from index.accents import AccentCounts, AccentModel
from index.encoder import Vectors
from index.errors import SnapshotMissing
from index.fusion import FusionConstants, Scores, lexical_factors
from index.postgres.codec import Embedding, Terms, Weights
from index.postgres.connection import Database
from index.postgres.pruning import QueryTerm, likely_terms, needed_terms, suffices
from index.postgres.scope import Chosen, Scope
from index.source import Candidates, TermWeights
from index.terms import KeyName

# Clauses in scope from which it pays to look up fewer terms.
_LARGE: Final = 10_000
_KNOWN: Final = 200_000  # terms whose numbers are kept in memory

_FREQUENCIES: Final = """
SELECT t.term, t.term_id,
    coalesce((SELECT sum(f.clauses) FROM plan_index.term_frequency f
        WHERE f.segment_id = ANY(%(segments)s) AND f.term_id = t.term_id), 0)
    - coalesce((SELECT d.clauses FROM plan_index.dead_frequency d
        WHERE d.snapshot_id = %(snapshot)s AND d.term_id = t.term_id), 0)
FROM plan_index.term t WHERE t.key = %(key)s AND t.term = ANY(%(terms)s)
"""
_VOCABULARY: Final = """
SELECT t.term, sum(f.clauses)::int - coalesce(min(d.clauses), 0)
FROM plan_index.term t
JOIN plan_index.term_frequency f ON f.term_id = t.term_id AND f.segment_id = ANY(%(segments)s)
LEFT JOIN plan_index.dead_frequency d ON d.snapshot_id = %(snapshot)s AND d.term_id = t.term_id
WHERE t.key = 'syllables' AND (strpos(t.term, ' ') = 0 OR %(pairs)s)
GROUP BY t.term
"""
_ALL: Final = """
WITH chosen AS (
    SELECT segment_id, plan_key, row FROM plan_index.clause WHERE {plans}
)
"""
_BEST: Final = """
WITH chosen AS (
    SELECT segment_id, plan_key, row FROM plan_index.clause
    WHERE {plans} AND terms && %(terms)s
    ORDER BY weights <#> %(lexical)s, segment_id, row LIMIT %(pool)s
)
"""
_BEST_AND_NEAREST: Final = """
WITH best AS (
    SELECT segment_id, plan_key, row FROM plan_index.clause
    WHERE {plans} AND terms && %(terms)s
    ORDER BY weights <#> %(lexical)s, segment_id, row LIMIT %(pool)s
), nearest AS (
    SELECT segment_id, plan_key, row FROM plan_index.clause_vector
    WHERE {plans}
    ORDER BY (embedding <#> %(vector)s) + 0, segment_id, row LIMIT %(pool)s
), chosen AS (
    SELECT * FROM best UNION SELECT * FROM nearest
)
"""
_SCORES: Final = """
SELECT segment_id, row, plan_key, path,
    -(weights <#> %(syllables)s) AS syllables, -(weights <#> %(words)s) AS words, {cosine} AS cosine
FROM chosen JOIN plan_index.clause USING (segment_id, plan_key, row) {vectors}
"""
_OF_KEYS: Final = "segment_id = ANY(%(segments)s) AND plan_key = ANY(%(keys)s)"
_OF_ALL: Final = "segment_id = ANY(%(segments)s)"
_OF_LIVE: Final = "segment_id = ANY(%(segments)s) AND plan_key <> ALL(%(dead)s)"


class PostgresSource:
    """The clauses of a published snapshot."""

    def __init__(self, database: Database, snapshot_id: int, scope: Scope, fusion: FusionConstants) -> None:
        self._database = database
        self._snapshot_id = snapshot_id
        self._scope = scope
        self._factors = lexical_factors(fusion)
        self._known: dict[tuple[KeyName, str], tuple[int, int]] = {}  # number and frequency; (-1, 0): unknown

    def candidates(
        self, weights: TermWeights, vector: Vectors | None, plan_ids: Collection[str] | None, pool: int
    ) -> Candidates:
        """The clauses that may be among the best; see ClauseSource."""
        chosen = self._scope.chosen(plan_ids)
        terms = self._query_terms(weights)
        values = {
            "segments": chosen.segments,
            "keys": chosen.keys,
            "dead": chosen.dead,
            "pool": pool,
            "lexical": Weights.of({term.number: term.weight for term in terms}),
            "syllables": Weights.of(self._numbered("syllables", weights["syllables"])),
            "words": Weights.of(self._numbered("words", weights["words"])),
            "vector": None if vector is None else Embedding(vector),
        }
        statement = _statement(chosen, dense=vector is not None, every=chosen.clauses <= pool)
        tried = terms if chosen.clauses < _LARGE else likely_terms(terms, 2 * pool)
        found = self._database.fetch(statement, values | {"terms": _numbers(tried)})
        if len(tried) < len(terms):
            last = self._last_of_best(found, pool)
            if not suffices(tried, terms, last):
                tried = needed_terms(terms, last)
                found = self._database.fetch(statement, values | {"terms": _numbers(tried)})
        if not found:
            self._check_still_there()
        return self._candidates(found, dense=vector is not None)

    def frequencies(self, key: KeyName, terms: Collection[str]) -> Mapping[str, int]:
        """How many clauses hold each of the terms, 0 for an unknown one."""
        return {term: count for term, (_, count) in self._looked_up(key, terms).items()}

    def vocabulary(self) -> Mapping[str, int]:
        """Every folded syllable and pair with the number of clauses that hold it."""
        return self._vocabulary(pairs=True)

    def syllables(self) -> Mapping[str, int]:
        """The vocabulary's single syllables."""
        return self._vocabulary(pairs=False)

    def accents(self) -> AccentModel:
        """What puts accents back on a question."""
        rows = self._database.fetch(
            "SELECT accent_forms, accent_pairs, accent_counts FROM plan_index.segment"
            " WHERE segment_id = ANY(%(segments)s) ORDER BY segment_id",
            {"segments": self._scope.segments},
        )
        return AccentModel([AccentCounts.from_bytes(*row) for row in rows])

    def _vocabulary(self, *, pairs: bool) -> dict[str, int]:
        given = {"segments": self._scope.segments, "snapshot": self._snapshot_id, "pairs": pairs}
        return {term: count for term, count in self._database.fetch(_VOCABULARY, given) if count}

    def _query_terms(self, weights: TermWeights) -> list[QueryTerm]:
        """The known terms of both keys, with what each counts in the fused score."""
        return [
            QueryTerm(number, weights[key][term] * self._factors[key], frequency)
            for key in weights
            for term, (number, frequency) in self._looked_up(key, weights[key]).items()
            if number >= 0
        ]

    def _last_of_best(self, found: list[tuple[Any, ...]], pool: int) -> float:
        """The score that the last of the `pool` best has at least; 0 where there are fewer."""
        factors = self._factors
        scores = sorted(
            (factors["syllables"] * row[4] + factors["words"] * row[5] for row in found), reverse=True
        )
        return scores[pool - 1] if len(scores) >= pool else 0.0

    def _numbered(self, key: KeyName, weights: Mapping[str, float]) -> dict[int, float]:
        """Weights by the terms' numbers; unknown terms are left out."""
        known = self._looked_up(key, weights)
        return {known[term][0]: weight for term, weight in weights.items() if known[term][0] >= 0}

    def _looked_up(self, key: KeyName, terms: Collection[str]) -> dict[str, tuple[int, int]]:
        """Number and frequency of each term, fetched where they aren't known yet."""
        known = self._known  # another thread may begin it anew
        missing = [term for term in terms if (key, term) not in known]
        fetched: dict[str, tuple[int, int]] = {}
        if missing:
            rows = self._database.fetch(
                _FREQUENCIES,
                {
                    "key": key,
                    "terms": [term.replace("\0", "") for term in missing],
                    "segments": self._scope.segments,
                    "snapshot": self._snapshot_id,
                },
            )
            fetched = dict.fromkeys(missing, (-1, 0))
            fetched |= {term: (number, int(count)) for term, number, count in rows if term in fetched}
            fresh = {(key, term): found for term, found in fetched.items()}
            if len(known) + len(fresh) > _KNOWN:
                self._known = fresh
            else:
                known.update(fresh)
        return {term: fetched.get(term) or known[key, term] for term in terms}

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

    def _check_still_there(self) -> None:
        """Raises SnapshotMissing where the snapshot was removed since it was opened."""
        given = {"snapshot": self._snapshot_id}
        statement = "SELECT 1 FROM plan_index.snapshot WHERE snapshot_id = %(snapshot)s"
        if not self._database.fetch(statement, given):
            raise SnapshotMissing(self._database.place)


def _statement(chosen: Chosen, *, dense: bool, every: bool) -> sql.Composed:
    """The statement for candidates: of all clauses in scope, or of the best."""
    whole = _OF_LIVE if chosen.dead else _OF_ALL
    plans = whole if chosen.keys is None else _OF_KEYS
    head = _ALL if every else (_BEST_AND_NEAREST if dense else _BEST)
    tail = sql.SQL(_SCORES).format(
        cosine=sql.SQL("-(embedding <#> %(vector)s)" if dense else "0"),
        vectors=sql.SQL("JOIN plan_index.clause_vector USING (segment_id, plan_key, row)" if dense else ""),
    )
    return sql.SQL(head).format(plans=sql.SQL(plans)) + tail


def _numbers(terms: Sequence[QueryTerm]) -> Terms:
    return Terms(np.array(sorted(term.number for term in terms), dtype=np.int32))


def _scores(values: tuple[float, ...]) -> Scores:
    return np.array(values, dtype=np.float32)

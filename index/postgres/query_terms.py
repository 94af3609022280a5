"""The terms of questions as the database knows them: their numbers, how many clauses hold them, how they weigh."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from psycopg import sql

from index.postgres.pruning import QueryTerm
from index.postgres.reader import THERE, SnapshotReader
from index.source import TermWeights
from index.terms import KeyName

_KNOWN: Final = 200_000  # terms that are kept in memory

_FREQUENCIES: Final = sql.SQL("""
SELECT t.term, t.term_id, sum(f.clauses)::int - coalesce(min(d.clauses), 0), max(f.largest)
FROM plan_index.term t
JOIN plan_index.term_frequency f ON f.term_id = t.term_id AND f.segment_id = ANY(%(segments)s)
LEFT JOIN plan_index.dead_frequency d ON d.snapshot_id = %(snapshot)s AND d.term_id = t.term_id
WHERE t.key = %(key)s AND t.term = ANY(%(terms)s) AND {there}
GROUP BY t.term_id
""").format(there=THERE)


class _Known(NamedTuple):
    """What is known of a term; number -1: no segment of the snapshot has it."""

    number: int
    frequency: int
    largest: float


_UNKNOWN: Final = _Known(-1, 0, 0.0)


class QueryTerms:
    """Terms of one snapshot, looked up once and kept."""

    def __init__(self, reader: SnapshotReader, segments: list[int]) -> None:
        self._reader = reader
        self._segments = segments
        self._known: dict[tuple[KeyName, str], _Known] = {}

    def frequencies(self, key: KeyName, terms: Collection[str]) -> dict[str, int]:
        """In how many clauses of the snapshot each term stands, 0 for an unknown one."""
        return {term: known.frequency for term, known in self._looked_up(key, terms).items()}

    def weighted(self, weights: TermWeights, factors: Mapping[KeyName, float]) -> list[QueryTerm]:
        """The known terms of both keys; each counts its weight times its key's factor."""
        return [
            QueryTerm(known.number, weights[key][term] * factors[key], known.frequency, known.largest)
            for key in weights
            for term, known in self._looked_up(key, weights[key]).items()
            if known.number >= 0
        ]

    def numbered(self, key: KeyName, weights: Mapping[str, float]) -> dict[int, float]:
        """Weights by the terms' numbers; unknown terms are left out."""
        known = self._looked_up(key, weights)
        return {known[term].number: weight for term, weight in weights.items() if known[term].number >= 0}

    def _looked_up(self, key: KeyName, terms: Collection[str]) -> dict[str, _Known]:
        known = self._known  # another thread may begin it anew
        missing = [term for term in terms if (key, term) not in known]
        fetched: dict[str, _Known] = {}
        if missing:
            written = [term.replace("\0", "") for term in missing]
            rows = self._reader.fetch(
                _FREQUENCIES, {"key": key, "terms": written, "segments": self._segments}
            )
            fetched = dict.fromkeys(missing, _UNKNOWN)
            fetched |= {term: _Known(*found) for term, *found in rows if term in fetched}
            fresh = {(key, term): found for term, found in fetched.items()}
            if len(known) + len(fresh) > _KNOWN:
                self._known = fresh
            else:
                known.update(fresh)
        return {term: fetched.get(term) or known[key, term] for term in terms}

"""Search's source over a snapshot's files: postings and FAISS, segment by segment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.accents import AccentModel
from index.dense import Rows
from index.encoder import Vectors
from index.fusion import FusionConstants, Scores, fuse, lexical_factors
from index.leading import Leaders, promising
from index.lexical import Ranges
from index.segment import Segment
from index.source import Candidates, TermWeights
from index.terms import KeyName

_COUNTED: Final = 200_000  # terms whose clauses are counted once and kept


@dataclass(frozen=True)
class _Scoped:
    """A segment with the rows that are searched."""

    number: int
    segment: Segment
    ranges: Ranges | None  # None: every row

    @property
    def size(self) -> int:
        """How many rows are searched."""
        if self.ranges is None:
            return self.segment.entry.rows
        return sum(end - start for start, end in self.ranges)


@dataclass(frozen=True)
class _Part:
    """What one segment brings; arrays are [candidates]."""

    number: int
    rows: Rows
    syllables: Scores
    words: Scores
    cosines: Scores | None


class SegmentSource:
    """The clauses of a snapshot's segments."""

    def __init__(self, segments: Sequence[Segment], fusion: FusionConstants) -> None:
        # By name, which is the time of writing: ties are settled alike wherever the same segments are stored.
        self._segments = sorted(segments, key=lambda segment: segment.entry.name)
        self._fusion = fusion
        self._factors = lexical_factors(fusion)
        self._counted: dict[tuple[KeyName, str], int] = {}

    def candidates(
        self, weights: TermWeights, vector: Vectors | None, plan_ids: Collection[str] | None, pool: int
    ) -> Candidates:
        """The clauses that may be among the best; see ClauseSource."""
        scope = self._scope(plan_ids)
        every = sum(scoped.size for scoped in scope) <= pool
        parts = [self._part(scoped, weights, vector, None if every else pool) for scoped in scope]
        return self._candidates(parts, None if every else pool, dense=vector is not None)

    def leaders(self, weights: TermWeights, plan_ids: Collection[str] | None, count: int) -> Candidates:
        """The best clause of each of the plans that have the best ones; see ClauseSource."""
        parts: list[_Part] = []
        least = 0.0  # what the best plans have at least, by the segments that were looked at
        for scoped in self._scope(plan_ids):
            parts.append(self._leaders(scoped, weights, scoped.segment.plan_rows(plan_ids), count, least))
            best = _joined([self._lexical(part.syllables, part.words) for part in parts])
            least = (
                float(np.partition(best, len(best) - count)[len(best) - count]) if len(best) >= count else 0.0
            )
        return self._candidates(parts, count, dense=False)

    def frequencies(self, key: KeyName, terms: Collection[str]) -> Mapping[str, int]:
        """How many clauses hold each of the terms, 0 for an unknown one."""
        counted = self._counted  # another thread may begin it anew
        missing = [term for term in terms if (key, term) not in counted]
        found = dict(zip(missing, self._count(key, missing), strict=True))
        fresh = {(key, term): count for term, count in found.items()}
        if len(counted) + len(fresh) > _COUNTED:
            self._counted = fresh
        else:
            counted.update(fresh)
        return {term: found[term] if term in found else counted[key, term] for term in terms}

    def _count(self, key: KeyName, terms: Collection[str]) -> list[int]:
        each = [
            segment.postings[key].frequencies_of(terms, segment.ranges(None)) for segment in self._segments
        ]
        return [sum(counts) for counts in zip(*each, strict=True)] if each else [0] * len(terms)

    def vocabulary(self) -> Mapping[str, int]:
        """Every folded syllable and pair with the number of clauses that hold it."""
        counts: Counter[str] = Counter()
        for segment in self._segments:
            found = segment.postings["syllables"].frequencies(segment.ranges(None))
            counts.update(dict(zip(segment.terms("syllables"), found.tolist(), strict=True)))
        return {term: count for term, count in counts.items() if count}

    def syllables(self) -> Mapping[str, int]:
        """The vocabulary's single syllables."""
        return {term: count for term, count in self.vocabulary().items() if " " not in term}

    def accents(self) -> AccentModel:
        """What puts accents back on a question."""
        return AccentModel([segment.accents for segment in self._segments])

    def _scope(self, plan_ids: Collection[str] | None) -> list[_Scoped]:
        ranges = ((n, segment, segment.ranges(plan_ids)) for n, segment in enumerate(self._segments))
        return [_Scoped(n, segment, rows) for n, segment, rows in ranges if rows is None or rows]

    def _part(self, scoped: _Scoped, weights: TermWeights, vector: Vectors | None, pool: int | None) -> _Part:
        """The candidates of a segment: all (`pool` is None), or the best by words and the nearest."""
        segment, ranges = scoped.segment, scoped.ranges
        syllables = segment.postings["syllables"].scores(weights["syllables"], ranges)
        words = segment.postings["words"].scores(weights["words"], ranges)
        rows = _rows(scoped)
        if pool is not None:
            rows = rows[(syllables[rows] > 0) | (words[rows] > 0)]
            rows = rows[_top(fuse(self._fusion, None, syllables[rows], words[rows]), pool)]
            if vector is not None:
                near, _ = segment.dense.search(vector, pool, ranges)
                rows = np.union1d(rows, near)
        cosines = None if vector is None else segment.dense.cosines(vector, rows)
        return _Part(scoped.number, rows, syllables[rows], words[rows], cosines)

    def _leaders(
        self, scoped: _Scoped, weights: TermWeights, plans: Ranges, count: int, least: float
    ) -> _Part:
        """The best clause of each of the `count` plans of a segment that have the best ones.

        Plans may be left out where the best clause has less than `least`, see promising.
        """
        if 2 * scoped.size > scoped.segment.entry.rows:
            wanted = Leaders(plans, count, least)
            rows = promising(scoped.segment.postings, weights, self._factors, wanted)
            if rows is not None:
                return self._leaders_among(rows, scoped, weights, plans, count)
        return self._leaders_of_all(scoped, weights, plans, count)

    def _leaders_among(
        self, rows: npt.NDArray[np.int32], scoped: _Scoped, weights: TermWeights, plans: Ranges, count: int
    ) -> _Part:
        """The same, of these ascending rows."""
        postings = scoped.segment.postings
        syllables = postings["syllables"].scores_of(rows, weights["syllables"])
        words = postings["words"].scores_of(rows, weights["words"])
        fused = fuse(self._fusion, None, syllables, words)
        owners = np.searchsorted([start for start, _ in plans], rows, side="right")
        order = np.lexsort((rows, -fused))
        _, firsts = np.unique(owners[order], return_index=True)  # each plan's best
        best = np.sort(order[firsts])
        best = best[_top(fused[best], count)]
        best = best[(syllables[best] > 0) | (words[best] > 0)]
        return _Part(scoped.number, rows[best].astype(np.int64), syllables[best], words[best], None)

    def _leaders_of_all(self, scoped: _Scoped, weights: TermWeights, plans: Ranges, count: int) -> _Part:
        """The same, of all rows that are searched."""
        segment, ranges = scoped.segment, scoped.ranges
        rows = np.concatenate([_none(), *(np.arange(start, end) for start, end in plans)])
        syllables = segment.postings["syllables"].scores(weights["syllables"], ranges)[rows]
        words = segment.postings["words"].scores(weights["words"], ranges)[rows]
        fused = fuse(self._fusion, None, syllables, words)
        sizes = np.array([end - start for start, end in plans], dtype=np.int64)
        ends = np.cumsum(sizes)
        starts = ends - sizes
        chosen = _top(np.maximum.reduceat(fused, starts), count)
        edges = zip(starts[chosen].tolist(), ends[chosen].tolist(), strict=True)
        firsts = np.array([start + int(np.argmax(fused[start:end])) for start, end in edges], np.int64)
        firsts = firsts[(syllables[firsts] > 0) | (words[firsts] > 0)]
        return _Part(scoped.number, rows[firsts], syllables[firsts], words[firsts], None)

    def _lexical(self, syllables: Scores, words: Scores) -> Scores:
        """What fusing makes of scores, but for a constant."""
        return np.float32(self._factors["syllables"]) * syllables + np.float32(self._factors["words"]) * words

    def _candidates(self, parts: Sequence[_Part], pool: int | None, *, dense: bool) -> Candidates:
        """Those of all segments in one; cut to the best `pool` of them where it is given."""
        numbers = np.concatenate([_none(), *(np.full(len(part.rows), part.number) for part in parts)])
        rows = np.concatenate([_none(), *(part.rows for part in parts)])
        syllables = _joined([part.syllables for part in parts])
        words = _joined([part.words for part in parts])
        cosines = _joined([part.cosines for part in parts]) if dense else None
        if pool is not None and len(parts) > 1:
            chosen = self._chosen(syllables, words, cosines, pool)
            numbers, rows, syllables, words = numbers[chosen], rows[chosen], syllables[chosen], words[chosen]
            cosines = None if cosines is None else cosines[chosen]

        def clause(at: int) -> tuple[str, str]:
            return self._segments[int(numbers[at])].clause(int(rows[at]))

        return Candidates(numbers, rows, syllables, words, cosines, clause)

    def _chosen(self, syllables: Scores, words: Scores, cosines: Scores | None, pool: int) -> Rows:
        """Of the candidates of all segments, those that are among the best of the whole scope."""
        held = np.flatnonzero((syllables > 0) | (words > 0))
        chosen = held[_top(fuse(self._fusion, None, syllables[held], words[held]), pool)]
        return chosen if cosines is None else np.union1d(chosen, _top(cosines, pool))


def _rows(scoped: _Scoped) -> Rows:
    if scoped.ranges is None:
        return np.arange(scoped.segment.entry.rows)
    return np.concatenate([np.arange(start, end) for start, end in scoped.ranges])


def _top(scores: Scores, count: int) -> Rows:
    """Positions of the `count` highest scores, ascending; of equal ones at the edge the first."""
    if len(scores) <= count:
        return np.arange(len(scores))
    edge = np.partition(scores, len(scores) - count)[len(scores) - count]
    above = np.flatnonzero(scores > edge)
    return np.union1d(above, np.flatnonzero(scores == edge)[: count - len(above)])


def _none() -> npt.NDArray[np.int64]:
    return np.zeros(0, dtype=np.int64)


def _joined(parts: Sequence[Scores | None]) -> Scores:
    given = [part for part in parts if part is not None]
    return np.concatenate([np.zeros(0, dtype=np.float32), *given])

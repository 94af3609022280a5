"""Finds clauses: hybrid search over a snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus.frozen import Frozen
from index.accents import AccentModel
from index.dense import Rows
from index.encoder import Encoder, Vectors
from index.fusion import Scores, fuse
from index.lexical import K1, Ranges, idf
from index.segment import Segment
from index.snapshot import Snapshot
from index.terms import TERMS, KeyName

# Candidates that each retriever brings; all scores of a candidate are then computed exactly.
_POOL: Final = 100

TermWeights = Mapping[KeyName, Mapping[str, float]]


class Hit(Frozen):
    """A clause that was found.

    score: any number, higher is better; compare hits of one search only, and never decide by it alone.
    dense: cosine of question and clause, -1 to 1 (with e5 models mostly .75 to .95); 0 where not asked for.
    lexical: share of the question's weighted syllables and pairs that the clause holds, 0 to 1.
    """

    plan_id: str
    path: str
    score: float
    dense: float
    lexical: float


class Retriever:
    """Search over one snapshot.

    `encoder` may be given as a function that makes it: it is called at the first search that needs
    vectors, so that an answer from facts alone never loads a model. Raises ModelMismatch then where the
    model is not the one that the snapshot was built with.
    """

    def __init__(self, snapshot: Snapshot, encoder: Encoder | Callable[[], Encoder]) -> None:
        self.snapshot = snapshot
        self._given = encoder

    def search(
        self, query: str, *, plan_ids: Collection[str] | None = None, limit: int = 20, dense: bool = True
    ) -> tuple[Hit, ...]:
        """The clauses that fit a question best, of these plans (None: of all), best first.

        `dense=False` searches by words alone, without the encoder.
        """
        if limit <= 0 or not query.strip():
            return ()
        restored = self.accents.restore(query)
        weights: TermWeights = {
            "syllables": self.term_weights("syllables", query),
            "words": self.term_weights("words", restored),
        }
        vector = self._encoder.encode_queries([restored])[0] if dense else None
        found: list[tuple[float, int, int, float, float]] = []
        full = self._full_score(weights["syllables"])
        for number, segment in enumerate(self.snapshot.segments):
            ranges = segment.ranges(plan_ids)
            if ranges is not None and not ranges:
                continue
            rows, scores, cosines, syllables = self._candidates(segment, ranges, weights, vector, limit)
            shares = syllables / full
            found += zip(
                scores.tolist(),
                [number] * len(rows),
                rows.tolist(),
                cosines.tolist(),
                shares.tolist(),
                strict=True,
            )
        found.sort(key=lambda hit: (-hit[0], hit[1], hit[2]))
        return tuple(self._hit(*hit) for hit in found[:limit])

    def term_weights(self, key: KeyName, text: str) -> dict[str, float]:
        """The terms of a text with count x idf; terms that the corpus lacks are left out."""
        total = self.clause_count
        weights = {
            term: count * idf(self._frequency(key, term), total)
            for term, count in Counter(TERMS[key](text)).items()
        }
        return {term: weight for term, weight in weights.items() if weight}

    def document_frequency(self, term_folded: str) -> int:
        """How many clauses hold a folded syllable (`thu`) or a pair of them (`thu vien`)."""
        return self._frequency("syllables", term_folded)

    @property
    def clause_count(self) -> int:
        """Clauses of all plans."""
        return self.snapshot.clause_count

    def vocabulary(self) -> Mapping[str, int]:
        """Every folded syllable and pair with the number of clauses that hold it; made at the first call."""
        return self._vocabulary

    @cached_property
    def syllables(self) -> Mapping[str, int]:
        """The vocabulary's single syllables: some thousands, whatever the corpus's size."""
        return {term: count for term, count in self._vocabulary.items() if " " not in term}

    @cached_property
    def accents(self) -> AccentModel:
        """What puts accents back on a question."""
        return AccentModel([segment.accents for segment in self.snapshot.segments])

    @cached_property
    def _encoder(self) -> Encoder:
        encoder = self._given() if callable(self._given) else self._given
        self.snapshot.check_encoder(encoder.fingerprint)
        return encoder

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for segment in self.snapshot.segments:
            postings, ranges = segment.postings["syllables"], segment.ranges(None)
            terms = segment.terms("syllables")
            if ranges is None:
                counts.update(dict(zip(terms, np.diff(postings.starts).tolist(), strict=True)))
            else:
                counts.update({term: postings.frequency(term, ranges) for term in terms})
        return {term: count for term, count in counts.items() if count}

    def _frequency(self, key: KeyName, term: str) -> int:
        return sum(
            segment.postings[key].frequency(term, segment.ranges(None)) for segment in self.snapshot.segments
        )

    def _full_score(self, weights: Mapping[str, float]) -> float:
        """What a clause that says every term without end would score."""
        return sum(weights.values()) * (K1 + 1) or 1.0

    def _candidates(
        self,
        segment: Segment,
        ranges: Ranges | None,
        weights: TermWeights,
        vector: Vectors | None,
        limit: int,
    ) -> tuple[Rows, Scores, Scores, Scores]:
        """Candidate rows of a segment with their fused, dense and syllable scores."""
        pool = max(_POOL, 2 * limit)
        syllables = segment.postings["syllables"].scores(weights["syllables"], ranges)
        words = segment.postings["words"].scores(weights["words"], ranges)
        constants = self.snapshot.manifest.fusion
        rows = _best(fuse(constants, None, syllables, words), pool, ranges)
        cosines = np.zeros(len(rows), dtype=np.float32)
        fused = fuse(constants, None, syllables[rows], words[rows])
        if vector is not None:
            near, _ = segment.dense.search(vector, pool, ranges)
            rows = np.union1d(rows, near)
            cosines = segment.dense.cosines(vector, rows)
            fused = fuse(constants, cosines, syllables[rows], words[rows])
        return rows, fused, cosines, syllables[rows]

    def _hit(self, score: float, number: int, row: int, cosine: float, share: float) -> Hit:
        plan_id, path = self.snapshot.segments[number].clause(row)
        return Hit(plan_id=plan_id, path=path, score=score, dense=cosine, lexical=min(share, 1.0))


def _best(scores: Scores, count: int, ranges: Ranges | None) -> Rows:
    """The rows (within `ranges`) with the highest scores, in no order."""
    if ranges is None:
        rows: npt.NDArray[np.int64] = np.arange(len(scores))
    else:
        rows = np.concatenate([np.arange(start, end) for start, end in ranges])
    if len(rows) <= count:
        return rows
    within = scores[rows]
    chosen: Rows = rows[np.argpartition(within, len(within) - count)[-count:]]
    return chosen

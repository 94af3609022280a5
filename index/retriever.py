"""Finds clauses: hybrid search over a snapshot, whatever store it is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Final

import numpy as np

from corpus.frozen import Frozen
from index.accents import AccentModel
from index.encoder import Encoder
from index.fusion import fuse
from index.lexical import K1, idf
from index.passages import dense_text
from index.reranker import Reranker
from index.source import PublishedSnapshot, TermWeights
from index.terms import TERMS, KeyName

# Candidates that each retriever brings; all scores of a candidate are then computed exactly.
_POOL: Final = 100
_QUESTIONS: Final = 64  # whose terms are kept: plans are chosen by them, then clauses


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

    def __init__(
        self,
        snapshot: PublishedSnapshot,
        encoder: Encoder | Callable[[], Encoder],
        reranker: Reranker | None = None,
    ) -> None:
        """`reranker` reads the first hits of a search with vectors again, and puts them in its order."""
        self.snapshot = snapshot
        self._reranker = reranker
        self._source = snapshot.source
        self._given = encoder
        self._terms_of = lru_cache(maxsize=_QUESTIONS)(self._weigh)

    def search(
        self, query: str, *, plan_ids: Collection[str] | None = None, limit: int = 20, dense: bool = True
    ) -> tuple[Hit, ...]:
        """The clauses that fit a question best, of these plans (None: of all), best first.

        `dense=False` searches by words alone, without the encoder.
        """
        if limit <= 0 or not query.strip():
            return ()
        restored = self.accents.restore(query)
        weights = self._weights(query, restored)
        vector = self._encoder.encode_queries([restored])[0] if dense else None
        found = self._source.candidates(weights, vector, plan_ids, max(_POOL, 2 * limit))
        read = self._reranker.depth if self._reranker and dense else 0
        scores = fuse(self.snapshot.fusion, found.cosines, found.syllables, found.words)
        shares = np.minimum(found.syllables / self._full_score(weights["syllables"]), 1.0)
        cosines = np.zeros_like(scores) if found.cosines is None else found.cosines
        hits = []
        for at in np.lexsort((found.rows, found.segments, -scores))[: max(limit, read)].tolist():
            plan_id, path = found.clause(at)
            hits.append(
                Hit(
                    plan_id=plan_id,
                    path=path,
                    score=float(scores[at]),
                    dense=float(cosines[at]),
                    lexical=float(shares[at]),
                )
            )
        return tuple(self._reread(restored, hits[:read]) + hits[read:])[:limit]

    def _reread(self, question: str, hits: list[Hit]) -> list[Hit]:
        """The same hits in the reranker's order. The scores stay where they were: what is first has the highest."""
        if not hits or self._reranker is None:
            return hits
        texts = [dense_text(self.snapshot.plan(hit.plan_id).by_key[hit.path]) for hit in hits]
        order = np.argsort(-self._reranker.scores(question, texts), kind="stable").tolist()
        return [
            hits[number].model_copy(update={"score": hit.score})
            for hit, number in zip(hits, order, strict=True)
        ]

    def plans(
        self, query: str, *, plan_ids: Collection[str] | None = None, limit: int = 10
    ) -> tuple[tuple[str, float], ...]:
        """The plans (of these; None: of all) whose best clauses fit a question best by words alone, best first.

        With each the share of the question's weighted syllables and pairs that its best clause holds, 0 to 1.
        """
        if limit <= 0 or not query.strip():
            return ()
        weights = self._weights(query, self.accents.restore(query))
        found = self._source.leaders(weights, plan_ids, limit)
        scores = fuse(self.snapshot.fusion, None, found.syllables, found.words)
        shares = np.minimum(found.syllables / self._full_score(weights["syllables"]), 1.0)
        order = np.lexsort((found.rows, found.segments, -scores))[:limit].tolist()
        return tuple((found.clause(at)[0], float(shares[at])) for at in order)

    def _weights(self, query: str, restored: str) -> TermWeights:
        return {
            "syllables": self.term_weights("syllables", query),
            "words": self.term_weights("words", restored),
        }

    def term_weights(self, key: KeyName, text: str) -> Mapping[str, float]:
        """The terms of a text with count x idf; terms that the corpus lacks are left out."""
        return self._terms_of(key, text)

    def _weigh(self, key: KeyName, text: str) -> Mapping[str, float]:
        counts = Counter(TERMS[key](text))
        held = self._source.frequencies(key, counts)
        total = self.clause_count
        weights = {term: count * idf(held[term], total) for term, count in counts.items()}
        return MappingProxyType({term: weight for term, weight in weights.items() if weight})

    def document_frequency(self, term_folded: str) -> int:
        """How many clauses hold a folded syllable (`thu`) or a pair of them (`thu vien`)."""
        return self._source.frequencies("syllables", (term_folded,))[term_folded]

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
        return self._source.syllables()

    @cached_property
    def accents(self) -> AccentModel:
        """What puts accents back on a question."""
        return self._source.accents()

    @cached_property
    def _vocabulary(self) -> Mapping[str, int]:
        return self._source.vocabulary()

    @cached_property
    def _encoder(self) -> Encoder:
        encoder = self._given() if callable(self._given) else self._given
        self.snapshot.check_encoder(encoder.fingerprint)
        return encoder

    def _full_score(self, weights: Mapping[str, float]) -> float:
        """What a clause that says every term without end would score."""
        return sum(weights.values()) * (K1 + 1) or 1.0

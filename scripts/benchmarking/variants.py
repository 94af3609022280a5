"""Ways in which a collection might be searched, each of the index's own functions: what a tuner chooses among."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from benchmarking.indexed import IndexedCollection
from corpus.models import Node, Plan
from index.calibration import bm25, stand_ins
from index.encoder import Vectors
from index.fusion import SHARES, FusionConstants, Scores, Shares, fit, fuse
from index.lexical import K1, B, build_postings
from index.passages import PASSAGE_SYLLABLES, clause_words, cut, lexical_text
from index.terms import TERMS, KeyName

Pooling = Literal["mean", "max"]

WHOLE: Final = 0  # syllables of a passage: a text is encoded as far as the model reads


@dataclass(frozen=True)
class Variant:
    """One way to search. The defaults are the product's."""

    titled: bool = True  # whether the law's name stands over every article
    passage: int = PASSAGE_SYLLABLES  # syllables that are encoded at once
    pooling: Pooling = "mean"  # of passages: one mean vector a clause, or the best of several
    k1: float = K1
    b: float = B
    dense: float = SHARES.dense
    words: float = SHARES.words

    @property
    def shares(self) -> Shares:
        """The shares of fusion; folded syllables have the rest."""
        return Shares(dense=self.dense, syllables=1 - self.dense - self.words, words=self.words)


class VariantScores:
    """Scores of questions under any variant. What several variants share is computed once.

    Columns stand in the order of `ids`.
    """

    def __init__(self, indexed: IndexedCollection, questions: Sequence[str]) -> None:
        self._indexed = indexed
        self._questions = list(questions)
        self._restored = [indexed.retriever.accents.restore(question) for question in questions]
        collection = indexed.collection
        self._clauses = {
            titled: [(plan, node) for plan in replace(collection, titled=titled).plans for node in plan.nodes]
            for titled in (True, False)
        }
        self.ids = [collection.id_of[plan.plan_id, node.key] for plan, node in self._clauses[True]]
        self._dense = lru_cache(maxsize=None)(self._dense_of)
        self._lexical = lru_cache(maxsize=None)(self._lexical_of)
        self._terms = lru_cache(maxsize=None)(self._terms_of)

    def scores(self, variant: Variant) -> Scores:
        """Float32 [questions, articles]."""
        dense = self._dense(variant.titled, variant.passage, variant.pooling)
        syllables, words = (
            self._lexical(key, variant.titled, variant.k1, variant.b) for key in ("syllables", "words")
        )
        return fuse(FusionConstants(), dense, syllables, words, variant.shares)

    @cached_property
    def _stand_ins(self) -> tuple[list[int], list[str]]:
        return stand_ins([clause_words(node) for _, node in self._clauses[True]])

    def _dense_of(self, titled: bool, passage: int, pooling: Pooling) -> Scores:  # noqa: FBT001
        texts, owners = _passages(self._clauses[titled], passage)
        vectors = self._indexed.encoder.encode_passages(texts)
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        chosen, queries = self._stand_ins
        asked = self._indexed.encoder.encode_queries([*self._restored, *queries])
        scores = _pooled(asked, vectors, starts, pooling)
        count = len(self._restored)
        return fit(scores[count:, chosen]).z(scores[:count])

    def _lexical_of(self, key: KeyName, titled: bool, k1: float, b: float) -> Scores:  # noqa: FBT001
        documents = self._terms(key, titled)
        average = sum(map(len, documents)) / max(len(documents), 1)
        postings, _ = build_postings(documents, average, k1=k1, b=b)
        typed = self._questions if key == "syllables" else self._restored
        chosen, queries = self._stand_ins
        sampled, _ = build_postings([documents[n] for n in chosen], average, k1=k1, b=b)
        scale = fit(bm25(sampled, [TERMS[key](query) for query in queries]))
        return scale.z(bm25(postings, [TERMS[key](question) for question in typed]))

    def _terms_of(self, key: KeyName, titled: bool) -> list[list[str]]:  # noqa: FBT001
        return [TERMS[key](lexical_text(plan, node)) for plan, node in self._clauses[titled]]


def _passages(clauses: Sequence[tuple[Plan, Node]], longest: int) -> tuple[list[str], npt.NDArray[np.int64]]:
    """What is encoded, and to which clause each belongs (ascending)."""
    texts: list[str] = []
    owners: list[int] = []
    for number, (_, node) in enumerate(clauses):
        words = clause_words(node)
        pieces = cut(words, longest) if longest != WHOLE else [words]
        texts += ["\n".join([*node.trail, piece]) for piece in pieces]
        owners += [number] * len(pieces)
    return texts, np.array(owners, dtype=np.int64)


def _pooled(asked: Vectors, vectors: Vectors, starts: npt.NDArray[np.int64], pooling: Pooling) -> Scores:
    """Cosines float32 [questions, clauses] of clauses that are several passages."""
    if pooling == "max":
        best: Scores = np.maximum.reduceat(asked @ vectors.T, starts, axis=1)
        return best
    means = np.add.reduceat(vectors, starts, axis=0)
    cosines: Scores = asked @ (means / np.linalg.norm(means, axis=1, keepdims=True)).T
    return cosines

"""Fits the scales of fusion.py to a corpus: what do scores of a question and an unrelated clause look like
here?

Beginnings of clauses stand in for questions, and every clause answers all of them: nearly all pairs are
unrelated.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from index.contents import Contents
from index.encoder import Encoder, Vectors
from index.fusion import FusionConstants, Scale, Scores, fit
from index.lexical import Postings, build_postings, idf
from index.terms import TERMS, KeyName

_QUERIES: Final = 24
_QUERY_SYLLABLES: Final = 14  # about a question's length
_CLAUSES: Final = 2000


def sample(texts: Sequence[str], count: int) -> list[int]:
    """Numbers of `count` texts (or all), chosen by their hash: the same texts give the same choice."""
    order = sorted(
        range(len(texts)), key=lambda n: hashlib.blake2b(texts[n].encode("utf-8", "replace")).digest()
    )
    return sorted(order[:count])


def stand_ins(words: Sequence[str]) -> tuple[list[int], list[str]]:
    """Numbers of the clauses that scales are fitted to, and what stands in for the questions."""
    queries = [" ".join(words[n].split()[:_QUERY_SYLLABLES]) for n in sample(words, _QUERIES)]
    return sample(words, _CLAUSES), queries


def calibrate(
    contents: Contents, vectors: Vectors, averages: Mapping[KeyName, float], encoder: Encoder
) -> FusionConstants:
    """Scales fitted to a sample of the clauses; vectors: float32 [clauses, dimension]."""
    chosen, queries = stand_ins(contents.words)
    if not queries:
        return FusionConstants()
    dense = encoder.encode_queries(queries) @ vectors[chosen].T
    scales: dict[KeyName, Scale] = {}
    for key in TERMS:
        postings, _ = build_postings([contents.keys[key][n] for n in chosen], averages[key])
        scales[key] = fit(bm25(postings, [TERMS[key](query) for query in queries]))
    return FusionConstants(
        dense=fit(dense), syllables=scales["syllables"], words=scales["words"], clauses=len(contents.words)
    )


def bm25(postings: Postings, queries: Sequence[Sequence[str]]) -> Scores:
    """Float32 [queries, rows]: the scores of queries given as terms."""
    rows = []
    for terms in queries:
        counts = Counter(terms).items()
        weights = {term: n * idf(postings.frequency(term), postings.size) for term, n in counts}
        rows.append(postings.scores(weights))
    return np.stack(rows)

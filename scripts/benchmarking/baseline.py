"""The plain baseline: BM25 over words and pairs of neighbours, as a textbook has it, without the index's code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from index.fusion import Scores

K1: Final = 1.2
B: Final = 0.75
_WORD: Final = re.compile(r"\w+")


def bm25_with_pairs(texts: Sequence[str], questions: Sequence[str]) -> Scores:
    """Float32 [questions, texts]: the sum of idf x tf (k1 + 1) / (tf + k1 (1 - b + b length / average)), k1 1.2, b .75.

    idf is ln(1 + (n - df + .5) / (df + .5)). Words keep their accents; a word of a question counts as often as said.
    """
    documents = [_terms(text) for text in texts]
    numbers = {term: number for number, term in enumerate(sorted({t for d in documents for t in d}))}
    tf = _matrix(documents, numbers)
    lengths = np.array([len(document) for document in documents], dtype=np.float64)
    norm = K1 * (1 - B + B * lengths / lengths.mean())
    weights = tf.copy()
    weights.data = tf.data * (K1 + 1) / (tf.data + np.repeat(norm, np.diff(tf.indptr)))
    df = np.bincount(tf.indices, minlength=len(numbers))
    idf = np.log1p((len(texts) - df + 0.5) / (df + 0.5))
    asked = _matrix([_terms(question) for question in questions], numbers)
    asked.data = asked.data * idf[asked.indices]
    scores: Scores = (asked @ weights.T).toarray().astype(np.float32)
    return scores


def _terms(text: str) -> list[str]:
    words = _WORD.findall(text.lower())
    return words + [f"{left} {right}" for left, right in pairwise(words)]


def _matrix(documents: Sequence[Sequence[str]], numbers: dict[str, int]) -> csr_array:
    """How often each document says each known term."""
    rows = [Counter(numbers[term] for term in document if term in numbers) for document in documents]
    columns = [column for row in rows for column in row]
    counts = [float(count) for row in rows for count in row.values()]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    return csr_array((counts, columns, starts), shape=(len(documents), len(numbers)))

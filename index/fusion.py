"""One score out of three: cosine, folded-syllable BM25 and word BM25.

Each is brought to the same scale with a mean and a deviation fitted when the index is built (z-scores), then
weighed and summed. The constants are the corpus's, not the question's: a score means the same whatever
plans are searched, and a snapshot on another store gives the same numbers.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from corpus.frozen import Frozen
from index.terms import KeyName

Scores = npt.NDArray[np.float32]


class Scale(Frozen):
    """Mean and deviation of one retriever's scores of unrelated clauses."""

    mean: float = 0.0
    deviation: float = 1.0

    def z(self, scores: Scores) -> Scores:
        """Deviations above the mean; same shape."""
        return (scores - np.float32(self.mean)) / np.float32(max(self.deviation, 1e-6))


class FusionConstants(Frozen):
    """The scale of each retriever."""

    dense: Scale = Scale()
    syllables: Scale = Scale()
    words: Scale = Scale()
    clauses: int = 0  # how many there were when they were fitted


class Shares(Frozen):
    """What part of the fused score each retriever's z-score is."""

    dense: float
    syllables: float
    words: float


# Shares of the three z-scores (docs/retrieval.md). Of 532 questions about clauses of plans, MRR@10 is .732 with none
# for vectors, .748, .749, .751, .746, .742 with .2, .3, .4, .5, .6; of 728 about articles of laws .881 with none, .898,
# .901, .904, .907 with .3, .4, .5, .6. Words add little to well-typed questions; a tenth is theirs to tell apart what
# folding makes equal (`hạn`, `hàn`).
SHARES: Final = Shares(dense=0.4, syllables=0.5, words=0.1)


def fuse(
    constants: FusionConstants,
    dense: Scores | None,
    syllables: Scores,
    words: Scores,
    shares: Shares = SHARES,
) -> Scores:
    """The fused score of the same clauses: any number, higher is better, comparable within one snapshot.

    Without `dense` (None) the lexical shares are used alone.
    """
    lexical = shares.syllables * constants.syllables.z(syllables) + shares.words * constants.words.z(words)
    if dense is None:
        return lexical
    total: Scores = shares.dense * constants.dense.z(dense) + lexical
    return total


def lexical_factors(constants: FusionConstants) -> dict[KeyName, float]:
    """What each lexical score counts in `fuse` without vectors, but for a constant: the two summed with these
    factors order clauses as it does."""
    return {
        "syllables": SHARES.syllables / max(constants.syllables.deviation, 1e-6),
        "words": SHARES.words / max(constants.words.deviation, 1e-6),
    }


def fit(scores: Scores) -> Scale:
    """The scale of a sample of scores."""
    if not scores.size:
        return Scale()
    return Scale(mean=float(scores.mean()), deviation=float(scores.std()) or 1.0)

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


# Shares of the three z-scores. MRR@10 on the law questions (as K1 in lexical.py): vectors of e5-small alone
# .735/.800, syllables alone .876/.884, together with .4 for vectors .896/.909, with .5 .892/.910. On 150 questions
# about clauses of five plans: .818 with .4 for vectors, .830 with .3, .826 with .2, .841 with none; asked in other
# words than the plan's, none would be too few. Words add nothing to well-typed questions; a tenth is theirs to
# tell apart what folding makes equal (`hạn`, `hàn`).
SHARES: Final = Shares(dense=0.3, syllables=0.6, words=0.1)


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

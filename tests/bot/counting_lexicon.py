"""Word counts of some clauses, as reading and matching ask for them; no index, no model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from corpus.syllables import split_syllables
from index.accents import AccentCounts, AccentModel


class CountingLexicon:
    """Counts clauses by folded syllable and by two of them, by a plain loop."""

    def __init__(self, clauses: Iterable[str]) -> None:
        texts = list(clauses)
        counts: Counter[str] = Counter()
        singles: Counter[str] = Counter()
        for text in texts:
            folded = [s.folded for s in split_syllables(text)]
            singles.update(set(folded))
            counts.update({*folded, *(f"{a} {b}" for a, b in pairwise(folded))})
        self.clause_count = len(texts)
        self.syllables: Mapping[str, int] = singles
        self._counts = counts
        self._accents = AccentModel([AccentCounts.build(texts)])

    def document_frequency(self, term: str) -> int:
        """In how many clauses a folded syllable or bigram stands."""
        return self._counts[term]

    def restore(self, text: str) -> str:
        """The text with the likeliest marks."""
        return self._accents.restore(text)

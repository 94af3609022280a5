"""Misspelt syllables, put right by the corpus's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from rapidfuzz.distance import OSA

from corpus.syllables import Syllable

# Sounds that dialects and haste confuse in writing: the folded spellings that stand for one another.
_CONFUSED = (
    ("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"), ("d", "gi"), ("gi", "d"), ("r", "g"), ("n", "l"), ("l", "n"),
    ("i", "y"), ("y", "i"), ("c", "k"), ("k", "c"), ("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("f", "ph"),
    ("w", "qu"), ("j", "gi"), ("z", "d"), ("v", "d"),
)  # fmt: skip
_ENDINGS = (("n", "ng"), ("ng", "n"), ("t", "c"), ("c", "t"), ("nh", "n"), ("n", "nh"), ("k", "ch"))


class Vocabulary(Protocol):
    """The corpus's folded syllables and pairs with how often they stand."""

    def document_frequency(self, term: str) -> int:
        """In how many clauses a folded syllable or bigram stands."""
        ...

    @property
    def syllables(self) -> Mapping[str, int]:
        """All folded syllables with their clause counts."""
        ...

    def restore(self, text: str) -> str:
        """Text typed without marks, with the marks that the corpus makes most likely."""
        ...


class SpellingRepair:
    """Finds for an unknown syllable the known one that is meant, by its neighbours."""

    def __init__(self, vocabulary: Vocabulary, known: frozenset[str]) -> None:
        """`known` are folded syllables that need no repair though the corpus lacks them."""
        self._vocabulary = vocabulary
        self._known = known
        self._syllables = [w for w in vocabulary.syllables if w.isalpha()]
        self._candidates = lru_cache(maxsize=4096)(self._near)

    def _near(self, word: str) -> tuple[str, ...]:
        near = {
            w
            for w in self._syllables
            if abs(len(w) - len(word)) <= 1 and OSA.distance(w, word, score_cutoff=1) <= 1
        }
        for wrong, right in _CONFUSED:
            if word.startswith(wrong) and self._vocabulary.document_frequency(right + word[len(wrong) :]):
                near.add(right + word[len(wrong) :])
        for wrong, right in _ENDINGS:
            if word.endswith(wrong) and self._vocabulary.document_frequency(word[: -len(wrong)] + right):
                near.add(word[: -len(wrong)] + right)
        return tuple(near)

    def is_known(self, word: str) -> bool:
        """Whether a folded syllable needs no repair."""
        return word in self._known or not word.isalpha() or self._vocabulary.document_frequency(word) > 0

    def repair(self, syllables: Sequence[Syllable], taken: frozenset[int]) -> dict[int, str]:
        """For each misspelt syllable (by index) the folded syllable that is meant.

        Only where a neighbour vouches for it: the pair of both stands in the corpus. A syllable that nothing
        vouches for stays as typed, so that an unknown word remains unknown.
        """
        meant: dict[int, str] = {}
        for i, syllable in enumerate(syllables):
            if i in taken or len(syllable.folded) < 2 or self.is_known(syllable.folded):
                continue
            before = meant.get(i - 1, syllables[i - 1].folded) if i > 0 else ""
            after = syllables[i + 1].folded if i + 1 < len(syllables) else ""
            best, count = "", 0
            for word in self._candidates(syllable.folded):
                vouched = max(
                    self._vocabulary.document_frequency(f"{before} {word}") if before else 0,
                    self._vocabulary.document_frequency(f"{word} {after}") if after else 0,
                )
                if vouched > count:
                    best, count = word, vouched
            if best:
                meant[i] = best
        return meant

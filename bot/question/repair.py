"""Misspelt syllables, put right by the corpus's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from rapidfuzz.distance import OSA

from corpus.gazetteer.spelling import is_ordinary
from corpus.syllables import Syllable

# Sounds that dialects and haste confuse in writing: the folded spellings that stand for one another.
_CONFUSED = (
    ("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"), ("d", "gi"), ("gi", "d"), ("r", "g"), ("n", "l"), ("l", "n"),
    ("i", "y"), ("y", "i"), ("c", "k"), ("k", "c"), ("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("f", "ph"),
    ("w", "qu"), ("j", "gi"), ("z", "d"), ("v", "d"),
)  # fmt: skip
_ENDINGS = (("n", "ng"), ("ng", "n"), ("t", "c"), ("c", "t"), ("nh", "n"), ("n", "nh"), ("k", "ch"))


_CUE = 3  # clauses that a pair of a question's own phrases counts for
_SURE = 5  # clauses that must hold a pair before a known syllable is taken for a slip
_LONG = 4  # letters from which a known syllable may be a slip of another


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

    def __init__(self, vocabulary: Vocabulary, known: frozenset[str], pairs: frozenset[str]) -> None:
        """`known` are folded syllables of questions that the corpus may lack, `pairs` those that stand together."""
        self._vocabulary = vocabulary
        self._known = known
        self._pairs = pairs
        self._syllables = list({w for w in (*vocabulary.syllables, *known) if w.isalpha()})
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

    def repair(self, text: str, syllables: Sequence[Syllable], taken: frozenset[int]) -> dict[int, str]:
        """For each misspelt syllable of a text (by index) the folded syllable or two that are meant.

        Only where the corpus vouches for it: the pair with a neighbour stands there. A syllable that nothing
        vouches for stays as typed, so that an unknown word remains unknown.
        """
        meant: dict[int, str] = {}
        for i, syllable in enumerate(syllables):
            typed = text[syllable.start : syllable.end]
            if i in taken or len(typed) < 2 or is_ordinary(typed) or (typed.isupper() and not text.isupper()):
                continue  # a word of the language stays, also where no plan has it, and so do capitals
            before = meant.get(i - 1, syllables[i - 1].folded) if i > 0 else ""
            after = syllables[i + 1].folded if i + 1 < len(syllables) else ""
            least = 1
            if self.is_known(syllable.folded):
                if not self._out_of_place(syllable.folded, before, after):
                    continue
                least = _SURE
            best = self._best(syllable.folded, before, after, least) or self._split(syllable.folded)
            if best:
                meant[i] = best
        return meant

    def _best(self, word: str, before: str, after: str, least: int) -> str:
        best, count = "", least - 1
        for near in self._candidates(word):
            vouched = max(self._pair(before, near), self._pair(near, after)) if near != word else 0
            if vouched > count:
                best, count = near, vouched
        return best

    def _pair(self, left: str, right: str) -> int:
        if not left or not right:
            return 0
        asked = _CUE if f"{left} {right}" in self._pairs else 0
        return self._vocabulary.document_frequency(f"{left} {right}") + asked

    def _out_of_place(self, word: str, before: str, after: str) -> bool:
        """Whether a known syllable of some length stands beside neighbours that it never has."""
        if len(word) < _LONG or word in self._known:
            return False
        return not self._pair(before, word) and not self._pair(word, after)

    def _split(self, word: str) -> str:
        """Two syllables typed as one: `kinhphi`."""
        if self.is_known(word):
            return ""
        cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
        return next((f"{a} {b}" for a, b in cuts if self._pair(a, b)), "")

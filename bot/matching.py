"""How far the words of a question are met by the words of a plan.

One measure decides answerability for every kind of answer: the share of the question's terms, weighted by rarity,
that a clause (with the headings above it) holds. It looks at words, not at likeness: near copies of one programme
are alike everywhere but in the words that matter.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from bot.question.model import Term
from bot.weights import WEIGHTS
from bot.word_table import Rows, WordTable
from corpus.folding import fold
from corpus.gazetteer.synonyms import synonyms
from corpus.syllables import folded_syllables, syllable_keys
from index.division import divided

Strengths = npt.NDArray[np.float64]

_ROUNDING = 1e-9  # sums in another order may differ in their last digit
# Letters that stand for words (`BMNN`); two letters stand for too many.
_ACRONYM = re.compile(r"\b[A-ZĐ]{3,8}\b")
_CAPITALS = re.compile(r"[A-ZĐ]{3}")  # without them there is none, which is found out in less time


class Lexicon(Protocol):
    """Counts over the whole corpus, by folded syllable or by two of them joined with a space."""

    @property
    def clause_count(self) -> int:
        """How many clauses there are."""
        ...

    def document_frequency(self, term: str) -> int:
        """In how many clauses a folded syllable or bigram stands."""
        ...


_NONE: Final[Mapping[str, str]] = {}


class Words:
    """The words of some texts, ready to be compared; phrases don't cross from one text to the next."""

    __slots__ = ("_beginnings", "_division", "_keys", "_parts", "_texts", "_words", "acronyms", "folded")

    def __init__(self, *texts: str, division: Mapping[str, str] = _NONE) -> None:
        """`division`: texts that are divided already, see index/division.py."""
        folded: list[str] = []
        self._texts = texts
        self._division = division
        self._keys: str | None = None
        self._parts: tuple[Words, ...] = ()
        self._words: frozenset[str] | None = None
        self._beginnings: frozenset[str] | None = None
        self.acronyms: set[str] = set()
        for text in texts:
            line = division.get(text)
            folded += ["", line.replace("_", " ")] if line else ["", *folded_syllables(text)]
            if _CAPITALS.search(text):
                self.acronyms.update(fold(match) for match in _ACRONYM.findall(text))
        self.folded = " ".join([*folded, "", ""])

    @property
    def keys(self) -> str:
        """The syllables with their marks, as `folded` has them without; made when first asked for."""
        if self._keys is None:
            keys = (key for text in self._texts for key in ("", *syllable_keys(text)))
            self._keys = " ".join([*keys, "", ""]) + "".join(part.keys for part in self._parts)
        return self._keys

    @property
    def words(self) -> frozenset[str]:
        """The words as pyvi divides the texts, folded; made when first asked for: few comparisons need them."""
        if self._words is None:
            lines = (self._division.get(text) or divided(text) for text in self._texts)
            own = (word.replace("_", " ") for line in lines for word in line.split(" "))
            self._words = frozenset(own).union(*(part.words for part in self._parts))
        return self._words

    @property
    def beginnings(self) -> frozenset[str]:
        """The first syllables of the words that have several."""
        if self._beginnings is None:
            self._beginnings = frozenset(word.partition(" ")[0] for word in self.words if " " in word)
        return self._beginnings

    def joined(self, *others: Words) -> Words:
        """These words and others together."""
        both = Words()
        both._parts = (self, *others)
        both.folded += "".join(words.folded for words in both._parts)
        both.acronyms = self.acronyms.union(*(words.acronyms for words in others))
        return both


@lru_cache(maxsize=16384)
def words_of(*texts: str) -> Words:
    """The words of some texts, kept for the next question: facts and headings are few and asked often."""
    return Words(*texts)


def rarity(document_frequency: int, clause_count: int) -> float:
    """Weight of a term, in (0, 1]: 1 where no clause has it, falling with the share of clauses that do."""
    n = max(clause_count, 2)
    return math.log(1 + n / (document_frequency + 0.5)) / math.log(1 + n / 0.5)


def _weight(term: Term, lexicon: Lexicon) -> float:
    pairs = [f"{a} {b}" for a, b in pairwise(term.folded)]
    terms = pairs or list(term.folded)
    return rarity(min(lexicon.document_frequency(t) for t in terms), lexicon.clause_count)


def strength(term: Term, words: Words) -> float:
    """How well one term is met by some words, 0 to 1; a synonym meets it nearly as well."""
    return _best(_phrases(term.folded, term.keys if term.marked else None), words)


def _best(phrases: Sequence[_Phrase], words: Words, *, at_most: bool = False) -> float:
    """How well words meet the best of a term's phrases; the first is its own, the others are synonyms."""
    own = phrases[0].strength(words, at_most=at_most)
    if own >= WEIGHTS.synonym or len(phrases) == 1:
        return own
    others = max(phrase.strength(words, at_most=at_most) for phrase in phrases[1:])
    return max(own, WEIGHTS.synonym * others)


def _ceilings(phrases: Sequence[_Phrase], table: WordTable, besides: str) -> Strengths:
    """How well each text of a table meets the best of a term's phrases at most; see _best."""
    own = phrases[0].ceilings(table, besides)
    if len(phrases) == 1:
        return own
    others = np.max([phrase.ceilings(table, besides) for phrase in phrases[1:]], axis=0)
    met: Strengths = np.maximum(own, WEIGHTS.synonym * others)
    return met


class _Phrase:
    """Syllables to be found in words; `keys` is None where they were typed without marks.

    A question's terms are held against every clause of every plan that is read: what they are looked for by is made
    once.
    """

    __slots__ = ("_folded", "_keys", "_pairs", "_syllable")

    def __init__(self, folded: tuple[str, ...], keys: tuple[str, ...] | None) -> None:
        self._folded = f" {' '.join(folded)} "
        self._keys = None if keys is None else f" {' '.join(keys)} "
        self._syllable = folded[0] if len(folded) == 1 else ""
        self._pairs = tuple(f" {a} {b} " for a, b in pairwise(folded)) if len(folded) > 2 else ()

    def strength(self, words: Words, *, at_most: bool = False) -> float:
        """How well some words meet it, 0 to 1; or, without dividing them into words, how well at most."""
        if self._folded in words.folded:
            value = 1.0 if self._keys is None or self._keys in words.keys else WEIGHTS.other_marks
            return value * self._as_word(words) if self._syllable and not at_most else value
        if not self._pairs:
            return 0.0
        return WEIGHTS.part * sum(pair in words.folded for pair in self._pairs) / len(self._pairs)

    def ceilings(self, table: WordTable, besides: str) -> Strengths:
        """How well each of a table's texts, with further folded words beside it, meets it at most, by its syllables
        alone: float64 [texts].
        """
        held = [
            np.ones(table.size, dtype=np.bool_) if f" {syllable} " in besides else table.having(syllable)
            for syllable in self._folded.split()
        ]
        full: Rows = np.logical_and.reduce(held)
        if not self._pairs:
            return full.astype(np.float64)
        met = np.sum([one & other for one, other in pairwise(held)], axis=0)
        ceilings: Strengths = np.where(full, 1.0, WEIGHTS.part * met / len(self._pairs))
        return ceilings

    def _as_word(self, words: Words) -> float:
        """1 where the syllable is a word there; less where it only begins or ends a longer one.

        Typed without marks it is more likely to be another word than the one that it meets.
        """
        if self._syllable in words.words:
            return 1.0
        value = WEIGHTS.begins_word if self._syllable in words.beginnings else WEIGHTS.inside_word
        return value * WEIGHTS.bare if self._keys is None else value


@lru_cache(maxsize=4096)
def _phrases(folded: tuple[str, ...], keys: tuple[str, ...] | None) -> tuple[_Phrase, ...]:
    """A term's own phrase and those of its synonyms."""
    others = (
        _Phrase(tuple(s.folded for s in phrase), None if keys is None else tuple(s.key for s in phrase))
        for phrase in synonyms(" ".join(folded))
    )
    return (_Phrase(folded, keys), *others)


class WeighedTerms:
    """A question's terms with their weights, to be held against many texts."""

    def __init__(
        self, terms: Sequence[Term], lexicon: Lexicon, weights: Sequence[float] | None = None
    ) -> None:
        self.terms = tuple(terms)
        self.weights = tuple(weights or (_weight(term, lexicon) for term in terms))
        self.total = sum(self.weights)
        self.lexicon = lexicon
        self._initials, self._owners = _initials(self.terms)
        self._phrases = [_phrases(t.folded, t.keys if t.marked else None) for t in self.terms]

    def coverage(self, words: Words) -> float:
        """The weighted share of the terms that these words meet, 0 to 1; 1 where there are no terms."""
        if not self.terms:
            return 1.0
        return sum(w * s for w, s in zip(self.weights, self._strengths(words), strict=True)) / self.total

    def coverage_at_most(self, words: Words) -> float:
        """No less than `coverage`, without dividing the texts into words, which takes longer than all else."""
        if not self.terms:
            return 1.0
        strengths = self._strengths(words, at_most=True)
        return sum(w * s for w, s in zip(self.weights, strengths, strict=True)) / self.total

    def ceilings(self, table: WordTable, besides: Words) -> Strengths:
        """No less than `coverage_at_most` of each of a table's texts joined with other words: float64 [texts].

        Most of a plan's clauses lack most of a question's syllables: it is told for all of them at once.
        """
        if not self.terms:
            return np.ones(table.size)
        strengths = np.stack([_ceilings(phrases, table, besides.folded) for phrases in self._phrases])
        for acronym in {*table.acronyms, *besides.acronyms}:
            owners = list(self._abbreviated(acronym))
            if owners:
                everywhere = acronym in besides.acronyms
                least = np.where(everywhere | table.abbreviating(acronym), WEIGHTS.synonym, 0.0)
                strengths[owners] = np.maximum(strengths[owners], least)
        met: Strengths = np.asarray(self.weights) @ strengths / self.total
        return met + _ROUNDING

    def _strengths(self, words: Words, *, at_most: bool = False) -> list[float]:
        strengths = [_best(phrases, words, at_most=at_most) for phrases in self._phrases]
        for acronym in words.acronyms:
            for i in self._abbreviated(acronym):
                strengths[i] = max(strengths[i], WEIGHTS.synonym)
        return strengths

    def _abbreviated(self, acronym: str) -> frozenset[int]:
        """The terms whose syllables begin with an acronym's letters."""
        at = self._initials.find(acronym)
        return frozenset(self._owners[at : at + len(acronym)]) if at >= 0 else frozenset()

    def unmet(self, words: Words) -> tuple[Term, ...]:
        """The terms that these words don't meet, or only by a part of another word."""
        strengths = self._strengths(words)
        return tuple(t for t, s in zip(self.terms, strengths, strict=True) if s <= WEIGHTS.inside_word)

    def damped(self, title: Words) -> WeighedTerms:
        """The same with less weight for the terms that a plan's title holds."""
        weights = [
            w * (WEIGHTS.title_term if strength(t, title) >= WEIGHTS.begins_word else 1.0)
            for t, w in zip(self.terms, self.weights, strict=True)
        ]
        return WeighedTerms(self.terms, self.lexicon, weights)

    def only(self, keep: Sequence[Term]) -> WeighedTerms:
        """The same with these terms alone."""
        return WeighedTerms(keep, self.lexicon)


def _initials(terms: Sequence[Term]) -> tuple[str, list[int]]:
    """The first letters of all syllables in order, with the index of the term that each belongs to."""
    owners = [i for i, term in enumerate(terms) for _ in term.folded]
    return "".join(s[0] for term in terms for s in term.folded), owners

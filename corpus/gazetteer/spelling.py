"""How a written syllable agrees with a known one: letter by letter, accent by accent, and within one slip.

Accents are compared without regard to which vowel carries the tone, so that `hòa` and `hoà` are the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from corpus.folding import fold
from corpus.gazetteer import tables

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(r"[^\W_]+")

Agreement = Literal["same", "fewer", "other"]


class Token(NamedTuple):
    """A run of letters and digits of a text; `key` is its folded form."""

    text: str
    start: int
    end: int
    key: str

    @property
    def titled(self) -> bool:
        """Whether it is written as in a name: `Bắc`, not `BẮC`."""
        return self.text[0].isupper() and (len(self.text) == 1 or not self.text[1:].isupper())

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def tokenize(text: str) -> list[Token]:
    """The runs of letters and digits of NFC text, in order."""
    key = fold(text)
    return [Token(m.group(), m.start(), m.end(), key[m.start() : m.end()]) for m in _SYLLABLE.finditer(text)]


@lru_cache(maxsize=16384)
def _marks(syllable: str) -> tuple[str, tuple[str, ...]]:
    """The tone of a syllable, and the mark of each of its letters."""
    tone = ""
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", syllable.lower()):
        if char in _TONES:
            tone = char
        elif unicodedata.combining(char):
            letters[-1] += char
        else:
            letters.append("-" if char == "đ" else "")
    return tone, tuple(letters)


def is_bare(syllable: str) -> bool:
    """Whether a syllable carries no accent at all."""
    tone, letters = _marks(syllable)
    return not tone and not any(letters)


def has_tone(syllable: str) -> bool:
    """Whether a syllable carries a tone mark: initials never do."""
    return bool(_marks(syllable)[0])


@lru_cache(maxsize=16384)
def agreement(written: str, known: str) -> Agreement:
    """How the accents of two syllables with the same folded key agree.

    `fewer`: the written one lacks some (`Nguyen` for `Nguyên`); `other`: it has one that the known one lacks.
    """
    written_tone, written_letters = _marks(written)
    known_tone, known_letters = _marks(known)
    if (written_tone, written_letters) == (known_tone, known_letters):
        return "same"
    pairs = zip(written_letters, known_letters, strict=False)
    if written_tone in ("", known_tone) and all(mine in ("", other) for mine, other in pairs):
        return "fewer"
    return "other"


def agreement_of(written: list[Token], known: tuple[str, ...]) -> Agreement:
    """The worst agreement of any syllable of a name."""
    grades = {agreement(token.text, syllable) for token, syllable in zip(written, known, strict=True)}
    if "other" in grades:
        return "other"
    return "fewer" if "fewer" in grades else "same"


@lru_cache(maxsize=1)
def _ordinary() -> tuple[frozenset[str], frozenset[str]]:
    """Syllables of ordinary words, as written and folded."""
    written = frozenset(word for line in tables.lines("syllables.txt") for word in line.split())
    return written, frozenset(fold(word) for word in written)


@lru_cache(maxsize=16384)
def is_ordinary(syllable: str) -> bool:
    """Whether ordinary words have this syllable: as written, or in any reading where it has no accents."""
    written, folded = _ordinary()
    return syllable.lower() in written or (is_bare(syllable) and syllable.lower() in folded)


def _without_one(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))} | {word}


class Slips:
    """Known folded syllables within one slip: a letter changed, added or lost, or two swapped."""

    def __init__(self, known: set[str]) -> None:
        self._by_deletion: dict[str, set[str]] = {}
        for word in known:
            for piece in _without_one(word):
                self._by_deletion.setdefault(piece, set()).add(word)

    def near(self, key: str) -> set[str]:
        """The known syllables at distance one or none."""
        near: set[str] = set()
        for piece in _without_one(key):
            near |= self._by_deletion.get(piece, set())
        return {word for word in near if OSA.distance(word, key, score_cutoff=1) <= 1}

"""The two keys by which clauses are found: what of a text is a term.

`words` are pyvi's words with their accents; `syllables` are accent-folded syllables and pairs of
neighbours, which also find what was typed without accents. Pairs matter: a Vietnamese word is mostly two
syllables.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import Final, Literal

from corpus.syllables import split_syllables, syllable_key
from index.segmentation import pieces

KeyName = Literal["words", "syllables"]


def word_terms(text: str) -> list[str]:
    """pyvi's words in lower case, syllables in one form for old and new tone placement; no punctuation.

    A word stands in one line.
    """
    return [word for line in text.split("\n") for word in _words_of(line)]


@lru_cache(maxsize=1 << 15)
def _words_of(line: str) -> tuple[str, ...]:
    """The words of one line: those of a heading are divided once for all clauses under it."""
    return tuple(
        intern("_".join(syllable_key(part) for part in word.split("_")))
        for word in pieces(line)
        if any(char.isalnum() for char in word)
    )


def syllable_terms(text: str) -> list[str]:
    """Folded syllables, then the pairs of neighbours (`thu vien`)."""
    folded = [syllable.folded for syllable in split_syllables(text)]
    return folded + [intern(f"{left} {right}") for left, right in pairwise(folded)]


TERMS: Final[dict[KeyName, Callable[[str], list[str]]]] = {"words": word_terms, "syllables": syllable_terms}

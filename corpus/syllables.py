"""Vietnamese text as syllables, comparable however they were typed.

A syllable's `key` holds its letters, their quality (ă â ê ô ơ ư đ) and its tone apart, so that old and new
tone placement (`hoà`, `hòa`) are one key; `folded` drops all marks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from corpus.folding import fold

_TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}
_WORD = re.compile(r"[^\W_]+")


class Syllable(NamedTuple):
    """One run of letters or digits, with its place in the text."""

    folded: str
    key: str  # letters with quality marks, then the tone's digit, 0 where level
    start: int
    end: int

    @property
    def marked(self) -> bool:
        """Whether it was typed with any diacritic."""
        return self.key != self.folded + "0"


@lru_cache(maxsize=65536)
def syllable_key(word: str) -> str:
    """The key of one syllable, in any case and Unicode form."""
    tone = "0"
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return fold(unicodedata.normalize("NFC", word))


def split_syllables(text: str) -> tuple[Syllable, ...]:
    """The text's syllables in order. Dotted numbers and dates give one syllable for each run of digits."""
    return tuple(
        Syllable(_folded(match[0]), syllable_key(match[0]), match.start(), match.end())
        for match in _WORD.finditer(text)
    )


def folded_syllables(text: str) -> list[str]:
    """The text's syllables folded, as `split_syllables` has them, without their places."""
    return [_folded(word) for word in _WORD.findall(text)]


def syllable_keys(text: str) -> list[str]:
    """The keys of the text's syllables, as `split_syllables` has them."""
    return [syllable_key(word) for word in _WORD.findall(text)]


def typed_as(typed: Syllable, meant: Syllable) -> bool:
    """Whether someone who meant one syllable may have typed the other: equal, or with marks left out.

    `han` is typed for `hạn`, `thưc` for `thực`; `hàn` is not typed for `hạn`.
    """
    if typed.folded != meant.folded:
        return False
    if typed.key == meant.key or not typed.marked:
        return True
    typed_letters, typed_tone = typed.key[:-1], typed.key[-1]
    letters, tone = meant.key[:-1], meant.key[-1]
    if len(typed_letters) != len(letters) or typed_tone not in ("0", tone):
        return False
    return all(a in (b, folded) for a, b, folded in zip(typed_letters, letters, meant.folded, strict=False))

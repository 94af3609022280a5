"""The search key of Vietnamese text: lower case, no marks, `đ` as `d`, one kind of dash and quote.

The key has as many code points as the text, so that a position in one is a position in the other. It makes
`hòa` and `hoà`, `uỷ` and `ủy`, and text typed with and without accents equal. Quotes are never made from it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_QUOTES = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚`", "'")
_SPACES = dict.fromkeys("\u00a0\u2007\u202f\t\r\n\v\f", " ")
_SPECIAL = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "²": "2", "³": "3"} | _DASHES | _QUOTES | _SPACES


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


def fold(text: str) -> str:
    """The search key of NFC text, code point for code point."""
    return "".join(map(_fold_char, text))


def compact(text: str) -> str:
    """The search key with white space collapsed and trimmed: for comparing, positions are lost."""
    return re.sub(r"\s+", " ", fold(unicodedata.normalize("NFC", text))).strip()


_SYLLABLE = re.compile(r"[^\W_]+")


def syllables(text: str) -> list[tuple[int, int]]:
    """Spans of the runs of letters and digits, in order."""
    return [match.span() for match in _SYLLABLE.finditer(text)]

"""Communes and wards by their names: what a plan says of one is not said of another."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.folding import fold

_NAMED = re.compile(r"\b(?:xã|phường|thị trấn|thôn|bản|đặc khu)\s+((?:\w+\s?){1,5})", re.IGNORECASE)
# Said of all of them, also where one is named beside: `…; mỗi xã, phường tổ chức 01 cuộc`.
_ALL = re.compile(
    r"\b(?:cac|moi|tung|toan bo|\d+%) (?:xa|phuong|thon|ban)\b|\bcap xa\b|\bxa, phuong\b|\bthon, (?:ban|to)\b"
)


@lru_cache(maxsize=4096)
def communes_in(text: str) -> frozenset[str]:
    """The names, folded, that stand in capitals behind `xã`, `phường` and their like: `Xã Y Tý` names `y ty`."""
    found: set[str] = set()
    for match in _NAMED.finditer(text):
        name: list[str] = []
        for word in match[1].split():
            if not word[0].isupper() or not word[0].isalpha():
                break
            name.append(word)
        if name:
            found.add(fold(" ".join(name)))
    return frozenset(found)


def of_another_commune(asked: str, said: str) -> bool:
    """Whether words name communes, but none of those that a question names, and don't speak of all of them."""
    names = communes_in(asked)
    if not names or not communes_in(said):
        return False
    folded = fold(said)
    return not any(name in folded for name in names) and _ALL.search(folded) is None

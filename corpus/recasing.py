"""Words that a document writes in capitals, as its running text writes them."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.folding import fold


def recased(capitals: str, texts: Iterable[str]) -> str:
    """The same words from the first text that has them in ordinary letters; `capitals` where none has."""
    if not capitals.isupper():
        return capitals
    key = fold(capitals)
    for text in texts:
        at = fold(text).find(key)
        if at >= 0 and not text[at : at + len(key)].isupper():
            found = text[at : at + len(key)]
            return found[:1].upper() + found[1:]
    return capitals

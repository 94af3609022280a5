"""Splits Vietnamese text into words with pyvi: `thư viện cấp huyện` is `thư_viện cấp huyện`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from threading import Lock

from corpus.normalize import without_surrogates

# Threads that came first at the same moment would each read the model, of which the first removes the file.
_LOADING = Lock()


@lru_cache(maxsize=1)
def _tokenizer() -> Callable[[str], str]:
    # Importing pyvi loads its model (some .7 s): only once text is to be segmented.
    from pyvi import ViTokenizer  # noqa: PLC0415

    tokenize: Callable[[str], str] = ViTokenizer.tokenize
    tokenize("kế hoạch")  # reads the model from the temporary file that unpickling has written
    ViTokenizer.ViTokenizer.model.modelfile.cleanup()  # else every process leaves it behind
    return tokenize


def segment(text: str) -> str:
    """The text with the syllables of a word joined by `_` and words apart by one space."""
    with _LOADING:
        tokenize = _tokenizer()
    return tokenize(without_surrogates(text))


@lru_cache(maxsize=1 << 12)
def pieces(text: str) -> tuple[str, ...]:
    """The words of `segment`; kept, since a plan's clauses are divided to be searched and to be stored."""
    return tuple(segment(text).split())

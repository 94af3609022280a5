"""Cuts a long text into passages, at the ends of sentences where it can."""

from __future__ import annotations

import re
from typing import Final

_SENTENCE_END: Final = re.compile(r"(?<=[.;:!?])\s+")


def cut(text: str, longest: int) -> list[str]:
    """Passages of at most `longest` syllables, as few as whole sentences allow; a longer sentence is cut within.

    White space is collapsed; no word is lost. A text without words is one empty passage.
    """
    passages: list[list[str]] = [[]]
    for sentence in _SENTENCE_END.split(text.strip()):
        words = sentence.split()
        if len(passages[-1]) + len(words) > longest:
            passages.append([])
        for start in range(0, len(words), longest):
            if start:
                passages.append([])
            passages[-1] += words[start : start + longest]
    return [" ".join(words) for words in passages if words] or [""]

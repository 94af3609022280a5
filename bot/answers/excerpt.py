"""Short quotes for headlines: a piece of a clause, word for word, cut only between words and marked where cut."""

from __future__ import annotations

import re

from bot.matching import WeighedTerms, words_of

_SEGMENT = re.compile(r"[^.;:]+(?:[.;:](?=\S)[^.;:]*)*[.;:]?")
_ELLIPSIS = "…"


def shorten(text: str, limit: int) -> str:
    """The text's beginning within `limit` characters, cut between words and marked with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: max(limit - 1, 1)]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:-–(“") + _ELLIPSIS


def best_segment(text: str, terms: WeighedTerms, limit: int) -> str:
    """The run of the text between stops that meets the terms best, within `limit` characters.

    A segment that is too long is cut to the window that holds most of what is asked.
    """
    segments = [s.strip() for s in _SEGMENT.findall(text) if s.strip()]
    if not segments:
        return shorten(text, limit)
    best = max(segments, key=lambda s: (round(terms.coverage(words_of(s)), 2), -segments.index(s)))
    if len(text) <= limit:
        return text
    return _window(best.rstrip(";:"), terms, limit)


def _window(text: str, terms: WeighedTerms, limit: int) -> str:
    if len(text) <= limit:
        return text
    starts = [
        0,
        *(m.end() for m in re.finditer(r"[,;]\s+|\s(?=[“(])", text) if len(text) - m.end() > limit // 3),
    ]
    windows = [text[s : s + limit - 2] for s in starts]
    best = max(range(len(starts)), key=lambda i: (round(terms.coverage(words_of(windows[i])), 2), -i))
    start = starts[best]
    piece = text[start:]
    return (_ELLIPSIS + " " if start else "") + shorten(piece, limit - 2 if start else limit)

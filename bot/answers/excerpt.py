"""Short quotes for headlines: a piece of a clause, word for word, cut only between words and marked where cut."""

from __future__ import annotations

import re

from bot import messages
from bot.matching import WeighedTerms, words_of
from bot.view import PlanView
from corpus.folding import fold

_SENTENCE = re.compile(r"(?<=[^\d\s.][.!?…])\s+(?=[A-ZÀ-Ỹ“(Đ])")
_PART = re.compile(r"(?<=[;:])\s+")
_ELLIPSIS = "…"


_HEADLINE = 290  # characters of a headline, a few left for joints


def room(view: PlanView, *before: str) -> int:
    """How many characters a quote may have in a headline behind the province and these words."""
    return max(80, _HEADLINE - len(view.province) - sum(len(words) + 2 for words in before))


def led_by(actors: str, quote: str) -> str:
    """A quote behind who acts in it; by itself where it begins with the name."""
    if not actors or fold(quote).startswith(fold(actors)):
        return quote
    return messages.WHO_ONE.format(agency=actors, duty=quote)


def shorten(text: str, limit: int) -> str:
    """The text's beginning within `limit` characters, cut between words and marked with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: max(limit - 1, 1)]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:-–(“") + _ELLIPSIS


def best_segment(text: str, terms: WeighedTerms, limit: int, must: re.Pattern[str] | None = None) -> str:
    """The piece of a clause that meets the terms best, within `limit` characters: whole where it fits.

    Else the sentence; else the run of its parts between semicolons; else the window that holds most of what is asked.
    `must` (over folded text) is what the piece has to hold, where the clause has it.
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    sentence = _best(_SENTENCE.split(text), terms, must)
    if len(sentence) <= limit:
        return sentence
    parts = _PART.split(sentence)
    at = parts.index(_best(parts, terms, must))
    if len(parts[at]) > limit:
        return _window(parts[at], terms, limit, must)
    return _grown(parts, at, limit).rstrip(";:")


def passage_of(text: str, terms: WeighedTerms, limit: int) -> str:
    """The run of whole sentences and parts of a very long clause around what is asked, word for word."""
    pieces = [part for sentence in _SENTENCE.split(text) for part in _PART.split(sentence)]
    at = pieces.index(_best(pieces, terms, None))
    return _grown(pieces, at, limit) if len(pieces[at]) <= limit else text


def _best(pieces: list[str], terms: WeighedTerms, must: re.Pattern[str] | None) -> str:
    return max(
        pieces, key=lambda p: (_holds(p, must), round(terms.coverage(words_of(p)), 2), -pieces.index(p))
    )


def _holds(piece: str, must: re.Pattern[str] | None) -> bool:
    return must is not None and must.search(fold(piece)) is not None


def _grown(parts: list[str], at: int, limit: int) -> str:
    """A part with those before and after it as far as they fit."""
    start, end = at, at + 1
    while start > 0 and len(" ".join(parts[start - 1 : end])) <= limit:
        start -= 1
    while end < len(parts) and len(" ".join(parts[start : end + 1])) <= limit:
        end += 1
    return " ".join(parts[start:end])


def _window(text: str, terms: WeighedTerms, limit: int, must: re.Pattern[str] | None) -> str:
    starts = [
        0,
        *(m.end() for m in re.finditer(r"[,;]\s+|\s(?=[“(])", text) if len(text) - m.end() > limit // 3),
    ]
    windows = [text[s : s + limit - 2] for s in starts]
    best = max(
        range(len(starts)),
        key=lambda i: (_holds(windows[i], must), round(terms.coverage(words_of(windows[i])), 2), -i),
    )
    start = starts[best]
    return (f"{_ELLIPSIS} " if start else "") + shorten(text[start:], limit - 2 if start else limit)

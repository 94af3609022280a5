"""Which words of a quote answer the question: those are set in bold. No I/O."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise

from corpus.folding import fold, syllables

_NUMBER = re.compile(r"\d+(?:[.,/-]\d+)*%?")
_GAP = re.compile(r"[^\w.;:!?]*")  # what may stand between words that are set in bold as one


def emphasised(text: str, question: str, headline: str) -> str:
    """The text as HTML, in bold what it shares with the question or is a number of the headline.

    Shared is a run of two syllables or more, compared without accents: single syllables are shared by chance.
    """
    spans = _shared_runs(text, question) + _numbers(text, headline)
    pieces: list[str] = []
    at = 0
    for start, end in _joined(sorted(spans), text):
        pieces += [_plain(text[at:start]), "<b>", _plain(text[start:end]), "</b>"]
        at = end
    return "".join([*pieces, _plain(text[at:])])


def _shared_runs(text: str, question: str) -> list[tuple[int, int]]:
    asked = [word for word, _, _ in _words(question)]
    pairs = set(pairwise(asked))
    words = _words(text)
    return [
        (start, end) for (first, start, _), (second, _, end) in pairwise(words) if (first, second) in pairs
    ]


def _words(text: str) -> list[tuple[str, int, int]]:
    folded = fold(text)
    return [(folded[start:end], start, end) for start, end in syllables(text)]


def _numbers(text: str, headline: str) -> list[tuple[int, int]]:
    said = {match.group() for match in _NUMBER.finditer(headline)}
    return [match.span() for match in _NUMBER.finditer(text) if match.group() in said]


def _joined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans that overlap or have only a space between them as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and (start <= joined[-1][1] or _GAP.fullmatch(text[joined[-1][1] : start])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _plain(text: str) -> str:
    return escape(text, quote=False)

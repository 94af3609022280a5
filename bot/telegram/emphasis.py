"""Which words of a quote answer the question: those are set in bold. No I/O."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from typing import NamedTuple

from corpus.folding import fold, syllables

_NUMBER = re.compile(r"\d+(?:[.,/-]\d+)*%?")
_DATE_WORDS = (" tháng ", " năm ", " đến ngày ", " đến ")  # between the numbers of a date or a period
_WITHIN = re.compile(r"[\s&/-]+")  # what may stand between two syllables of one phrase


class _Run(NamedTuple):
    """A phrase that text and question share."""

    start: int
    end: int
    size: int  # syllables


def emphasised(text: str, question: str, headline: str) -> str:
    """The text as HTML, in bold what it shares with the question, and the headline's numbers.

    Shared is a phrase of two syllables or more, compared without accents, that has more than three quarters of the
    longest's: a topic that stands in every line marks nothing. Of the numbers those beside such a phrase are
    meant; where none is, all of them.
    """
    runs = _shared(text, question)
    longest = max((run.size for run in runs), default=0)
    phrases = [(run.start, run.end) for run in runs if 4 * run.size > 3 * longest]
    numbers = _numbers(text, headline)
    beside = [number for number in numbers if any(_touch(number, phrase, text) for phrase in phrases)]
    return _marked(text, _joined(sorted(phrases + (beside or numbers)), text))


def _shared(text: str, question: str) -> list[_Run]:
    asked = {(first, second) for (first, _, _), (second, _, _) in pairwise(_words(question))}
    runs: list[_Run] = []
    for (first, start, end), (second, begin, stop) in pairwise(_words(text)):
        if (first, second) not in asked or not _WITHIN.fullmatch(text[end:begin]):
            continue
        if runs and runs[-1].end == end:
            runs[-1] = _Run(runs[-1].start, stop, runs[-1].size + 1)
        else:
            runs.append(_Run(start, stop, 2))
    return runs


def _words(text: str) -> list[tuple[str, int, int]]:
    folded = fold(text)
    return [(folded[start:end], start, end) for start, end in syllables(text)]


def _numbers(text: str, headline: str) -> list[tuple[int, int]]:
    """The headline's numbers in the text; those that belong together there, as a date's, with the words between."""
    said = {match.group() for match in _NUMBER.finditer(headline)}
    spans: list[tuple[int, int]] = []
    for start, end in (match.span() for match in _NUMBER.finditer(text) if match.group() in said):
        if spans and text[spans[-1][1] : start] in _DATE_WORDS and text[spans[-1][0] : end] in headline:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _touch(one: tuple[int, int], other: tuple[int, int], text: str) -> bool:
    (_, end), (start, _) = sorted((one, other))
    return start <= end or not text[end:start].strip()


def _joined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans that overlap or have only white space between them as one."""
    joined: list[tuple[int, int]] = []
    for span in spans:
        if joined and _touch(joined[-1], span, text):
            joined[-1] = (joined[-1][0], max(span[1], joined[-1][1]))
        else:
            joined.append(span)
    return joined


def _marked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += [_plain(text[at:start]), "<b>", _plain(text[start:end]), "</b>"]
        at = end
    return "".join([*pieces, _plain(text[at:])])


def _plain(text: str) -> str:
    return escape(text, quote=False)

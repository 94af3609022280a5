"""Which words of a quote answer the question: those are set in bold. No I/O."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from bot.answer import Value
from corpus.folding import fold, syllables

_NUMBER = re.compile(r"\d+(?:[.,/-]\d+)*%?")
_DATE_WORDS = (" tháng ", " năm ", " đến ngày ", " đến ")  # between the numbers of a date or a period
_WITHIN = re.compile(r"[\s&/-]+")  # what may stand between two syllables of one phrase
# Words that ask, or join: at the ends of a phrase they match nothing that was asked for. With their marks: `cơ sở`.
_ASKING = frozenset(
    ("các", "cho", "có", "còn", "của", "do", "gì", "hay", "khi", "là", "một", "nào", "này", "những")
)
_ASKING |= frozenset(("nhiêu", "ở", "phải", "thì", "và", "về", "với"))
# What kind of thing is asked for, not what about: a quote that has only this in common has nothing.
_KINDS = frozenset({"nhiem vu", "trach nhiem", "chi tieu", "muc tieu", "ke hoach"})
_BEFORE_YEAR = re.compile(r"(?:năm|giai\s+đoạn)\s+$", re.IGNORECASE)


class _Run(NamedTuple):
    """A phrase that text and question share."""

    start: int
    end: int
    size: int  # syllables


def emphasised(text: str, question: str, headline: str, values: Sequence[Value] = ()) -> str:
    """The text as HTML, in bold the `values` that the answer takes from it; else what it shares with the question,
    and the headline's numbers.

    A value is marked with the year it is for, and with its subject where that stands beside it. Shared is a phrase of
    two syllables or more, compared without accents, that has more than three quarters of the longest's: a topic that
    stands in every line marks nothing. Of the numbers those beside such a phrase are meant; where none is, all of them.
    """
    told = [span for value in values for span in _told(text, value)]
    if told:
        return _marked(text, _joined(sorted(told), text))
    runs = [run for run in (_trimmed(text, one) for one in _shared(text, question)) if run.size > 1]
    longest = max((run.size for run in runs), default=0)
    phrases = [(run.start, run.end) for run in runs if 4 * run.size > 3 * longest]
    numbers = _numbers(text, headline)
    beside = [number for number in numbers if any(_touch(number, phrase, text) for phrase in phrases)]
    return _marked(text, _joined(sorted(phrases + (beside or numbers)), text))


def _told(text: str, value: Value) -> list[tuple[int, int]]:
    """Where a text says a value: its numbers nearest to its subject, the subject beside them, and the year."""
    numbers = [match.span() for match in _NUMBER.finditer(text)]
    said = _NUMBER.findall(value.words)
    spans = [span for span in numbers if text[slice(*span)] in said]
    if not spans:
        return []
    at = text.casefold().find(value.subject.casefold())
    if at < 0:
        return [*spans, *_year_of(text, value)] if len(spans) == len(said) else []
    subject = (at, at + len(value.subject))
    nearest = sorted(spans, key=lambda span: _apart(span, subject))[: len(said)]
    beside = [subject] if any(_touch(span, subject, text) for span in nearest) else []
    return [*nearest, *beside, *_year_of(text, value)]


def _year_of(text: str, value: Value) -> list[tuple[int, int]]:
    years = {str(year) for year in (value.year, value.year_from) if year}
    spans = [match.span() for match in re.finditer(r"\b\d{4}\b", text) if match.group() in years]
    return [span for span in spans if _BEFORE_YEAR.search(text, 0, span[0])][:1]


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Characters between two spans."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def _trimmed(text: str, run: _Run) -> _Run:
    """A phrase without the words at its ends that only ask; of no size where nothing asked for is left."""
    words = [(start, end) for start, end in syllables(text) if run.start <= start < run.end]
    while words and text[slice(*words[0])].casefold() in _ASKING:
        words.pop(0)
    while words and text[slice(*words[-1])].casefold() in _ASKING:
        words.pop()
    if not words or fold(text[words[0][0] : words[-1][1]]) in _KINDS:
        return _Run(run.start, run.end, 0)
    return _Run(words[0][0], words[-1][1], len(words))


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

"""Ranges of a clause's text: words that a fact quotes, sentences and their parts, and what is masked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from corpus.facts.models import Words

# Capitals of Vietnamese text, for patterns: ranges of code points hold both cases.
UPPER = "".join(char for char in map(chr, range(0x41, 0x1EFA)) if char.isupper())
_END = re.compile(rf"(?:[.!?…]|\./\.)(?=\s+[\"“(]?[{UPPER}])|;")
_INITIAL = re.compile(r"(?:^|[\s(.])(?:[A-ZĐ]|TP|Tp|TX|Tx|KT|TM|TL|ThS|TS|PGS|GS|NĐ|Q)$")
_EDGE = " \t\n,;:.…"


class Range(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a code point with `start:end`."""
        return self.start < end and start < self.end


class Segment(NamedTuple):
    """A part of a sentence between semicolons; parts of one sentence share `sentence`."""

    start: int
    end: int
    sentence: int


def words_at(text: str, start: int, end: int) -> Words:
    """The words of `text[start:end]`, without white space at either end.

    This is the only way in which facts get their words, so that they always equal the clause's text.
    Raises ValueError where the range is outside the text or blank.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"range {start}:{end} outside a text of {len(text)} code points")
    written = text[start:end].strip()
    if not written:
        raise ValueError(f"range {start}:{end} is blank")
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    return Words(start=begin, end=begin + len(written), text=written)


def trimmed(text: str, start: int, end: int) -> Range:
    """The range without white space and punctuation at its ends; an unpaired bracket at its end goes too."""
    while start < end and text[start] in _EDGE + "-–)":
        start += 1
    while start < end and (text[end - 1] in _EDGE + "-–/(" or _lone_bracket(text, start, end)):
        end -= 1
    return Range(start, end)


def _lone_bracket(text: str, start: int, end: int) -> bool:
    return text[end - 1] == ")" and text.count("(", start, end) < text.count(")", start, end)


def segments(text: str) -> list[Segment]:
    """The text's sentences, parted at semicolons."""
    found: list[Segment] = []
    start = sentence = 0
    for match in _END.finditer(text):
        if match.group() == "." and _INITIAL.search(text, start, match.start()):
            continue
        found.append(Segment(start, match.end(), sentence))
        start = match.end()
        sentence += match.group() != ";"
    if text[start:].strip():
        found.append(Segment(start, len(text), sentence))
    return found


def blanked(text: str, ranges: Iterable[Range]) -> str:
    """The text with the ranges filled with spaces: positions stay."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(ranges):
        if end <= at:
            continue
        pieces.append(text[at : max(at, start)])
        pieces.append(" " * (end - max(at, start)))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)

"""Words of a page to lines, and lines to segments: the pieces between wide gaps."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from operator import methodcaller
from typing import NamedTuple

from corpus.readers.page import VisualLine, Word

_OVERLAP = 0.5  # of the lower of two words: then they stand on one line
_SMALLER = 0.7  # of a line's letters: words of smaller letters are another line beside a large stamp
_SHORT = 2  # letters: unless they are an exponent, or the mark of a note
_WIDE_GAP = 1.6  # of the size of the letters: wider than a space in justified text is as a rule


def lines_of_words(words: Iterable[Word], page: int) -> list[VisualLine]:
    """The lines of some words, from top to bottom."""
    bands: list[_Band] = []
    # Large letters first, so that raised and lowered ones join a line that stands already.
    for word in sorted(words, key=lambda word: (-round(word.size), word.top, word.x0)):
        standing = [band for band in bands if band.holds(word)]
        if standing:
            max(standing, key=methodcaller("shared", word)).words.append(word)
        else:
            bands.append(_Band(word.top, word.bottom, word.size, [word]))
    lines = [VisualLine(tuple(sorted(band.words, key=lambda word: word.x0)), page) for band in bands]
    return sorted(lines, key=lambda line: (line.top, line.x0))


class _Band(NamedTuple):
    """A line being gathered: the height of its first word, which has the largest letters."""

    top: float
    bottom: float
    size: float
    words: list[Word]

    def shared(self, word: Word) -> float:
        """How many points of height a word has in common with it."""
        return min(word.bottom, self.bottom) - max(word.top, self.top)

    def holds(self, word: Word) -> bool:
        """Whether a word stands on this line: at its height, and as large, or a small raised piece."""
        alike = word.size >= _SMALLER * self.size or len(word.text) <= _SHORT
        return alike and self.shared(word) >= _OVERLAP * min(word.bottom - word.top, self.bottom - self.top)


def segments(line: VisualLine) -> list[VisualLine]:
    """The pieces of a line between its wide gaps, from left to right."""
    pieces: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > _WIDE_GAP * line.size:
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return [VisualLine(tuple(piece), line.page) for piece in pieces]


def empty_strips(words: Iterable[Word], low: float, high: float) -> list[tuple[float, float]]:
    """The upright strips between two x that no word touches, as their edges, from left to right."""
    strips: list[tuple[float, float]] = []
    reached = low
    for x0, x1 in [
        *sorted((word.x0, word.x1) for word in words if word.x1 > low and word.x0 < high),
        (high, high),
    ]:
        if x0 > reached:
            strips.append((reached, x0))
        reached = max(reached, x1)
    return strips

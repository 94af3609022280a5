"""What a page shows: words with their boxes, tables with their cells. PDF text and scans both give it.

Points (1/72 inch) from the upper left corner; y grows downwards.
"""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A run of letters without white space."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float  # of the letters
    bold: bool | None = None  # None where the font doesn't tell

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


class Grid(NamedTuple):
    """A ruled table of one page: its box, its column edges, and each row's cells as words, row by row."""

    x0: float
    top: float
    x1: float
    bottom: float
    columns: tuple[float, ...]  # left edges
    rows: tuple[tuple[tuple[Word, ...] | None, ...], ...]  # None: covered by the cell to the left or above


class Page(NamedTuple):
    """One page: words outside its tables, and its tables."""

    number: int  # from 1
    width: float
    height: float
    words: tuple[Word, ...]
    grids: tuple[Grid, ...] = ()
    aside: tuple[Word, ...] = ()  # turned text: watermarks, letter by letter
    stamps: tuple[Word, ...] = ()  # text printed over a scan


class VisualLine(NamedTuple):
    """Words on one line, from left to right."""

    words: tuple[Word, ...]
    page: int

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Upper edge of its largest letters."""
        return min(word.top for word in self._main)

    @property
    def bottom(self) -> float:
        """Lower edge of its largest letters."""
        return max(word.bottom for word in self._main)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @property
    def bold(self) -> bool | None:
        """Whether nearly all of it is bold; None where the fonts don't tell."""
        known = [word for word in self.words if word.bold is not None]
        if not known:
            return None
        letters = sum(len(word.text) for word in known)
        return sum(len(word.text) for word in known if word.bold) >= 0.8 * letters

    @property
    def text(self) -> str:
        """Its words with spaces between."""
        return join_words(self.words)[0]

    @property
    def _main(self) -> tuple[Word, ...]:
        largest = max(word.size for word in self.words)
        return tuple(word for word in self.words if word.size > 0.8 * largest)


def is_raised(word: Word, line_size: float) -> bool:
    """Whether a word is a small number beside larger letters: the mark of a note, or an exponent."""
    return word.size < 0.78 * line_size and word.text.isdigit()


def join_words(words: tuple[Word, ...]) -> tuple[str, tuple[int, ...]]:
    """The words as text, and where each begins in it.

    Letters of different sizes that touch (`xã¹`, `CO₂`) stay one word.
    """
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for index, word in enumerate(words):
        if index and not _touches(words[index - 1], word):
            pieces.append(" ")
            length += 1
        starts.append(length)
        pieces.append(word.text)
        length += len(word.text)
    return "".join(pieces), tuple(starts)


def _touches(left: Word, right: Word) -> bool:
    return left.size != right.size and right.x0 - left.x1 < 0.12 * max(left.size, right.size)

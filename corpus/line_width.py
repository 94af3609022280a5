"""What a text's line breaks say: how far its lines reach, and what its blank lines mean.

A break inside a paragraph comes where the next word no longer fits. Breaks that are inside a sentence by their
words (a lower-case start after an unfinished line) show how short a full line can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

BlankLines = Literal["none", "paragraphs", "everywhere"]
_LONG_LINE = 130  # code points: no page of A4 holds so long a line
_SHORT = 0.7  # of a full line's reach: such a line ends its paragraph
_RAGGED = 0.25  # of the first lines: more of them that break early aren't by hand
_MOST = 0.6  # of the breaks between paragraphs
_FEW = 3  # fewer breaks inside sentences than this show nothing


@dataclass(frozen=True)
class Break:
    """The place between two lines: the first's length, the next's first word, whether a blank line is there."""

    length: int
    next_word: int
    blank: bool
    inside: bool  # inside a sentence, by the words
    marked: bool = False  # the next line begins with a number or a sign

    @property
    def reach(self) -> int:
        """How long the line would be with the next word on it."""
        return self.length + 1 + self.next_word


@dataclass(frozen=True)
class Layout:
    """How a text is laid out. `shortest_reach` is None where its lines aren't wrapped.

    `ragged`: how far a line reaches at least that goes on with its paragraph, in a text whose paragraphs break
    their first lines anywhere, as pages do whose code was wrapped with its signs; None in any other.
    """

    shortest_reach: int | None
    blanks: BlankLines
    ragged: int | None = None

    @property
    def wrapped(self) -> bool:
        """Whether paragraphs go over several lines."""
        return self.shortest_reach is not None

    def is_full(self, gap: Break) -> bool:
        """Whether the line before goes as far as lines that a word didn't fit in."""
        return self.shortest_reach is not None and gap.reach >= self.shortest_reach


def measure(gaps: Sequence[Break]) -> Layout:
    """The layout that the breaks of a text show."""
    inside = [gap for gap in gaps if gap.inside and gap.length <= _LONG_LINE]
    long_lines = sum(gap.length > _LONG_LINE for gap in gaps)
    if len(inside) < _FEW or (long_lines * 8 > len(gaps) and len(inside) * 8 < len(gaps)):
        return Layout(None, "none")
    reaches = sorted(gap.reach for gap in inside)
    # One line in a hundred may be short by hand (a page's last line, a break typed in).
    shortest = reaches[len(reaches) // 100]
    if sum(gap.blank for gap in inside) * 2 > len(inside):
        blanks: BlankLines = "everywhere"
    else:
        between = [gap for gap in gaps if gap.marked or gap.reach < _SHORT * shortest]
        blanks = "paragraphs" if sum(gap.blank for gap in between) > _MOST * len(between) else "none"
    return Layout(shortest, blanks, _ragged(gaps) if blanks == "none" else None)


def _ragged(gaps: Sequence[Break]) -> int | None:
    goes_on = [False, *(gap.inside for gap in gaps)]
    firsts = [gap.reach for gap, behind in zip(gaps, goes_on, strict=False) if gap.inside and not behind]
    later = sorted(gap.reach for gap, behind in zip(gaps, goes_on, strict=False) if gap.inside and behind)
    if len(firsts) < _FEW or len(later) < _FEW:
        return None
    usual = later[len(later) // 10]
    short = sum(reach < _SHORT * usual for reach in firsts)
    return usual if short > _RAGGED * len(firsts) else None

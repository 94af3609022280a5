"""Hard rules of the outline: where a numbered line may stand, given the lines that are still open above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.markers import Marker, Style
from corpus.outline.alphabets import follows, is_first, value

_FURTHEST_GAP = 10  # numbers that a document may leave out; a further one is no number of its series
_LARGEST_START = 20


class OpenLine(Protocol):
    """A line that may still get others under it."""

    @property
    def style(self) -> Style:
        """Its marker's style."""

    @property
    def number(self) -> str:
        """Its number as its path holds it."""

    @property
    def introduces(self) -> bool:
        """Whether it waits for what comes under it."""


@dataclass(frozen=True)
class Place:
    """How many of the open lines stay open above the new one; the trouble met, if any."""

    depth: int
    gap: tuple[str, str] | None = None  # number before, number found
    restart: bool = False
    doubt: str = ""


def as_letter(marker: Marker, open_lines: Sequence[OpenLine]) -> Marker:
    """`I.` after `H.` is a letter, not a Roman number."""
    if marker.style != "roman" or len(marker.number) != 1:
        return marker
    for line in reversed(open_lines):
        if line.style == "roman" and follows("roman", line.number, marker.number):
            return marker
        if line.style == "upper":
            fits = follows("upper", line.number, marker.number) and not is_first("roman", marker.number)
            fits = fits or (line.number == "H" and marker.number == "I")
            return replace(marker, style="upper") if fits else marker
    return marker


def place(
    marker: Marker,
    open_lines: Sequence[OpenLine],
    ranks: dict[Style, int],
    last: str | None = None,
    *,
    introduces: bool = False,
    at_once: bool = False,
) -> Place | None:
    """Where the marker's line stands; None where it can't be a number of this document.

    `last` is the number of the same style that came last, open or not: articles count through all chapters.
    `introduces` is whether the marker's line waits for others: where two levels fit, its like decides. `at_once`
    is whether the innermost open line is the one right above.
    """
    if marker.is_bullet:
        return Place(_above(marker.style, open_lines, ranks))
    if marker.style == "dotted":
        return _dotted(marker, open_lines, ranks)
    siblings = [at for at, line in enumerate(open_lines) if line.style == marker.style]
    fitting = [at for at in siblings if follows(marker.style, open_lines[at].number, marker.number)]
    if fitting:
        alike = [at for at in fitting if open_lines[at].introduces == introduces] or fitting
        return Place(alike[-1], doubt="number-fits-two-levels" if len(fitting) > 1 else "")
    if is_first(marker.style, marker.number):
        return _beginning(marker, open_lines, ranks, siblings, at_once=at_once)
    if last is not None and follows(marker.style, last, marker.number):
        return Place(_above(marker.style, open_lines, ranks))
    return _out_of_order(marker, open_lines, ranks, siblings)


def _above(style: Style, open_lines: Sequence[OpenLine], ranks: dict[Style, int]) -> int:
    """The depth under the innermost open line of a higher rank."""
    depth = len(open_lines)
    while depth and ranks[open_lines[depth - 1].style] >= ranks[style]:
        depth -= 1
    return depth


def _beginning(
    marker: Marker,
    open_lines: Sequence[OpenLine],
    ranks: dict[Style, int],
    siblings: Sequence[int],
    *,
    at_once: bool,
) -> Place:
    deeper = bool(siblings) and siblings[-1] < len(open_lines) - 1
    if siblings and open_lines[-1].introduces and (deeper or at_once):
        return Place(len(open_lines))  # a list inside an item of a list: "a) Gồm:" and "1." under it
    depth = _above(marker.style, open_lines, ranks)
    return Place(depth, restart=any(at >= depth for at in siblings))


def _out_of_order(
    marker: Marker, open_lines: Sequence[OpenLine], ranks: dict[Style, int], siblings: Sequence[int]
) -> Place | None:
    found = value(marker.style, marker.number) or 0
    for at in reversed(siblings):
        before = value(marker.style, open_lines[at].number) or 0
        if found - before <= _FURTHEST_GAP:
            return Place(at, gap=(open_lines[at].number, marker.number))
    if siblings or found > _LARGEST_START:
        return None
    return Place(_above(marker.style, open_lines, ranks), gap=("0", marker.number))


def _dotted(marker: Marker, open_lines: Sequence[OpenLine], ranks: dict[Style, int]) -> Place | None:
    """By its prefix: 2.1.1 under 2.1, 2.1.a under 2.1, a.1 under a."""
    prefix = marker.number.rpartition(".")[0] or marker.number[:1]
    for at in range(len(open_lines) - 1, -1, -1):
        line = open_lines[at]
        if line.style == "dotted" and line.number.rpartition(".")[0] == marker.number.rpartition(".")[0]:
            if follows("dotted", line.number, marker.number):
                return Place(at)
            if (value("dotted", marker.number) or 0) > (value("dotted", line.number) or 0):
                return Place(at, gap=(line.number, marker.number))
        if line.number == prefix and line.style in ("arabic", "dotted", "roman", "letter", "letter_dot"):
            missing = None if is_first("dotted", marker.number) else ("0", marker.number)
            return Place(at + 1, gap=missing)
    if len(marker.number) > 1 and not _could_start(marker):
        return None
    return Place(_above("dotted", open_lines, ranks), gap=(prefix, marker.number))


def _could_start(marker: Marker) -> bool:
    """A number whose parent isn't there is taken only where it begins its own series."""
    return is_first("dotted", marker.number)

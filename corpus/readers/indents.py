"""Where lines stand in the text block, and what that says: a paragraph's beginning, a centred line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.readers.page import VisualLine

_STEP = 6.0  # points: edges nearer than this are one edge
_INDENT = 8.0  # points: less is no indent
_CENTRE = 5.0  # points that a centred line's middle may be off
_LONGEST_INDENT = 44.0  # points: 1.27 cm and a little
_FAR_FROM_EDGES = 0.14  # of the text block's width
_WIDER = 1.22  # times the usual distance between lines: space between paragraphs
_SPACE = 0.22  # of the letters' size: the narrowest space between words
_SPACE_LEFT = 2.0  # points: less at a line's end is no room


class Block(NamedTuple):
    """The text block of a page."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Points between its edges."""
        return self.right - self.left


class Placed(NamedTuple):
    """A line, and where it stands in the text block."""

    line: VisualLine
    x0: float
    right_gap: float
    centered: bool
    starts_paragraph: bool | None


def text_blocks(pages: dict[int, Sequence[VisualLine]]) -> dict[int, Block]:
    """The text block of each page; a page with few lines takes that of the pages around it."""
    common = _block([line for lines in pages.values() for line in lines])
    blocks: dict[int, Block] = {}
    for number, lines in pages.items():
        own = _block(lines)
        if own is None or (len(lines) < 8 and common is not None and _inside(lines, common)):
            own = common
        if own is not None:
            blocks[number] = own
    return blocks


def _inside(lines: Sequence[VisualLine], block: Block) -> bool:
    return all(line.x0 >= block.left - _STEP and line.x1 <= block.right + _STEP for line in lines)


def _block(lines: Sequence[VisualLine]) -> Block | None:
    """From the edge that most full lines begin at, to the edge that most lines reach."""
    if not lines:
        return None
    right = _edge([line.x1 for line in lines], highest=True)
    full = [line for line in lines if line.x1 >= right - 3 * _STEP] or list(lines)
    left = min(
        _edge([line.x0 for line in full], highest=False), _edge([line.x0 for line in lines], highest=False)
    )
    return Block(left, right)


def _edge(values: Sequence[float], *, highest: bool) -> float:
    """The outermost edge that a good part of the lines share."""
    counts = Counter(round(value / _STEP) for value in values)
    most = max(counts[key] + counts[key + 1] for key in counts)
    shared = [key for key in counts if (counts[key] + counts[key + 1] + counts[key - 1]) * 4 >= most]
    key = max(shared) if highest else min(shared)
    near = [value for value in values if abs(round(value / _STEP) - key) <= 1]
    return max(near) if highest else min(near)


def place_lines(lines: Sequence[VisualLine], blocks: dict[int, Block]) -> list[Placed]:
    """The lines of a run of text in reading order, each with its place and whether it begins a paragraph."""
    placed = [_place(line, blocks[line.page]) for line in lines]
    indent = _first_line_indent(placed)
    pitch = _pitch(placed)
    placed = [
        item._replace(centered=item.centered and _is_centred(placed, at, indent, pitch))
        for at, item in enumerate(placed)
    ]
    hanging = _is_hanging(placed)
    result: list[Placed] = []
    for at, item in enumerate(placed):
        begins = True if at == 0 else _begins(placed[at - 1], item, pitch, indent, hanging=hanging)
        result.append(item._replace(starts_paragraph=begins))
    return result


def _place(line: VisualLine, block: Block) -> Placed:
    left, right = line.x0 - block.left, block.right - line.x1
    off = left - right
    # A title centred in a paragraph with a first-line indent stands half that indent to the right.
    indented = 0 < off <= _LONGEST_INDENT and min(left, right) > _FAR_FROM_EDGES * block.width
    centered = (abs(off) <= 2 * _CENTRE or indented) and left > _INDENT and right > _INDENT
    return Placed(line, round(left, 1), round(right, 1), centered, None)


def _first_line_indent(placed: Sequence[Placed]) -> float | None:
    """The indent that paragraphs of this text begin with, if there is one."""
    counts = Counter(
        round(item.x0 / 2) for item in placed if item.x0 > _INDENT and not _short_and_centred(item)
    )
    if not counts:
        return None
    key, count = max(
        counts.items(), key=lambda pair: (pair[1] + counts[pair[0] - 1] + counts[pair[0] + 1], -pair[0])
    )
    return 2.0 * key if count * 20 >= len(placed) else None


def _short_and_centred(item: Placed) -> bool:
    return item.centered and item.right_gap > 4 * _INDENT


def _is_centred(placed: Sequence[Placed], at: int, indent: float | None, pitch: float) -> bool:
    """Whether a line whose middle is the page's is centred, or an indented line that happens to end there."""
    item = placed[at]
    if indent is None or abs(item.x0 - indent) > 3:
        return True
    pairs = [pair for pair in (placed[max(0, at - 1) : at + 1], placed[at : at + 2]) if len(pair) == 2]
    return any(
        _alike(above, below, pitch)
        and above.centered
        and below.centered
        and max(abs(above.x0 - indent), abs(below.x0 - indent)) > 3
        for above, below in pairs
    )


def _pitch(placed: Sequence[Placed]) -> float:
    """The usual distance from one line of a paragraph to the next, in line heights."""
    steps = [
        (below.line.top - above.line.top) / max(1.0, above.line.size)
        for above, below in pairwise(placed)
        if above.line.page == below.line.page and above.right_gap < 3 * _STEP and below.x0 < _INDENT
    ]
    return median(steps) if len(steps) >= 3 else 1.35


def _is_hanging(placed: Sequence[Placed]) -> bool:
    """Whether paragraphs begin left of their other lines."""
    into = out = 0
    for above, below in pairwise(placed):
        if above.right_gap < 2 * _STEP and not above.centered and not below.centered:
            into += below.x0 > above.x0 + _INDENT
            out += below.x0 < above.x0 - _INDENT
    return into > out


def _begins(above: Placed, here: Placed, pitch: float, indent: float | None, *, hanging: bool) -> bool | None:
    if above.centered or here.centered:
        return not (above.centered and here.centered and _alike(above, here, pitch))
    if _has_room(above, here) or _is_apart(above, here, pitch):
        return True
    usual = here.x0 > _INDENT and indent is not None and abs(here.x0 - indent) <= 3
    if abs(here.x0 - above.x0) <= _INDENT and not usual:
        return False
    # Where paragraphs begin left of their other lines, an indent says nothing for sure.
    return None if hanging else here.x0 > above.x0 + _INDENT or usual


def _is_apart(above: Placed, here: Placed, pitch: float) -> bool:
    """Whether there is more space between two lines of one page than inside paragraphs."""
    if above.line.page != here.line.page:
        return False
    step = (here.line.top - above.line.top) / max(1.0, above.line.size)
    return step > _WIDER * pitch or step < 0


def _alike(above: Placed, here: Placed, pitch: float) -> bool:
    """Whether two centred lines are one: the same letters, no space between."""
    if above.line.page != here.line.page:
        return False
    step = (here.line.top - above.line.top) / max(1.0, above.line.size)
    same = abs(above.line.size - here.line.size) < 0.6 and above.line.bold == here.line.bold
    upper = above.line.text.isupper() == here.line.text.isupper()
    return same and upper and step <= _WIDER * pitch


def _has_room(above: Placed, here: Placed) -> bool:
    """Whether the line above would have had room for this line's first word: then it ended its paragraph."""
    word = here.line.words[0]
    needed = (word.x1 - word.x0) + _SPACE * above.line.size
    return above.right_gap > needed + _SPACE_LEFT

"""Where lines stand in the text block, and what that says: a paragraph's beginning, a centred line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.markers import read_marker
from corpus.readers.page import VisualLine

_STEP = 6.0  # points: edges nearer than this are one edge
_INDENT = 8.0  # points: less is no indent
_FEW_SHARE_EDGE = 4  # lines that begin at one place by chance are fewer
_FEW_LINES = 8  # a page with fewer shows no edges of its own
_CENTRE = 5.0  # points that a centred line's middle may be off
_LONGEST_INDENT = 44.0  # points: 1.27 cm and a little
_FAR_FROM_EDGES = 0.14  # of the text block's width
_WIDER = 1.22  # times the usual distance between lines: space between paragraphs
_SPACE = 0.22  # of the letters' size: the narrowest space between words
_FINISHED = (".", ";", ":", "!", "?", "…", "”", ")")
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
    """The text block of each page; the common one where its lines stand in that."""
    common = _block([line for lines in pages.values() for line in lines])
    blocks: dict[int, Block] = {}
    for number, lines in pages.items():
        own = _block(lines)
        if own is None or (common is not None and _is_same_paper(lines, own, common)):
            own = common
        if own is not None:
            blocks[number] = own
    return blocks


def _is_same_paper(lines: Sequence[VisualLine], own: Block, common: Block) -> bool:
    """Whether a page's own text block is the common one, of which its lines happen to leave some free."""
    inside = all(line.x0 >= common.left - _STEP and line.x1 <= common.right + _STEP for line in lines)
    few = len(lines) < _FEW_LINES
    return inside and (few or abs(own.right - common.right) <= _STEP)


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


class Habits(NamedTuple):
    """How a document sets its paragraphs."""

    indent: float | None  # where most indented lines begin, points; None where few are
    first_lines: bool  # paragraphs begin with that indent
    hanging: bool  # paragraphs begin left of their other lines
    edges: tuple[float, ...]  # where many lines begin, the text block's own edge apart
    pitch: float  # from one line of a paragraph to the next, in sizes of their letters


def habits_of(lines: Sequence[VisualLine], blocks: dict[int, Block]) -> Habits:
    """The habits that all lines of a document's text, in reading order, show together."""
    placed = [_place(line, blocks[line.page]) for line in lines]
    pairs = [(above, here) for above, here in pairwise(placed) if not (above.centered or here.centered)]
    ended = [here for above, here in pairs if _has_room(above, here)]
    indent = _common_indent(ended or placed)
    into = sum(here.x0 > above.x0 + _INDENT for above, here in pairs if above.right_gap < 2 * _STEP)
    out = sum(here.x0 < above.x0 - _INDENT for above, here in pairs if above.right_gap < 2 * _STEP)
    indented = sum(here.x0 > _INDENT for here in ended)
    return Habits(
        indent=indent,
        first_lines=indent is not None and 2 * indented >= len(ended) and out >= into,
        hanging=into > out,
        edges=_edges(placed),
        pitch=_pitch(placed),
    )


def _edges(placed: Sequence[Placed]) -> tuple[float, ...]:
    counts = Counter(round(item.x0 / 2) for item in placed if item.x0 > _INDENT)
    least = max(_FEW_SHARE_EDGE, len(placed) // 25)
    return tuple(2.0 * key for key in counts if counts[key - 1] + counts[key] + counts[key + 1] >= least)


def place_lines(lines: Sequence[VisualLine], blocks: dict[int, Block], habits: Habits) -> list[Placed]:
    """The lines of a run of text in reading order, each with its place and whether it begins a paragraph."""
    placed = [_place(line, blocks[line.page]) for line in lines]
    placed = [
        item._replace(centered=item.centered and _is_centred(placed, at, habits))
        for at, item in enumerate(placed)
    ]
    result: list[Placed] = []
    for item in placed:
        begins = _begins(result[-1], item, habits) if result else True
        result.append(item._replace(starts_paragraph=begins))
    return result


def _place(line: VisualLine, block: Block) -> Placed:
    left, right = line.x0 - block.left, block.right - line.x1
    off = left - right
    # A title centred in a paragraph with a first-line indent stands half that indent to the right.
    indented = 0 < off <= _LONGEST_INDENT and min(left, right) > _FAR_FROM_EDGES * block.width
    centered = (abs(off) <= 2 * _CENTRE or indented) and left > _INDENT and right > _INDENT
    return Placed(line, round(left, 1), round(right, 1), centered, None)


def _common_indent(placed: Sequence[Placed]) -> float | None:
    """Where most of the indented lines begin, if there are some."""
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


def _is_centred(placed: Sequence[Placed], at: int, habits: Habits) -> bool:
    """Whether a line whose middle is the page's is centred, or an indented line that happens to end there."""
    item = placed[at]
    if not _at_edge(item, habits):
        return True
    pairs = [pair for pair in (placed[max(0, at - 1) : at + 1], placed[at : at + 2]) if len(pair) == 2]
    return any(
        _alike(above, below, habits.pitch)
        and above.centered
        and below.centered
        and not (_at_edge(above, habits) and _at_edge(below, habits))
        for above, below in pairs
    )


def _at_edge(item: Placed, habits: Habits) -> bool:
    return any(abs(item.x0 - edge) <= 3 for edge in habits.edges)


def _pitch(placed: Sequence[Placed]) -> float:
    """The usual distance from one line of a paragraph to the next, in line heights."""
    steps = [
        (below.line.top - above.line.top) / max(1.0, above.line.size)
        for above, below in pairwise(placed)
        if above.line.page == below.line.page and above.right_gap < 3 * _STEP and below.x0 < _INDENT
    ]
    return median(steps) if len(steps) >= 3 else 1.35


def _begins(above: Placed, here: Placed, habits: Habits) -> bool | None:
    """Whether a line begins a paragraph; None where its place doesn't tell and its words must."""
    if above.centered or here.centered:
        return not _is_one_title(above, here, habits.pitch)
    if _has_room(above, here) or _is_apart(above, here, habits.pitch):
        return True
    by_words = None if _may_begin(above, here) else False
    if here.x0 > above.x0 + _INDENT:
        return _begins_deeper(above, here, habits)
    if here.x0 < above.x0 - _INDENT:
        if habits.hanging and above.starts_paragraph is False:
            return True
        return False if habits.first_lines and here.x0 < _INDENT else by_words
    usual = here.x0 > _INDENT and habits.indent is not None and abs(here.x0 - habits.indent) <= 3
    if habits.first_lines:
        return usual
    return by_words


def _begins_deeper(above: Placed, here: Placed, habits: Habits) -> bool | None:
    """The same of a line that stands to the right of a full one above."""
    marked = _has_marker(here.line)
    if habits.hanging:
        return None if marked else False
    hangs = _has_marker(above.line) and not marked
    return None if hangs or not (habits.first_lines or marked) else True


def _has_marker(line: VisualLine) -> bool:
    return read_marker(line.text) is not None


def _may_begin(above: Placed, here: Placed) -> bool:
    """Whether the words allow that a paragraph begins: a marker, or a capital behind a full stop or a heading."""
    ended = above.line.text.endswith(_FINISHED) or (bool(above.line.bold) and here.line.bold is False)
    return _has_marker(here.line) or (here.line.text[:1].isupper() and ended)


def _is_one_title(above: Placed, here: Placed, pitch: float) -> bool:
    """Whether two lines are one title: both centred, or one of them as wide as the text and set alike."""
    if not _alike(above, here, pitch):
        return False
    if above.centered and here.centered:
        return True
    other = here if above.centered else above
    wide = other.x0 < 3 * _INDENT and other.right_gap < 3 * _INDENT
    return wide and bool(other.line.bold) and other.line.text.isupper()


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

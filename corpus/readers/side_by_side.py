"""What stands in two columns on a page: the letterhead, and `Nơi nhận` beside the signature.

NĐ 30/2020, Phụ lục I: the issuer with the number on the left, the national motto with place and date on the
right; at the end the recipients on the left, the signer on the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.folding import compact
from corpus.models import LineRole
from corpus.page_parts import MOTTOS
from corpus.readers.lines import empty_strips, lines_of_words, segments
from corpus.readers.page import VisualLine, Word

_LEAST_OF_MOTTO = 3  # words of it on its first line, where a narrow column breaks it
_RECIPIENTS = "noi nhan"
_LETTERHEAD_HEIGHT = 9.5  # lines: from the motto to the date and the subject of a letter
_LEAST_STRIP = 3.0  # points
_RECIPIENTS_WIDTH = 290.0  # points, where no signer stands beside them


class Block(NamedTuple):
    """A part of a page read column by column, left first."""

    top: float
    bottom: float
    left: tuple[VisualLine, ...]
    right: tuple[VisualLine, ...]
    left_role: LineRole
    right_role: LineRole

    @property
    def words(self) -> set[Word]:
        """All words in it."""
        return {word for line in (*self.left, *self.right) for word in line.words}


def find_blocks(lines: Sequence[VisualLine], before: Block | None = None) -> list[Block]:
    """The two-column parts of a page's lines, from top to bottom.

    `before`: the closing that the page before ends with, which may go on here.
    """
    found = [_letterhead(lines, at) for at in range(len(lines)) if _opens_motto(lines, at)]
    found += [_closing(lines, at) for at, line in enumerate(lines) if _opens_recipients(line)]
    rest = _rest_of_closing(lines, before) if before is not None else None
    return sorted([*found, *([rest] if rest is not None else [])], key=lambda block: block.top)


def _rest_of_closing(lines: Sequence[VisualLine], before: Block) -> Block | None:
    """The lines at a page's head that go on with the recipients or the signer of the page before."""
    if not before.left or not lines:
        return None
    opening = before.left[0]
    signer = min((line.x0 for line in before.right), default=opening.x0 + _RECIPIENTS_WIDTH)
    count = 0
    while (
        count < len(lines)
        and not _goes_on(lines[count], opening, signer)
        and _fits(lines[count], opening, signer)
    ):
        count += 1
    if count == 0:
        return None
    words = [word for line in lines[:count] for word in line.words]
    return _block(lines[:count], words, signer - 6, "recipients", "signature")


def _fits(line: VisualLine, opening: VisualLine, signer: float) -> bool:
    """Whether a line can stand in one of the two columns."""
    if _holds(line, MOTTOS) or line.size > opening.size + 4:
        return False
    return abs(line.x0 - opening.x0) < 12 or line.x0 > signer - 60


def _holds(line: VisualLine, words: Sequence[str]) -> bool:
    key = compact(line.text)
    return any(phrase in key for phrase in words)


def _opens_motto(lines: Sequence[VisualLine], at: int) -> bool:
    """Whether the motto begins on a line: all of it, or its first words with the rest at the end of the next."""
    if _holds(lines[at], MOTTOS):
        return True
    key = compact(lines[at].text)
    below = compact(lines[at + 1].text) if at + 1 < len(lines) else ""
    return any(key.endswith(head) and below.endswith(rest) for head, rest in _broken_mottos())


def _broken_mottos() -> Iterator[tuple[str, str]]:
    """The ways in which a narrow column breaks the motto in two."""
    for motto in MOTTOS:
        words = motto.split()
        for count in range(_LEAST_OF_MOTTO, len(words)):
            yield " ".join(words[:count]), " ".join(words[count:])


def _opens_recipients(line: VisualLine) -> bool:
    return compact(segments(line)[0].text).startswith(_RECIPIENTS)


def _letterhead(lines: Sequence[VisualLine], at: int) -> Block:
    motto = lines[at]
    start = _motto_start(motto)
    low, high = start - 90, start + 45
    top, bottom = _letterhead_rows(lines, at)
    rows = lines[top : bottom + 1]
    words = [word for line in rows for word in line.words]
    strip = max(empty_strips(words, low, high), key=lambda edges: edges[1] - edges[0], default=(0.0, 0.0))
    edge = sum(strip) / 2 if strip[1] - strip[0] >= _LEAST_STRIP else start - 1
    return _block(rows, words, edge, "letterhead", "letterhead")


def _motto_start(line: VisualLine) -> float:
    """Where the motto's words begin on its line."""
    for index, word in enumerate(line.words):
        following = compact(" ".join(next_word.text for next_word in line.words[index : index + 8]))
        if following.startswith(MOTTOS) or any(following == head for head, _ in _broken_mottos()):
            return word.x0
    return line.words[-1].x0


def _letterhead_rows(lines: Sequence[VisualLine], at: int) -> tuple[int, int]:
    """First and last line of the letterhead around the motto: up to the date and the number."""
    motto = lines[at]
    pitch = max(motto.bottom - motto.top, 10)
    first = at
    # The issuer's upper line may stand above the motto.
    while first > 0 and motto.top - lines[first - 1].top < 2.2 * pitch and _is_short(lines[first - 1], motto):
        first -= 1
    last = at
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if line.top - motto.top > _LETTERHEAD_HEIGHT * pitch * 1.3:
            break
        key = compact(line.text)
        dated = "ngay" in key and "nam" in key and not _crosses(line)
        if dated or "doc lap" in key or key.startswith(("so:", "so :", "v/v", "ve viec")) or "/" in key[:24]:
            last = index
        elif _is_title(line):
            break
    # A letter's subject goes on under "V/v" on the left.
    while last + 1 < len(lines) and _continues_left(lines, last):
        last += 1
    return first, last


def _is_short(line: VisualLine, motto: VisualLine) -> bool:
    return line.x1 - line.x0 < 0.9 * max(motto.x1 - motto.x0, 1) and not line.text.strip().isdigit()


def _crosses(line: VisualLine) -> bool:
    """Whether a line is one run of words over most of the page, as text is and a column isn't."""
    return len(segments(line)) == 1 and line.x1 - line.x0 > 380


def _is_title(line: VisualLine) -> bool:
    letters = [char for char in line.text if char.isalpha()]
    upper = sum(char.isupper() for char in letters) > 0.8 * max(1, len(letters))
    return upper and len(segments(line)) == 1


def _continues_left(lines: Sequence[VisualLine], last: int) -> bool:
    above, below = lines[last], lines[last + 1]
    return (
        compact(segments(above)[0].text).startswith("v/v")
        and below.size <= above.size
        and below.x1 - below.x0 < 230
        and below.top - above.bottom < 0.6 * above.size
    )


def _closing(lines: Sequence[VisualLine], at: int) -> Block:
    opening = segments(lines[at])[0]
    signers = _signer_starts(lines[max(0, at - 3) : at + 6], opening.x0)
    signer = min(signers, default=opening.x0 + _RECIPIENTS_WIDTH)
    first = at
    while signers and first > 0 and lines[first - 1].x0 >= signer - 40:
        first -= 1  # the signer's block may begin above
    last = at
    while last + 1 < len(lines) and not _goes_on(lines[last + 1], opening, signer):
        last += 1
    rows = lines[first : last + 1]
    words = [word for line in rows for word in line.words]
    return _block(rows, words, _column_edge(words, signer, rows[0].page), "recipients", "signature")


def _column_edge(words: Sequence[Word], signer: float, page: int) -> float:
    """Where the right column begins: the strip right of which all lines have one middle or one left edge."""
    strips = [strip for strip in empty_strips(words, signer - 130, signer + 2) if strip[1] - strip[0] >= 1]
    if not strips:
        return signer - 1

    def unevenness(strip: tuple[float, float]) -> tuple[float, float]:
        lines = lines_of_words([word for word in words if word.x0 >= strip[1]], page)
        middles = [(line.x0 + line.x1) / 2 for line in lines]
        return round(min(_spread(middles), _spread([line.x0 for line in lines]))), strip[0] - strip[1]

    best = min(strips, key=unevenness)
    return sum(best) / 2


def _spread(values: Sequence[float]) -> float:
    """How far values are from their median, on the average."""
    middle = median(values) if values else 0.0
    return sum(abs(value - middle) for value in values) / max(1, len(values))


def _signer_starts(lines: Sequence[VisualLine], opening: float) -> list[float]:
    """Left edges of the signer's lines: capitals on the right of where the recipients begin."""
    return [
        piece.x0
        for line in lines
        for piece in segments(line)
        if len(piece.words) > 1 and piece.text.isupper() and piece.x0 > opening + 120
    ]


def _goes_on(line: VisualLine, opening: VisualLine, signer: float) -> bool:
    """Whether the text goes on below the closing: a line through both columns, or a title in the middle."""
    pieces = segments(line)
    across = any(piece.x0 < signer - 60 and piece.x1 > signer + 60 for piece in pieces)
    if across and not _has_column_gap(line, signer):
        return True
    title = len(pieces) == 1 and line.text.isupper() and line.size >= opening.size
    return title and opening.x0 + 60 < line.x0 < signer - 8


def _has_column_gap(line: VisualLine, signer: float) -> bool:
    """Whether a gap near the signer's edge stands out among the line's gaps."""
    gaps = [(below.x0 - above.x1, below.x0) for above, below in pairwise(line.words)]
    usual = median(gap for gap, _ in gaps) if gaps else 0.0
    return any(gap > max(6.0, 1.6 * usual) and abs(x0 - signer) < 70 for gap, x0 in gaps)


def _block(
    rows: Sequence[VisualLine], words: Sequence[Word], edge: float, left: LineRole, right: LineRole
) -> Block:
    page = rows[0].page
    on_left = [word for word in words if word.middle[0] < edge]
    on_right = [word for word in words if word.middle[0] >= edge]
    return Block(
        top=min(line.top for line in rows),
        bottom=max(line.bottom for line in rows),
        left=tuple(lines_of_words(on_left, page)),
        right=tuple(lines_of_words(on_right, page)),
        left_role=left,
        right_role=right,
    )

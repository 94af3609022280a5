"""Two columns in plain text: letterhead and `Nơi nhận … TM. ỦY BAN` side by side, parted by a run of spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.folding import compact
from corpus.models import Line, LineRole

_GAP = re.compile(r"(?<=\S)(?: {4,}|[ \t]*\t[ \t]*)(?=\S)")
_LEFT: dict[LineRole, LineRole] = {"letterhead": "letterhead", "signature": "recipients"}
_LONGEST_TAIL = 45  # lines from "Nơi nhận" to the last signature
_LONGEST_LINE = 160
_TITLES = frozenset({"ke hoach", "quyet dinh", "thong bao", "nghi quyet", "chi thi", "chuong trinh", "de an"})


def split_columns(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines with those of two columns split, the left column first.

    Columns are looked for above the document's title and from `Nơi nhận` on, nowhere else: a gap inside a
    sentence is a blank to be filled in by hand.
    """
    keys = [compact(text[line.start : line.end]) for line in lines]
    top = next(
        (at for at, key in enumerate(keys) if _is_title(key, text[lines[at].start : lines[at].end])), 0
    )
    tail = next((at for at, key in enumerate(keys) if key.startswith("noi nhan")), len(keys))
    if tail <= top:
        return list(lines)
    end = next(
        (at for at in range(tail, len(keys)) if at - tail > _LONGEST_TAIL or _ends_tail(keys[at])), len(keys)
    )
    return [
        *_part(text, lines[:top], "letterhead"),
        *lines[top:tail],
        *_part(text, lines[tail:end], "signature"),
        *lines[end:],
    ]


def _is_title(key: str, line: str) -> bool:
    return key in _TITLES or (
        key.startswith(tuple(_TITLES)) and line.split(maxsplit=1)[0].isupper() and "số" not in line
    )


def _ends_tail(key: str) -> bool:
    """Whether another document or an appendix begins, or a text too long for a column."""
    begins = key.startswith(("phu luc", "can cu ")) or key in _TITLES or "cong hoa xa hoi" in key
    return begins or len(key) > _LONGEST_LINE


def _part(text: str, lines: Sequence[Line], right_role: LineRole) -> list[Line]:
    """One block of lines read column by column, if some of its lines have two."""
    gaps = [(line, _GAP.search(text[line.start : line.end].rstrip())) for line in lines]
    rights = [_indent(text, line) + gap.end() for line, gap in gaps if gap is not None]
    if not rights:
        return list(lines)
    edge = min(rights) - 3
    left: list[Line] = []
    right: list[Line] = []
    for line, gap in gaps:
        if gap is not None:
            middle = line.start + gap.start()
            left.append(line.model_copy(update={"end": middle, "role": _LEFT[right_role]}))
            right.append(line.model_copy(update={"start": line.start + gap.end(), "role": right_role}))
        elif _indent(text, line) >= edge:
            right.append(line.model_copy(update={"role": right_role}))
        else:
            left.append(line.model_copy(update={"role": _LEFT[right_role]}))
    return left + right


def _indent(text: str, line: Line) -> int:
    """Columns between the line's first character and the start of its row in the file."""
    before = text[text.rfind("\n", 0, line.start) + 1 : line.start]
    return len(before.expandtabs(8))

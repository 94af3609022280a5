"""Two columns set with tabs or spaces in paragraphs, as older Word files have them: letterhead, closing.

A row holds what stands left, a gap, what stands right. The left column is read first, then the right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.folding import compact
from corpus.models import LineRole
from corpus.page_parts import MOTTOS
from corpus.readers.assemble import Draft

TAB = "    "  # a tab as it stands in a draft's text
_GAP = re.compile(r"(?<=\S)\s{3,}(?=\S)")
_MOST_LETTERHEAD_ROWS = 7
_MOST_CLOSING_ROWS = 30
_LONGEST_ROW = 160  # code points: more is text, not a row of columns


def part_columns(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with letterheads and closings that are set side by side parted into their columns."""
    made: list[Draft] = []
    at = 0
    while at < len(drafts):
        key = compact(drafts[at].text)
        if drafts[at].role is None and any(motto in key for motto in MOTTOS) and _gap(drafts[at]):
            end = _letterhead_end(drafts, at)
            made += _parted(drafts[at:end], "letterhead", "letterhead")
        elif drafts[at].role is None and key.startswith("noi nhan") and _gap(drafts[at]):
            end = _closing_end(drafts, at)
            made += _parted(drafts[at:end], "recipients", "signature")
        else:
            end = at + 1
            made.append(drafts[at])
        at = end
    return made


def _gap(draft: Draft) -> re.Match[str] | None:
    return _GAP.search(draft.text) if len(draft.text) <= _LONGEST_ROW else None


def _letterhead_end(drafts: Sequence[Draft], first: int) -> int:
    """The last row with a gap among the next few, and one past it."""
    rows = range(first, min(first + _MOST_LETTERHEAD_ROWS, len(drafts)))
    return 1 + max((at for at in rows if drafts[at].role is None and _gap(drafts[at])), default=first)


def _closing_end(drafts: Sequence[Draft], first: int) -> int:
    """One past the recipients: rows with a gap, or items of the list."""
    at = first + 1
    while at < min(first + _MOST_CLOSING_ROWS, len(drafts)):
        draft = drafts[at]
        item = draft.text.startswith(("-", "+", "–")) or draft.marker is not None or draft.text[:1].islower()
        if draft.role is not None or len(draft.text) > _LONGEST_ROW or not (item or _gap(draft)):
            break
        if any(motto in compact(draft.text) for motto in MOTTOS):
            break
        at += 1
    return at


def _parted(rows: Sequence[Draft], left: LineRole, right: LineRole) -> list[Draft]:
    on_left: list[Draft] = []
    on_right: list[Draft] = []
    for row in rows:
        gap = _gap(row)
        if gap is None:
            on_left.append(row._replace(role=left, starts_paragraph=True))
            continue
        on_left.append(row._replace(text=row.text[: gap.start()], role=left, starts_paragraph=True))
        rest = row.text[gap.end() :]
        on_right.append(row._replace(text=rest, marker=None, role=right, starts_paragraph=True))
    return on_left + on_right

"""What a table without geometry is: the page's own two columns, or data. Word and HTML files both use it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.folding import compact
from corpus.models import LineRole
from corpus.page_parts import MOTTOS
from corpus.readers.assemble import Draft
from corpus.readers.grids import column_names, header_rows

_MOTTOS = (*MOTTOS, "doc lap - tu do")
_SIGNER = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.\s*\S")
_NEXT_RECIPIENT = re.compile(r"(?<=[;.:,)])\s+(?=[-–+]\s*\S)")


class Cell(NamedTuple):
    """A table's cell: its paragraphs, and how many columns it takes."""

    paragraphs: tuple[Draft, ...]
    span: int = 1
    covered: bool = False  # by the cell above

    @property
    def text(self) -> str:
        """All its words on one line, with generated numbers, since a reader sees them in the cell."""
        pieces = (f"{draft.marker} {draft.text}" if draft.marker else draft.text for draft in self.paragraphs)
        return " ".join(" ".join(pieces).split())


class TableRow(NamedTuple):
    """A table's row."""

    cells: tuple[Cell, ...]
    header: bool = False  # repeated on each page

    @property
    def texts(self) -> tuple[str, ...]:
        """The row's text, column by column: a cell over several leaves the rest of them empty."""
        return tuple(
            text
            for cell in self.cells
            for text in ("" if cell.covered else cell.text, *([""] * (cell.span - 1)))
        )


def table_drafts(rows: Sequence[TableRow], number: int, *, ruled: bool) -> list[Draft]:
    """A table's lines in reading order. `ruled`: it has lines to see; `number` tells tables apart."""
    rows = [row for row in rows if row.cells]
    key = compact(" ".join(cell.text for row in rows for cell in row.cells)[:1500])
    columns = max((len(row.texts) for row in rows), default=0)
    if columns <= 4 and any(motto in key for motto in _MOTTOS) and len(rows) <= 8:
        return list(_in_columns(rows, "letterhead", "letterhead"))
    if columns <= 3 and _is_closing(rows, key):
        return list(_in_columns(rows, "recipients", "signature"))
    if columns <= 1 or (len(rows) == 1 and not ruled):
        return [draft for row in rows for cell in row.cells for draft in cell.paragraphs]
    return _data(rows, number)


def _is_closing(rows: Sequence[TableRow], key: str) -> bool:
    signed = any(_SIGNER.match(cell.text) for row in rows for cell in row.cells)
    return len(rows) <= 8 and (
        key.startswith("noi nhan") or "noi nhan:" in key or (signed and len(rows) <= 4)
    )


def _in_columns(rows: Sequence[TableRow], left: LineRole, right: LineRole) -> Iterator[Draft]:
    """The cells column by column; the one that begins with `Nơi nhận` is the recipients', wherever it is."""
    width = max(len(row.cells) for row in rows)
    cells = [[row.cells[at] for row in rows if at < len(row.cells)] for at in range(width)]
    named = [any(compact(cell.text).startswith("noi nhan") for cell in column) for column in cells]
    for at, column in enumerate(cells):
        role = left if named[at] or (not any(named) and at == 0 and width > 1) else right
        if role == "recipients" and not named[at]:
            role = right
        for draft in (draft for cell in column for draft in cell.paragraphs):
            for text in _NEXT_RECIPIENT.split(draft.text) if role == "recipients" else [draft.text]:
                yield draft._replace(text=text, role=role, starts_paragraph=True)


def _data(rows: Sequence[TableRow], number: int) -> list[Draft]:
    texts = [row.texts for row in rows]
    marked = 0
    while marked < len(rows) - 1 and rows[marked].header:
        marked += 1
    count = marked or header_rows(texts, [_is_bold(row) for row in rows])
    names = column_names(texts[:count])
    pages = [next((d.page for cell in row.cells for d in cell.paragraphs), None) for row in rows]
    return [
        Draft(page=page, role="row", table=number, cells=text, header=text if at < count else names)
        for at, (text, page) in enumerate(zip(texts, pages, strict=True))
        if any(text)
    ]


def _is_bold(row: TableRow) -> bool:
    known = [draft.bold for cell in row.cells for draft in cell.paragraphs if draft.text]
    return bool(known) and all(known)

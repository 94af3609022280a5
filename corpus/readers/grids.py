"""Ruled tables over pages: rows with their header, repeated headers set aside, broken rows joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.folding import compact
from corpus.readers.assemble import Draft
from corpus.readers.lines import lines_of_words
from corpus.readers.page import Grid, Word, join_words

_COUNTERS = frozenset({"stt", "tt", "sott", "sothutu", "no"})
_BROKEN_CODE = re.compile(r"\d/[A-ZĐ]+-$")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")
_SAME_EDGE = 5.0  # points
_FINISHED = (".", ";", ":", "!", "?")

Cells = tuple[str, ...]


class Part(NamedTuple):
    """A table's rows on one page."""

    page: int
    columns: tuple[float, ...]
    rows: list[Cells]
    bold: list[bool]


def part_of(grid: Grid, page: int) -> Part:
    """A grid's cells as text."""
    rows = [tuple(_cell_text(cell or (), page) for cell in row) for row in grid.rows]
    return Part(page, grid.columns, rows, [_is_bold(row) for row in grid.rows])


def read_tables(parts: Sequence[Part], first: int) -> tuple[list[Draft], int]:
    """The rows of grids that no text stands between, and how many tables they are, numbered from `first`.

    Grids with the same columns are one table over several pages: its repeated headers are furniture, a row cut
    by a page's end is whole again.
    """
    tables: list[list[Part]] = []
    for part in parts:
        if tables and _same_columns(tables[-1][-1].columns, part.columns):
            tables[-1].append(part)
        else:
            tables.append([part])
    drafts: list[Draft] = []
    for number, table in enumerate(tables, start=first):
        drafts += _read_table(table, number)
    return drafts, len(tables)


def _read_table(parts: Sequence[Part], number: int) -> list[Draft]:
    rows, pages, bold = _joined_rows(parts)
    if len(rows) == 1 and len(parts) == 1:  # a box around some words
        return [Draft(text=cell, page=pages[0], starts_paragraph=True) for cell in rows[0] if cell]
    count = header_rows(rows, bold)
    headers = rows[:count]
    names = column_names(headers)
    repeated = {compact(" ".join(row)) for row in headers}
    drafts: list[Draft] = []
    for at, (row, page) in enumerate(zip(rows, pages, strict=True)):
        if at >= count and compact(" ".join(row)) in repeated:
            drafts.append(Draft(text=" ".join(row), page=page, role="furniture"))
        elif any(row):
            header = row if at < count else names
            drafts.append(Draft(page=page, role="row", table=number, cells=row, header=header))
    return drafts


def _joined_rows(parts: Sequence[Part]) -> tuple[list[Cells], list[int], list[bool]]:
    """All rows with their pages; the rest of a row on the next page is joined to it."""
    rows: list[Cells] = []
    pages: list[int] = []
    bold: list[bool] = []
    for part in parts:
        mine = part.rows
        skipped = 0
        # Under a repeated header no row goes on: Word repeats it above rows that begin or go on alike.
        while (
            rows and skipped < len(mine) and skipped < len(rows) and _same_words(mine[skipped], rows[skipped])
        ):
            skipped += 1
        rest = skipped < len(mine) and bool(rows) and _is_rest(rows[-1], mine[skipped])
        for at, (row, heavy) in enumerate(zip(mine, part.bold, strict=True)):
            if rest and at == skipped:
                rows[len(rows) - 1 - skipped] = _joined(rows[len(rows) - 1 - skipped], row)
                continue
            rows.append(row)
            pages.append(part.page)
            bold.append(heavy)
    return rows, pages, bold


def _same_words(row: Cells, other: Cells) -> bool:
    return compact(" ".join(row)) == compact(" ".join(other))


def header_rows(rows: Sequence[Cells], bold: Sequence[bool]) -> int:
    """How many rows at the top name the columns: none, one, or more where names are grouped."""
    if len(rows) < 2:
        return 0
    first = rows[0]
    named = any(compact(cell).replace(" ", "") in _COUNTERS for cell in first)
    if not (named or (bold[0] and not bold[-1] and sum(map(bool, first)) > 1)):
        return 0
    count = 1
    # Names below a group's name: the cells under the ungrouped names are covered.
    while (
        count < len(rows) - 1
        and not rows[count][0]
        and any(rows[count])
        and (bold[count] or _under(rows, count))
    ):
        count += 1
    if count < len(rows) - 1 and _is_column_numbers(rows[count]):
        count += 1
    return count


def _under(rows: Sequence[Cells], count: int) -> bool:
    """Whether a row fills what the row above leaves open, and nothing else."""
    above = rows[count - 1]
    return (
        any(not cell for cell in above)
        and all(not cell or len(cell) < 40 for cell in rows[count])
        and sum(1 for a, b in zip(above, rows[count], strict=False) if a and b) <= 2
    )


def _is_column_numbers(row: Cells) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) > 2 and all(_COLUMN_NUMBER.fullmatch(cell) for cell in filled)


def column_names(headers: Sequence[Cells]) -> Cells:
    """One name a column: a group's name stands before the names under it."""
    named = [row for row in headers if not _is_column_numbers(row)]
    if not named:
        return ()
    names = [""] * max(map(len, named))
    for depth, row in enumerate(named):
        carried = ""
        for column, cell in enumerate(row):
            grouped = depth + 1 < len(named) and not cell and column > 0 and bool(named[depth + 1][column])
            carried = cell if cell else (carried if grouped else "")
            if carried:
                names[column] = f"{names[column]} {carried}".strip()
    return tuple(names)


def _same_columns(before: tuple[float, ...], here: tuple[float, ...]) -> bool:
    return len(before) == len(here) and all(
        abs(a - b) <= _SAME_EDGE for a, b in zip(before, here, strict=True)
    )


def _is_rest(before: Cells, row: Cells) -> bool:
    """Whether a page's first row is the rest of the row before: it has no number, and sentences go on."""
    if not before or len(before) != len(row) or row[0] or not before[0]:
        return False
    return any(
        below and (below[:1].islower() or (above and not above.endswith(_FINISHED)))
        for above, below in zip(before, row, strict=True)
    )


def _joined(before: Cells, row: Cells) -> Cells:
    return tuple(join_text(above, below) for above, below in zip(before, row, strict=True))


def join_text(above: str, below: str) -> str:
    """Two pieces of one sentence; a document's number broken at its dash is joined without a space."""
    if not above or not below:
        return above or below
    return above + ("" if _BROKEN_CODE.search(above) else " ") + below


def _cell_text(words: tuple[Word, ...], page: int) -> str:
    text = ""
    for line in lines_of_words(words, page):
        text = join_text(text, join_words(line.words)[0])
    return text


def _is_bold(row: tuple[tuple[Word, ...] | None, ...]) -> bool:
    known = [word.bold for cell in row for word in cell or () if word.bold is not None]
    return bool(known) and sum(known) > 0.7 * len(known)

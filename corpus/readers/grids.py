"""Ruled tables over pages: rows with their header, repeated headers set aside, broken rows joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


class TableReader:
    """Reads the tables of one document in order, so that one that goes on is known."""

    def __init__(self) -> None:
        self._number = 0
        self._columns: tuple[float, ...] = ()
        self._headers: list[Cells] = []
        self._names: Cells = ()

    def read(self, grid: Grid, page: int, earlier: list[Draft], *, continues: bool) -> list[Draft]:
        """The rows of a page's table.

        Where it `continues` the table before, with the same columns, its repeated header is furniture and a
        row cut by the page's end is joined to the last of the `earlier` rows, in place.
        """
        rows = [tuple(_cell_text(cell or (), page) for cell in row) for row in grid.rows]
        bold = [_is_bold(row) for row in grid.rows]
        goes_on = continues and _same_columns(self._columns, grid.columns)
        drafts: list[Draft] = []
        if goes_on:
            skipped = _repeated(rows, self._headers)
            drafts += [Draft(text=" ".join(row), page=page, role="furniture") for row in rows[:skipped]]
            rows, bold = rows[skipped:], bold[skipped:]
            if rows and not skipped and earlier and _is_rest(earlier[-1].cells, rows[0]):
                earlier[-1] = earlier[-1]._replace(cells=_joined(earlier[-1].cells, rows[0]))
                rows = rows[1:]
        else:
            self._number += 1
            self._columns = grid.columns
            headers = header_rows(rows, bold)
            self._headers = rows[:headers]
            self._names = column_names(self._headers)
            drafts += [self._row(row, page, row) for row in self._headers]
            rows = rows[headers:]
        return drafts + [self._row(row, page, self._names) for row in rows if any(row)]

    def _row(self, cells: Cells, page: int, header: Cells) -> Draft:
        return Draft(page=page, role="row", table=self._number, cells=cells, header=header)


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


def _repeated(rows: Sequence[Cells], headers: Sequence[Cells]) -> int:
    """How many rows at the top repeat the header."""
    count = 0
    for row, header in zip(rows, headers, strict=False):
        if compact(" ".join(row)) != compact(" ".join(header)):
            break
        count += 1
    return count


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

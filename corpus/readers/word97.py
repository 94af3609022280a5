"""Word 97-2003 files (.doc) without another program: pieces of text, their properties, lists and tables.

file ── styles, fonts, lists ── characters with their runs ── paragraphs ── tables ── lines
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.legacy import convert_by_font
from corpus.models import LineRole
from corpus.readers.assemble import Draft
from corpus.readers.limits import Budget
from corpus.readers.tabbed import TAB
from corpus.readers.word97_file import Piece, Run, Word97File
from corpus.readers.word97_lists import Lists
from corpus.readers.word97_styles import Letters, Shape, Sheet
from corpus.readers.word_tables import Cell, TableRow, table_drafts

_LETTER_RUNS, _PARAGRAPH_RUNS = 12, 13  # pairs of the header
# Parts of the text behind the body: footnotes, headers and footers, endnotes, text boxes.
_BEHIND: dict[int, LineRole] = {1: "note", 2: "furniture", 5: "note", 6: "furniture"}
_PARAGRAPH_ENDS = "\r\x07\x0c"
_CELL_END, _PAGE_END = "\x07", "\x0c"
_FIELD_BEGINS, _FIELD_RESULT, _FIELD_ENDS = "\x13", "\x14", "\x15"
_SIGNS = {"\x1e": "-", "\x1f": "\u00ad", "\t": TAB, "\x0b": "\n", "\x0e": "\n"}


class _Char(NamedTuple):
    text: str
    offset: int  # in the main stream


class _Paragraph(NamedTuple):
    text: str
    bold: bool
    shape: Shape
    end: str


def read_word97(data: bytes, budget: Budget) -> list[Draft]:
    """The lines of a Word 97-2003 file, body first, then footnotes. Raises as Word97File does."""
    return list(_Document(Word97File(data, budget), budget).drafts())


class _Runs:
    """Properties by place in the main stream."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = sorted(runs, key=lambda run: run.start)
        self._starts = [run.start for run in self._runs]

    def at(self, offset: int) -> bytes:
        """The properties that the byte at an offset has."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._runs[index].end:
            return b""
        return self._runs[index].properties


class _Document:
    def __init__(self, file: Word97File, budget: Budget) -> None:
        self._file = file
        self._budget = budget
        self._sheet = Sheet(file)
        self._lists = Lists(file, self._sheet)
        self._letters = _Runs(tuple(file.runs(_LETTER_RUNS, paragraphs=False)))
        self._shapes = _Runs(tuple(file.runs(_PARAGRAPH_RUNS, paragraphs=True)))
        self._tables = 0

    def drafts(self) -> Iterator[Draft]:
        """All that shows in the file."""
        lengths = [self._file.length(part) for part in range(7)]
        starts = [sum(lengths[:part]) for part in range(8)]
        yield from self._blocks(self._paragraphs(0, starts[1]))
        for part, role in _BEHIND.items():
            number = 0
            for paragraph in self._paragraphs(starts[part], starts[part + 1]):
                text = paragraph.text.replace("\n", " ").strip()
                if text:
                    number += 1
                    marker = str(number) if role == "note" else None
                    yield Draft(text=text, role=role, marker=marker, starts_paragraph=True)

    def _blocks(self, paragraphs: Iterator[_Paragraph]) -> Iterator[Draft]:
        """Paragraphs as they come; those of a table gathered into its rows."""
        rows: list[TableRow] = []
        cells: list[Cell] = []
        cell: list[Draft] = []
        for paragraph in paragraphs:
            if not paragraph.shape.in_table:
                if rows:
                    yield from self._table(rows)
                    rows = []
                yield from self._paragraph(paragraph)
                continue
            if paragraph.shape.ends_row and paragraph.end == _CELL_END:
                rows.append(TableRow(tuple(cells)))
                cells = []
                continue
            cell += [draft._replace(x0=None) for draft in self._paragraph(paragraph)]
            if paragraph.end == _CELL_END:
                cells.append(Cell(tuple(cell)))
                cell = []
        if rows:
            yield from self._table(rows)
        yield from cell

    def _table(self, rows: Sequence[TableRow]) -> Iterator[Draft]:
        self._tables += 1
        yield from table_drafts(rows, self._tables, ruled=len(rows) > 1)

    def _paragraph(self, paragraph: _Paragraph) -> Iterator[Draft]:
        lines = [line for line in paragraph.text.split("\n") if line.strip()]
        marker = self._lists.marker(paragraph.shape) if lines else None
        for at, line in enumerate(lines):
            yield Draft(
                text=line.strip(),
                x0=(paragraph.shape.left + paragraph.shape.first) / 20 if at == 0 else None,
                centered=paragraph.shape.centered,
                bold=paragraph.bold,
                starts_paragraph=True if at == 0 else None,
                marker=marker if at == 0 else None,
            )

    def _paragraphs(self, start: int, end: int) -> Iterator[_Paragraph]:
        gathered: list[_Char] = []
        for char in self._chars(start, end):
            gathered.append(char)
            if char.text in _PARAGRAPH_ENDS:
                self._budget.check_time()
                yield self._made(gathered)
                gathered = []
        if gathered:
            yield self._made(gathered)

    def _chars(self, start: int, end: int) -> Iterator[_Char]:
        for piece in self._file.pieces:
            first, last = max(piece.start, start), min(piece.end, end)
            if first < last:
                yield from _chars_of_piece(self._file.main, piece, first, last)

    def _made(self, chars: Sequence[_Char]) -> _Paragraph:
        shape = self._sheet.shape(self._shapes.at(chars[-1].offset))
        pieces: list[tuple[str, str]] = []  # text, font
        bold = letters = 0
        for char, text, look in self._shown(chars, shape):
            font = self._sheet.font_name(look)
            if char.text.strip():
                letters += 1
                bold += look.bold
            if pieces and pieces[-1][1] == font:
                pieces[-1] = (pieces[-1][0] + text, font)
            else:
                pieces.append((text, font))
        text = "".join(convert_by_font(piece, font) for piece, font in pieces)
        return _Paragraph(text, bold=letters > 0 and bold == letters, shape=shape, end=chars[-1].text)

    def _shown(self, chars: Sequence[_Char], shape: Shape) -> Iterator[tuple[_Char, str, Letters]]:
        """The characters that show, as they show: fields by their result, nothing hidden or deleted."""
        fields: list[bool] = []  # of the open fields: whether the result has begun
        for char in chars:
            if char.text == _FIELD_BEGINS:
                fields.append(False)
            elif char.text == _FIELD_RESULT and fields:
                fields[-1] = True
            elif char.text == _FIELD_ENDS and fields:
                fields.pop()
            elif all(fields):
                look = self._sheet.letters(shape.style, self._letters.at(char.offset))
                text = look.symbol or _SIGNS.get(char.text, char.text)
                if not (look.hidden or look.deleted) and (text >= " " or text == "\n"):
                    yield char, text, look


def _chars_of_piece(main: bytes, piece: Piece, first: int, last: int) -> Iterator[_Char]:
    step = 2 if piece.wide else 1
    begins = piece.offset + (first - piece.start) * step
    raw = main[begins : begins + (last - first) * step]
    text = raw.decode("utf-16-le", "replace") if piece.wide else raw.decode("cp1252", "replace")
    if not piece.wide:
        text = "".join(char if char != "\ufffd" else chr(byte) for char, byte in zip(text, raw, strict=True))
    for index, char in enumerate(text):
        yield _Char(char, begins + index * step)

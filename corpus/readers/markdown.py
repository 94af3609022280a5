"""Markdown: its signs are marks, its pipe tables are columns or rows, the rest are lines as in plain text."""

from __future__ import annotations

import hashlib
import re

from corpus.models import Line, SourceText, Span
from corpus.normalize import decode
from corpus.quality import syllable_share
from corpus.readers.emphasis import bold_marks, italic_marks, rule_marks
from corpus.readers.page_lines import mark_page_lines
from corpus.readers.pipe_tables import is_table_line, read_table
from corpus.readers.text import file_lines

_HEADING = re.compile(r"^[ \t]*(#{1,6})(?=[ \t])", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]*(>)(?=[ \t])", re.MULTILINE)
_ESCAPE = re.compile(r"(\\)(?=[-+*_.#()\[\]{}!|>`~\\])")


def read_markdown(data: bytes, file: str) -> SourceText:
    """The source text of a Markdown file's bytes; `marks` are its signs."""
    text, warnings = decode(data)
    lines: list[Line] = []
    marks: list[Span] = _signs(text)
    table: list[Line] = []
    tables = 0
    for line in [*mark_page_lines(text, file_lines(text)), None]:
        if line is not None and is_table_line(text[line.start : line.end]):
            if table and text.count("\n", table[-1].end, line.start) > 1:
                tables += 1
                _take_table(text, table, tables, lines, marks)
                table = []
            table.append(line)
            continue
        if table:
            tables += 1
            _take_table(text, table, tables, lines, marks)
            table = []
        if line is not None:
            lines.append(line)
    return SourceText(
        file=file,
        format="markdown",
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple(lines),
        marks=_merged(marks),
        quality=syllable_share(text),
        warnings=warnings,
    )


def _take_table(text: str, rows: list[Line], number: int, lines: list[Line], marks: list[Span]) -> None:
    read = read_table(text, rows, number)
    lines += read.lines
    marks += read.marks


def _signs(text: str) -> list[Span]:
    """Emphasis, headings, quotes and escapes."""
    marks = [*bold_marks(text), *rule_marks(text)]
    covered = {at for mark in marks for at in range(mark.start, mark.end)}
    marks += [mark for mark in italic_marks(text) if mark.start not in covered]
    for form in (_HEADING, _QUOTE, _ESCAPE):
        marks += [Span(start=match.start(1), end=match.end(1)) for match in form.finditer(text)]
    return marks


def _merged(marks: list[Span]) -> tuple[Span, ...]:
    """Marks in order, none over another."""
    merged: list[Span] = []
    for mark in sorted(marks, key=lambda span: (span.start, span.end)):
        if not merged or mark.start >= merged[-1].end:
            merged.append(mark)
    return tuple(merged)

"""Markdown's pipe tables: the page's own two columns (letterhead, Nơi nhận and signature), or a table of data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.folding import fold
from corpus.models import Line, LineRole, Span

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-*:?\s*)*\|?")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# Between recipients of one cell: a dash after a finished item. "Lao động - Thương binh" is no such place.
_NEXT_RECIPIENT = re.compile(r"(?<=[;.:,)])\s+(?=[-–+]\s*\S)")
_LETTERHEAD = ("conghoaxahoichunghiavietnam", "doclap-tudo")
_FIRST_COLUMN = frozenset({"tt", "stt", "so tt", "so thu tu"})  # a header that no rule stands under
_SIGNER = re.compile(r"(?:TM|KT|TL|TUQ)\s*\.|CHỦ TỊCH|TRƯỞNG BAN|GIÁM ĐỐC|BỘ TRƯỞNG|CHÁNH VĂN PHÒNG")


@dataclass(frozen=True)
class TableLines:
    """A table's lines in reading order, and its signs."""

    lines: tuple[Line, ...]
    marks: tuple[Span, ...]


def is_table_line(text: str) -> bool:
    """Whether a line of the file is a row of a table: a pipe at one of its ends, and another."""
    stripped = text.strip()
    return (stripped.startswith("|") or stripped.endswith("|")) and stripped.count("|") >= 2


def is_rule(text: str) -> bool:
    """Whether a row is the rule under the header."""
    return _RULE.fullmatch(text.strip()) is not None


def read_tables(text: str, lines: Sequence[Line]) -> tuple[list[Line], list[Span]]:
    """The lines with those of tables as what their tables say, and the tables' signs."""
    out: list[Line] = []
    marks: list[Span] = []
    table: list[Line] = []
    tables = 0
    for line in [*lines, None]:
        in_table = line is not None and line.role is None and is_table_line(text[line.start : line.end])
        if table and (line is None or not in_table or text.count("\n", table[-1].end, line.start) > 1):
            tables += 1
            read = read_table(text, table, tables)
            out += read.lines
            marks += read.marks
            table = []
        if line is not None:
            (table if in_table else out).append(line)
    return out, marks


def read_table(text: str, rows: Sequence[Line], number: int) -> TableLines:
    """The rows of one table as lines with roles; `number` tells tables apart."""
    marks: list[Span] = []
    cells: list[tuple[Line, tuple[Span, ...]]] = []
    ruled = len(rows) > 1 and is_rule(text[rows[1].start : rows[1].end])
    for row in rows:
        if is_rule(text[row.start : row.end]):
            marks.append(Span(start=row.start, end=row.end))
            continue
        spans, signs = _cells(text, row)
        marks += signs
        cells.append((row, spans))
    squeezed = re.sub(r"\s", "", fold(text[rows[0].start : rows[-1].end]))
    words = text[rows[0].start : rows[-1].end]
    if any(sign in squeezed for sign in _LETTERHEAD):
        lines = [_cell(span, "letterhead") for _, spans in cells for span in spans]
    elif "noinhan" in squeezed[:400] or (len(cells) <= 3 and _SIGNER.search(words) and not _has_data(cells)):
        lines = _signing(text, [span for _, spans in cells for span in spans])
    else:
        lines = _data(text, cells, number, ruled=ruled)
    return TableLines(tuple(line for line in lines if line.end > line.start), tuple(marks))


def _cells(text: str, row: Line) -> tuple[tuple[Span, ...], list[Span]]:
    """A row's cells, trimmed, and the row's pipes and line breaks."""
    pipes = [at for at in range(row.start, row.end) if text[at] == "|" and text[at - 1 : at] != "\\"]
    signs = [Span(start=at, end=at + 1) for at in pipes]
    signs += [
        Span(start=row.start + match.start(), end=row.start + match.end())
        for match in _BREAK.finditer(text[row.start : row.end])
    ]
    edges = pipes if pipes[-1] >= row.end - 1 else [*pipes, row.end]
    if text[row.start] != "|":
        edges = [row.start - 1, *edges]
    spans = []
    for before, after in pairwise(edges):
        piece = text[before + 1 : after]
        body = piece.strip()
        start = before + 1 + (piece.index(body) if body else 0)
        spans.append(Span(start=start, end=start + len(body)))
    return tuple(spans), sorted(signs, key=lambda sign: sign.start)


def _cell(span: Span, role: LineRole) -> Line:
    return Line(start=span.start, end=span.end, role=role, starts_paragraph=True)


def _has_data(cells: Sequence[tuple[Line, tuple[Span, ...]]]) -> bool:
    return any(len(spans) > 2 for _, spans in cells)


def _signing(text: str, cells: Sequence[Span]) -> list[Line]:
    """Nơi nhận split into its items, then what is signed."""
    lines: list[Line] = []
    for span in cells:
        body = text[span.start : span.end]
        head = re.sub(r"\s", "", fold(body))
        if not head.startswith(("noinhan", "-nhu")):
            lines.append(_cell(span, "signature"))
            continue
        at = 0
        for cut in [*(match.start() for match in _NEXT_RECIPIENT.finditer(body)), len(body)]:
            piece = body[at:cut]
            start = span.start + at + (len(piece) - len(piece.lstrip()))
            lines.append(_cell(Span(start=start, end=span.start + at + len(piece.rstrip())), "recipients"))
            at = cut
    return lines


def _data(
    text: str, cells: Sequence[tuple[Line, tuple[Span, ...]]], number: int, *, ruled: bool
) -> list[Line]:
    """Rows with their cells, and the header over them: the row above the rule, or the first that isn't empty."""
    lines: list[Line] = []
    header: tuple[str, ...] = ()
    for row, spans in cells:
        words = tuple(
            " ".join(_BREAK.sub(" ", text[span.start : span.end]).replace("*", "").split()) for span in spans
        )
        if not any(words):
            lines.append(row.model_copy(update={"role": "furniture"}))
            continue
        if not header and (ruled or fold(words[0]) in _FIRST_COLUMN):
            header = words
        lines.append(
            row.model_copy(update={"role": "row", "table": number, "cells": spans, "header": header})
        )
    return lines

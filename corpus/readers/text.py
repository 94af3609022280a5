"""Plain text: one line of the file is one line; a form feed begins a page."""

from __future__ import annotations

import hashlib

from corpus.models import Line, SourceText
from corpus.normalize import decode
from corpus.quality import syllable_share
from corpus.readers.columns import split_columns
from corpus.readers.emphasis import bold_marks, merged, rule_marks
from corpus.readers.flat_tables import drop_lone_pipes, split_letterheads
from corpus.readers.page_lines import mark_page_lines
from corpus.readers.pipe_tables import read_tables
from corpus.readers.text_indents import mark_indents


def file_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, trimmed; pages are counted only where form feeds mark them.

    A rule drawn with signs is no line: it goes to the node before it, as one of the format's marks.
    """
    rules = {mark.start for mark in rule_marks(text)}
    lines: list[Line] = []
    paged = "\f" in text.strip()
    page = 1
    start = 0
    for piece in text.splitlines(keepends=True):
        page += piece.count("\f") if not piece.strip() else 0
        body = piece.strip()
        if body:
            at = start + piece.index(body)
            if at not in rules:
                lines.append(Line(start=at, end=at + len(body), page=page if paged else None))
            page += piece.count("\f")
        start += len(piece)
    return lines


def read_text(data: bytes, file: str) -> SourceText:
    """The source text of a plain text file's bytes."""
    text, warnings = decode(data)
    lines, pipes = split_letterheads(text, mark_page_lines(text, file_lines(text)))
    lines, signs = read_tables(text, lines)
    lines, lone = drop_lone_pipes(text, mark_indents(text, split_columns(text, lines)))
    return SourceText(
        file=file,
        format="text",
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple(lines),
        marks=merged([*bold_marks(text), *rule_marks(text), *pipes, *signs, *lone]),
        quality=syllable_share(text),
        warnings=warnings,
    )

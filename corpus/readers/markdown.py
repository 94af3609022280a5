"""Markdown: its signs are marks, its pipe tables are columns or rows, the rest are lines as in plain text."""

from __future__ import annotations

import hashlib
import re

from corpus.models import SourceText, Span
from corpus.normalize import decode
from corpus.quality import syllable_share
from corpus.readers.emphasis import bold_marks, italic_marks, merged, rule_marks
from corpus.readers.flat_tables import drop_lone_pipes, split_letterheads
from corpus.readers.page_lines import mark_page_lines
from corpus.readers.pipe_tables import read_tables
from corpus.readers.text import file_lines

_HEADING = re.compile(r"^[ \t]*(#{1,6})(?=[ \t])", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]*(>)(?=[ \t])", re.MULTILINE)
_ESCAPE = re.compile(r"(\\)(?=[-+*_.#()\[\]{}!|>`~\\])")


def read_markdown(data: bytes, file: str) -> SourceText:
    """The source text of a Markdown file's bytes; `marks` are its signs."""
    text, warnings = decode(data)
    lines, pipes = split_letterheads(text, mark_page_lines(text, file_lines(text)))
    lines, signs = read_tables(text, lines)
    lines, lone = drop_lone_pipes(text, lines)
    return SourceText(
        file=file,
        format="markdown",
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple(lines),
        marks=merged([*_signs(text), *pipes, *signs, *lone]),
        quality=syllable_share(text),
        warnings=warnings,
    )


def _signs(text: str) -> list[Span]:
    """Emphasis, headings, quotes and escapes."""
    marks = [*bold_marks(text), *rule_marks(text)]
    covered = {at for mark in marks for at in range(mark.start, mark.end)}
    marks += [mark for mark in italic_marks(text) if mark.start not in covered]
    for form in (_HEADING, _QUOTE, _ESCAPE):
        marks += [Span(start=match.start(1), end=match.end(1)) for match in form.finditer(text)]
    return marks

"""Lines with what their format knows of them, put together as a source text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from corpus.models import Line, LineRole, SourceText, Span
from corpus.normalize import clean
from corpus.quality import GOOD, syllable_share
from corpus.warnings import ReaderWarning

SourceTextFormat = Literal["text", "markdown", "pdf", "docx", "doc", "html", "scan"]
CELL_GAP = "\t"  # between the cells of a row: white space, so that it is in no node


class Draft(NamedTuple):
    """A line before its place in the text is known. A row has cells in place of text."""

    text: str = ""
    page: int | None = None
    x0: float | None = None
    right_gap: float | None = None
    centered: bool | None = None
    bold: bool | None = None
    starts_paragraph: bool | None = None
    marker: str | None = None
    role: LineRole | None = None
    table: int | None = None
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    signs: tuple[tuple[int, int], ...] = ()  # spans in `text` that are the format's own: marks of notes


# What stands in the text behind everything else, so that a clause over two pages is one span.
_BEHIND: tuple[LineRole, ...] = ("note", "furniture")


def assemble(
    drafts: Iterable[Draft], data: bytes, file: str, form: SourceTextFormat, warnings: Sequence[str] = ()
) -> SourceText:
    """The source text of a file's lines in reading order; notes and page furniture go behind the rest.

    The drafts' strings are cleaned here; legacy codes must have been converted before.
    """
    kept = [draft for draft in map(_cleaned, drafts) if draft.text or any(draft.cells)]
    ordered = [draft for draft in kept if draft.role not in _BEHIND]
    for role in _BEHIND:
        ordered += [draft for draft in kept if draft.role == role]
    pieces: list[str] = []
    lines: list[Line] = []
    marks: list[Span] = []
    at = 0
    for draft in ordered:
        text = CELL_GAP.join(draft.cells) if draft.cells else draft.text
        lines.append(_line(draft, at, text))
        marks += [Span(start=at + start, end=at + end) for start, end in draft.signs]
        pieces.append(text)
        at += len(text) + 1
    text = "\n".join(pieces)
    quality = syllable_share(text)
    codes: list[str] = [*warnings]
    if quality < GOOD and "poor_text" not in codes:
        code: ReaderWarning = "poor_text"
        codes.append(code)
    return SourceText(
        file=file,
        format=form,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple(lines),
        marks=tuple(marks),
        quality=quality,
        warnings=tuple(dict.fromkeys(codes)),
    )


def _cleaned(draft: Draft) -> Draft:
    cells = tuple(" ".join(clean(cell).split()) for cell in draft.cells)
    if cells:
        return draft._replace(
            cells=cells, header=tuple(" ".join(clean(name).split()) for name in draft.header)
        )
    text = clean(draft.text)
    if draft.signs and text != draft.text:
        return draft._replace(text=text.strip(), signs=())
    return draft._replace(text=text if draft.signs else text.strip())


def _line(draft: Draft, at: int, text: str) -> Line:
    cells: list[Span] = []
    start = at
    for cell in draft.cells:
        cells.append(Span(start=start, end=start + len(cell)))
        start += len(cell) + len(CELL_GAP)
    return Line(
        start=at,
        end=at + len(text),
        page=draft.page,
        x0=draft.x0,
        right_gap=draft.right_gap,
        centered=draft.centered,
        bold=draft.bold,
        starts_paragraph=draft.starts_paragraph,
        marker=draft.marker,
        role=draft.role,
        table=draft.table,
        cells=tuple(cells),
        header=draft.header,
    )

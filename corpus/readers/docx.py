"""Word files: what a reader of the page sees, in its order, with the numbering that Word generates.

package ── styles, numbering ── paragraphs and tables of the body ── notes, headers and footers behind
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.errors import DamagedFile
from corpus.models import LineRole, SourceText
from corpus.readers.assemble import Draft, SourceTextFormat
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_styles import Styles
from corpus.readers.docx_text import (
    ParagraphText,
    alignment,
    indent_points,
    is_mark_deleted,
    read_paragraph,
)
from corpus.readers.limits import Budget
from corpus.readers.ooxml import MC, Element, Package, W, value
from corpus.readers.paragraphs import source_of_paragraphs
from corpus.readers.tabbed import TAB
from corpus.readers.word_tables import Cell, TableRow, table_drafts
from corpus.warnings import ReaderWarning

_NO_LINES = frozenset({None, "none", "nil"})
_DELETED = frozenset({W + "del", W + "moveFrom", MC + "Fallback", W + "sdtPr", W + "sdtEndPr"})
_CHECK_EVERY = 200  # paragraphs


def read_docx(data: bytes, file: str, budget: Budget, form: SourceTextFormat = "docx") -> SourceText:
    """A Word file's source text. Raises DamagedFile and TooLarge."""
    document = _Document(Package(data, budget), budget)
    drafts = document.drafts()
    return source_of_paragraphs(drafts, data, file, form, document.warnings)


class _Document:
    def __init__(self, package: Package, budget: Budget) -> None:
        root = package.part(package.main)
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise DamagedFile(budget.file, "no text part")
        self._package = package
        self._budget = budget
        self._body = body
        self._styles = Styles(self._first("styles"))
        self._numbering = Numbering(self._first("numbering"), self._styles)
        self._paged = next(body.iter(W + "lastRenderedPageBreak"), None) is not None
        self._page = 1
        self._tables = 0
        self._seen = 0
        self._notes: list[tuple[str, str]] = []
        self._open = ""  # text of paragraphs whose end was deleted
        self._warnings: set[ReaderWarning] = set()

    def drafts(self) -> list[Draft]:
        """All that shows in the document."""
        body = list(self._blocks(self._body))
        return body + list(self._note_drafts()) + list(self._furniture())

    @property
    def warnings(self) -> list[ReaderWarning]:
        """What a person should know of the document, once its drafts have been read."""
        return sorted(self._warnings)

    def _first(self, kind: str) -> Element | None:
        return next((self._package.part(name) for name in self._package.related(kind)), None)

    def _blocks(self, parent: Element) -> Iterator[Draft]:
        """Paragraphs and tables under an element, through content controls, insertions and the like."""
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in _DELETED:
                continue
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag not in (W + "sectPr", W + "tcPr", W + "trPr", W + "tblPr", W + "tblGrid"):
                yield from self._blocks(child)

    def _paragraph(self, element: Element) -> Iterator[Draft]:
        self._seen += 1
        if self._seen % _CHECK_EVERY == 0:
            self._budget.check_time()
        read = read_paragraph(element, self._styles)
        self._warnings.update(["changes_tracked"] if read.changed else [])
        self._warnings.update(["legacy_encoding"] if read.converted else [])
        self._notes += read.notes
        if is_mark_deleted(element):
            self._open += " ".join(read.lines)
        else:
            yield from self._paragraph_drafts(element, read)
        for box in read.boxes:
            yield from self._blocks(box)

    def _paragraph_drafts(self, element: Element, read: ParagraphText) -> Iterator[Draft]:
        properties = element.find(W + "pPr")
        lines = list(read.lines)
        if self._open:
            lines = [self._open + (lines[0] if lines else ""), *lines[1:]]
            self._open = ""
        breaks_before = self._page_starts_here(element)
        self._page += read.pages if breaks_before else 0
        if lines:
            marker = self._numbering.marker(properties)
            for at, line in enumerate(lines):
                yield Draft(
                    text=line.replace("\t", TAB).strip(),
                    page=self._page if self._paged else None,
                    x0=indent_points(self._styles, properties) if at == 0 else None,
                    centered=alignment(self._styles, properties) == "center",
                    bold=read.bold,
                    starts_paragraph=True if at == 0 else None,
                    marker=marker if at == 0 else None,
                )
        self._page += 0 if breaks_before else read.pages

    @staticmethod
    def _page_starts_here(element: Element) -> bool:
        """Whether a page break stands before a paragraph's first letter, not inside it."""
        for child in element.iter(W + "lastRenderedPageBreak", W + "t"):
            return bool(child.tag == W + "lastRenderedPageBreak")
        return False

    def _table(self, element: Element) -> Iterator[Draft]:
        rows = [self._row(row) for row in _rows(element)]
        self._tables += 1
        yield from table_drafts(rows, self._tables, ruled=self._is_ruled(element))

    def _row(self, row: Element) -> TableRow:
        properties = row.find(W + "trPr")
        header = properties is not None and properties.find(W + "tblHeader") is not None
        cells: list[Cell] = []
        for cell in _cells(row):
            own = cell.find(W + "tcPr")
            merge = own.find(W + "vMerge") if own is not None else None
            covered = merge is not None and merge.get(W + "val", "continue") == "continue"
            span = value(own, "gridSpan")
            inside = tuple(draft for draft in self._blocks(cell))
            cells.append(Cell(_flat(inside), int(span) if span and span.isdigit() else 1, covered))
        return TableRow(tuple(cells), header)

    def _is_ruled(self, table: Element) -> bool:
        properties = table.find(W + "tblPr")
        borders = properties.find(W + "tblBorders") if properties is not None else None
        own = [border.get(W + "val") for border in borders] if borders is not None else []
        if borders is None:
            for style in self._styles.chain(value(properties, "tblStyle")):
                found = style.find(f"{W}tblPr/{W}tblBorders")
                if found is not None:
                    own = [border.get(W + "val") for border in found]
                    break
        cells = [border.get(W + "val") for found in table.iter(W + "tcBorders") for border in found]
        return any(line not in _NO_LINES for line in (*own, *cells))

    def _note_drafts(self) -> Iterator[Draft]:
        for kind in ("footnote", "endnote"):
            asked = [name for of_kind, name in self._notes if of_kind == kind]
            root = self._first(f"{kind}s")
            if root is None or not asked:
                continue
            notes = {note.get(W + "id", ""): note for note in root.iter(W + kind)}
            for count, name in enumerate(asked, start=1):
                if name in notes:
                    yield from self._as(notes[name], "note", str(count))

    def _furniture(self) -> Iterator[Draft]:
        seen: set[str] = set()
        for kind in ("header", "footer"):
            for name in self._package.related(kind):
                root = self._package.part(name)
                for draft in self._as(root, "furniture", None) if root is not None else ():
                    if draft.text not in seen:
                        seen.add(draft.text)
                        yield draft

    def _as(self, root: Element, role: LineRole, marker: str | None) -> Iterator[Draft]:
        for at, draft in enumerate(_flat(tuple(self._blocks(root)))):
            number = marker if at == 0 else None
            yield Draft(text=draft.text, role=role, marker=number, starts_paragraph=True)


def _flat(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Tables inside cells as lines of text."""
    return tuple(
        draft._replace(text=" ".join(draft.cells), cells=(), header=(), role=None, table=None)
        if draft.cells
        else draft
        for draft in drafts
    )


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == W + "tr":
            deleted = child.find(f"{W}trPr/{W}del") is not None
            if not deleted:
                yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
            yield from _cells(child)

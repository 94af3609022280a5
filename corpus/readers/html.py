"""HTML as it shows: paragraphs, lists with their signs, tables; also what Word saves as one MHTML file."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from typing import NamedTuple

from lxml import etree, html

from corpus.errors import DamagedFile, EmptyFile
from corpus.models import SourceText
from corpus.normalize import to_unicode
from corpus.readers.assemble import Draft, assemble
from corpus.readers.limits import Budget
from corpus.readers.list_counter import written_number
from corpus.readers.ooxml import Element
from corpus.readers.paragraphs import source_of_paragraphs
from corpus.readers.word_tables import Cell, TableRow, table_drafts
from corpus.warnings import ReaderWarning

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset"}
    | {"figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main"}
    | {"nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_SKIPPED = frozenset(
    {"head", "link", "meta", "noscript", "object", "script", "select", "style", "svg", "template"}
    | {"textarea", "title"}
)
_BESIDE = frozenset({"nav", "footer", "aside", "button"})  # of the website, not of the document
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


class _Run(NamedTuple):
    text: str
    bold: bool


def read_html(data: bytes, file: str, budget: Budget) -> SourceText:
    """The source text of an HTML file. Raises DamagedFile where it has no elements, TooLarge by time."""
    text, warnings = _decoded(data)
    # lxml's parser closes what is left open; entities of its own it has none but HTML's.
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.replace("\x00", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(file, str(error)) from error
    drafts = _Page(budget).drafts(root)
    return source_of_paragraphs(drafts, data, file, "html", warnings)


def read_mhtml(data: bytes, file: str, budget: Budget) -> SourceText:
    """The source text of a page saved with its pictures as one file, as Word does under the name .doc."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                source = read_html(payload, file, budget)
                return source.model_copy(update={"sha256": assemble((), data, file, "html").sha256})
    raise EmptyFile(file, "no page in it")


def _decoded(data: bytes) -> tuple[str, Sequence[ReaderWarning]]:
    """The markup as text. A one-byte code that the page declares is taken at its word."""
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name.startswith(("windows-125", "iso-8859")):
        try:
            return data.decode(name), ()
        except (LookupError, UnicodeDecodeError):
            pass
    text, damaged = to_unicode(data)
    return text, ("undecodable_bytes",) if damaged else ()


class _Page:
    """Walks one page; inline text is gathered until a block begins or ends."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._tables = 0
        self._runs: list[_Run] = []
        self._marker: str | None = None
        self._center = False
        self._after_break = False

    def drafts(self, root: Element) -> list[Draft]:
        """The page's lines in order."""
        found = list(self._walk(root, bold=False, center=False, beside=False))
        return found + list(self._flush())

    def _walk(self, element: Element, *, bold: bool, center: bool, beside: bool) -> Iterator[Draft]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SKIPPED or not tag or _is_hidden(element):
            return
        if tag == "br":
            yield from self._flush(broken=True)
            return
        block = tag in _BLOCKS
        if block:
            yield from self._flush()
        bold = bold or tag in _BOLD or "font-weight:bold" in _style(element)
        center = (
            center
            or tag == "center"
            or element.get("align") == "center"
            or "text-align:center" in _style(element)
        )
        beside = beside or tag in _BESIDE
        if tag == "table":
            yield from self._table(element)
            return
        if tag == "li":
            self._marker = _list_marker(element)
        self._center = center if block else self._center
        self._add(element.text, bold=bold)
        for child in element:
            yield from self._with_role(
                self._walk(child, bold=bold, center=center, beside=beside), beside=beside
            )
            self._add(child.tail, bold=bold)
        if block:
            yield from self._with_role(self._flush(), beside=beside)
            self._center = False

    @staticmethod
    def _with_role(drafts: Iterator[Draft], *, beside: bool) -> Iterator[Draft]:
        for draft in drafts:
            yield draft._replace(role="furniture") if beside and draft.role is None else draft

    def _add(self, text: str | None, *, bold: bool) -> None:
        if text:
            self._runs.append(_Run(re.sub(r"[ \t\r\n\f]+", " ", text), bold))

    def _flush(self, *, broken: bool = False) -> Iterator[Draft]:
        """The line that is open. After one that a line break ends, it is open whether a paragraph begins."""
        runs = [run for run in self._runs if run.text.strip()]
        text = "".join(run.text for run in self._runs)
        self._runs = []
        if runs:
            begins = None if self._after_break else True
            yield Draft(
                text=text.replace("\xa0", " ").strip(),
                bold=all(run.bold for run in runs),
                centered=self._center,
                marker=self._marker,
                starts_paragraph=True if self._marker else begins,
            )
            self._marker = None
        self._after_break = broken

    def _table(self, element: Element) -> Iterator[Draft]:
        self._budget.check_time()
        rows = [self._row(row) for row in _rows_of(element)]
        self._tables += 1
        ruled = element.get("border", "0") not in ("", "0") or "border" in _style(element).replace(
            "border:none", ""
        )
        yield from table_drafts(_with_covered(rows), self._tables, ruled=ruled)

    def _row(self, row: Element) -> list[tuple[Cell, int]]:
        cells: list[tuple[Cell, int]] = []
        header = all(cell.tag == "th" for cell in row if cell.tag in ("td", "th"))
        for cell in row:
            if cell.tag in ("td", "th"):
                inner = _Page(self._budget).drafts(_as_division(cell))
                flat = tuple(
                    draft._replace(
                        text=" ".join(draft.cells) if draft.cells else draft.text,
                        cells=(), header=(), role=None, table=None, bold=draft.bold or header,
                    )
                    for draft in inner
                )  # fmt: skip
                cells.append((Cell(flat, _count(cell.get("colspan"))), _count(cell.get("rowspan"))))
        return cells


def _as_division(cell: Element) -> Element:
    cell.tag = "div"
    return cell


def _with_covered(rows: list[list[tuple[Cell, int]]]) -> list[TableRow]:
    """The rows with empty cells where one from above reaches into them."""
    made: list[TableRow] = []
    reaching: dict[int, tuple[int, int]] = {}  # column → rows that it still takes, columns
    for row in rows:
        cells: list[Cell] = []
        held: dict[int, tuple[int, int]] = {}
        column = 0
        waiting = list(row)
        while waiting or column in reaching:
            if column in reaching:
                rest, span = reaching.pop(column)
                left = rest - 1
                cell = Cell((), span, covered=True)
            else:
                cell, height = waiting.pop(0)
                left = height - 1
            cells.append(cell)
            if left:
                held[column] = (left, cell.span)
            column += cell.span
        reaching = {**reaching, **held}
        made.append(TableRow(tuple(cells)))
    return made


def _rows_of(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from _rows_of(child)


def _count(text: str | None) -> int:
    return min(int(text), 100) if text and text.isdigit() and int(text) > 0 else 1


def _style(element: Element) -> str:
    return re.sub(r"\s+", "", element.get("style", "").lower())


def _is_hidden(element: Element) -> bool:
    return "display:none" in _style(element)


def _list_marker(item: Element) -> str:
    """The sign or number that a browser shows beside a list's item."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    start = parent.get("start", "1")
    at = [child for child in parent if child.tag == "li"].index(item)
    count = (int(start) if start.lstrip("-").isdigit() else 1) + at
    own = item.get("value", "")
    count = int(own) if own.isdigit() else count
    return _number(count, parent.get("type", "1"))


def _number(count: int, form: str) -> str:
    names = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    sign = ")" if form == "a" else "."
    return written_number(count, names.get(form, "decimal")) + sign

"""The words of a Word paragraph as they show: insertions in, deletions out, fields by their result."""

from __future__ import annotations

from typing import NamedTuple

from corpus.legacy import convert_by_font
from corpus.readers.docx_styles import Styles
from corpus.readers.ooxml import MC, Element, W, switched

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SKIPPED = frozenset(
    [W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sdtPr", "sdtEndPr")]
    + [MC + "Fallback", W + "commentReference", W + "annotationRef"]
)
_BREAKS = frozenset({W + "br", W + "cr"})
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
# A soft hyphen is left out later: in text of a TCVN3 font it is the letter ư.
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad"}


class Piece(NamedTuple):
    """Letters of one paragraph with one font."""

    text: str
    font: str
    bold: bool


class ParagraphText(NamedTuple):
    """What a paragraph holds. Lines are what its line breaks part."""

    lines: tuple[str, ...]
    bold: bool
    notes: tuple[tuple[str, str], ...]  # kind and id of the notes that it refers to
    boxes: tuple[Element, ...]  # contents of its text boxes
    pages: int  # page breaks in it
    changed: bool  # it holds tracked changes
    converted: bool  # some of it was in a font of a legacy code


class _Collector:
    def __init__(self, paragraph: Element, styles: Styles) -> None:
        self._properties = paragraph.find(W + "pPr")
        self._styles = styles
        self.pieces: list[Piece] = []
        self.notes: list[tuple[str, str]] = []
        self.boxes: list[Element] = []
        self.pages = 0
        self.changed = False

    def take(self, element: Element) -> None:
        """Everything that shows of an element's children."""
        for child in element:
            if not isinstance(child.tag, str):
                continue
            self.changed |= child.tag in (W + "ins", W + "del", W + "moveFrom", W + "moveTo")
            if child.tag in _SKIPPED:
                continue
            if child.tag == W + "r":
                self._run(child)
            elif child.tag == _MATH + "t":
                self._add(child.text or "", None)
            elif child.tag == W + "txbxContent":
                self.boxes.append(child)
            else:
                self.take(child)

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        if switched(properties, "vanish"):
            return
        for child in run:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag == W + "t":
                self._add(child.text or "", properties)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], properties)
            elif tag in _BREAKS:
                self._break(child, properties)
            elif tag == W + "lastRenderedPageBreak":
                self.pages += 1
            elif tag == W + "sym":
                code = int(child.get(W + "char", "F0B7"), 16)
                self._add(chr(code), properties)
            elif tag in _NOTES:
                self.notes.append((_NOTES[tag], child.get(W + "id", "")))
            else:
                self.take(child)

    def _break(self, element: Element, properties: Element | None) -> None:
        # The page that such a break begins is counted where Word noted that it did.
        if element.get(W + "type") not in ("page", "column"):
            self._add("\n", properties)

    def _add(self, text: str, properties: Element | None) -> None:
        font = self._styles.font(self._properties, properties)
        bold = self._styles.bold(self._properties, properties)
        if self.pieces and self.pieces[-1].font == font and self.pieces[-1].bold == bold:
            self.pieces[-1] = self.pieces[-1]._replace(text=self.pieces[-1].text + text)
        else:
            self.pieces.append(Piece(text, font, bold))


def read_paragraph(paragraph: Element, styles: Styles) -> ParagraphText:
    """What shows of a paragraph, apart from its numbering."""
    collected = _Collector(paragraph, styles)
    collected.take(paragraph)
    written = "".join(piece.text for piece in collected.pieces)
    text = "".join(convert_by_font(piece.text, piece.font) for piece in _by_font(collected.pieces))
    shown = [piece for piece in collected.pieces if piece.text.strip()]
    return ParagraphText(
        lines=tuple(line for line in text.split("\n") if line.strip()),
        bold=bool(shown) and all(piece.bold for piece in shown),
        notes=tuple(collected.notes),
        boxes=tuple(collected.boxes),
        pages=collected.pages,
        changed=collected.changed,
        converted=text != written,
    )


def _by_font(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one font as one: a letter and its tone may be pieces of their own."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and merged[-1].font == piece.font:
            merged[-1] = merged[-1]._replace(text=merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return merged


def is_mark_deleted(paragraph: Element) -> bool:
    """Whether a tracked change took the paragraph's end away: the next one goes on with it."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def indent_points(styles: Styles, properties: Element | None) -> float:
    """Points from the text block's edge to where a paragraph's first line begins."""
    names = ("left", "firstLine", "hanging")
    left, first, hanging = (_twips(styles.paragraph_value(properties, "ind", name)) for name in names)
    if left == 0:
        left = _twips(styles.paragraph_value(properties, "ind", "start"))
    return (left + first - hanging) / 20


def _twips(text: str | None) -> int:
    try:
        return int(float(text)) if text else 0
    except ValueError:
        return 0


def alignment(styles: Styles, properties: Element | None) -> str | None:
    """A paragraph's alignment: "center", "both", … or None."""
    return styles.paragraph_value(properties, "jc")

"""Pages to a source text: what order to read in, what is beside the text, where paragraphs begin.

words ── lines ── page furniture, notes ── two-column blocks, tables ── indents ── lines in reading order
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import LineRole, SourceText
from corpus.normalize import repair_words
from corpus.readers.assemble import Draft, SourceTextFormat, assemble
from corpus.readers.furniture import body_size, footnotes, note_number, opens_note, page_furniture
from corpus.readers.grids import Part, part_of, read_tables
from corpus.readers.indents import Placed, habits_of, place_lines, text_blocks
from corpus.readers.lines import lines_of_words
from corpus.readers.misread import mend_numbers
from corpus.readers.page import Grid, Page, VisualLine, Word, is_raised, join_words
from corpus.readers.side_by_side import Block, find_blocks

# A stamped number leaves a gap before the rest of the code: "2280 /QĐ-UBND".
_STAMPED_NUMBER = re.compile(r"(?<=\d) (?=/\s?[A-ZĐ]{2,})")
_SPLIT_NUMBER = re.compile(r"(?<=\d) (?=\d[\d ]*\s?/[A-ZĐ]{2,})")
_DATE_WORD = re.compile(r"(?<=ngày|háng|.năm)(?=\d)")
_AFTER_SLASH = re.compile(r"(?<=\d/) (?=[A-ZĐ]{2,})")

_DASHES = ("-", "–", "—", "+", "*", "•")

_Item = VisualLine | Block | Grid


def lay_out(
    pages: Sequence[Page], data: bytes, file: str, form: SourceTextFormat, warnings: Sequence[str] = ()
) -> SourceText:
    """The source text of a document's pages."""
    repaired, codes = _repaired(pages)
    drafts = _Reading(repaired).drafts()
    if form == "scan":
        drafts = mend_numbers(drafts)
    return assemble(drafts, data, file, form, [*warnings, *(code for code in codes if code != "poor_text")])


def _repaired(pages: Sequence[Page]) -> tuple[list[Page], Sequence[str]]:
    """The pages with the text of their words in clean Unicode."""
    texts = [word.text for page in pages for word in _all_words(page)]
    clean_texts, codes = repair_words(texts)
    following = iter(clean_texts)
    result: list[Page] = []
    for page in pages:
        words = tuple(word._replace(text=next(following)) for word in page.words)
        grids = tuple(
            grid._replace(
                rows=tuple(
                    tuple(
                        None if cell is None else tuple(word._replace(text=next(following)) for word in cell)
                        for cell in row
                    )
                    for row in grid.rows
                )
            )
            for grid in page.grids
        )
        result.append(page._replace(words=tuple(word for word in words if word.text), grids=grids))
    return result, codes


def _all_words(page: Page) -> list[Word]:
    return [
        *page.words,
        *(word for grid in page.grids for row in grid.rows for cell in row for word in cell or ()),
    ]


class _Reading:
    """One document's way from pages to drafts."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._tables = 0
        lines = {page.number: lines_of_words(page.words, page.number) for page in pages}
        self._furniture = page_furniture(lines, {page.number: page.height for page in pages})
        self._notes: dict[int, tuple[VisualLine, ...]] = {}
        self._items: list[_Item | int] = []  # an int: a page begins
        bodies: dict[int, Sequence[VisualLine]] = {}
        kept = {
            number: [line for line in of_page if line not in self._furniture]
            for number, of_page in lines.items()
        }
        size = body_size(line for of_page in kept.values() for line in of_page)
        carried = False
        closing: Block | None = None
        for page in pages:
            body = kept[page.number]
            notes = footnotes(body, size, carried)
            carried = bool(notes)
            self._notes[page.number] = notes
            body = body[: len(body) - len(notes)] if notes else body
            blocks = find_blocks(body, closing)
            taken = {word for block in blocks for word in block.words}
            ends = bool(body) and bool(taken.intersection(body[-1].words)) and not page.grids
            closing = blocks[-1] if ends and blocks[-1].left_role == "recipients" else None
            body = [line for line in body if not taken.intersection(line.words)]
            bodies[page.number] = body
            items: list[_Item] = [*body, *blocks, *page.grids]
            self._items += [page.number, *sorted(items, key=lambda item: item.top)]
        self._blocks = text_blocks({number: of_page for number, of_page in bodies.items() if of_page})
        self._habits = habits_of([line for of_page in bodies.values() for line in of_page], self._blocks)

    def drafts(self) -> list[Draft]:
        """All lines of the document; those that stand beside the text know it by their role."""
        drafts: list[Draft] = []
        run: list[VisualLine] = []
        parts: list[Part] = []  # of tables that nothing stands between
        page = 0
        for item in [*self._items, None]:
            if isinstance(item, int):
                page = item
                continue
            if not isinstance(item, VisualLine):
                drafts += self._run(run)
                run = []
            if isinstance(item, Grid):
                parts.append(part_of(item, page))
                continue
            rows, tables = read_tables(parts, self._tables + 1)
            drafts += rows
            self._tables += tables
            parts = []
            if isinstance(item, VisualLine):
                run.append(item)
            elif isinstance(item, Block):
                _add_block(drafts, item, page)
        return drafts + self._beside()

    def _run(self, run: Sequence[VisualLine]) -> list[Draft]:
        return (
            [self._body_draft(item) for item in place_lines(run, self._blocks, self._habits)] if run else []
        )

    def _body_draft(self, item: Placed) -> Draft:
        text, starts = join_words(item.line.words)
        numbers = {note_number(line) for line in self._notes[item.line.page] if opens_note(line)}
        signs = tuple(
            (start, start + len(word.text))
            for word, start in zip(item.line.words, starts, strict=True)
            if is_raised(word, item.line.size) and word.text in numbers
        )
        return Draft(
            text=text,
            page=item.line.page,
            x0=item.x0,
            right_gap=item.right_gap,
            centered=item.centered,
            bold=item.line.bold,
            starts_paragraph=item.starts_paragraph,
            signs=signs,
        )

    def _beside(self) -> list[Draft]:
        drafts: list[Draft] = []
        for page in self._pages:
            notes = self._notes[page.number]
            drafts += [
                Draft(text=line.text, page=page.number, role="note", starts_paragraph=opens_note(line))
                for line in notes
            ]
            drafts += [
                Draft(text=line.text, page=page.number, role="furniture")
                for line in self._furniture
                if line.page == page.number
            ]
            beside = ["".join(word.text for word in page.aside), " ".join(word.text for word in page.stamps)]
            drafts += [Draft(text=text, page=page.number, role="furniture") for text in beside if text]
        return drafts


def _add_block(drafts: list[Draft], block: Block, page: int) -> None:
    """The block's left column, then its right; one that goes on from the page before joins it column by column."""
    at = len(drafts)
    while block.left_role == "recipients" and at > 0 and drafts[at - 1].role == block.right_role:
        at -= 1
    above = drafts[at - 1].text if at > 0 and drafts[at - 1].role == "recipients" else ""
    drafts[at:at] = _column_drafts(block.left, block.left_role, page, above)
    drafts += _column_drafts(block.right, block.right_role, page, "")


def _column_drafts(lines: Sequence[VisualLine], role: LineRole, page: int, above: str) -> list[Draft]:
    drafts: list[Draft] = []
    for line in lines:
        text = line.text
        if role == "letterhead":
            text = _AFTER_SLASH.sub("", _STAMPED_NUMBER.sub("", _SPLIT_NUMBER.sub("", text)))
            text = _DATE_WORD.sub(" ", text)
        begins = _begins_item(above, text) if role == "recipients" else None
        drafts.append(Draft(text=text, page=page, role=role, bold=line.bold, starts_paragraph=begins))
        above = text
    return drafts


def _begins_item(above: str, text: str) -> bool:
    """Whether a line of `Nơi nhận` is a recipient of its own, or goes on from the line above."""
    return text.startswith(_DASHES) or not above or above.endswith((";", ".", ":", ")"))

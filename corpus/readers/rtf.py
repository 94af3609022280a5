"""RTF: groups, control words and text, read for paragraphs, tables and the numbers written beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.errors import DamagedFile
from corpus.legacy import convert_by_font
from corpus.readers.assemble import Draft
from corpus.readers.limits import Budget
from corpus.readers.tabbed import TAB
from corpus.readers.word_tables import Cell, TableRow, table_drafts

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z'\r\n])|\\\r?\n|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_HIDDEN = frozenset(
    {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"listtable", b"listoverridetable"}
    | {
        b"rsidtbl",
        b"generator",
        b"themedata",
        b"colorschememapping",
        b"datastore",
        b"latentstyles",
        b"fldinst",
    }
    | {
        b"header",
        b"headerl",
        b"headerr",
        b"headerf",
        b"footer",
        b"footerl",
        b"footerr",
        b"footerf",
        b"xmlnstbl",
    }
    | {b"annotation", b"revtbl", b"pgptbl", b"filetbl", b"mmathPr", b"nonshppict", b"bkmkstart", b"bkmkend"}
)
_NUMBERS = frozenset({b"listtext", b"pntext"})
_SIGNS = {b"tab": TAB, b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
          b"rdblquote": "”", b"bullet": "•", b"line": "\n", b"emspace": " ", b"enspace": " "}  # fmt: skip
_CODE_PAGES = {0: "cp1252", 163: "cp1258", 1: "cp1252", 2: "cp1252"}
_MOST_GROUPS = 2000


class _State(NamedTuple):
    """What a group inherits and may change."""

    font: int = 0
    bold: bool = False
    hidden: bool = False
    number: bool = False  # inside the number written beside a paragraph
    fonts: bool = False  # inside the table of fonts
    skip: int = 1  # characters that follow a Unicode one for older programs


class _Reader:
    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._names: dict[int, str] = {}
        self._code_pages: dict[int, str] = {}
        self._stack: list[_State] = []
        self._state = _State()
        self._skipping = 0
        self._pieces: list[tuple[str, str, bool]] = []  # text, font, bold
        self._marker = ""
        self._in_table = False
        self._centered = False
        self._left = self._first = 0
        self._cell: list[Draft] = []
        self._cells: list[Cell] = []
        self._rows: list[TableRow] = []
        self._tables = 0
        self._high = ""  # the first half of a character beyond the basic plane

    def drafts(self, data: bytes) -> Iterator[Draft]:
        """The document's lines."""
        for count, match in enumerate(_TOKEN.finditer(data)):
            if count % 20_000 == 0:
                self._budget.check_time()
            word, argument, code, sign, brace, text = match.groups()
            if brace:
                self._brace(brace)
            elif word:
                yield from self._word(word, int(argument) if argument else None)
            elif code:
                self._byte(bytes([int(code, 16)]))
            elif sign:
                self._sign(sign)
            elif text:
                self._byte(text)
        yield from self._paragraph_end()
        yield from self._table_end()

    def _brace(self, brace: bytes) -> None:
        self._skipping = 0
        if brace == b"{":
            if len(self._stack) > _MOST_GROUPS:
                raise DamagedFile(self._budget.file, "too many groups in groups")
            self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._state = self._state._replace(hidden=True)
        else:
            self._add({b"~": "\u00a0", b"_": "-", b"-": "\u00ad"}.get(sign, sign.decode("latin-1")))

    def _byte(self, raw: bytes) -> None:
        if self._state.fonts:
            name = raw.decode("latin-1").rstrip(";").strip()
            self._names[self._state.font] = self._names.get(self._state.font, "") + name
            return
        if self._skipping:
            cut = min(self._skipping, len(raw))
            self._skipping -= cut
            raw = raw[cut:]
        page = self._code_pages.get(self._state.font, "cp1252")
        self._add(raw.decode(page, "replace"))

    def _add(self, text: str) -> None:
        if self._state.hidden or not text:
            return
        if self._state.number:
            self._marker += text
            return
        font = self._names.get(self._state.font, "")
        if self._pieces and self._pieces[-1][1:] == (font, self._state.bold):
            text = self._pieces.pop()[0] + text
        self._pieces.append((text, font, self._state.bold))

    def _word(self, word: bytes, argument: int | None) -> Iterator[Draft]:
        on = argument != 0
        if word in _SIGNS:
            self._add(_SIGNS[word])
        elif word == b"u" and argument is not None:
            self._unicode(argument)
        elif word in (b"par", b"sect", b"page"):
            yield from self._paragraph_end()
        elif word == b"cell":
            self._cell_end()
        elif word == b"row":
            self._rows.append(TableRow(tuple(self._cells)))
            self._cells = []
        elif word == b"pard":
            self._centered, self._left, self._first, self._in_table = False, 0, 0, False
            self._marker = ""
        else:
            self._set(word, argument or 0, on=on)

    def _set(self, word: bytes, argument: int, *, on: bool) -> None:
        state = self._state
        if word == b"fonttbl":
            self._state = state._replace(fonts=True)
        elif word in _HIDDEN:
            self._state = state._replace(hidden=True)
        elif word in _NUMBERS:
            self._state = state._replace(number=True, hidden=False)
        elif word == b"fcharset" and state.fonts:
            self._code_pages[state.font] = _CODE_PAGES.get(argument, "cp1252")
        else:
            self._set_letters(word, argument, on=on)

    def _set_letters(self, word: bytes, argument: int, *, on: bool) -> None:
        state = self._state
        if word == b"f":
            self._state = state._replace(font=argument)
        elif word == b"b":
            self._state = state._replace(bold=on)
        elif word in (b"v", b"deleted"):
            self._state = state._replace(hidden=on)
        elif word == b"plain":
            self._state = state._replace(bold=False)
        elif word == b"uc":
            self._state = state._replace(skip=argument)
        else:
            self._set_shape(word, argument)

    def _set_shape(self, word: bytes, argument: int) -> None:
        if word == b"intbl":
            self._in_table = True
        elif word == b"qc":
            self._centered = True
        elif word == b"li":
            self._left = argument
        elif word == b"fi":
            self._first = argument

    def _unicode(self, number: int) -> None:
        char = chr(number + 0x10000 if number < 0 else number)
        self._skipping = self._state.skip
        if "\ud800" <= char <= "\udbff":
            self._high = char
        elif "\udc00" <= char <= "\udfff":
            self._add((self._high + char).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
            self._high = ""
        else:
            self._add(char)

    def _paragraph(self) -> list[Draft]:
        shown = [piece for piece in self._pieces if piece[0].strip()]
        text = "".join(convert_by_font(piece, font) for piece, font, _ in self._pieces)
        marker = self._marker.strip() or None
        self._pieces, self._marker = [], ""
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        return [
            Draft(
                text=line,
                x0=(self._left + self._first) / 20 if at == 0 else None,
                centered=self._centered,
                bold=all(piece[2] for piece in shown),
                starts_paragraph=True if at == 0 else None,
                marker=marker if at == 0 else None,
            )
            for at, line in enumerate(lines)
        ]

    def _paragraph_end(self) -> Iterator[Draft]:
        if self._in_table:
            self._cell += self._paragraph()
            return
        yield from self._table_end()
        yield from self._paragraph()

    def _cell_end(self) -> None:
        self._cell += self._paragraph()
        self._cells.append(Cell(tuple(self._cell)))
        self._cell = []

    def _table_end(self) -> Iterator[Draft]:
        if self._cells:
            self._rows.append(TableRow(tuple(self._cells)))
            self._cells = []
        if self._rows:
            self._tables += 1
            yield from table_drafts(self._rows, self._tables, ruled=len(self._rows) > 1)
            self._rows = []
        yield from self._cell
        self._cell = []


def read_rtf_drafts(data: bytes, budget: Budget) -> list[Draft]:
    """The lines of an RTF file. Raises DamagedFile for groups too deep, TooLarge by time."""
    return list(_Reader(budget).drafts(data))

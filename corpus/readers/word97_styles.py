"""Styles and fonts of a Word 97-2003 file, and what single properties make of letters and paragraphs."""

from __future__ import annotations

import struct
from typing import NamedTuple

from corpus.readers.word97_file import Word97File, changes

_STYLES, _FONTS = 1, 15  # pairs of the header

# Properties of letters (2.6.1) and of paragraphs (2.6.2, 2.6.3).
_FONT, _BOLD, _HIDDEN, _DELETED, _CHARACTER_STYLE = 0x4A4F, 0x0835, 0x083C, 0x0800, 0x4A30
_SYMBOL = 0x6A09
_LEVEL, _LIST, _ALIGN, _ALIGN_NEW = 0x260A, 0x460B, 0x2403, 0x2461
_IN_TABLE, _ROW_END, _LEFT, _LEFT_NEW, _FIRST, _FIRST_NEW = 0x2416, 0x2417, 0x840F, 0x845E, 0x8411, 0x8460


class Letters(NamedTuple):
    """How letters look."""

    font: int = 0
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    symbol: str = ""


class Shape(NamedTuple):
    """How a paragraph is set."""

    style: int = 0
    list: int = 0  # from 1; 0: none
    level: int = 0
    centered: bool = False
    in_table: bool = False
    ends_row: bool = False
    left: int = 0  # twips
    first: int = 0


class Style(NamedTuple):
    """A style's own properties, and the style that it builds on."""

    base: int
    paragraph: bytes
    letters: bytes


class Sheet:
    """The style sheet and the fonts of one file."""

    def __init__(self, file: Word97File) -> None:
        data = file.structure(_STYLES)
        self.fonts = _fonts(file.structure(_FONTS))
        self._styles: list[Style | None] = []
        self._default = 0
        if len(data) >= 16:
            header = struct.unpack_from("<H", data)[0]
            count, base_size = struct.unpack_from("<HH", data, 2)
            self._default = struct.unpack_from("<H", data, 2 + 12)[0]
            at = 2 + header
            for _ in range(min(count, 4096)):
                if at + 2 > len(data):
                    break
                size = struct.unpack_from("<H", data, at)[0]
                self._styles.append(_style(data[at + 2 : at + 2 + size], base_size))
                at += 2 + size

    def shape(self, properties: bytes) -> Shape:
        """A paragraph's shape: its style's, then its own. `properties` begin with the style's number."""
        style = struct.unpack_from("<H", properties)[0] if len(properties) >= 2 else 0
        shape = Shape(style=style)
        for of_style in self._chain(style):
            shape = _shaped(shape, of_style.paragraph)
        return _shaped(shape, properties[2:])

    def letters(self, style: int, properties: bytes) -> Letters:
        """How letters in a paragraph of a style look."""
        letters = Letters(font=self._default)
        for of_style in self._chain(style):
            letters = self._lettered(letters, letters, of_style.letters)
        return self._lettered(letters, letters, properties)

    def font_name(self, letters: Letters) -> str:
        """The name of the letters' font."""
        return self.fonts[letters.font] if letters.font < len(self.fonts) else ""

    def _chain(self, number: int) -> list[Style]:
        """A style's ancestors and itself, the oldest first."""
        found: list[Style] = []
        seen: set[int] = set()
        while number < len(self._styles) and number not in seen:
            seen.add(number)
            style = self._styles[number]
            if style is None:
                break
            found.append(style)
            number = style.base
        return found[::-1]

    def _lettered(self, letters: Letters, before: Letters, properties: bytes) -> Letters:
        for code, operand in changes(properties):
            first = operand[0] if operand else 0
            if code == _FONT and len(operand) == 2:
                letters = letters._replace(font=struct.unpack("<H", operand)[0])
            elif code == _BOLD:
                letters = letters._replace(bold=_toggled(first, before.bold))
            elif code == _HIDDEN:
                letters = letters._replace(hidden=_toggled(first, before.hidden))
            elif code == _DELETED:
                letters = letters._replace(deleted=bool(first))
            elif code == _SYMBOL and len(operand) == 4:
                letters = letters._replace(symbol=chr(struct.unpack("<HH", operand)[1]))
            elif code == _CHARACTER_STYLE and len(operand) == 2:
                for style in self._chain(struct.unpack("<H", operand)[0]):
                    letters = self._lettered(letters, before, style.letters)
        return letters


def _toggled(operand: int, before: bool) -> bool:  # noqa: FBT001
    return {0: False, 1: True, 0x80: before, 0x81: not before}.get(operand, before)


def _shaped(shape: Shape, properties: bytes) -> Shape:
    for code, operand in changes(properties):
        first = operand[0] if operand else 0
        if code == _LIST and len(operand) == 2:
            number = struct.unpack("<h", operand)[0]
            shape = shape._replace(list=number if 0 < number < 0x7FF else 0)
        elif code == _LEVEL:
            shape = shape._replace(level=min(first, 8))
        elif code in (_ALIGN, _ALIGN_NEW):
            shape = shape._replace(centered=first == 1)
        elif code == _IN_TABLE:
            shape = shape._replace(in_table=bool(first))
        elif code == _ROW_END:
            shape = shape._replace(ends_row=bool(first))
        elif code in (_LEFT, _LEFT_NEW) and len(operand) == 2:
            shape = shape._replace(left=struct.unpack("<h", operand)[0])
        elif code in (_FIRST, _FIRST_NEW) and len(operand) == 2:
            shape = shape._replace(first=struct.unpack("<h", operand)[0])
    return shape


def _style(data: bytes, base_size: int) -> Style | None:
    """One style (2.9.257): its head, its name, then its properties, paragraph's before letters'."""
    if len(data) < base_size + 2 or base_size < 10:
        return None
    kind_and_base, parts = struct.unpack_from("<HH", data, 2)
    kind, base = kind_and_base & 0xF, kind_and_base >> 4
    at = base_size + 2 + 2 * struct.unpack_from("<H", data, base_size)[0] + 2
    lists: list[bytes] = []
    for _ in range(parts & 0xF):
        at += at % 2
        if at + 2 > len(data):
            break
        size = struct.unpack_from("<H", data, at)[0]
        lists.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    if kind == 1:
        paragraph = lists[0][2:] if lists else b""
        return Style(base, paragraph, lists[1] if len(lists) > 1 else b"")
    return Style(base, b"", lists[0] if kind == 2 and lists else b"")


def _fonts(data: bytes) -> tuple[str, ...]:
    """The fonts' names (2.9.286): each behind 39 bytes of what else is known of it."""
    if len(data) < 4:
        return ()
    count = struct.unpack_from("<H", data)[0]
    names: list[str] = []
    at = 4
    for _ in range(count):
        if at >= len(data):
            break
        size = data[at]
        text = data[at + 40 : at + 1 + size].decode("utf-16-le", "ignore")
        names.append(text.split("\x00", 1)[0])
        at += 1 + size
    return tuple(names)

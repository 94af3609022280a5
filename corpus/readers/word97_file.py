"""A Word 97-2003 file's own structures: where its text, its letters' and paragraphs' properties lie.

Layout and names: Microsoft's open specification [MS-DOC], sections given at each structure.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import NamedTuple

import olefile

from corpus.errors import DamagedFile, EncryptedFile, UnknownFormat
from corpus.readers.limits import Budget

_WORD = 0xA5EC
_ENCRYPTED, _TABLE_1, _OBFUSCATED = 0x0100, 0x0200, 0x8000
_OLDEST = 0x00C1  # Word 97
_PAGE = 512
_PAIRS = 0x9A  # where the pairs (offset, length) of the other structures begin (2.5.6)
_LENGTHS = 0x4C  # where the lengths of the text's parts begin (2.5.4)
_MOST_PIECES = 200_000


class Piece(NamedTuple):
    """A run of the text as the file holds it (2.8.35)."""

    start: int  # character position
    end: int
    offset: int  # in the main stream
    wide: bool  # two bytes a character


class Run(NamedTuple):
    """A stretch of the main stream's bytes and the properties that it has."""

    start: int
    end: int
    properties: bytes


class Word97File:
    """The streams of one file, and what its header points to.

    Raises EncryptedFile, UnknownFormat for another program's file, DamagedFile.
    """

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._file = budget.file
        with self._opened(data) as container:
            if container.exists("EncryptedPackage"):
                raise EncryptedFile(budget.file)
            if not container.exists("WordDocument"):
                raise UnknownFormat(budget.file, "an Office file, but not a Word document")
            self.main: bytes = container.openstream("WordDocument").read()
            flags = self._number("<H", self.main, 0x0A)
            if self._number("<H", self.main, 0) != _WORD or self._number("<H", self.main, 2) < _OLDEST:
                raise UnknownFormat(budget.file, "a Word file older than Word 97")
            if flags & (_ENCRYPTED | _OBFUSCATED):
                raise EncryptedFile(budget.file)
            name = "1Table" if flags & _TABLE_1 else "0Table"
            if not container.exists(name):
                raise DamagedFile(budget.file, f"no {name}")
            self.table: bytes = container.openstream(name).read()
        self.pieces = tuple(self._pieces())

    def length(self, part: int) -> int:
        """Characters of a part of the text: 0 the body, 1 footnotes, 2 headers, 4 comments, 5 endnotes."""
        return max(0, self._number("<i", self.main, _LENGTHS + 4 * part))

    def structure(self, index: int) -> bytes:
        """The bytes of the table stream that pair `index` of the header points to; empty where there are none."""
        offset = self._number("<I", self.main, _PAIRS + 8 * index)
        size = self._number("<I", self.main, _PAIRS + 8 * index + 4)
        return self.table[offset : offset + size]

    def tail(self, index: int) -> bytes:
        """The table stream from where pair `index` points on, for what is longer than its pair says."""
        return self.table[self._number("<I", self.main, _PAIRS + 8 * index) :]

    def runs(self, index: int, *, paragraphs: bool) -> Iterator[Run]:
        """The properties of the letters (pair 12) or of the paragraphs (pair 13), in the order of the file."""
        bins = self.structure(index)
        count = (len(bins) - 4) // 8
        for at in range(count):
            number = self._number("<I", bins, 4 * (count + 1) + 4 * at) & 0x3FFFFF
            page = self.main[number * _PAGE : (number + 1) * _PAGE]
            if len(page) == _PAGE:
                yield from self._runs_of_page(page, paragraphs=paragraphs)

    def _runs_of_page(self, page: bytes, *, paragraphs: bool) -> Iterator[Run]:
        """A page of formatted runs (2.9.33, 2.9.176): edges, then where each run's properties are."""
        count = page[-1]
        step = 13 if paragraphs else 1
        base = 4 * (count + 1)
        if base + count * step > _PAGE:
            return
        for at in range(count):
            start, end = struct.unpack_from("<II", page, 4 * at)
            place = 2 * page[base + at * step]
            yield Run(start, end, _properties(page, place, paragraphs=paragraphs) if place else b"")

    def _opened(self, data: bytes) -> olefile.OleFileIO:
        try:
            return olefile.OleFileIO(io.BytesIO(data))
        except (OSError, struct.error, IndexError) as error:
            raise DamagedFile(self._file, str(error)) from error

    def _pieces(self) -> Iterator[Piece]:
        """The pieces of the text (2.8.35), behind what older saves left (2.9.38)."""
        table = self.structure(33)
        at = 0
        while at < len(table) and table[at] == 1:
            at += 3 + self._number("<H", table, at + 1)
        if at >= len(table) or table[at] != 2:
            raise DamagedFile(self._file, "no table of pieces")
        size = self._number("<I", table, at + 1)
        pieces = table[at + 5 : at + 5 + size]
        count = (len(pieces) - 4) // 12
        if not 0 < count <= _MOST_PIECES:
            raise DamagedFile(self._file, f"{count} pieces")
        for index in range(count):
            start, end = struct.unpack_from("<II", pieces, 4 * index)
            packed = self._number("<I", pieces, 4 * (count + 1) + 8 * index + 2)
            wide = not packed & 0x40000000
            offset = packed & 0x3FFFFFFF
            if end > start:
                yield Piece(start, end, offset if wide else offset // 2, wide)

    def _number(self, form: str, data: bytes, at: int) -> int:
        try:
            return int(struct.unpack_from(form, data, at)[0])
        except struct.error as error:
            raise DamagedFile(self._file, f"cut off at {at}") from error


def _properties(page: bytes, place: int, *, paragraphs: bool) -> bytes:
    size = page[place]
    if not paragraphs:
        return page[place + 1 : place + 1 + size]
    if size == 0:
        return page[place + 2 : place + 2 + 2 * page[place + 1]]
    return page[place + 1 : place + 2 * size]


def changes(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """The single properties in a list of them: what each changes, and its operand (2.2.5.1)."""
    at = 0
    while at + 2 <= len(properties):
        code = properties[at] | properties[at + 1] << 8
        at += 2
        size = (1, 1, 2, 4, 2, 2, 0, 3)[code >> 13]
        if size == 0:
            if at >= len(properties):
                return
            if code == 0xD608 and at + 1 < len(properties):  # a table's definition has a longer length
                size = (properties[at] | properties[at + 1] << 8) - 1
                at += 2
            else:
                size = properties[at]
                at += 1
        yield code, properties[at : at + size]
        at += size

"""The automatic numbering of a Word 97-2003 file: its lists, their levels, and where one starts again."""

from __future__ import annotations

import struct
from typing import NamedTuple

from corpus.readers.list_counter import LEVELS, Level, ListCounter
from corpus.readers.word97_file import Word97File, changes
from corpus.readers.word97_styles import Shape, Sheet

_LISTS, _OVERRIDES = 73, 74  # pairs of the header
_FORMATS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
            23: "bullet", 255: "none"}  # fmt: skip
_FONT = 0x4A4F


class _Override(NamedTuple):
    """What one use of a list says anew: starts and levels, by depth."""

    list: int
    starts: dict[int, int]
    levels: dict[int, Level]


class Lists:
    """Counts through one file; ask for the paragraphs in their order."""

    def __init__(self, file: Word97File, sheet: Sheet) -> None:
        self._sheet = sheet
        self._lists = self._read_lists(file)
        self._overrides = self._read_overrides(file.structure(_OVERRIDES))
        self._counter = ListCounter()
        self._started: set[tuple[int, int]] = set()

    def marker(self, shape: Shape) -> str | None:
        """The numbering of the next paragraph; None where it has none."""
        if not 0 < shape.list <= len(self._overrides):
            return None
        override = self._overrides[shape.list - 1]
        levels = [*self._lists.get(override.list, [])]
        if not levels:
            return None
        levels += [None] * (LEVELS - len(levels))
        for depth, level in override.levels.items():
            levels[depth] = level
        for depth, start in override.starts.items():
            changed = levels[depth]
            levels[depth] = changed._replace(start=start) if changed is not None else None
        anew = shape.level in override.starts and (shape.list, shape.level) not in self._started
        self._started.add((shape.list, shape.level))
        return self._counter.step(str(override.list), shape.level, levels, anew=anew)

    def _read_lists(self, file: Word97File) -> dict[int, list[Level | None]]:
        """Lists (2.9.147), 28 bytes each, then all their levels one after the other."""
        data = file.tail(_LISTS) if file.structure(_LISTS) else b""
        if len(data) < 2:
            return {}
        count = struct.unpack_from("<H", data)[0]
        at = 2 + 28 * count
        lists: dict[int, list[Level | None]] = {}
        for index in range(count):
            head = data[2 + 28 * index : 30 + 28 * index]
            if len(head) < 28:
                break
            name = struct.unpack_from("<i", head)[0]
            levels: list[Level | None] = []
            for _ in range(1 if head[26] & 1 else LEVELS):
                level, at = self._read_level(data, at)
                levels.append(level)
            lists[name] = levels
        return lists

    def _read_level(self, data: bytes, at: int) -> tuple[Level | None, int]:
        """One level (2.9.150): 28 bytes, properties, then its text with level numbers as characters below 9."""
        if at + 28 > len(data):
            return None, at
        start, form, flags = struct.unpack_from("<iBB", data, at)
        letters_size, paragraph_size, restart = data[at + 24], data[at + 25], data[at + 26]
        text_at = at + 28 + paragraph_size + letters_size
        if text_at + 2 > len(data):
            return None, len(data)
        length = struct.unpack_from("<H", data, text_at)[0]
        raw = data[text_at + 2 : text_at + 2 + 2 * length].decode("utf-16-le", "ignore")
        letters = data[at + 28 + paragraph_size : text_at]
        text = "".join(f"%{ord(char) + 1}" if ord(char) < LEVELS else char for char in raw)
        level = Level(
            start=start,
            form=_FORMATS.get(form, "decimal"),
            text=text,
            restarts_after=restart if flags & 0x08 else None,
            legal=bool(flags & 0x04),
            symbol_font=self._has_symbol_font(letters),
        )
        return level, text_at + 2 + 2 * length

    def _has_symbol_font(self, properties: bytes) -> bool:
        for code, operand in changes(properties):
            if code == _FONT and len(operand) == 2:
                number = struct.unpack("<H", operand)[0]
                name = self._sheet.fonts[number] if number < len(self._sheet.fonts) else ""
                return name.lower().startswith(("wingdings", "symbol", "webdings", "courier"))
        return False

    def _read_overrides(self, data: bytes) -> list[_Override]:
        """Uses of lists (2.9.131), 16 bytes each, then what each says anew (2.9.132)."""
        if len(data) < 4:
            return []
        count = min(struct.unpack_from("<I", data)[0], 4096)
        heads = [data[4 + 16 * index : 20 + 16 * index] for index in range(count)]
        at = 4 + 16 * count
        overrides: list[_Override] = []
        for head in heads:
            if len(head) < 16:
                break
            override = _Override(struct.unpack_from("<i", head)[0], {}, {})
            at += 4
            for _ in range(head[12]):
                if at + 8 > len(data):
                    break
                start, flags = struct.unpack_from("<iI", data, at)
                at += 8
                depth = min(flags & 0xF, LEVELS - 1)
                if flags & 0x20:
                    level, at = self._read_level(data, at)
                    if level is not None:
                        override.levels[depth] = level
                elif flags & 0x10:
                    override.starts[depth] = start
            overrides.append(override)
        return overrides

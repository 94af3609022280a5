"""Lengths and cuts of text as Telegram counts them: in UTF-16 units."""

from __future__ import annotations

import re

MESSAGE_LIMIT = 4096  # UTF-16 units of a message's text
CAPTION_LIMIT = 1024
# Where a long clause may be cut: after a sentence, else after a part of one, else after a word.
_CUTS = (re.compile(r"(?<=[.!?…])\s+"), re.compile(r"(?<=[;:,])\s+"), re.compile(r"\s+"))


def units(text: str) -> int:
    """How many UTF-16 units the text has."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, limit: int) -> tuple[str, ...]:
    """The text in pieces of at most `limit` units, cut at sentence ends where it can be.

    Joined with single spaces the pieces are the text again, white space aside; a word longer than
    the limit is cut inside. `limit` must be at least 2, the units of one character outside the basic plane.
    """
    return _cut(text.strip(), limit, 0)


def _cut(text: str, limit: int, level: int) -> tuple[str, ...]:
    if units(text) <= limit:
        return (text,) if text else ()
    if level == len(_CUTS):
        return _cut_anywhere(text, limit)
    pieces: list[str] = []
    for part in _CUTS[level].split(text):
        if pieces and units(pieces[-1]) + 1 + units(part) <= limit:
            pieces[-1] = f"{pieces[-1]} {part}"
        else:
            pieces.extend(_cut(part, limit, level + 1))
    return tuple(pieces)


def _cut_anywhere(text: str, limit: int) -> tuple[str, ...]:
    pieces = [""]
    for char in text:
        if units(pieces[-1]) + units(char) > limit:
            pieces.append("")
        pieces[-1] += char
    return tuple(pieces)

"""The series that markers count in: which number is first, which follows which, and how far apart two are."""

from __future__ import annotations

from corpus.markers import Style

# Điểm are lettered without f, j, w, z; plans written with Word's own lists have them.
_VIETNAMESE = "abcdđeghiklmnopqrstuvxy"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(number: str) -> int | None:
    """The value of a Roman number in either case; None where it isn't one."""
    digits = [_ROMANS.get(char) for char in number.upper()]
    if not digits or None in digits:
        return None
    total = 0
    for at, digit in enumerate(digits):
        following = digits[at + 1] if at + 1 < len(digits) else 0
        total += -(digit or 0) if (digit or 0) < (following or 0) else (digit or 0)
    return total


def _last(number: str) -> str:
    """The part of a dotted number that counts: `2.1.a` → `a`, `a1` → `1`."""
    piece = number.rsplit(".", 1)[-1]
    return piece[1:] if len(piece) > 1 and piece[0].isalpha() and piece[1:].isdigit() else piece


def value(style: Style, number: str) -> int | None:
    """A number's place in its series, from 1; None where it can't be told."""
    piece = _last(number)
    if piece.isdigit():
        return int(piece)
    if style in ("roman", "lower_roman", "part", "chapter", "division"):
        return roman_value(piece)
    lowered = piece[-1:].lower()
    if piece[:-1].isdigit():  # Điều 3a
        return int(piece[:-1])
    return _VIETNAMESE.index(lowered) + 1 if lowered in _VIETNAMESE else (_LATIN.find(lowered) + 1 or None)


def is_first(style: Style, number: str) -> bool:
    """Whether the number begins a series."""
    return value(style, number) == 1


def follows(style: Style, before: str, number: str) -> bool:
    """Whether `number` is the next after `before`, in the Vietnamese alphabet or the Latin one."""
    first, second = value(style, before), value(style, number)
    if first is None or second is None:
        return False
    if second == first + 1:
        return True
    old, new = _last(before).lower(), _last(number).lower()
    letters = len(old) == len(new) == 1 and old in _LATIN and new in _LATIN
    return letters and _LATIN.index(new) == _LATIN.index(old) + 1

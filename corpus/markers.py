"""Markers: the numbering at the head of a line, read by its form alone; whether it counts is the outline's to say.

The forms are those of NĐ 30/2020, Phụ lục I, and what plans write beside them (`I -`, `1/`, `2.1.a.`, `a.1)`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal[
    "part",  # Phần I, Phần thứ nhất
    "chapter",  # Chương I
    "division",  # Mục 1, between Chương and Điều
    "article",  # Điều 1.
    "upper",  # A.
    "roman",  # I.
    "arabic",  # 1.
    "dotted",  # 1.1., 2.1.a., I.2.
    "paren",  # 1), (1)
    "letter",  # a)
    "letter_dot",  # a.
    "lower_roman",  # i), (ii)
    "star",  # *
    "bullet",  # -
    "dot",  # •, a second sign for bullets
    "plus",  # +
]
BULLETS: frozenset[Style] = frozenset({"star", "bullet", "dot", "plus"})


@dataclass(frozen=True)
class Marker:
    """A marker as written, its style, and its number as the path holds it (empty for bullets)."""

    style: Style
    number: str
    written: str  # without the spaces after it: "2.1.", "Điều 3."
    length: int  # code points of the line that it takes, spaces after it included

    @property
    def is_bullet(self) -> bool:
        """Whether it is a sign, not a number."""
        return self.style in BULLETS


_ORDINALS = {"nhất": "I", "hai": "II", "ba": "III", "tư": "IV", "bốn": "IV", "năm": "V", "sáu": "VI", "bảy": "VII",
             "tám": "VIII", "chín": "IX", "mười": "X"}  # fmt: skip
_ROMAN = r"(?=[XVI])(?:X{0,3})(?:IX|IV|V?I{0,3})"
_LETTER = "[a-zđ]"

# The order matters: longer numbers before shorter ones.
_FORMS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("part", re.compile(r"(?:PHẦN|Phần)\s+(?:(?:THỨ|thứ|Thứ)\s+)?(\w+)\s*[.:]?(?=\s|$)\s*")),
    ("chapter", re.compile(rf"(?:CHƯƠNG|Chương)\s+({_ROMAN}|\d{{1,2}})\s*[.:]?(?=\s|$)\s*")),
    ("division", re.compile(rf"(?:MỤC|Mục)\s+({_ROMAN}|\d{{1,2}})\s*(?:[.:]\s*|$|\s(?=[A-ZĐÀ-Ỹ]{{2}}))")),
    ("article", re.compile(r"(?:ĐIỀU|Điều)\s+(\d{1,3}[a-zđ]?)\s*[.:]\s*")),
    ("dotted", re.compile(rf"((?:{_ROMAN}\.|\d{{1,2}}\.)\d{{1,2}}(?:\.\d{{1,2}})*(?:\.{_LETTER})?)\s*[.:)](?!\d)\s*")),
    ("dotted", re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}})*\.{_LETTER})\s*[.:)]\s*")),
    ("dotted", re.compile(rf"((?:{_ROMAN}\.|\d{{1,2}}\.)\d{{1,2}}(?:\.\d{{1,2}})*)\s+(?=[A-ZĐÀ-Ỹ])")),
    ("dotted", re.compile(rf"({_LETTER}\.?\d{{1,2}})\s*[.)]\s+")),
    ("roman", re.compile(rf"({_ROMAN})(?:\s*[.)]\s*(?=\D|$)|\s*/\s+|\s*[-–—]\s+)")),
    ("upper", re.compile(r"([A-ZĐ])\s*[./)]\s+")),
    ("arabic", re.compile(r"(\d{1,3})\s*(?:\.(?:\s+|(?=[^\d\s.,])|$)|/\s+|[-–]\s+(?=[A-ZĐÀ-Ỹ]))")),
    ("paren", re.compile(r"(\d{1,2})\)\s*")),
    ("paren", re.compile(r"\((\d{1,2})\)\s*\.?\s*(?=\S)")),
    ("lower_roman", re.compile(r"\(?(i{2,3}|iv|vi{1,3}|ix)\)\s*")),
    ("letter", re.compile(rf"\(?({_LETTER})\)\s*")),
    ("letter_dot", re.compile(rf"({_LETTER})\.\s+")),
    ("plus", re.compile(r"()\+\s*(?=\D)")),
    ("bullet", re.compile(r"()[-–—−]\s+|()[-–—−](?=[^\W\d])")),
    ("dot", re.compile(r"()[•·●○▪■◦►➢✓\uf0b7\uf02d]\s*")),
    ("star", re.compile(r"()\*\s*(?=\w)")),
)  # fmt: skip


def read_marker(text: str) -> Marker | None:
    """The marker that `text` begins with; None where there is none. `text` has no space before it."""
    for style, form in _FORMS:
        match = form.match(text)
        if match is None or not match.group(0).strip():
            continue
        number = match.group(1) or ""
        if style in ("part", "chapter", "roman", "division") and not number:
            continue
        if style == "part":
            number = _ORDINALS.get(number.lower(), number)
            if not re.fullmatch(rf"{_ROMAN}|\d{{1,2}}|[A-Z]", number):
                continue
        return Marker(style, number, match.group(0).strip(), match.end())
    return None


def generated_marker(written: str) -> Marker | None:
    """The marker that a format generates beside a line (`2.1.`, `a)`, `-`): none of it stands in the text."""
    marker = read_marker(written.strip() + " ")
    if marker is None:
        return Marker("dot", "", written.strip(), 0) if written.strip() else None
    return Marker(marker.style, marker.number, written.strip(), 0)

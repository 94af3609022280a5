"""The same plan laid out anew: other widths, blank lines, bold marks, Unicode forms, tone marks."""

from __future__ import annotations

import random
import textwrap
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Blanks = Literal["everywhere", "paragraphs", "none"]
Bold = Literal["none", "headings", "lines", "words", "runs"]

_NEW_TONE = dict(
    zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True,
    )
)


@dataclass(frozen=True)
class Layout:
    """One way to lay a plan out."""

    width: int
    blanks: Blanks
    bold: Bold
    decomposed: bool
    tone: Literal["old", "new", "as_is"]


def layouts(seed: int, count: int) -> list[Layout]:
    """`count` layouts drawn from a seed."""
    draw = random.Random(seed)
    return [
        Layout(
            width=draw.randint(60, 120),
            blanks=draw.choice(["everywhere", "paragraphs", "none"]),
            bold=draw.choice(["none", "headings", "lines", "words", "runs"]),
            decomposed=draw.random() < 0.5,
            tone=draw.choice(["old", "new", "as_is"]),
        )
        for _ in range(count)
    ]


def lay_out(paragraphs: Sequence[str], layout: Layout, is_heading: Callable[[str], bool]) -> bytes:
    """The paragraphs as a text file in that layout."""
    blocks: list[list[str]] = []
    for at, paragraph in enumerate(paragraphs):
        lines = textwrap.wrap(_with_run(tone(paragraph, layout.tone), at, layout.bold), layout.width)
        if is_heading(paragraph):
            lines = _bold(lines, layout.bold)
        blocks.append(lines)
    between = "\n" if layout.blanks == "none" else "\n\n"
    inside = "\n\n" if layout.blanks == "everywhere" else "\n"
    text = between.join(inside.join(lines) for lines in blocks) + "\n"
    return unicodedata.normalize("NFD" if layout.decomposed else "NFC", text).encode()


def lay_out_copied(paragraphs: Sequence[str], seed: int) -> bytes:
    """The paragraphs as text copied from a page whose code was wrapped with its signs: any first line may be short."""
    draw = random.Random(seed)
    lines: list[str] = []
    for paragraph in paragraphs:
        first = draw.randint(6, 60) if draw.random() < 0.5 else draw.randint(60, 72)
        line, *rest = textwrap.wrap(paragraph, first, break_long_words=False, break_on_hyphens=False)
        later = " ".join(rest)
        lines += [
            line,
            *textwrap.wrap(later, draw.randint(68, 72), break_long_words=False, break_on_hyphens=False),
        ]
    return ("\n".join(lines) + "\n").encode()


def _with_run(paragraph: str, at: int, bold: Bold) -> str:
    """Every third paragraph with a bold run inside it, which lines may then break."""
    words = paragraph.split(" ")
    if bold != "runs" or at % 3 or len(words) < 10:
        return paragraph
    last = len(words) // 2 + at % 4
    return " ".join([words[0], f"**{words[1]}", *words[2:last], f"{words[last]}**", *words[last + 1 :]])


def _bold(lines: list[str], bold: Bold) -> list[str]:
    if bold == "headings":
        return [
            ("**" if at == 0 else "") + line + ("**" if at == len(lines) - 1 else "")
            for at, line in enumerate(lines)
        ]
    if bold == "lines":
        return [f"**{line}**" for line in lines]
    if bold == "words":
        first, _, rest = lines[0].partition(" ")
        return [f"{first} **{rest}**" if rest else lines[0], *lines[1:]]
    return lines


def tone(text: str, placement: Literal["old", "new", "as_is"]) -> str:
    """The text with tone marks on the first vowel of oa, oe, uy (old), or on the second (new)."""
    if placement == "as_is":
        return text
    for old, new in _NEW_TONE.items():
        before, after = (new, old) if placement == "old" else (old, new)
        for change in (str.lower, str.capitalize, str.upper):
            text = text.replace(change(before), change(after))
    return text


def plain(text: str) -> str:
    """A node's text with tone marks placed the old way, white space aside."""
    return "".join(tone(unicodedata.normalize("NFC", text), "old").split())

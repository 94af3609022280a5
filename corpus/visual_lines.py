"""Lines as they are seen: without the format's signs, their markers read, and the breaks between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from corpus.line_width import Break
from corpus.markers import Marker, generated_marker, read_marker
from corpus.models import Line, SourceText
from corpus.visible import Visible

FINISHED = re.compile(r"[.;:!?…]['\"”’)\]]*$|\./\.$")


@dataclass(frozen=True)
class Seen:
    """One line as it is seen: without the format's signs, with its marker read."""

    line: Line
    text: str
    first_word: int  # length in the file, the format's signs included: lines were broken with them
    marker: Marker | None
    blank_before: bool
    in_bold: bool  # begins inside a bold run
    all_bold: bool


def see_lines(source: SourceText, visible: Visible) -> list[Seen]:
    """The lines in reading order, page furniture and lines of nothing but signs left out."""
    bold = [mark.start for mark in source.marks if source.text[mark.start : mark.end] == "**"]
    seen: list[Seen] = []
    previous_end = 0
    signs = 0
    turned = False  # a page's number stood between
    for line in source.lines:
        if line.role == "furniture":
            turned = True
            continue
        text = visible.line(line.start, line.end)
        if not text:
            continue
        while signs < len(bold) and bold[signs] < line.start:
            signs += 1
        raw = source.text[line.start : line.end].strip()
        covered = (raw.startswith("**") or signs % 2 == 1) and (
            raw.endswith("**") or bisect_left(bold, line.end) % 2 == 1
        )
        seen.append(
            Seen(
                line=line,
                text=text,
                first_word=len(raw.split(None, 1)[0]),
                marker=generated_marker(line.marker) if line.marker else read_marker(text),
                blank_before=not turned and source.text.count("\n", previous_end, line.start) > 1,
                in_bold=signs % 2 == 1,
                all_bold=bool(line.bold) or covered,
            )
        )
        previous_end = line.end
        turned = False
        if bold and signs and line.start < bold[0]:  # columns read out of order
            signs = 0
    return seen


def gap_between(above: Seen, below: Seen) -> Break:
    """The break between two lines that follow each other."""
    inside = (
        below.text[:1].islower()
        and below.marker is None
        and not FINISHED.search(above.text)
        and below.line.role is None
    )
    return Break(
        above.line.end - above.line.start,
        below.first_word,
        below.blank_before,
        inside,
        below.marker is not None,
    )

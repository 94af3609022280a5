"""Tables that lost their form when a page was copied as text: of their cells only the pipes between them are left.

A letterhead copied from a website's page stands as `ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ … |`, or with each cell on lines
of its own, broken where the window was narrow, and a pipe alone on the line behind it. A cell is read as one
paragraph whatever its line breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.folding import fold
from corpus.models import Line, Span
from corpus.readers.pipe_tables import is_table_line

_MOTTO = re.compile(r"\bhoa\s*xa(?:\s*hoi)?\b|\bxa\s*hoi\s*chu\s*nghia\b|^cong\s*hoa$")
_TITLES = frozenset(
    {"kehoach", "quyetdinh", "thongbao", "nghiquyet", "chithi", "chuongtrinh", "dean", "phuongan"}
)
_MOST_BELOW = 16  # lines from the motto to the date: every one of six cells may be broken twice
_MOST_ABOVE = 5  # lines of the issuer's names


def split_letterheads(text: str, lines: Sequence[Line]) -> tuple[list[Line], list[Span]]:
    """The lines with those of flattened letterheads as cells (role `letterhead`), and the pipes as marks."""
    out: list[Line] = []
    marks: list[Span] = []
    at = 0
    for first, last in _letterheads(text, lines):
        out += lines[at:first]
        out += _cells(text, lines[first:last])
        marks += _pipes(text, lines[first:last])
        at = last
    return [*out, *lines[at:]], marks


def drop_lone_pipes(text: str, lines: Sequence[Line]) -> tuple[list[Line], list[Span]]:
    """The lines without those of a pipe alone, which end a cell: what stands behind begins a paragraph."""
    out: list[Line] = []
    marks: list[Span] = []
    for line in lines:
        if set(text[line.start : line.end]) <= {"|", " ", "\t"}:
            marks += _pipes(text, [line])
        elif marks and not text[marks[-1].end : line.start].strip() and line.starts_paragraph is None:
            out.append(line.model_copy(update={"starts_paragraph": True}))
        else:
            out.append(line)
    return out, marks


def _letterheads(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """First line and the one behind the last of each letterhead that pipes are left of."""
    done = 0
    for at, line in enumerate(lines):
        if at < done or not _holds_motto(text, lines, at) or is_table_line(text[line.start : line.end]):
            continue
        first, last = _first(text, lines, at, done), _last(text, lines, at)
        if any("|" in text[piece.start : piece.end] for piece in lines[first:last]):
            yield first, last
            done = last


def _holds_motto(text: str, lines: Sequence[Line], at: int) -> bool:
    words = text[lines[at].start : lines[at].end]
    return words.isupper() and bool(_MOTTO.search(fold(words).replace("|", " ").strip()))


def _first(text: str, lines: Sequence[Line], at: int, done: int) -> int:
    """The issuer's names stand above the motto, in capitals."""
    first = at
    while first > max(done, at - _MOST_ABOVE - 1) and _is_name(
        text[lines[first - 1].start : lines[first - 1].end]
    ):
        first -= 1
    return first


def _is_name(words: str) -> bool:
    return words.strip() == "|" or (words.replace("|", "").strip().isupper() and words.count("|") <= 1)


def _last(text: str, lines: Sequence[Line], at: int) -> int:
    """Behind the cell with the date, or above the title."""
    dated = False
    for place in range(at + 1, min(at + _MOST_BELOW, len(lines))):
        words = text[lines[place].start : lines[place].end]
        key = fold(words)
        if re.sub(r"\W", "", key) in _TITLES and words.isupper():
            return place
        dated = dated or bool(re.search(r"\bngay\b|\bthang\b", key))
        if dated and re.search(r"\bnam\s*(?:\d{4}|[.…]+)", key):
            closed = (
                place + 1 < len(lines) and text[lines[place + 1].start : lines[place + 1].end].strip() == "|"
            )
            return place + 2 if closed else place + 1
    return at + 1


def _cells(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The pieces between the pipes; a piece that only goes on with its cell says so."""
    fresh = True
    for line in lines:
        start = line.start
        for piece in re.split(r"(\|)", text[line.start : line.end]):
            body = piece.strip()
            if body == "|":
                fresh = True
            elif body:
                begin = start + piece.index(body)
                yield line.model_copy(
                    update={
                        "start": begin,
                        "end": begin + len(body),
                        "role": "letterhead",
                        "starts_paragraph": fresh,
                    }
                )
                fresh = False
            start += len(piece)


def _pipes(text: str, lines: Sequence[Line]) -> list[Span]:
    return [
        Span(start=at, end=at + 1) for line in lines for at in range(line.start, line.end) if text[at] == "|"
    ]

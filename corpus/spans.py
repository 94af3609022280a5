"""Spans of nodes: each non-blank character of a source text in exactly one."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.models import Line, SourceText, Span


def covering(lines: Sequence[Line]) -> list[Span]:
    """The ranges of the lines, in order."""
    return [Span(start=line.start, end=line.end) for line in lines]


def complete(source: SourceText, ranges: Sequence[Sequence[Span]]) -> list[tuple[Span, ...]]:
    """The nodes' ranges widened over the signs and gaps between them, neighbours of one node merged.

    What no line holds (a table's rule, a pipe, a sign before a heading) goes to the node before it, at the
    text's head to the node after it. Every node comes back with its spans in the text's order.
    """
    owned = sorted((span.start, span.end, node) for node, spans in enumerate(ranges) for span in spans)
    pieces: list[list[tuple[int, int]]] = [[] for _ in ranges]
    at = 0
    previous: int | None = None
    for first, end, node in owned:
        start = max(first, at)
        for hole in _filled(source.text, at, start):
            _append(
                pieces,
                node if previous is None or _leads(source.text, hole, start) else previous,
                hole,
                source.text,
            )
        if end > start:
            _append(pieces, node, (start, end), source.text)
            previous = node
        at = max(at, end)
    if previous is not None:
        for hole in _filled(source.text, at, len(source.text)):
            _append(pieces, previous, hole, source.text)
    return [tuple(Span(start=start, end=end) for start, end in sorted(piece)) for piece in pieces]


def _filled(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The non-blank stretches of a range, line by line."""
    found: list[tuple[int, int]] = []
    for line in text[start:end].splitlines(keepends=True):
        body = line.strip()
        if body:
            at = start + line.index(body)
            found.append((at, at + len(body)))
        start += len(line)
    return found


def _leads(text: str, hole: tuple[int, int], start: int) -> bool:
    """Whether a hole stands on the same line as what comes after it."""
    return "\n" not in text[hole[0] : start]


def _append(pieces: list[list[tuple[int, int]]], node: int, piece: tuple[int, int], text: str) -> None:
    """Adds a range to a node, as one with the last where only white space lies between."""
    mine = pieces[node]
    if mine and mine[-1][1] <= piece[0] and not text[mine[-1][1] : piece[0]].strip():
        mine[-1] = (mine[-1][0], piece[1])
    else:
        mine.append(piece)

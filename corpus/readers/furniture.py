"""What a page holds beside its text: page numbers, running headers and footers, digital stamps, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corpus.folding import compact
from corpus.readers.page import VisualLine, is_raised

_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–—\s]*\d{1,4}(?:\s*(?:/|tren|of)\s*\d{1,4})?[-–—\s.]*")
_STAMP = re.compile(
    r"(?:nguoi ky|ky boi|thoi gian ky|ngay ky|digitally signed|signature (?:not )?v|co quan:|email:)"
)
_MARGIN = 0.12  # of the page's height: where furniture stands
_REPEATED = 3  # pages with the same words at the same height
_HEIGHT_STEP = 4  # points


def page_furniture(
    pages: Mapping[int, Sequence[VisualLine]], heights: Mapping[int, float]
) -> set[VisualLine]:
    """The lines that belong to the pages, not to the text: numbers, running lines, signature stamps."""
    found: set[VisualLine] = set()
    for number, lines in pages.items():
        found.update(line for line in _edge_lines(lines) if _is_page_number(line, heights[number]))
        found.update(line for line in lines if _is_stamp(line))
    return found | _running_lines(pages, heights)


def _edge_lines(lines: Sequence[VisualLine]) -> list[VisualLine]:
    """The first and the last two lines of a page."""
    return [*lines[:2], *lines[-2:]]


def _is_page_number(line: VisualLine, height: float) -> bool:
    outside = line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height
    return outside and _PAGE_NUMBER.fullmatch(compact(line.text)) is not None


def _is_stamp(line: VisualLine) -> bool:
    return line.size <= 10 and _STAMP.match(compact(line.text)) is not None


def _running_lines(
    pages: Mapping[int, Sequence[VisualLine]], heights: Mapping[int, float]
) -> set[VisualLine]:
    places: dict[tuple[str, int], list[VisualLine]] = {}
    for number, lines in pages.items():
        height = heights[number]
        for line in lines:
            if line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height:
                key = re.sub(r"\d+", "#", compact(line.text)), round(line.top / _HEIGHT_STEP)
                places.setdefault(key, []).append(line)
    return {line for lines in places.values() if _repeats(lines, len(pages)) for line in lines}


def _repeats(lines: Sequence[VisualLine], pages: int) -> bool:
    on = len({line.page for line in lines})
    return on >= min(_REPEATED, max(2, pages)) and on * 3 >= pages


def body_size(lines: Iterable[VisualLine]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def footnotes(lines: Sequence[VisualLine], size: float, carried: bool) -> tuple[VisualLine, ...]:  # noqa: FBT001
    """The notes at the foot of a page, in smaller letters than the text's `size`.

    They begin with a raised number, or go on from the page before (`carried`).
    """
    small: list[VisualLine] = []
    for line in reversed(lines):
        if line.size > size - 1.2:
            break
        small.insert(0, line)
    first = next((at for at, line in enumerate(small) if opens_note(line)), None)
    if first is None:
        return tuple(small) if carried and len(small) < len(lines) else ()
    return tuple(small) if carried else tuple(small[first:])


def opens_note(line: VisualLine) -> bool:
    """Whether a line begins with a note's raised number."""
    first = line.words[0]
    return len(line.words) > 1 and is_raised(first, line.size)


def note_number(line: VisualLine) -> str:
    """The number that a note begins with."""
    return line.words[0].text

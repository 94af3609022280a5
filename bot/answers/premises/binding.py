"""Which words of a clause each of its values belongs to, by where they stand.

`ngân sách tỉnh 49,5 tỷ đồng; ngân sách cấp xã 9,6 tỷ đồng` puts each subject before its value, `120 tấn gạo, 8.000
thùng mì` behind it: what parts two values is the semicolon, else the comma or the `và` that stands beside a value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.folding import fold

_PIECE = re.compile(r"[;](?=\s|$)|(?<=[^\d\s.][.!?])\s+(?=[A-ZĐÀ-Ỹ“(])|(?<=\d[.!?])\s+(?=[A-ZĐÀ-Ỹ“(])")
_PARTS_OFF = re.compile(r"\b(?:trong do|rieng|con lai|con|tru)\b")
_SEPARATOR = re.compile(r",(?!\d)|\bva\b|\(|\)|–\s")
# A value that a separator follows, perhaps behind what it is for: `30 triệu đồng/người, `.
_BESIDE_LEFT = re.compile(r"^\s*(?:/\s*[^\W\d_]+(?: [^\W\d_]+)?(?:/[^\W\d_]+)?)?\s*(?:,|va\b|\(|\)|$|[.:–;])")
_LABEL = 160  # characters that what stands before a clause's first colon has at most
_CONTRAST = re.compile(r"^\W*(?:rieng|con|cac \w+(?: \w+)? (?:con lai|khac)|tru|ngoai ra|con lai)\b")
_GOES_ON = re.compile(
    r"^\W*(?:den (?:het )?(?:nam|ngay|thang)|dat|phan dau|trong do|hoan thanh|truoc|xong|moi)\b"
)

# Words of a bound: `trong vòng ít nhất 12 giờ` says nothing of what takes so long.
_BOUND_WORDS = frozenset({
    "tu", "it", "nhat", "toi", "thieu", "da", "khoang", "tren", "duoi", "den", "dat", "moi", "la", "trong", "vong",
    "khong", "qua", "cham", "truoc", "sau", "gan", "hon", "va",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bound:
    """The words that a value belongs to: `own` of its part of the clause, `led` what leads in to that part.

    `before` is what the sentence begins with: it may be what all its values are of, or the first alone.
    """

    own: str
    led: str = ""
    before: str = ""
    contrast: bool = False  # `riêng …`, `các đối tượng còn lại …`: of others than what stands before


Span = tuple[int, int]


def pieces_of(text: str) -> list[Span]:
    """A clause's sentences and their parts between semicolons."""
    cuts = [0, *(m.end() for m in _PIECE.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]


def bound_words(text: str, values: Sequence[Span]) -> list[Bound]:
    """For each value of one kind, in order, the words of the clause that belong to it."""
    folded, pieces = fold(text), pieces_of(text)
    found: list[Bound] = []
    led_before, begins = "", ""
    for number, (start, end) in enumerate(pieces):
        inside = [v for v in values if start <= v[0] < end]
        if not text[:start].rstrip().endswith(";"):
            led_before, begins = "", ""  # a new sentence
        piece = folded[start:end]
        label = _label_end(folded, start, end, inside)
        contrast = _CONTRAST.match(piece) is not None
        led = _led(text, pieces, number, goes_on=contrast)
        if not inside:
            led_before = text[start:end]
            begins = begins or led_before
            continue
        lead = text[start:label] if label > start else ""
        opens = folded[label : inside[0][0]]
        if label == start and not _says_something(opens) and led_before not in led:
            led = f"{led} {led_before}"
        cuts = _cuts(folded, label, end, inside)
        names_behind = len(inside) > 1 and _is_followed(folded, inside[0][1], end)
        for at, (a, b) in enumerate(cuts):
            first = text[label : inside[0][0]] if at else ""
            shared = first if names_behind else ""
            words = " ".join((led, lead, shared)).strip()
            found.append(Bound(text[a:b], words, f"{begins} {first}".strip(), contrast))
        led_before = text[start : inside[0][0]]
        begins = begins or led_before
    return found


def _led(text: str, pieces: Sequence[Span], number: int, *, goes_on: bool) -> str:
    """What leads in to a piece: the label that the clause begins with, and the piece before one that only goes on."""
    start, end = pieces[number]
    parts = []
    if number:
        head, colon, _ = text[: pieces[0][1]].partition(":")
        if colon and len(head) <= _LABEL:
            parts.append(head)
        if goes_on or _GOES_ON.match(fold(text[start:end])):
            parts.append(text[pieces[number - 1][0] : pieces[number - 1][1]])
    return " ".join(parts)


def _label_end(folded: str, start: int, end: int, inside: Sequence[Span]) -> int:
    """Where the label of a piece ends (`Cấp tỉnh:`); its start where it has none before its first value."""
    until = inside[0][0] if inside else end
    colon = folded.rfind(":", start, until)
    return colon + 1 if colon >= 0 else start


def _cuts(folded: str, start: int, end: int, inside: Sequence[Span]) -> list[Span]:
    """The stretch of a piece that each of its values belongs to."""
    edges = [start]
    for (_, left), (right, _) in pairwise(inside):
        edges.append(left + _cut(folded[left:right]))
    edges.append(end)
    return list(pairwise(edges))


def _cut(gap: str) -> int:
    """Where the words between two values are parted."""
    if parts_off := _PARTS_OFF.search(gap):
        return parts_off.start()
    separators = [m.start() for m in _SEPARATOR.finditer(gap)]
    if not separators:
        return len(gap) if gap.strip() and not _BESIDE_LEFT.match(gap) else 0
    if _BESIDE_LEFT.match(gap):
        return separators[0]
    return separators[-1]


def _is_followed(folded: str, end: int, limit: int) -> bool:
    """Whether words of its own follow a value right away: `120 tấn gạo`, `48 giờ đối với …`."""
    return _BESIDE_LEFT.match(folded[end:limit]) is None


def _says_something(folded: str) -> bool:
    """Whether more stands before a value than its bound."""
    return any(word not in _BOUND_WORDS for word in re.findall(r"[^\W\d_]+", folded))

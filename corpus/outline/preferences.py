"""Soft knowledge of the outline: which marker stands above which, and what a numbered line is.

The usual order is Phần > Chương > Mục > Điều, and A. > I. > 1. > 1.1. > 1) > a) > * > - > +. A document that turns
it round is found out by its own numbers: the series that begins anew again and again stands below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.markers import BULLETS, Marker, Style
from corpus.outline.alphabets import follows, is_first

_USUAL: tuple[Style, ...] = (
    "part", "chapter", "division", "article", "upper", "roman", "arabic", "dotted", "paren", "letter_dot",
    "letter", "lower_roman", "star", "bullet", "dot", "plus",
)  # fmt: skip
_INVERTIBLE: frozenset[Style] = frozenset({"upper", "roman", "arabic", "paren", "letter", "letter_dot"})

_FINAL = re.compile(r"[.;!?…]['\"”’)\]]*$")
_LEAD_IN = re.compile(
    r"(?:sau|sau đây|cụ thể|gồm|như sau|cụ thể như sau|gồm có|là|các nội dung|yêu cầu|hiện)\s*:$"
)
_STEP_LABEL = re.compile(
    r"(?:Bước|Giai đoạn|Nhiệm vụ|Nội dung|Hoạt động|Nhóm|Đợt|Mục tiêu|Dự án|Tiểu dự án)\s+(?:số\s+)?[\dIVX.]+\s*:"
)
_RUN_IN = re.compile(r"^[^:;]{3,160}:\s+(?=\S)")
_SEVERAL_SENTENCES = re.compile(r"[a-zà-ỹđ0-9)”]\.\s+[A-ZĐÀ-Ỹ]")
_VALUE = re.compile(
    r"(?<![\w/.,])\d[\d.,]*\s*(?:%|(?:tỷ|tỉ|triệu|nghìn|ngàn)\s+đồng|đồng(?!\w))", re.IGNORECASE
)
# "Tạo việc làm cho 4.200 người, trong đó:": a count whose parts stand below; no year, day or number of an
# article.
_WHOLE = re.compile(
    r"(?<!năm )(?<!ngày )(?<!tháng )(?<!số )(?<!điều )(?<!khoản )(?<![\w/.,-])"
    r"(?!(?:19|20)\d\d(?!\d))\d[\d.]*\s+[^\W\d_][^:]*,\s*(?:trong\s+đó|(?:bao\s+)?gồm)\s*:$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_LONG_TITLE = 45  # words: no title has more without a stop in it
_LONG_LEAD_IN = 12  # words from which a lead-in says something of its own


def ranks(markers: Sequence[Marker]) -> dict[Style, int]:
    """Each style's rank in this document, 0 outermost."""
    order = list(_USUAL)
    series = [marker for marker in markers if marker.style in _INVERTIBLE]
    firsts = Counter(marker.style for marker in series if is_first(marker.style, marker.number))
    seen = list(dict.fromkeys(marker.style for marker in series))
    for low in seen:
        for high in seen[seen.index(low) + 1 :]:
            # `low` came first in the document and began once; `high` began anew under it, or stands inside it.
            inside = firsts[high] > 1 or _goes_on_around(series, low, high)
            if order.index(high) < order.index(low) and firsts[low] == 1 and inside:
                order.remove(low)
                order.insert(order.index(high), low)
    signs = list(dict.fromkeys(marker.style for marker in markers if marker.is_bullet))
    if _plus_above_bullets(markers):
        signs.sort(key=lambda style: style != "plus")
    else:
        signs.sort(key=_USUAL.index)
        if "dot" in signs and "bullet" in signs and _comes_first(markers, "dot", "bullet"):
            signs.remove("dot")
            signs.insert(signs.index("bullet"), "dot")
    order = [style for style in order if style not in signs] + signs
    return {style: rank for rank, style in enumerate(order)}


def _goes_on_around(series: Sequence[Marker], outer: Style, inner: Style) -> bool:
    """Whether the outer numbers go on after the inner ones where they stood before (`III`, `A`, `B`, `IV`)."""
    first = next(at for at, marker in enumerate(series) if marker.style == inner)
    before = [marker.number for marker in series[:first] if marker.style == outer]
    after = [marker.number for marker in series[first:] if marker.style == outer]
    return bool(before and after) and follows(outer, before[-1], after[0])


def _comes_first(markers: Sequence[Marker], one: Style, other: Style) -> bool:
    return next(marker.style for marker in markers if marker.style in (one, other)) == one


def _plus_above_bullets(markers: Sequence[Marker]) -> bool:
    """Whether `+` stands above `-`: in every run of the two it is `+` that comes first."""
    runs: list[list[Style]] = [[]]
    for marker in markers:
        if marker.style in BULLETS:
            runs[-1].append(marker.style)
        elif runs[-1]:
            runs.append([])
    mixed = [run for run in runs if "plus" in run and "bullet" in run]
    return bool(mixed) and all(run[0] == "plus" for run in mixed)


def is_finished(text: str) -> bool:
    """Whether a text ends as a sentence or an item does; a colon opens something."""
    return bool(_FINAL.search(text))


def introduces(text: str) -> bool:
    """Whether a line waits for what comes under it: a title or a lead-in."""
    return not is_finished(text)


def looks_like_title(text: str) -> bool:
    """Whether a line without a number is a title by itself: short, in capitals, no stop."""
    return text.isupper() and len(text.split()) <= _LONG_TITLE and not is_finished(text) and len(text) > 3


def says_something(text: str, style: Style = "arabic") -> bool:
    """Whether a numbered line with others under it is a clause of its own, not only their title.

    It is where it holds a sentence beside its title (`Sở Tư pháp: Phối hợp …`), a sum, share or count of which the
    parts follow, or a lead-in that sets terms.
    """
    text = _STEP_LABEL.sub("", text).strip()
    words = len(text.split())
    if _SEVERAL_SENTENCES.search(text):
        return True
    run_in = _RUN_IN.match(text)
    if run_in and len(text[run_in.end() :].split()) >= 6:
        return True
    if text.endswith(":") and (_VALUE.search(text) or _WHOLE.search(text)):
        return True  # "Tổng kinh phí dự kiến 9 tỷ đồng, trong đó:": the total, with its parts below
    if text.endswith(":"):
        return words >= _LONG_LEAD_IN and bool(_LEAD_IN.search(text))
    measured = any(char.isdigit() for char in _IN_BRACKETS.sub("", text))
    return is_finished(text) and (style == "article" or words > 20 or measured)

"""Numbers of the same words told apart: by the figures that name them, and whether each or all have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from corpus.folding import fold

T = TypeVar("T")

# Figures that say which are meant: `từ 60 đến 79 tuổi`, `80 tuổi`, `mức độ 2`, `lớp 5`, `hạng III`.
_AGES = re.compile(r"\b(\d{1,3})(?:\s*(?:den|-|–)\s*(?:duoi )?(\d{1,3}))?\s+tuoi\b")
_CLASSED = re.compile(
    r"\b(muc do|cap do|lop|hang|loai|bac|nhom|giai doan|dot|(?<!trong )vong)\s+(\d{1,2}|[ivx]{1,4})\b"
)
_EACH = re.compile(r"\b(?:moi|tung)\s+(?!nam\b|thang\b|quy\b|tuan\b|ngay\b|lan\b)")


def of_other_figures(asked: str, said: str) -> bool:
    """Whether what is said is named by other figures than what is asked for: `80 tuổi`, but `60 tuổi`."""
    asked, said = fold(asked), fold(said)
    ages, own_ages = (_spans(text) for text in (asked, said))
    if ages and own_ages and not any(a == b for a in ages for b in own_ages):
        return True
    classes, own = (set(_CLASSED.findall(text)) for text in (asked, said))
    return any(one not in own and one[0] in {name for name, _ in own} for one in classes)


def _spans(folded: str) -> list[tuple[int, int]]:
    return [(int(m[1]), int(m[2] or m[1])) for m in _AGES.finditer(folded)]


def of_all(asked: str, numbers: Sequence[T], words: Callable[[T], str]) -> list[T]:
    """Those that all have together, where the question doesn't ask for what each has; all where none is left."""
    if _EACH.search(fold(asked)):
        return list(numbers)
    return [one for one in numbers if not _EACH.match(f"{fold(words(one))} ")] or list(numbers)

"""Prices: what one of something costs, which no other sum of money tells."""

from __future__ import annotations

import re

from corpus.folding import fold
from corpus.models import Node

# With its mark: `gia đình` and `tham gia` are no prices; nor are `đánh giá`, `giá trị`, `thẩm định giá`.
_PRICE = re.compile(r"(?<!đánh )(?<!trị )(?<!vô )(?<!bình )\bgiá\b(?! trị| thể| đỡ| rét)", re.IGNORECASE)
_PER = re.compile(
    r"\b(?:bao nhieu|may)\s+(?:(?:nghin|ngan|trieu|ty)\s+)?(?:tien|dong|nghin|ngan|trieu|ty)"
    r"\s*(?:/|(?:cho\s+)?(?:mot|moi|1)\b)\s*(\w+)"
)
_SUM_PER = re.compile(r"\b(?:dong|vnd)\s*/\s*\w")
_SAME = {"met": r"m3|met khoi|khoi", "khoi": r"m3|met khoi|khoi", "m3": r"m3|met khoi|khoi", "nam": r"nam"}


def is_of_that_price(asked: str, node: Node) -> bool:
    """Whether a clause with money may tell what a question asks: a price only where it speaks of one, and what one
    `mét khối` costs only where it says so much for each. True of questions that ask for neither.
    """
    said = " ".join((node.text, *node.header, *node.cells, *node.trail))
    folded = fold(said)
    unit = _PER.search(fold(asked))
    if unit is not None:
        return _each(unit[1], folded)
    return _PRICE.search(asked) is None or bool(_PRICE.search(said) or _SUM_PER.search(folded))


def _each(unit: str, folded: str) -> bool:
    name = _SAME.get(unit, re.escape(unit))
    told = rf"/\s*(?:0?1\s*)?(?:{name})\b|\b(?:moi|mot|tung|hang|tren|0?1)\s+(?:{name})\b"
    return any(_of_money(folded, match) for match in re.finditer(told, folded))


_REACH = 60  # characters within which a sum stands beside what it is for


def _of_money(folded: str, match: re.Match[str]) -> bool:
    beside = folded[max(0, match.start() - _REACH) : match.end() + _REACH]
    return re.search(r"\b(?:dong|trieu|ty|nghin|vnd)\b", beside) is not None

"""Whether something is free, where a question takes it to be so or not to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answers.finding import Task, hopeful
from bot.answers.premises.binding import bound_words, pieces_of
from bot.answers.premises.sites import Site
from bot.matching import words_of
from bot.view import Passage
from corpus.folding import fold

_PAY = r"(?:thu|mat|ton|nop|dong|tra|ban|mua)"
_WHAT = r"(?:(?<!kinh )(?<!chi )phi|tien|ve|le phi)"
_SUM = r"\d[\d.,]*\s*(?:nghin|ngan|trieu)?\s*dong"
_FREE = re.compile(
    rf"\bmien (?:le )?phi\b|\bkhong (?:phai |can )?{_PAY}(?: \w+)? {_WHAT}\b|\b(?:vao cua|tham quan) tu do\b"
)
_PAID = re.compile(
    rf"(?<!khong )(?<!khong phai )(?<!khong can )\b{_PAY}(?: \w+){{0,2}}? (?:{_WHAT}\b|{_SUM}\b)"
)
_ASIDE = re.compile(r"\b(?:mien|phi|tien|ve|tra|nop|thu|mat|ton|mua|le phi)\b")


def free_or_paid(text: str) -> bool | None:
    """True where a text says that something is free, False where it is paid for; None where it says neither."""
    folded = fold(text)
    if _FREE.search(folded):
        return True
    return False if _PAID.search(folded) else None


def is_fee_word(term: str) -> bool:
    """Whether a term only says that something is paid for or free."""
    return _ASIDE.search(term) is not None


def fee_sites(task: Task, least: float) -> Iterator[Site[bool]]:
    """The parts of clauses that say that something is free or paid for; of a row its whole."""
    for passage in hopeful(task, met=least):
        yield from _of_clause(passage)


def _of_clause(passage: Passage) -> Iterator[Site[bool]]:
    node = passage.node
    if node.cells or free_or_paid(node.text) is None:
        return
    parts = pieces_of(node.text)
    for (start, end), bound in zip(parts, bound_words(node.text, parts), strict=False):
        free = free_or_paid(node.text[start:end])
        if free is not None:
            led = words_of(bound.led, *node.trail)
            yield Site(free, node, node.text[start:end], led, frozenset(), "", bound.contrast)

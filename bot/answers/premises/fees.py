"""Whether something is free, where a question takes it to be so or not to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.answers.finding import Task, hopeful
from bot.answers.premises.binding import bound_words, pieces_of
from bot.answers.premises.sites import Site
from bot.matching import words_of
from bot.view import Passage
from corpus.folding import fold

_PAY = "thu|mất|tốn|nộp|đóng|trả|bán|mua"
_WHAT = "(?<!kinh )(?<!chi )phí|tiền|vé|lệ phí"
_SUM = r"\d[\d.,]*\s*(?:nghìn|ngàn|triệu)?\s*đồng"
_ASIDE = re.compile(r"\b(?:mien|phi|tien|ve|tra|nop|thu|mat|ton|mua|le phi)\b")


def _free(typed: Callable[[str], str]) -> re.Pattern[str]:
    unpaid = rf"không (?:phải |cần )?(?:{_PAY})(?: \w+)? (?:{_WHAT})"
    return re.compile(typed(rf"\b(?:miễn (?:lệ )?phí|{unpaid}|(?:vào cửa|tham quan) tự do)\b"))


def _paid(typed: Callable[[str], str]) -> re.Pattern[str]:
    before = "(?<!không )(?<!không phải )(?<!không cần )"
    return re.compile(typed(rf"{before}\b(?:{_PAY})(?: \w+){{0,2}}? (?:{_WHAT}|{_SUM})\b"))


# As they are written, and as they are typed without marks: `đóng … vé` is then like `động … vệ`.
_MARKED = (_free(str), _paid(str))
_BARE = (_free(fold), _paid(fold))


def free_or_paid(text: str) -> bool | None:
    """True where a text says that something is free, False where it is paid for; None where it says neither."""
    free, paid = _BARE if text == fold(text) else _MARKED
    if free.search(text.lower()):
        return True
    return False if paid.search(text.lower()) else None


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

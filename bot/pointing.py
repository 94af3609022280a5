"""Pointing at what the last answer showed: one item of its list, to whom its report goes."""

from __future__ import annotations

from bot.question.model import Address, Question
from bot.question.values import COUNT_WORDS, find_ordinal

_LONGEST = 8  # syllables: a longer question asks for something of its own
# What may be said of an item beside its number.
_ITEM_WORDS = frozenset(COUNT_WORDS) | {"dau tien", "cuoi cung", "cuoi", "nhiem vu", "chi tieu", "noi dung"}
_SENDING = frozenset({"gui", "nop", "bao cao", "chuyen", "trinh"})

Clause = tuple[str, str]  # plan id, path


def item_reading(question: Question, last: Question, cited: tuple[Clause, ...]) -> Question | None:
    """`ý thứ nhất`, `cái cuối cùng` as an item of the last answer; None where the question asks for more.

    A bullet of the section that was just asked for is a place in the plan, and stays one.
    """
    number = _number(question)
    if number is None or not cited or question.length > _LONGEST:
        return None
    slots = (question.provinces, question.agencies, question.documents, question.years, question.claims)
    own = {" ".join(term.folded) for term in question.terms} - _ITEM_WORDS
    if any(slots) or own or (last.address is not None and question.address is not None):
        return None
    return question.model_copy(update={"intent": "item", "ordinal": number, "address": None, "terms": ()})


def with_near(question: Question, cited: tuple[Clause, ...]) -> Question:
    """A question to whom something goes that says of nothing what: the clauses of the last answer say it first."""
    return question.model_copy(update={"near": cited}) if asks_only_whom(question) else question


def asks_only_whom(question: Question) -> bool:
    """`gửi báo cáo cho ai?`: to whom, without a word of what, by whom or where."""
    own = {" ".join(term.folded) for term in question.terms} - _SENDING
    return question.intent == "recipient" and not (own or question.provinces or question.agencies)


def _number(question: Question) -> int | None:
    address = question.address
    if address is None:
        return question.ordinal if question.ordinal is not None else find_ordinal(question.text)
    counted = address.bullet if address.bullet is not None else address.paragraph
    bare = address == Address(bullet=address.bullet) or address == Address(paragraph=address.paragraph)
    return counted if bare else None

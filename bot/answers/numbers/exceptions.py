"""Exceptions to a number in the second half of its sentence: `70% hộ … có điện; riêng các xã vùng cao đạt 45%`.

What the exception is measured by stands in the first half only, and what the question names of it decides which of the
two numbers is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.numbers.target_words import is_measured
from bot.matching import words_of
from bot.view import PlanView
from corpus.facts.models import Target
from corpus.folding import fold

_LIGHT = frozenset(
    {"", "dat", "phan dau dat", "la", "dat tu", "phan dau", "dat ty le", "chiem", "o muc", "it nhat"}
)
# A subject that is a number itself: `tỷ lệ xã …`; `điểm trường lẻ` is none.
_RATIO = re.compile(r"(?:ty le|ti le|so|muc|toc do|tong|chi so)\b")
# What sets it off from the first half, right before it or as its first words.
_SET_OFF = re.compile(r"\b(?:rieng|con|trong do|doi voi)\b[^;.]{0,25}$")
_OPENING = re.compile(r"(?:rieng|con|trong do|doi voi|voi)\b")
# Words of a subject that tell it from no other.
_COMMON = frozenset(
    {
        "rieng",
        "con",
        "trong",
        "do",
        "doi",
        "voi",
        "cac",
        "nhung",
        "tai",
        "o",
        "thi",
        "la",
        "va",
        "thuoc",
        "khu",
    }
)
_NAMED = 0.5  # share of the words that set it apart from which a question names it


def whole_of(view: PlanView, target: Target) -> Target | None:
    """The number in the first half of the sentence that a target is an exception to; None where it is none."""
    light = fold(target.measure) in _LIGHT and not _RATIO.match(fold(target.subject))
    if not light or target.subject_words.start > target.words.start:
        return None
    text = fold(view.plan.by_key[target.path].text)
    before = [
        other for other in view.plan.facts.targets
        if other.path == target.path and other.unit == target.unit and other.words.end <= target.subject_words.start
        and (other.measure or is_measured(other)) and fold(other.measure) not in _LIGHT - {"dat"}
    ]  # fmt: skip
    if not before:
        return None
    first = max(before, key=lambda other: other.words.start)
    between = text[first.words.end : target.subject_words.start]
    opens = _OPENING.match(text[target.subject_words.start :]) is not None
    apart = opens or _SET_OFF.search(between) is not None
    return first if apart and ". " not in between else None


def shared_measure(view: PlanView, target: Target) -> str:
    """What an exception is measured by, which only the first half of its sentence says; empty where it is none."""
    whole = whole_of(view, target)
    if whole is None:
        return ""
    return whole.subject if fold(whole.measure) in _LIGHT else whole.measure


def named_exceptions(view: PlanView, asked: str, targets: Sequence[Target]) -> list[tuple[Target, Target]]:
    """The exceptions that a question names, each with the number that it is an exception to."""
    words = words_of(asked).folded
    found = []
    for target in targets:
        whole = whole_of(view, target)
        if whole is None:
            continue
        known = set(words_of(whole.subject, whole.measure).folded.split())
        own = [s for s in words_of(target.subject).folded.split() if s not in known | _COMMON]
        if own and sum(f" {s} " in words for s in own) >= _NAMED * len(own):
            found.append((target, whole))
    return found

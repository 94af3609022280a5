"""The words of a target: its year, its value, and what bounds the value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import messages
from bot.answer import Value
from bot.view import PlanView
from corpus.facts.context import without_marker
from corpus.facts.dates import find_dates
from corpus.facts.models import Target
from corpus.facts.spans import Range, blanked, segments
from corpus.folding import fold
from corpus.models import Node

_MEASURE_NOUN = re.compile(r"(?:ty le|ti le|so|muc|toc do|tong|diem|chi so)\b")
_AIM = re.compile(r"phấn\s+đấu", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_HEADS = re.compile(
    r"\b(?:muc tieu|chi tieu|tam nhin|dinh huong|giai doan|muc dich|yeu cau|nhiem vu|cu the|chu yeu|chung|den|nam|"
    r"va|cac|nhu sau|sau)\b"
)
_MARKED = re.compile(r"[^\d]|.*\btrở\s+(?:lên|xuống)", re.DOTALL)  # words that bound it stand with the number


def is_measured(target: Target) -> bool:
    """Whether the number measures the subject (`số lượt …`, `tỷ lệ …`), and does not count or share it out."""
    counted = _MEASURE_NOUN.match(fold(target.subject)) is not None
    return counted or target.bound in ("increase", "decrease") or "/" in target.unit


def when_of(target: Target) -> str:
    """The year or period of a target; empty where it has none."""
    if target.year is None:
        return ""
    if target.year_from:
        return messages.YEARS_FROM_TO.format(start=target.year_from, end=target.year)
    return messages.YEAR_BY.format(year=target.year)


def value_of(target: Target) -> str:
    """The value in the plan's own words (`70%`, `tăng bình quân 5%/năm`); a table keeps its unit in another cell."""
    if target.value is None:
        return ""
    words, unit = target.words.text, target.unit
    if not unit or unit in words:
        return words
    return f"{words}{unit}" if unit.startswith("%") else f"{words} {unit}"


def told_values(view: PlanView, targets: Sequence[Target]) -> tuple[Value, ...]:
    """The numbers of targets, each with its place; those named without a number aren't among them."""
    return tuple(
        Value(
            path=target.path,
            label=view.plan.by_key[target.path].path.label,
            subject=target.subject,
            measure=target.measure,
            measured=is_measured(target),
            amount=target.value,
            amount_to=target.value_to,
            unit=target.unit,
            change=target.bound if target.bound in ("increase", "decrease") else "",
            year=target.year,
            year_from=target.year_from,
            under=above(view.plan.by_key[target.path]),
            words=_bounded(view.plan.by_key[target.path], target),
        )
        for target in targets
        if target.value is not None
    )


def above(node: Node) -> str:
    """What the headings are about, folded: without their numbers, their years and the words that head any aims."""
    kept: list[str] = []
    for heading in node.trail:
        undated = blanked(heading, [Range(date.bound_start, date.end) for date in find_dates(heading)])
        kept += _LETTERS.findall(_HEADS.sub(" ", fold(without_marker(undated))))
    return " ".join(kept)


def _bounded(node: Node, target: Target) -> str:
    """A value with the words that bound it, also where they stand apart from it: `từ 95% …, 90% … trở lên`."""
    words = value_of(target)
    if target.bound in messages.ONWARDS and not _MARKED.match(words):
        words = f"{words} {messages.ONWARDS[target.bound]}"
    aim = _AIM.search(_sentence_before(node.text, target.words.start))
    return f"{aim.group().lower()} {words}" if aim else words


def _sentence_before(text: str, at: int) -> str:
    """What a sentence says before a place in it."""
    sentence = next((s.sentence for s in segments(text) if s.start <= at < s.end), None)
    start = min((s.start for s in segments(text) if s.sentence == sentence), default=at)
    return text[start:at]

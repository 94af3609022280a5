"""Targets told in a line: each in the order in which the plan's clause has its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import messages
from bot.answers.excerpt import shorten
from bot.answers.finding import Task
from bot.answers.numbers.exceptions import shared_measure
from bot.answers.numbers.target_words import is_measured, value_of, when_of
from bot.answers.topics import about
from bot.matching import words_of
from bot.view import PlanView
from bot.weights import WEIGHTS
from corpus.facts.models import Target
from corpus.folding import fold

_MONEY = "đồng"
_GAP = " … "  # between the parts of a measure that stands around its subject or its number
_WHOLE = 2  # a subject and a measure in one piece
_SET_OFF = re.compile(r"^(?:còn|riêng)\s+", re.IGNORECASE)  # how an exception begins
_APART = re.compile(r"\w")  # what parts two pieces of a clause, where it is more than blanks and signs


def targets_headline(task: Task, targets: Sequence[Target]) -> str:
    """Each target where they are few; else how many, and the first."""
    groups = _grouped(targets)
    if len(targets) > WEIGHTS.targets_named:
        first = "; ".join(target_line(task.view, t) for t in targets[:2])
        return messages.TARGET_MANY.format(count=len(targets), about=about(task), first=shorten(first, 160))
    limit = max(60, 230 // len(groups))
    return "; ".join(_group_line(task.view, group, limit) for group in groups)


def target_line(view: PlanView, target: Target) -> str:
    """One target in a line: when, value, subject, measure."""
    if target.value is None:
        return messages.TARGET_NAMED_ONLY.format(when=when_of(target), subject=target.subject).lstrip(": ")
    phrase = shorten(target_phrase(view, target), 200)
    return messages.TARGET_LINE.format(when=when_of(target), target=phrase).lstrip(": ")


def _grouped(targets: Sequence[Target]) -> list[list[Target]]:
    groups: dict[tuple[str, str], list[Target]] = {}
    for target in targets:
        key = (words_of(target.subject).folded, words_of(target.measure).folded)
        groups.setdefault(key, []).append(target)
    return list(groups.values())


def _group_line(view: PlanView, group: Sequence[Target], limit: int) -> str:
    if len(group) == 1 and _MONEY in group[0].unit:
        return shorten(
            target_phrase(view, group[0]), limit
        )  # a sum or an amount of support is no aim by a year
    if len(group) == 1:
        when = when_of(group[0])
        clause = view.plan.by_key[group[0].path].text
        if len(clause) <= limit and _in_order(view, group[0], with_value=True) == clause:
            return clause  # told whole, as it stands
        return f"{when}, mục tiêu {shorten(target_phrase(view, group[0]), limit)}".lstrip(", ")
    subject = _lowered(_in_order(view, group[0], with_value=False))
    first = group[0]
    if first.words.start < first.subject_words.start and not is_measured(first) and all(map(when_of, group)):
        values = ", ".join(
            f"{value_of(t)} ({when_of(t)})" for t in group
        )  # what is read first in a notification
        return shorten(f"mục tiêu {values} {subject}", limit + len(values))
    values = ", ".join(f"{when_of(t)} {value_of(t)}".strip() for t in group)
    return f"mục tiêu {shorten(subject, limit)}: {values}"


def target_phrase(view: PlanView, target: Target) -> str:
    """A target as a phrase: `70% thư viện cấp huyện cung cấp …`, `số lượt khách … tăng bình quân 5%/năm`."""
    phrase = _lowered(_in_order(view, target, with_value=True))
    shared = shared_measure(view, target)
    return f"{_SET_OFF.sub('', phrase)} ({shared})" if shared and shared not in phrase else phrase


def _in_order(view: PlanView, target: Target, *, with_value: bool) -> str:
    """Subject, measure and value as their clause has them one after another.

    What is said of the subject elsewhere, in a heading or of the whole that it is a part of, follows in brackets. Where
    the subject stands in no one place, a share or a count stands before what it is of, and a measured value behind it.
    """
    text = view.plan.by_key[target.path].text
    value = _value(target) if with_value else ""
    pieces = [(target.words.start, value)] if value else []
    elsewhere = ""
    own = target.subject_words.text
    subject = (
        own if target.subject.startswith(f"{own} ") else target.subject
    )  # `tổ quản lý nước …; mỗi bản 01 tổ`
    parts = [subject, *target.measure.split(_GAP)]
    for piece in filter(None, parts):
        at = _place_of(text, piece, target)
        if at >= 0:
            pieces.append((at, piece))
        elif with_value and len(text) <= WEIGHTS.short_clause and _alone(view, target):
            return text
        elif piece == subject or len(parts) > _WHOLE:
            return _by_kind(target, value, text)
        else:
            elsewhere = f" ({piece})"
    pieces.sort()
    told = ""
    end = -1
    for at, piece in pieces:
        apart = told and _APART.search(text[end:at]) is not None
        told += (": " if apart else " " if told else "") + piece
        end = at + len(piece)
    return told + elsewhere


def _place_of(text: str, piece: str, target: Target) -> int:
    """Where a piece of a target stands in its clause: of several places the nearest to the value; -1 where in none."""
    own = target.subject_words.start
    if target.subject.startswith(piece) and text.startswith(piece, own):
        return own
    places = [match.start() for match in re.finditer(re.escape(piece), text)]
    return min(places, key=lambda at: abs(at - target.words.start), default=-1)


def _alone(view: PlanView, target: Target) -> bool:
    """Whether a clause that is no table row has no number but this target's."""
    others = [t for t in view.plan.facts.targets if t.path == target.path and t.value is not None]
    return len(others) == 1 and not view.plan.by_key[target.path].cells


def _by_kind(target: Target, value: str, text: str) -> str:
    here = not target.measure or _GAP in target.measure or target.measure in text
    measure = target.measure if here else f"({target.measure})"
    if is_measured(target):
        return " ".join(piece for piece in (target.subject, target.measure, value) if piece)
    if target.subject_words.start < target.words.start:
        return " ".join(piece for piece in (target.subject, value, measure) if piece)
    return " ".join(piece for piece in (value, target.subject, measure) if piece)


def _value(target: Target) -> str:
    """The value; a unit that the subject begins with stands once: `350 sản phẩm`, not `350 sản phẩm sản phẩm`."""
    value, unit = value_of(target), target.unit
    if unit and fold(target.subject).startswith(fold(unit)) and fold(value).endswith(fold(unit)):
        return value[: -len(unit)].rstrip()
    return value


def _lowered(phrase: str) -> str:
    """A phrase within a sentence: no capital at its beginning where a common word stands there."""
    first, _, rest = phrase.partition(" ")
    if first[:1].isupper() and first[1:].islower() and (rest[:1].islower() or rest[:1].isdigit()):
        return f"{first[0].lower()}{phrase[1:]}"
    return phrase

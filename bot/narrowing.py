"""Which plans of a scope are read for a question: all of a small scope; of a large one those whose words fit best.

A plan is read in full, so that an answer's time grows with the plans read, not with the plans held.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from bot.library import Shelf
from bot.question.model import Question
from bot.scope import Scope
from bot.weights import WEIGHTS


class Narrowed(NamedTuple):
    """The plans to read, the likeliest first where they are chosen; `left_out`: the scope has others."""

    plan_ids: tuple[str, ...]
    left_out: bool


def narrowed(question: Question, shelf: Shelf, where: Scope) -> Narrowed:
    """The plans of the scope to read; none where the scope is large and the question has no words to choose by.

    Of provinces that are named each has its own likeliest plans.
    """
    most = WEIGHTS.plans_of_place if where.named else WEIGHTS.plans_asked
    if len(where.plan_ids) <= most:
        return Narrowed(where.plan_ids, left_out=False)
    scopes = _by_province(shelf, where.plan_ids) if where.named else [None]
    chosen: list[str] = []
    left_out = False
    for scope in scopes:
        if scope is not None and len(scope) <= WEIGHTS.plans_of_place:
            chosen += scope
            continue
        left_out = True
        if question.terms or question.agencies:
            chosen += _likeliest(question, shelf, scope)
    return Narrowed(tuple(chosen), left_out=True) if left_out else Narrowed(where.plan_ids, left_out=False)


def _by_province(shelf: Shelf, plan_ids: tuple[str, ...]) -> list[tuple[str, ...] | None]:
    found: dict[str | None, list[str]] = {}
    for plan_id in plan_ids:
        found.setdefault(shelf.directory.by_id[plan_id].metadata.province, []).append(plan_id)
    return [tuple(ids) for ids in found.values()]


def _likeliest(question: Question, shelf: Shelf, scope: Collection[str] | None) -> list[str]:
    """The plans whose best clause holds nearly as much of the question's words as the best of all, best first.

    Near copies of one programme are told apart by a name or a year alone: equals are kept up to a number.
    """
    ranked = shelf.retriever.plans(question.text, plan_ids=scope, limit=WEIGHTS.plans_read)
    least = max((share for _, share in ranked), default=0.0) * WEIGHTS.plan_share
    return [plan_id for plan_id, share in ranked if share >= least]

"""Asking back: what a question has to name before the plans can answer it."""

from __future__ import annotations

from collections.abc import Sequence

from bot import compose, messages
from bot.answer import Answer
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding
from bot.plan_directory import PlanDirectory
from bot.question.model import Question
from bot.scope import Scope, place_name
from corpus.models import PlanMetadata

_PLANS_NAMED = 8  # plans among which the asker chooses
_SUBJECT = 90  # characters of a plan's programme or title in a choice


def which_name(question: Question, where: Scope) -> Answer:
    """A written name may be several provinces'."""
    names = " hay ".join(place_name(n) for n in where.choices)
    line = messages.CLARIFY_PROVINCE.format(written=where.written, choices=names)
    choices = [question.raw.replace(where.written, name) for name in where.choices]
    return compose.plain(question, "clarify", line, choices=choices)


def which_scope(question: Question, where: Scope, plans: PlanDirectory) -> Answer:
    """The scope is large and the question has no words by which to choose a plan."""
    count = len(where.plan_ids)
    if not where.named:
        return compose.plain(question, "clarify", messages.CLARIFY_SCOPE.format(count=count))
    held = [plans.by_id[plan_id].metadata for plan_id in where.plan_ids]
    return _of_a_place(question, messages.CLARIFY_PLAN.format(count=count), held)


def which_plan(question: Question, findings: Sequence[Finding], *, left_out: bool) -> Answer:
    """Many plans of the named province answer, each in its own way."""
    line = messages.CLARIFY_MANY_PLANS if not left_out else messages.CLARIFY_MANY_PLANS_AT_LEAST
    return _of_a_place(question, line.format(count=len(findings)), [f.view.metadata for f in findings])


def which_province(question: Question, findings: Sequence[Finding], *, left_out: bool) -> Answer:
    """Many provinces' plans answer, each in its own way; equal answers are told together."""
    provinces = sorted({f.view.province for f in findings if f.view.province})
    line = messages.CLARIFY_MANY_AT_LEAST if left_out else messages.CLARIFY_MANY
    groups: dict[str, list[str]] = {}
    for finding in findings:
        groups.setdefault(finding.value or finding.headline, []).append(finding.view.province)
    notes = [
        messages.GROUPED.format(
            count=len(names), places=shorten(", ".join(names), 120), what=shorten(what, 80)
        )
        for what, names in groups.items()
        if len(names) > 1
    ]
    return compose.plain(
        question, "clarify", line.format(count=len(findings)), notes=notes,
        choices=[f"{question.raw} ({p})" for p in provinces],
    )  # fmt: skip


def _of_a_place(question: Question, line: str, plans: Sequence[PlanMetadata]) -> Answer:
    subjects = (one.programme or one.title for one in plans)
    distinct = list(dict.fromkeys(shorten(subject, _SUBJECT) for subject in subjects if subject))[
        :_PLANS_NAMED
    ]
    return compose.plain(question, "clarify", line, choices=[f"{question.raw} ({one})" for one in distinct])

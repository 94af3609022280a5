"""Which province comes first: told where every plan sets one number of the same kind, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import messages
from bot.answer import Value
from bot.answers.finding import Finding
from bot.question.model import Question
from corpus.folding import fold

_NAMED = 6  # provinces that a headline tells in their order


_WHICH = re.compile(
    r"\b(?:tinh|thanh pho|dia phuong|noi) nao (?:co|dat|dat ra|de ra|giao) (?:chi tieu|muc tieu)\b"
)


def with_numbers(question: Question, findings: Sequence[Finding]) -> list[Finding]:
    """`tỉnh nào có chỉ tiêu …`: those that set a number for it, where any does; else all."""
    if not _WHICH.search(fold(question.text)):
        return list(findings)
    return [f for f in findings if f.values] or list(findings)


def conclusion(question: Question, findings: Sequence[Finding]) -> str:
    """`Cao nhất: …; tiếp theo: …`, or that all are equal; empty where the numbers can't be held against each other."""
    if not (question.compares or question.both):
        return ""
    values = [_only_value(f) for f in findings]
    told = [
        (f.view.province, v)
        for f, v in zip(findings, values, strict=True)
        if v is not None and f.view.province
    ]
    if len(told) < 2 or len(told) < len(findings) or len({p for p, _ in told}) < len(told):
        return ""
    if len({(v.unit, v.change, v.measured, v.year) for _, v in told}) > 1:
        return ""
    if len({v.amount for _, v in told}) == 1:
        return messages.COMPARED_EQUAL.format(value=told[0][1].words) + ". "
    ordered = sorted(told, key=lambda one: (-one[1].amount, one[0]))
    first = [one for one in ordered if one[1].amount == ordered[0][1].amount]
    after = ordered[len(first) : _NAMED]
    return messages.COMPARED.format(first=_listed(first), after=_listed(after)) + ". "


def _only_value(finding: Finding) -> Value | None:
    """The one level that a finding tells; None where it tells several, a range or a decrease."""
    if len(finding.values) != 1:
        return None
    value = finding.values[0]
    return value if value.amount_to is None and value.change != "decrease" else None


def _listed(told: Sequence[tuple[str | None, Value]]) -> str:
    return ", ".join(messages.COMPARED_ONE.format(place=place, value=value.words) for place, value in told)

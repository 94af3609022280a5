"""To which bodies a plan gives duties of their own: all of them, or how many."""

from __future__ import annotations

import re

from bot import messages
from bot.answers.excerpt import room, shorten
from bot.answers.finding import Finding, Task
from corpus.facts.models import Duty
from corpus.folding import fold

_BODY = r"(?P<kind>so|co quan|don vi|to chuc|hoi|ban|nganh)\b(?:, (?:ban|nganh|dia phuong|don vi))*"
_MANY = r"(?:nhung|cac|may|bao nhieu)"
_GIVEN = r"(?:duoc giao|duoc phan cong|co nhiem vu|co trach nhiem|phai thuc hien|chiu trach nhiem)"
# `những sở nào được giao nhiệm vụ`, `giao nhiệm vụ cho mấy cơ quan`: of the whole plan, not of one matter.
_ASKED = (
    re.compile(rf"\b{_MANY} {_BODY}(?: nao)? {_GIVEN}\b"),
    re.compile(rf"\b(?:giao|phan cong)(?: nhiem vu| trach nhiem| viec)? cho {_MANY} {_BODY}"),
)
_ANY_BODY = frozenset({"co quan", "don vi", "to chuc", "nganh"})


def answer_assigned(task: Task) -> Finding | None:
    """The bodies of the kind that is asked for which have a section of their own; None for another question."""
    asked = next((m for p in _ASKED if (m := p.search(fold(task.question.text))) is not None), None)
    if asked is None or task.question.agencies:
        return None
    if any(not asked.start() <= term.start < asked.end() for term in task.specific):
        return None  # of one matter
    first: dict[str, Duty] = {}
    for duty in task.view.plan.facts.duties:
        if duty.place == "own" and _is_of(duty, asked["kind"]):
            first.setdefault(duty.agency, duty)
    if not first:
        return None
    lead = messages.ASSIGNED.format(
        count=len(first), kind=messages.BODIES.get(asked["kind"], messages.ANY_BODY)
    )
    names = shorten("; ".join(duty.written for duty in first.values()), room(task.view, lead))
    nodes = task.view.nodes_at(duty.path for duty in first.values())
    return Finding(view=task.view, headline=f"{lead}: {names}", nodes=nodes)


def _is_of(duty: Duty, kind: str) -> bool:
    return kind in _ANY_BODY or fold(duty.written).split()[:1] == [kind]

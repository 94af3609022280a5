"""What changed between two versions of a plan: clauses and facts that came, went or got another value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from corpus.facts.models import Deadline, Duty, Event, Facts, Target
from corpus.folding import compact
from corpus.frozen import Frozen
from corpus.models import Plan

FactKind = Literal["target", "duty", "deadline", "event"]
Fact = Target | Duty | Deadline | Event


class FactChange(Frozen):
    """A fact that is new (`before` empty), gone (`after` empty), or has other words in the plan."""

    kind: FactKind
    about: str
    before: str = ""
    after: str = ""


class PlanChanges(Frozen):
    """What differs. Clauses are compared by their words: one that only moved is neither added nor removed."""

    clauses_added: int = 0
    clauses_removed: int = 0
    facts: tuple[FactChange, ...] = ()


def compare(before: Plan, after: Plan) -> PlanChanges:
    """The changes from one version to the next."""
    old, new = (_clause_words(plan) for plan in (before, after))
    return PlanChanges(
        clauses_added=len(new - old),
        clauses_removed=len(old - new),
        facts=tuple(_fact_changes(before.facts, after.facts)),
    )


def _clause_words(plan: Plan) -> set[str]:
    return {compact(node.text) for node in plan.clauses}


def _fact_changes(before: Facts, after: Facts) -> Iterable[FactChange]:
    old, new = _by_subject(before), _by_subject(after)
    for key in dict.fromkeys([*old, *new]):
        gone = sorted(old.get(key, set()) - new.get(key, set()))
        come = sorted(new.get(key, set()) - old.get(key, set()))
        for number in range(max(len(gone), len(come))):
            yield FactChange(
                kind=key[0],
                about=key[1],
                before=gone[number] if number < len(gone) else "",
                after=come[number] if number < len(come) else "",
            )


def _by_subject(facts: Facts) -> dict[tuple[FactKind, str], set[str]]:
    """The words of all facts by what they are about: the same subject with other words is a changed fact."""
    found: dict[tuple[FactKind, str], set[str]] = {}
    for target in facts.targets:
        year = str(target.year or "")
        about = " ".join(part for part in (target.subject, target.measure, year) if part)
        found.setdefault(("target", about), set()).add(target.words.text)
    for duty in facts.duties:
        found.setdefault(("duty", duty.written), set()).add(duty.words.text)
    for deadline in facts.deadlines:
        found.setdefault(("deadline", deadline.what), set()).add(deadline.words.text)
    for event in facts.events:
        found.setdefault(("event", event.name), set()).add(event.words.text)
    return found

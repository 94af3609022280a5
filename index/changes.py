"""What changed between two versions of a plan: clauses and facts that came, went or got another value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from rapidfuzz import fuzz, process

from corpus.facts.models import Facts
from corpus.folding import compact
from corpus.frozen import Frozen
from corpus.models import Plan

_ALIKE: Final = 60.0  # per cent of letters in common that make two wordings one duty

FactKind = Literal["target", "duty", "deadline", "event"]


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
        had, has = old.get(key, {}), new.get(key, {})
        gone = [words for words in had if words not in has]
        come = [words for words in has if words not in had]
        for left, right in _paired(gone, come, alike=key[0] == "duty"):
            yield FactChange(kind=key[0], about=key[1], before=left, after=right)


def _paired(gone: Sequence[str], come: Sequence[str], *, alike: bool) -> Iterator[tuple[str, str]]:
    """Old words with the new ones in their place, an empty string where there are none.

    A value takes the place of the value that stood there. A duty (`alike`) is the same duty only where much of
    its words is: an agency has several.
    """
    left = list(come)
    for words in gone:
        taken = _nearest(words, left) if alike else next(iter(left), "")
        if taken:
            left.remove(taken)
        yield words, taken
    yield from (("", words) for words in left)


def _nearest(words: str, others: Sequence[str]) -> str:
    found = process.extractOne(words, others, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else ""


def _by_subject(facts: Facts) -> dict[tuple[FactKind, str], dict[str, None]]:
    """The words of all facts by what they are about, in reading order, each once."""
    found: dict[tuple[FactKind, str], dict[str, None]] = {}
    for target in facts.targets:
        year = str(target.year or "")
        about = " ".join(part for part in (target.subject, target.measure, year) if part)
        found.setdefault(("target", about), {})[target.words.text] = None
    for duty in facts.duties:
        found.setdefault(("duty", duty.written), {})[duty.words.text] = None
    for deadline in facts.deadlines:
        found.setdefault(("deadline", deadline.what), {})[deadline.words.text] = None
    for event in facts.events:
        found.setdefault(("event", event.name), {})[event.words.text] = None
    return found

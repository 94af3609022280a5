"""Finds the same plan in two files, for example as DOCX and as PDF."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.models import Plan, PlanMetadata
from index.identity import OVERLAP, Clauses, Known, agree, overlap

# Which file is used: the one whose format tells most about the plan's layout.
_FORMATS: Final = ("docx", "markdown", "html", "text", "pdf", "doc", "scan")


@dataclass(frozen=True)
class Candidate:
    """A plan that was read, with the hashes of its clauses."""

    plan: Plan
    clauses: Clauses


def find_duplicates(read: Sequence[Candidate], kept: Sequence[Known]) -> dict[int, int | str]:
    """By number in `read`, each plan that is not to be used, with the one that is: a number, or a kept
    plan's id.

    A plan that is kept from the run before stays; among those read, format, then quality, then the file's
    name decide. Two plans are one where nothing they say of themselves differs and .8 of the clauses are
    shared.
    """
    order = sorted(range(len(read)), key=lambda number: _rank(read[number]))
    holders: defaultdict[bytes, list[int | str]] = defaultdict(list)
    by_id = {known.plan_id: known for known in kept}
    for known in kept:
        for clause in known.clauses:
            holders[clause].append(known.plan_id)
    duplicates: dict[int, int | str] = {}
    for number in order:
        one = read[number]
        shared = Counter(holder for clause in one.clauses for holder in holders[clause])
        for holder, _ in shared.most_common():
            other = _described(by_id[holder] if isinstance(holder, str) else read[holder])
            if agree(one.plan.metadata, other[0]) and overlap(one.clauses, other[1]) >= OVERLAP:
                duplicates[number] = holder
                break
        else:
            for clause in one.clauses:
                holders[clause].append(number)
    return duplicates


def _described(plan: Known | Candidate) -> tuple[PlanMetadata, Clauses]:
    return (plan.metadata if isinstance(plan, Known) else plan.plan.metadata), plan.clauses


def _rank(candidate: Candidate) -> tuple[int, float, str]:
    source = candidate.plan.source
    return _FORMATS.index(source.format), -source.quality, source.file

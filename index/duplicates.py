"""Finds the same plan in two files, for example as DOCX and as PDF."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.models import Plan, PlanMetadata
from index.identity import OVERLAP, Clauses, Known, agree, clauses_of, overlap
from index.known_plans import place_of

# Which file is used: the one whose format tells most about the plan's layout.
_FORMATS: Final = ("docx", "markdown", "html", "text", "pdf", "doc", "scan")


@dataclass(frozen=True)
class Candidate:
    """What is known of a plan that was read: of itself, of its file, and the hashes of its clauses."""

    metadata: PlanMetadata
    file: str
    format: str
    quality: float
    clauses: Clauses

    @classmethod
    def of(cls, plan: Plan) -> Candidate:
        """What a plan tells."""
        source = plan.source
        return cls(plan.metadata, source.file, source.format, source.quality, clauses_of(plan))


def find_duplicates(read: Sequence[Candidate], kept: Sequence[Known]) -> dict[int, int | str]:
    """By number in `read`, each plan that is not to be used, with the one that is: a number, or a kept
    plan's id.

    A plan that is kept from the run before stays; among those read, format, then quality, then the file's
    name decide. Two plans are one where nothing they say of themselves differs and .8 of the clauses are
    shared.
    """
    order = sorted(range(len(read)), key=lambda number: _rank(read[number]))
    holders = _Holders()
    by_id = {known.plan_id: known for known in kept}
    for known in kept:
        holders.add(known.plan_id, known)
    duplicates: dict[int, int | str] = {}
    for number in order:
        one = read[number]
        for holder in holders.sharing(one):
            other = by_id[holder] if isinstance(holder, str) else read[holder]
            if overlap(one.clauses, other.clauses) >= OVERLAP and agree(one.metadata, other.metadata):
                duplicates[number] = holder
                break
        else:
            holders.add(number, one)
    return duplicates


class _Holders:
    """Which plans hold a clause, apart for each province: near copies of a programme share most of theirs."""

    def __init__(self) -> None:
        self._by_place: defaultdict[str, defaultdict[bytes, list[int | str]]]
        self._by_place = defaultdict(lambda: defaultdict(list))

    def add(self, holder: int | str, plan: Known | Candidate) -> None:
        """Enters a plan's clauses."""
        of_place = self._by_place[place_of(plan.metadata)]
        for clause in plan.clauses:
            of_place[clause].append(holder)

    def sharing(self, plan: Candidate) -> list[int | str]:
        """The plans that may be the same by their province and share clauses, those that share most first."""
        place = place_of(plan.metadata)
        places = [place, ""] if place else list(self._by_place)
        shared = Counter(
            holder
            for one in places
            if one in self._by_place
            for clause in plan.clauses
            for holder in self._by_place[one].get(clause, ())
        )
        return [holder for holder, _ in shared.most_common()]


def _rank(candidate: Candidate) -> tuple[int, float, str]:
    return _FORMATS.index(candidate.format), -candidate.quality, candidate.file

"""Which plan is this file? An id is given at first indexing and kept for as long as the plan is recognised.

A file is a known plan where issuer, number, programme, year and month agree (what a copy leaves blank
agrees with anything) and, where several agree, where at least .8 of its clauses are that plan's. Two that
fit equally are a tie: it is told, and the file gets an id of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from corpus.folding import compact
from corpus.models import Plan, PlanMetadata
from index.passages import clause_hash

OVERLAP: Final = 0.8  # share of the smaller plan's clauses that make two texts one plan
SAME_FILE_OVERLAP: Final = 0.5  # where the file's name speaks for it too
_ID_LENGTH: Final = 40  # an id stands in buttons and deep links, which hold 64 bytes
_ID_WORDS: Final = 6

Clauses = frozenset[bytes]


@dataclass(frozen=True)
class Known:
    """A plan that has an id."""

    plan_id: str
    metadata: PlanMetadata
    clauses: Clauses


@dataclass(frozen=True)
class Match:
    """The id of a file's plan, how it was found, and the ids that it might also have been."""

    plan_id: str
    how: Literal["known", "new", "tie"]
    rivals: tuple[str, ...] = ()


def clauses_of(plan: Plan) -> Clauses:
    """Hashes of a plan's clauses with their headings."""
    return frozenset(clause_hash(node) for node in plan.clauses)


def overlap(one: Clauses, other: Clauses) -> float:
    """Share of the smaller one's clauses that both have, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def agree(one: PlanMetadata, other: PlanMetadata) -> bool:
    """Whether nothing that both say of themselves tells two plans apart."""
    for field in ("issuer", "number", "programme", "province"):
        left, right = compact(getattr(one, field) or ""), compact(getattr(other, field) or "")
        if left and right and left != right:
            return False
    if one.issued is None or other.issued is None:
        return True
    months = {one.issued.month, other.issued.month} - {None}
    return one.issued.year == other.issued.year and len(months) <= 1


def identify(
    metadata: PlanMetadata, clauses: Clauses, known: Sequence[Known], taken: Collection[str]
) -> Match:
    """The id of a plan, among known ones that no other file has been found to be.

    `taken` are ids that can't be given anew.
    """
    alike = [other for other in known if agree(metadata, other.metadata)]
    scored = sorted(((overlap(clauses, other.clauses), other.plan_id) for other in alike), reverse=True)
    if len(scored) == 1 and (scored[0][0] >= OVERLAP or _named_alike(metadata, alike[0].metadata)):
        return Match(scored[0][1], "known")
    likely = [(share, plan_id) for share, plan_id in scored if share >= OVERLAP]
    if likely and (len(likely) == 1 or likely[0][0] > likely[1][0]):
        return Match(likely[0][1], "known")
    fresh = new_id(metadata, taken)
    return Match(fresh, "tie", tuple(plan_id for _, plan_id in likely)) if likely else Match(fresh, "new")


def _named_alike(one: PlanMetadata, other: PlanMetadata) -> bool:
    """Whether what both say names the plan: the issuer, with a number or with programme and date."""
    return all(
        data.issuer and (data.number or (data.programme and data.issued)) for data in (one, other)
    ) and (bool(one.number) == bool(other.number) or bool(one.programme and other.programme))


def new_id(metadata: PlanMetadata, taken: Collection[str]) -> str:
    """A readable id: province, first words of the programme or title, year; a count where it is taken."""
    subject = slug(metadata.programme or metadata.title or metadata.kind).split("-")[:_ID_WORDS]
    ends = str(metadata.issued.year) if metadata.issued else ""
    head = slug(metadata.province or "") or "trung-uong"
    room = _ID_LENGTH - len(head) - len(ends) - 2
    while subject and len("-".join(subject)) > room:
        subject.pop()
    base = "-".join(part for part in (head, *subject, ends) if part)
    return _free(base, taken)


def slug(text: str) -> str:
    """Folded letters and digits, joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", compact(text)).strip("-")


def _free(base: str, taken: Collection[str]) -> str:
    if base not in taken:
        return base
    return next(name for name in _numbered(base) if name not in taken)


def _numbered(base: str) -> Iterable[str]:
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1

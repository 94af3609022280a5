"""Which plans of a corpus are replaced, repealed or amended by which, by what the plans say of one another.

A number alone names no plan: every province has a 12/KH-UBND each year. A link meets a plan where number,
place and date agree as far as both say them, and where one plan alone does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal

from corpus.folding import compact
from corpus.frozen import Frozen
from corpus.gazetteer.provinces import load_provinces
from corpus.models import LinkKind, PartialDate, PlanLink, PlanMetadata

RelationKind = Literal["replaced", "repealed", "amended", "expired"]
_PASSIVE: Final[dict[LinkKind, RelationKind]] = {
    "replaces": "replaced",
    "repeals": "repealed",
    "amends": "amended",
}


class Relation(Frozen):
    """What has become of a plan, and which document says so."""

    how: RelationKind
    number: str = ""  # of the document that did it; empty where it isn't known
    issued: PartialDate | None = None
    plan_id: str = ""  # that document, where the corpus holds it
    path: str = ""  # key of its node that says so; empty where the file beside the plan does
    supplied: bool = False  # from the file beside the plan, not from any plan's text

    @property
    def ends(self) -> bool:
        """Whether the plan should no longer be relied on: an amended one still stands."""
        return self.how != "amended"


def relations(plans: Mapping[str, PlanMetadata]) -> dict[str, tuple[Relation, ...]]:
    """By plan id, what has become of it; plans of which nothing is said are left out."""
    by_number = _by_number(plans)
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for plan_id, metadata in plans.items():
        for link in metadata.links:
            for target in _one(by_number, plans, plan_id, link):
                found[target].append(
                    Relation(
                        how=_PASSIVE[link.how],
                        number=metadata.number or "",
                        issued=metadata.issued,
                        plan_id=plan_id,
                        path=link.path,
                    )
                )
        if metadata.status is not None:
            found[plan_id].append(_supplied(by_number, plans, plan_id, metadata))
    return {plan_id: tuple(found[plan_id]) for plan_id in plans if plan_id in found}


def _by_number(plans: Mapping[str, PlanMetadata]) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for plan_id, metadata in plans.items():
        for number in {_key(metadata.number), _key(metadata.decision)} - {""}:
            found[number].append(plan_id)
    return found


def _key(number: str | None) -> str:
    return compact(number or "").replace(" ", "")


def _one(
    by_number: Mapping[str, Sequence[str]], plans: Mapping[str, PlanMetadata], by: str, link: PlanLink
) -> Sequence[str]:
    """The plan that a link means; nothing where none fits, or several."""
    fitting = [
        plan_id
        for plan_id in by_number.get(_key(link.number), ())
        if plan_id != by
        and _same_place(plans[plan_id], plans[by], link)
        and _dates_agree(plans[plan_id].issued, link.issued)
        and not _before(plans[by].issued, plans[plan_id].issued)
    ]
    return fitting if len(fitting) == 1 else ()


def _same_place(target: PlanMetadata, by: PlanMetadata, link: PlanLink) -> bool:
    """Whether a link's words (`của UBND tỉnh …`, `của UBND tỉnh`) fit the plan's province or central issuer."""
    named = _province_in(link.issuer)
    if named is not None:
        return target.province == named
    if by.province is None or target.province is None:
        return target.province == by.province and compact(target.issuer) == compact(by.issuer)
    return target.province == by.province


@lru_cache(maxsize=1024)
def _province_in(issuer: str) -> str | None:
    found = load_provinces().find_all(issuer)
    return found[0].name if found and not found[0].others else None


def _dates_agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether no part that both give differs."""
    if one is None or other is None:
        return True
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(left is None or right is None or left == right for left, right in pairs)


def _before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether the first is certainly the earlier."""
    if one is None or other is None:
        return False
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    for left, right in pairs:
        if left is None or right is None:
            return False
        if left != right:
            return left < right
    return False


def _supplied(
    by_number: Mapping[str, Sequence[str]],
    plans: Mapping[str, PlanMetadata],
    plan_id: str,
    metadata: PlanMetadata,
) -> Relation:
    """What the file beside a plan says, with the replacing plan where the corpus holds it."""
    status = metadata.status
    assert status is not None  # noqa: S101 - the caller asked
    fitting = [
        other
        for other in by_number.get(_key(status.number), ())
        if other != plan_id
        and _dates_agree(plans[other].issued, status.issued)
        and not _before(plans[other].issued, metadata.issued)
        and _may_replace(plans[other].province, metadata.province)
    ]
    held = fitting[0] if len(fitting) == 1 else ""
    return Relation(
        how=status.kind,
        number=status.number,
        issued=status.issued or (plans[held].issued if held else None),
        plan_id=held,
        supplied=True,
    )


def _may_replace(newer: str | None, older: str | None) -> bool:
    """The same province, or the one that it has become part of."""
    if newer == older or newer is None or older is None:
        return newer == older
    return older in load_provinces().predecessors(newer)

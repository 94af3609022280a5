"""What a segment is written from, gathered plan by plan: of a plan itself, a hundred times larger, nothing stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.models import Plan
from index.accents import AccentCounter
from index.dated import DatedRow, dated_of, offer_of
from index.division import with_division
from index.passages import Row, clause_words, lexical_text, row
from index.plan_pile import pack
from index.terms import TERMS, KeyName


@dataclass(frozen=True)
class PackedPlan:
    """A plan as a segment stores it, with the paths of its clauses in reading order and what its lists need."""

    plan_id: str
    packed: bytes
    paths: tuple[str, ...]
    dated: tuple[DatedRow, ...]
    offer: bytes  # JSON

    @classmethod
    def of(cls, plan: Plan) -> PackedPlan:
        """What is stored of a plan."""
        return cls(
            plan.plan_id,
            pack(with_division(plan)),
            tuple(node.key for node in plan.clauses),
            tuple(DatedRow.of(one) for one in dated_of(plan)),
            offer_of(plan).model_dump_json().encode("utf-8"),
        )


@dataclass(frozen=True)
class Contents:
    """What a segment is made of but the vectors; clauses stand in the order of the plans.

    rows: each clause as it is encoded; words: its own words; keys: its terms by lexical key.
    """

    plans: list[PackedPlan] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    keys: dict[KeyName, list[tuple[str, ...]]] = field(default_factory=lambda: {key: [] for key in TERMS})
    accents: AccentCounter = field(default_factory=AccentCounter)

    def add(self, plan: Plan) -> None:
        """Takes what is needed of a plan."""
        clauses = plan.clauses
        self.plans.append(PackedPlan.of(plan))
        self.rows.extend(row(plan, node) for node in clauses)
        self.words.extend(clause_words(node) for node in clauses)
        texts = [lexical_text(plan, node) for node in clauses]
        for key, split in TERMS.items():
            # Tuples of strings are no work for the garbage collector, lists are at each of its rounds.
            self.keys[key] += [tuple(split(text)) for text in texts]
        for node in plan.nodes:
            if node.kind in ("clause", "heading"):
                self.accents.add(clause_words(node))


def gather(plans: Iterable[Plan]) -> Contents:
    """What is needed of some plans."""
    contents = Contents()
    for plan in plans:
        contents.add(plan)
    return contents


def mean_lengths(keys: Mapping[KeyName, Sequence[Sequence[str]]]) -> dict[KeyName, float]:
    """For each lexical key, the mean number of terms of a clause; 1 where there is none."""
    return {
        key: sum(map(len, documents)) / len(documents) if documents else 1.0
        for key, documents in keys.items()
    }

"""Where search finds its clauses: what a store of a snapshot gives, whatever it is made of.

retriever.py makes the same hits of it for every store: files with FAISS (segment_source.py) and PostgreSQL
(postgres/).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.models import Plan
from index.accents import AccentModel
from index.dated import Dated, DatedQuery, Offer
from index.encoder import Vectors
from index.fusion import FusionConstants, Scores
from index.manifest import PlanSummary
from index.terms import KeyName

TermWeights = Mapping[KeyName, Mapping[str, float]]


class PublishedSnapshot(Protocol):
    """One published state of the index. Immutable and safe to share between threads."""

    @property
    def name(self) -> str:
        """Sorts by time."""
        ...

    @property
    def created(self) -> datetime:
        """When it was built, UTC."""
        ...

    @property
    def summaries(self) -> tuple[PlanSummary, ...]:
        """All plans, in the order of their ids."""
        ...

    @property
    def clause_count(self) -> int:
        """Clauses of all plans."""
        ...

    @property
    def fusion(self) -> FusionConstants:
        """What brings the retrievers' scores to one scale."""
        ...

    @property
    def source(self) -> ClauseSource:
        """Its clauses, as search needs them."""
        ...

    def plan(self, plan_id: str) -> Plan:
        """A plan with its nodes, facts and text, without its source's lines. Raises KeyError where it isn't held."""
        ...

    def dated(self, query: DatedQuery) -> list[Dated]:
        """The days that plans set, as a query wants them; see DatedQuery."""
        ...

    def count_over(self, query: DatedQuery) -> int:
        """How many days of a query's plans and kind are over."""
        ...

    def offers(self, plan_ids: Collection[str] | None = None) -> list[Offer]:
        """What menus offer of these plans (None: of all), in the order of their ids."""
        ...

    def clause_hashes(self, plan_id: str) -> frozenset[bytes]:
        """Hashes of a plan's clauses with their headings, 8 bytes each. Raises KeyError where not held."""
        ...

    def check_encoder(self, fingerprint: str) -> None:
        """Raises ModelMismatch where the vectors were made by another model."""
        ...

    def close(self) -> None:
        """Lets go of what it holds open."""
        ...


@dataclass(frozen=True)
class Candidates:
    """Clauses that may fit a question, with their exact scores; arrays are [candidates], in one order.

    segments, rows: where each stands, int64, which also settles ties. syllables, words: BM25, zero or more.
    cosines: -1 to 1; None where no vector was given. `clause(i)` is the plan and path of candidate i.
    """

    segments: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]
    syllables: Scores
    words: Scores
    cosines: Scores | None
    clause: Callable[[int], tuple[str, str]]


class ClauseSource(Protocol):
    """The clauses of one snapshot, as search needs them."""

    def candidates(
        self, weights: TermWeights, vector: Vectors | None, plan_ids: Collection[str] | None, pool: int
    ) -> Candidates:
        """The clauses of these plans (None: of all) that may be among the best for weighted terms.

        All of them where they are at most `pool`; else the `pool` best by lexical score (those that hold any
        of the terms) and the `pool` nearest to `vector` [dimension].
        """
        ...

    def leaders(self, weights: TermWeights, plan_ids: Collection[str] | None, count: int) -> Candidates:
        """The best clause by lexical score of each of the `count` plans (of these; None: of all) with the best ones.

        Clauses that hold none of the terms aren't among them; clauses of further plans may be.
        """
        ...

    def frequencies(self, key: KeyName, terms: Collection[str]) -> Mapping[str, int]:
        """How many clauses hold each of the terms, 0 for an unknown one."""
        ...

    def vocabulary(self) -> Mapping[str, int]:
        """Every folded syllable and pair with the number of clauses that hold it."""
        ...

    def syllables(self) -> Mapping[str, int]:
        """The vocabulary's single syllables: some thousands, whatever the corpus's size."""
        ...

    def accents(self) -> AccentModel:
        """What puts accents back on a question."""
        ...

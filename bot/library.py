"""The plans that answers come from: a published snapshot with what is made of it, replaced when a newer one is."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock

from bot.plan_directory import PlanDirectory
from bot.question.reading import QuestionReader
from bot.view import PlanView
from corpus.models import Plan
from corpus.plan_relations import Relation, relations
from index.dated import Dated, DatedQuery, Offer
from index.encoder import Encoder
from index.errors import SnapshotError, StoreError
from index.manifest import PlanSummary
from index.reranker import Reranker
from index.retriever import Retriever
from index.source import PublishedSnapshot
from index.store import FileStore, IndexStore

_log = logging.getLogger(__name__)
_VIEWS = 512  # plans kept ready; a view holds a plan's words, some 100 kB
_TERMS = 1 << 16  # of questions, whose clauses are counted once and kept
_CHECK_EVERY = 2.0  # seconds between looks at what is published


class Shelf:
    """One snapshot ready for answering. Immutable but for its cache of views."""

    def __init__(
        self, snapshot: PublishedSnapshot, encoder: Callable[[], Encoder], reranker: Reranker | None = None
    ) -> None:
        self.snapshot = snapshot
        self.retriever = Retriever(snapshot, encoder, reranker)
        self.lexicon = CorpusLexicon(self.retriever)
        held = {s.metadata.province for s in snapshot.summaries if s.metadata.province}
        self.reader = QuestionReader(self.lexicon, held)
        self._views: OrderedDict[str, PlanView] = OrderedDict()
        self._lock = Lock()

    @property
    def summaries(self) -> tuple[PlanSummary, ...]:
        """The plans, as a list shows them."""
        return self.snapshot.summaries

    @cached_property
    def directory(self) -> PlanDirectory:
        """The plans by what a question may name."""
        return PlanDirectory(self.summaries)

    @cached_property
    def relations(self) -> dict[str, tuple[Relation, ...]]:
        """By plan, what has become of it by what the plans say of one another."""
        return relations({s.plan_id: s.metadata for s in self.summaries})

    def view(self, plan_id: str) -> PlanView:
        """A plan ready for answering. Raises KeyError where there is none."""
        with self._lock:
            if plan_id in self._views:
                self._views.move_to_end(plan_id)
                return self._views[plan_id]
        view = PlanView(self.snapshot.plan(plan_id))
        with self._lock:
            self._views[plan_id] = view
            while len(self._views) > _VIEWS:
                self._views.popitem(last=False)
        return view


class CorpusLexicon:
    """The corpus's word counts and accents, as reading and matching need them."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self._frequency = lru_cache(maxsize=_TERMS)(retriever.document_frequency)

    @property
    def clause_count(self) -> int:
        """Clauses of all plans."""
        return self._retriever.clause_count

    @property
    def syllables(self) -> Mapping[str, int]:
        """Folded syllables with their clause counts."""
        return self._retriever.syllables

    def document_frequency(self, term: str) -> int:
        """In how many clauses a folded syllable or bigram stands."""
        return self._frequency(term)

    def restore(self, text: str) -> str:
        """Text typed without marks, with the likeliest marks."""
        return self._retriever.accents.restore(text)


class Library:
    """Opens the published snapshot, and a newer one when it is published; a bad one is left aside."""

    def __init__(
        self,
        index: IndexStore | Path,
        encoder: Callable[[], Encoder],
        clock: Callable[[], float] = time.monotonic,
        reranker: Reranker | None = None,
    ) -> None:
        """`index`: a store, or the folder of one. Raises SnapshotError where nothing is published, StoreError."""
        self._store = FileStore(index) if isinstance(index, Path) else index
        self._encoder = encoder
        self._reranker = reranker
        self._clock = clock
        self._shelf = Shelf(self._store.open(), encoder, reranker)
        self._refused = ""
        self._checked = clock()
        self._lock = Lock()

    @property
    def shelf(self) -> Shelf:
        """The newest snapshot that opens. A question keeps the one that it began with."""
        if self._clock() - self._checked >= _CHECK_EVERY and self._lock.acquire(blocking=False):
            try:
                self._checked = self._clock()
                self._renew()
            finally:
                self._lock.release()
        return self._shelf

    def _renew(self) -> None:
        try:
            name = self._store.current_name()
            if name in (self._shelf.snapshot.name, self._refused):
                return
            self._shelf = Shelf(self._store.open(), self._encoder, self._reranker)
            _log.info("snapshot %s in use", name)
        except (SnapshotError, StoreError) as error:
            self._refused = getattr(error, "name", "") or self._refused
            _log.warning("a newer snapshot was not taken: %s", error)

    @property
    def name(self) -> str:
        """The snapshot's name."""
        return self.shelf.snapshot.name

    @property
    def created(self) -> datetime:
        """When it was published."""
        return self.shelf.snapshot.created

    @property
    def summaries(self) -> tuple[PlanSummary, ...]:
        """The plans, as a list shows them."""
        return self.shelf.summaries

    def dated(self, query: DatedQuery) -> list[Dated]:
        """The days that plans set, as a query wants them; see DatedQuery."""
        return self.shelf.snapshot.dated(query)

    def count_over(self, query: DatedQuery) -> int:
        """How many days of a query's plans and kind are over."""
        return self.shelf.snapshot.count_over(query)

    def offers(self, plan_ids: Collection[str] | None = None) -> list[Offer]:
        """What menus offer of these plans (None: of all), in the order of their ids."""
        return self.shelf.snapshot.offers(plan_ids)

    def plan(self, plan_id: str) -> Plan:
        """A plan. Raises KeyError where there is none."""
        return self.shelf.snapshot.plan(plan_id)

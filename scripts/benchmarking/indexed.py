"""A collection in a real index: built by the product's builder, searched by its retriever, taken apart for tuning."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

import corpus
import index
from benchmarking.collection import Collection
from corpus.models import Plan
from index.builder import Corpus, build
from index.encoder import Encoder
from index.errors import SnapshotDamaged, SnapshotFormat, SnapshotMissing
from index.fusion import Scores
from index.locking import publishing
from index.reranker import configured_reranker
from index.retriever import Retriever
from index.snapshot import Snapshot
from index.source import TermWeights


@dataclass(frozen=True)
class RetrieverScores:
    """Scores of all articles, whose ids are the columns' names: each float32 [questions, articles]."""

    ids: Sequence[str]
    dense: Scores
    syllables: Scores
    words: Scores


class IndexedCollection:
    """A collection with its published snapshot. The one in `folder` is taken where it holds just this."""

    def __init__(self, collection: Collection, folder: Path, encoder: Encoder) -> None:
        self.collection = collection
        self.encoder = encoder
        snapshot = _snapshot(collection.plans, folder, encoder)
        self.retriever = Retriever(snapshot, encoder, configured_reranker())

    def search(self, questions: Sequence[str], *, dense: bool = True, limit: int = 10) -> list[list[str]]:
        """The ids that the product's retriever finds for each question, best first."""
        found = []
        for question in questions:
            hits = self.retriever.search(question, limit=limit, dense=dense)
            found.append([self.collection.id_of[hit.plan_id, hit.path] for hit in hits])
        return found

    def scores(self, questions: Sequence[str]) -> RetrieverScores:
        """What each retriever gives every article for each question, as `search` computes it."""
        retriever, source = self.retriever, self.retriever.snapshot.source
        restored = [retriever.accents.restore(question) for question in questions]
        vectors = self.encoder.encode_queries(restored)
        found = []
        for typed, marked, vector in zip(questions, restored, vectors, strict=True):
            weights: TermWeights = {
                "syllables": retriever.term_weights("syllables", typed),
                "words": retriever.term_weights("words", marked),
            }
            found.append(source.candidates(weights, vector, None, retriever.clause_count))
        places = range(retriever.clause_count) if found else ()
        return RetrieverScores(
            ids=[self.collection.id_of[found[0].clause(place)] for place in places],
            dense=_stacked([one.cosines for one in found]),
            syllables=_stacked([one.syllables for one in found]),
            words=_stacked([one.words for one in found]),
        )


def _stacked(rows: Sequence[Scores | None]) -> Scores:
    given = [row for row in rows if row is not None]
    return np.stack(given) if given else np.zeros((0, 0), dtype=np.float32)


def _snapshot(plans: Sequence[Plan], folder: Path, encoder: Encoder) -> Snapshot:
    """The published snapshot of these plans, built where the folder has none of them by this code and model."""
    code = _digest(plans)
    with publishing(folder):
        try:
            held = Snapshot.open(folder)
            if held.manifest.code == code and held.manifest.encoder.fingerprint == encoder.fingerprint:
                return held
        except (SnapshotMissing, SnapshotFormat, SnapshotDamaged):
            pass
        inputs: Mapping[str, str] = {}
        build(folder, Corpus(plans, {}, code, inputs), encoder, created=datetime.now(UTC), keep=1)
        return Snapshot.open(folder)


def _digest(plans: Sequence[Plan]) -> str:
    """Of the plans' words, and of the code that an index depends on."""
    digest = hashlib.sha256()
    for plan in plans:
        for node in plan.nodes:
            digest.update("\n".join([plan.plan_id, *node.trail, node.text, ""]).encode("utf-8", "replace"))
    for package in (corpus, index):
        for path in sorted(Path(str(package.__file__)).parent.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()

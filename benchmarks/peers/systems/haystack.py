"""Haystack as its documentation sets up retrieval.

Splitter: https://docs.haystack.deepset.ai/docs/documentsplitter (its defaults: 200 words, no overlap).
Pipelines: https://haystack.deepset.ai/tutorials/33_hybrid_retrieval (in-memory store, BM25 and embedding retrievers
into a DocumentJoiner), the lists joined by reciprocal rank, https://docs.haystack.deepset.ai/docs/documentjoiner,
where the tutorial has a reranking model that no other system here has.
Prefixes: `prefix` of the embedders, https://docs.haystack.deepset.ai/docs/sentencetransformersdocumentembedder
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from haystack import Pipeline
from haystack.components.converters import TextFileToDocument
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.utils import ComponentDevice
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from benchmarks.peers.measuring import TOP
from benchmarks.peers.records import Passage


@dataclass(frozen=True)
class _Asking:
    pipeline: Any
    last: str  # the component whose documents are the answer
    hybrid: bool
    texts: Sequence[str]

    def search(self, question: str) -> Sequence[Passage]:
        asked = {"text_embedder": {"text": question}}
        if self.hybrid:
            asked["bm25_retriever"] = {"query": question}
        documents = self.pipeline.run(asked)[self.last]["documents"]
        return [Passage(one.meta["file_path"], one.content) for one in documents]


class Haystack:
    """Vectors in memory; `hybrid` joins them with BM25 by reciprocal rank."""

    packages = ("haystack-ai", "sentence-transformers-haystack")

    def __init__(self, variant: str, model: Path) -> None:
        self._hybrid = variant == "hybrid"
        self._model = {
            "model": str(model),
            "device": ComponentDevice.from_str("cpu"),
            "local_files_only": True,
            "normalize_embeddings": True,
            "progress_bar": False,
        }
        self._warm()

    def _warm(self) -> None:
        """Load the model: the library keeps one for all embedders with the same settings."""
        SentenceTransformersTextEmbedder(**self._model, prefix="query: ").warm_up()

    def build(self, folder: Path) -> _Asking:
        """Run the indexing pipeline, and wire the one that asks."""
        store = InMemoryDocumentStore()
        indexing = Pipeline()
        indexing.add_component("converter", TextFileToDocument())
        indexing.add_component("splitter", DocumentSplitter())
        indexing.add_component(
            "embedder", SentenceTransformersDocumentEmbedder(**self._model, prefix="passage: ")
        )
        indexing.add_component("writer", DocumentWriter(store))
        indexing.connect("converter", "splitter")
        indexing.connect("splitter", "embedder")
        indexing.connect("embedder", "writer")
        indexing.run({"converter": {"sources": [str(path) for path in sorted(folder.iterdir())]}})

        asking = Pipeline()
        asking.add_component(
            "text_embedder", SentenceTransformersTextEmbedder(**self._model, prefix="query: ")
        )
        asking.add_component("embedding_retriever", InMemoryEmbeddingRetriever(store, top_k=TOP))
        asking.connect("text_embedder.embedding", "embedding_retriever.query_embedding")
        last = "embedding_retriever"
        if self._hybrid:
            last = "joiner"
            asking.add_component("bm25_retriever", InMemoryBM25Retriever(store, top_k=TOP))
            asking.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
            asking.connect("bm25_retriever", "joiner")
            asking.connect("embedding_retriever", "joiner")
        texts = [document.content for document in store.filter_documents()]
        return _Asking(asking, last, self._hybrid, texts)


def make(variant: str, model: Path) -> Haystack:
    """`vectors` or `hybrid`."""
    return Haystack(variant, model)

"""LlamaIndex as its documentation sets up retrieval.

Default: https://developers.llamaindex.ai/python/framework/getting_started/starter_example_local/
(SimpleDirectoryReader, VectorStoreIndex with its own splitter: 1,024 tokens, 200 overlap; vectors in memory).
Hybrid: https://developers.llamaindex.ai/python/framework/integrations/retrievers/reciprocal_rerank_fusion/
(SentenceSplitter of 256 tokens, BM25Retriever and the vector index in a QueryFusionRetriever by reciprocal rank;
`num_queries=1`, as no language model writes further queries here).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llama_index.core import Settings, SimpleDirectoryReader, VectorStoreIndex
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.schema import MetadataMode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.retrievers.bm25 import BM25Retriever

from benchmarks.peers.measuring import TOP
from benchmarks.peers.records import Passage

_HYBRID_TOKENS = 256


@dataclass(frozen=True)
class _Retrieving:
    retriever: Any
    texts: Sequence[str]

    def search(self, question: str) -> Sequence[Passage]:
        found = self.retriever.retrieve(question)
        return [Passage(one.node.metadata["file_name"], one.node.get_content()) for one in found]


class LlamaIndex:
    """Vectors in memory; `hybrid` fuses them with BM25."""

    packages = (
        "llama-index-core",
        "llama-index-embeddings-huggingface",
        "llama-index-readers-file",
        "llama-index-retrievers-bm25",
        "bm25s",
    )

    def __init__(self, variant: str, model: Path) -> None:
        self._variant = variant
        Settings.llm = MockLLM()  # never asked; without one the library looks for a key of a hosted model
        Settings.embed_model = HuggingFaceEmbedding(
            model_name=str(model), device="cpu", query_instruction="query: ", text_instruction="passage: "
        )

    def build(self, folder: Path) -> _Retrieving:
        """Load, split, embed, index."""
        documents = SimpleDirectoryReader(str(folder)).load_data()
        hybrid = self._variant == "hybrid"
        split = [SentenceSplitter(chunk_size=_HYBRID_TOKENS)] if hybrid else None
        index = VectorStoreIndex.from_documents(documents, transformations=split)
        nodes = list(index.docstore.docs.values())
        top = min(TOP, len(nodes))
        retriever: Any = index.as_retriever(similarity_top_k=top)
        if hybrid:
            keywords = BM25Retriever.from_defaults(docstore=index.docstore, similarity_top_k=top)
            retriever = QueryFusionRetriever(
                [retriever, keywords],
                similarity_top_k=top,
                num_queries=1,
                mode="reciprocal_rerank",
                use_async=True,
            )
        return _Retrieving(retriever, [node.get_content(MetadataMode.EMBED) for node in nodes])


def make(variant: str, model: Path) -> LlamaIndex:
    """`vectors` or `hybrid`."""
    return LlamaIndex(variant, model)

"""LangChain as its documentation sets up retrieval.

Splitter and sizes: https://docs.langchain.com/oss/python/langchain/knowledge-base (1,000 characters, 200 overlap).
Store: https://docs.langchain.com/oss/python/integrations/vectorstores/faiss
Hybrid: EnsembleRetriever of BM25Retriever and FAISS, half each,
https://reference.langchain.com/python/langchain-classic/retrievers/ensemble/EnsembleRetriever
Prefixes: `prompt_name` in encode_kwargs,
https://reference.langchain.com/python/langchain-huggingface/embeddings/huggingface/HuggingFaceEmbeddings
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.document_loaders import TextLoader
from langchain_community.retrievers import BM25Retriever
from langchain_community.vectorstores import FAISS
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from benchmarks.peers.measuring import TOP
from benchmarks.peers.records import Passage


@dataclass(frozen=True)
class _Retrieving:
    retriever: Any
    texts: Sequence[str]

    def search(self, question: str) -> Sequence[Passage]:
        documents = self.retriever.invoke(question)
        return [Passage(Path(one.metadata["source"]).name, one.page_content) for one in documents]


class LangChain:
    """Vectors in FAISS; `hybrid` adds BM25 as it comes, `words` BM25 of lower-case words without punctuation."""

    packages = (
        "langchain-classic",
        "langchain-community",
        "langchain-huggingface",
        "langchain-text-splitters",
        "rank-bm25",
        "faiss-cpu",
    )

    def __init__(self, variant: str, model: Path) -> None:
        self._variant = variant
        self._embeddings = HuggingFaceEmbeddings(
            model_name=str(model),
            model_kwargs={"device": "cpu"},
            encode_kwargs={"normalize_embeddings": True, "prompt_name": "passage"},
            query_encode_kwargs={"normalize_embeddings": True, "prompt_name": "query"},
        )

    def build(self, folder: Path) -> _Retrieving:
        """Load, split, embed, index."""
        loaded = [
            page
            for path in sorted(folder.iterdir())
            for page in TextLoader(str(path), encoding="utf-8").load()
        ]
        splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
        chunks = splitter.split_documents(loaded)
        retriever: Any = FAISS.from_documents(chunks, self._embeddings).as_retriever(search_kwargs={"k": TOP})
        if self._variant != "vectors":
            split = {"preprocess_func": _words} if self._variant == "words" else {}
            keywords = BM25Retriever.from_documents(chunks, k=TOP, **split)
            retriever = EnsembleRetriever(retrievers=[keywords, retriever], weights=[0.5, 0.5])
        return _Retrieving(retriever, [chunk.page_content for chunk in chunks])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def make(variant: str, model: Path) -> LangChain:
    """`vectors`, `hybrid` or `words`."""
    return LangChain(variant, model)

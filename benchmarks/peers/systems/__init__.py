"""The systems that are compared, and how each is set up. Imports none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Role = Literal["ours", "peer", "floor"]


@dataclass(frozen=True)
class Entry:
    """A system's name in the tables, where it is made, and what it is."""

    title: str
    module: str
    variant: str
    role: Role
    hybrid: bool = False


def _ours(title: str, variant: str) -> Entry:
    return Entry(title, "benchmarks.peers.systems.ours", variant, "ours", hybrid=True)


def _peer(title: str, module: str, variant: str, *, hybrid: bool = False) -> Entry:
    return Entry(title, f"benchmarks.peers.systems.{module}", variant, "peer", hybrid)


SYSTEMS: Final = {
    "ours": _ours("ours: clauses", "clauses"),
    "ours-scoped": _ours("ours: clauses of the province named", "scoped"),
    "ours-answer": _ours("ours: the whole answer", "answer"),
    "langchain": _peer("LangChain, FAISS", "langchain", "vectors"),
    "langchain-hybrid": _peer("LangChain, BM25 + FAISS", "langchain", "hybrid", hybrid=True),
    "langchain-words": _peer(
        "LangChain, BM25 of lower-case words + FAISS", "langchain", "words", hybrid=True
    ),
    "llamaindex": _peer("LlamaIndex, vectors", "llamaindex", "vectors"),
    "llamaindex-hybrid": _peer("LlamaIndex, BM25 + vectors", "llamaindex", "hybrid", hybrid=True),
    "haystack": _peer("Haystack, vectors", "haystack", "vectors"),
    "haystack-hybrid": _peer("Haystack, BM25 + vectors", "haystack", "hybrid", hybrid=True),
    "txtai": _peer("txtai, vectors", "txtai", "vectors"),
    "txtai-hybrid": _peer("txtai, hybrid", "txtai", "hybrid", hybrid=True),
    "txtai-chunker": _peer("txtai, hybrid, Chonkie chunks", "txtai", "chunker", hybrid=True),
    "encoder": Entry("the encoder alone, no index", "benchmarks.peers.systems.encoder_alone", "", "floor"),
}

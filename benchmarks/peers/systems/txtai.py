"""txtai as its documentation sets up retrieval.

Splitting: Textractor with `paragraphs`, https://neuml.github.io/txtai/pipeline/data/textractor/; `chunker` takes
Chonkie's recursive chunks, where https://github.com/neuml/txtai/blob/master/examples/73_Chunking_your_data_for_RAG.ipynb
takes its late ones: those have the same boundaries, and of their vectors txtai makes no use, it keeps the text.
Index: Embeddings with `content`, https://neuml.github.io/txtai/embeddings/configuration/database/; `hybrid`,
https://neuml.github.io/txtai/embeddings/configuration/general/#hybrid, halves as by default.
Prefixes: taken from the model's own settings, https://neuml.github.io/txtai/embeddings/configuration/vectors/
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from txtai import Embeddings
from txtai.pipeline import Textractor

from benchmarks.peers.measuring import TOP
from benchmarks.peers.records import Passage


@dataclass(frozen=True)
class _Searching:
    embeddings: Any
    sources: Sequence[str]  # by the number that a text is indexed under
    texts: Sequence[str]

    def search(self, question: str) -> Sequence[Passage]:
        rows = self.embeddings.search(question, TOP)
        return [Passage(self.sources[int(row["id"])], row["text"]) for row in rows]


class Txtai:
    """Vectors in FAISS, content in SQLite; `hybrid` and `chunker` add BM25."""

    packages = ("txtai", "chonkie", "faiss-cpu")

    def __init__(self, variant: str, model: Path) -> None:
        self._model = str(model)
        self._hybrid = variant != "vectors"
        self._models: dict[str, Any] = {}  # the library's own cache of loaded models
        by = {"chunker": "recursive"} if variant == "chunker" else {"paragraphs": True}
        self._split: Any = Textractor(**by)
        self._embeddings().index(["kế hoạch"])  # loads the model

    def _embeddings(self) -> Any:
        return Embeddings(path=self._model, content=True, hybrid=self._hybrid, gpu=False, models=self._models)

    def build(self, folder: Path) -> _Searching:
        """Extract, split, embed, index."""
        split = [(path.name, text) for path in sorted(folder.iterdir()) for text in self._split(str(path))]
        sources, texts = [source for source, _ in split], [text for _, text in split]
        embeddings = self._embeddings()
        embeddings.index(enumerate(texts))
        return _Searching(embeddings, sources, texts)


def make(variant: str, model: Path) -> Txtai:
    """`vectors`, `hybrid` or `chunker`."""
    return Txtai(variant, model)

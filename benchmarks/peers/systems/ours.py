"""The product, measured as the peers are.

`clauses`: the ranked clauses of `Retriever.search` over all plans, each under its headings, as a reader is shown it.
`scoped`: the same within the plans of the province that the question names, as the bot narrows it.
`answer`: all that the bot says, citations last.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.peers.measuring import TOP
from benchmarks.peers.records import Passage
from bot import messages
from bot.answer import Citation
from bot.library import Library, Shelf
from bot.scope import scope_of
from bot.service import Assistant
from evaluation.suites import TODAY
from index.encoder import Encoder, SentenceTransformerEncoder
from index.passages import dense_text
from index.reindex import reindex
from index.settings import EncoderSettings

_Search = Callable[[str], Sequence[Passage]]


@dataclass(frozen=True)
class _Searching:
    search: _Search
    texts: Sequence[str]


class Ours:
    """An index folder published and opened, then asked in one of three ways."""

    packages = ("faiss-cpu", "pyvi", "sentence-transformers", "transformers", "torch")

    def __init__(self, variant: str, model: Path) -> None:
        self._search = _VARIANTS[variant]
        self._encoder: Encoder = SentenceTransformerEncoder(EncoderSettings(model=str(model)))
        self._encoder.encode_queries(["kế hoạch"])  # loads the model
        self._made = tempfile.TemporaryDirectory(prefix="peers-ours-")
        self._count = 0

    def build(self, folder: Path) -> _Searching:
        """Read, publish, open."""
        self._count += 1
        place = Path(self._made.name) / str(self._count)
        reindex(folder, place, self._encoder, now=datetime.now(UTC))
        library = Library(place, lambda: self._encoder)
        plans = [library.plan(summary.plan_id) for summary in library.summaries]
        texts = [dense_text(node) for plan in plans for node in plan.clauses]
        return _Searching(self._search(library), texts)


def _clauses(library: Library) -> _Search:
    shelf = library.shelf

    def search(question: str) -> Sequence[Passage]:
        hits = shelf.retriever.search(question, limit=TOP)
        return [_shown(shelf, hit.plan_id, hit.path) for hit in hits]

    return search


def _scoped(library: Library) -> _Search:
    shelf = library.shelf

    def search(question: str) -> Sequence[Passage]:
        read = shelf.reader.read(question, TODAY)
        plan_ids = scope_of(read, shelf.directory).plan_ids
        hits = shelf.retriever.search(read.text, plan_ids=plan_ids, limit=TOP) if plan_ids else ()
        return [_shown(shelf, hit.plan_id, hit.path) for hit in hits]

    return search


def _answer(library: Library) -> _Search:
    assistant = Assistant(library)

    def search(question: str) -> Sequence[Passage]:
        answer = assistant.ask(question, today=TODAY).answer
        return [
            *(Passage("", said) for said in (answer.headline, *answer.notes)),
            *(_cited(citation) for citation in answer.citations),
        ]

    return search


def _cited(citation: Citation) -> Passage:
    quoted = messages.QUOTE_LINE.format(text=citation.text, label=citation.label, plan=citation.plan_title)
    return Passage(citation.source.file, quoted)


def _shown(shelf: Shelf, plan_id: str, path: str) -> Passage:
    plan = shelf.snapshot.plan(plan_id)
    return Passage(plan.source.file, dense_text(plan.by_key[path]))


_VARIANTS: Final = {"clauses": _clauses, "scoped": _scoped, "answer": _answer}


def make(variant: str, model: Path) -> Ours:
    """`clauses`, `scoped` or `answer`."""
    return Ours(variant, model)

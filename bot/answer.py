"""An answer, as data. Telegram, the console and JSON render it; none of them decides anything."""

from __future__ import annotations

from typing import Literal

from corpus.frozen import Frozen

Status = Literal["answered", "not_found", "clarify", "chat"]
Reason = Literal[
    "not_stated", "no_such_plan", "no_such_place", "false_premise", "not_understood", "out_of_scope"
]


class Source(Frozen):
    """Where a quote stands: code points into the source text that the snapshot holds."""

    file: str
    page: int | None = None
    start: int
    end: int


class Citation(Frozen):
    """One clause, word for word, with its place."""

    plan_id: str
    clause_id: str
    plan_title: str
    province: str | None
    number: str | None
    issued: str | None
    path: str
    label: str
    text: str
    source: Source


class Understood(Frozen):
    """What was read from the question and from earlier turns."""

    intent: str = ""
    provinces: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    plans: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()


class Answer(Frozen):
    """The whole reply. `headline` is at most 300 characters; citations are never cut.

    `notes` are the paragraphs of `text` that are neither the headline nor a quote (a list, a caveat, another plan
    that answers too): renderers show headline, notes and citations, and never take `text` apart.
    """

    question: str
    status: Status
    reason: Reason | None = None
    headline: str
    notes: tuple[str, ...] = ()
    text: str
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    understood: Understood = Understood()
    suggestions: tuple[str, ...] = ()

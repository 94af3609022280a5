"""An answer, as data. Telegram, the console and JSON render it; none of them decides anything."""

from __future__ import annotations

from decimal import Decimal
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
    slips: tuple[str, ...] = ()  # words of the text that are slips of the plan itself
    source: Source


class Value(Frozen):
    """A number that a plan sets, as an answer tells it."""

    path: str  # of the clause that sets it
    label: str
    subject: str
    measure: str
    measured: bool  # the number measures its subject (`số lượt …`), and isn't a share or a count of it
    amount: Decimal
    amount_to: Decimal | None = None  # upper end of a range
    unit: str
    change: Literal["", "increase", "decrease"] = ""  # the number is a change, not a level
    year: int | None = None
    year_from: int | None = None  # of a period
    under: str = ""  # the headings above, without years: elsewhere the same words may mean others
    words: str  # the plan's own words for it, with those that bound it: `phấn đấu trên …`


class PlanLine(Frozen):
    """What one plan says to a question in a line, without its place; or that it says nothing."""

    plan_id: str
    place: str
    province: str | None
    number: str | None
    issued: str | None
    found: bool
    line: str
    labels: tuple[str, ...] = ()  # of the clauses that say it
    values: tuple[Value, ...] = ()


class Understood(Frozen):
    """What was read from the question and from earlier turns."""

    intent: str = ""
    provinces: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    plans: tuple[str, ...] = ()
    inherited: tuple[
        str, ...
    ] = ()  # "profile": the province is the one that the asker chose or said to live in


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
    contacts: tuple[Citation, ...] = ()  # of a refusal: the clauses that name the body to ask
    understood: Understood = Understood()
    suggestions: tuple[str, ...] = ()
    plans: tuple[PlanLine, ...] = ()

    @property
    def places(self) -> tuple[Citation, ...]:
        """The clauses that can be opened from the answer: those it cites, or those a refusal points at."""
        return self.citations or tuple({c.clause_id: c for c in (*self.nearest, *self.contacts)}.values())

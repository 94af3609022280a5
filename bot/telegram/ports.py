"""What the Telegram front needs of the assistant, as protocols: the real one and a test's both fit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.answer import Answer
from bot.conversation import Conversation
from corpus.models import Plan
from index.dated import Dated, DatedQuery, Offer
from index.manifest import PlanSummary


class Library(Protocol):
    """The plans that answers come from."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def created(self) -> datetime: ...  # noqa: D102
    @property
    def summaries(self) -> Sequence[PlanSummary]: ...  # noqa: D102

    def dated(self, query: DatedQuery) -> Sequence[Dated]:
        """The days that plans set, as a query wants them."""
        ...

    def count_over(self, query: DatedQuery) -> int:
        """How many days of a query's plans and kind are over."""
        ...

    def offers(self, plan_ids: Collection[str] | None = None) -> Sequence[Offer]:
        """What menus offer of these plans (None: of all)."""
        ...

    def plan(self, plan_id: str) -> Plan:
        """The plan with this id. Raises KeyError where there is none."""
        ...


class Reply(Protocol):
    """An answer, and the conversation to hand back with the next question."""

    @property
    def answer(self) -> Answer: ...  # noqa: D102
    @property
    def conversation(self) -> Conversation: ...  # noqa: D102


class Assistant(Protocol):
    """Answers questions. `ask` blocks: it runs in a thread."""

    @property
    def library(self) -> Library: ...  # noqa: D102

    def warm_up(self) -> None:
        """Load what the first question would wait for."""
        ...

    def ask(self, question: str, conversation: Conversation, *, today: date) -> Reply:
        """The reply to a question within its conversation."""
        ...

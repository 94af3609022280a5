"""What the gate of golden questions found, as data."""

from __future__ import annotations

from corpus.frozen import Frozen


class LostQuestion(Frozen):
    """A question that somebody has to look at: it lost its clause, or its plan changed or left (`changed`)."""

    question: str
    province: str
    plan_id: str
    changed: bool


class GoldenReport(Frozen):
    """How many questions were put, and of how many the published index finds the clause."""

    asked: int
    found_before: int
    lost: tuple[LostQuestion, ...] = ()

"""Whether the evidence that a question's label names stands within the first characters of a ranked context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.peers.records import Passage
from evaluation.wording import solid

BUDGETS: Final = (1000, 2000, 4000)  # characters, white space folded


@dataclass(frozen=True)
class Gold:
    """One clause that answers: any of `texts`, in any of the plan files `sources`."""

    sources: frozenset[str]
    texts: tuple[str, ...]


def folded(text: str) -> str:
    """White space as single spaces: a hard-wrapped plan must not cost its reader more characters."""
    return " ".join(text.split())


def within(passages: Sequence[Passage], budget: int) -> Iterator[Passage]:
    """The passages as far as a budget of characters goes; the last is cut, and one is paid between two."""
    left = budget
    for passage in passages:
        text = folded(passage.text)[:left]
        if not text:
            return
        yield Passage(passage.source, text)
        left -= len(text) + 1
        if left <= 0:
            return


def holds(passages: Sequence[Passage], evidence: Sequence[Gold], budget: int) -> bool:
    """Whether all the evidence stands in what a budget takes of the passages, each in a plan that it is of.

    A clause that was split counts as found where its parts follow each other in the ranking. Wording is
    compared as answers are: case, white space, tone-mark placement and Markdown emphasis don't matter.
    """
    shown = tuple(within(passages, budget))
    return all(_stands(shown, gold) for gold in evidence)


def _stands(shown: Sequence[Passage], gold: Gold) -> bool:
    context = solid(" ".join(passage.text for passage in shown if passage.source in gold.sources))
    return any(solid(text) in context for text in gold.texts)

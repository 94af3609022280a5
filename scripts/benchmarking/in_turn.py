"""Two bots asked in turn in one process: how they compare, whatever else the machine does meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from benchmarking.scale_questions import TODAY, questions
from bot.answer import Answer
from bot.library import Library
from bot.service import Assistant
from index.encoder import Encoder
from index.store import IndexStore


class Bot(NamedTuple):
    """A bot over one index, with what it is asked; it has answered before."""

    assistant: Assistant
    named: Sequence[str]
    unnamed: Sequence[str]

    @classmethod
    def over(cls, store: IndexStore, clauses: int, counts: tuple[int, int], model: Encoder) -> Bot:
        """`counts`: of questions that name a province, and of those that don't."""
        assistant = Assistant(Library(store, lambda: model))
        assistant.warm_up()
        (first, *named), unnamed = questions(clauses, *counts)
        assistant.ask(first.question, today=TODAY)
        return cls(assistant, [one.question for one in named], unnamed)


def in_turn(base: Bot, other: Bot) -> dict[str, float]:
    """How many times as long the other bot takes, by kind of question and percentile; where both are asked the same,
    the share of equal answers.
    """
    figures: dict[str, float] = {}
    same: list[bool] = []
    for kind, mine, theirs in (("named", base.named, other.named), ("unnamed", base.unnamed, other.unnamed)):
        taken: list[tuple[float, float]] = []
        for number, (before, after) in enumerate(zip(mine, theirs, strict=True)):
            asked = [(base, before), (other, after)]
            found = list(_answers(asked if number % 2 else asked[::-1]))
            first, second = found if number % 2 else found[::-1]
            taken.append((first[1], second[1]))
            same.append(first[0] == second[0])
        for share in (50, 95):
            of_base, of_other = np.percentile(taken, share, axis=0).tolist()
            figures[f"{kind}_p{share}_times"] = of_other / of_base
    if base[1:] == other[1:]:
        figures["same_answers"] = sum(same) / len(same)
    return figures


def _answers(asked: Sequence[tuple[Bot, str]]) -> Iterator[tuple[Answer, float]]:
    """Each bot's answer to its question, with the seconds that it took."""
    for bot, question in asked:
        started = time.perf_counter()
        answer = bot.assistant.ask(question, today=TODAY).answer
        yield answer, time.perf_counter() - started

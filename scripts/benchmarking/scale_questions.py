"""What the scale benchmark asks: questions about plans drawn by lot, each text once."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import Final

from benchmarking.many_plans import Asked, make_plan, plan_count, question_of_all, questions_of

SEED: Final = 1
TODAY: Final = date(2026, 11, 22)  # when they are asked
# A small corpus has fewer questions than are drawn. One that was put before is worded otherwise: what a bot keeps of a
# question's text has nothing to do with the size of what it is asked about.
_OPENINGS: Final = (
    "", "Cho hỏi ", "Xin hỏi ", "Cho tôi hỏi ", "Cho em hỏi ", "Tôi muốn hỏi ", "Tôi muốn biết ", "Vui lòng cho biết ",
)  # fmt: skip
_ENDINGS: Final = ("", " ạ", " vậy", " thế", " nhỉ", " vậy ạ", " thế ạ")
_WORDINGS: Final = tuple(product(_ENDINGS, _OPENINGS))


def questions(clauses: int, named: int, unnamed: int) -> tuple[list[Asked], list[str]]:
    """For a corpus of so many clauses: those that name a province, one more for the first answer; those that don't."""
    chance = random.Random(SEED)  # noqa: S311 (no secret)
    drawn = [make_plan(chance.randrange(1, plan_count(clauses)), SEED) for _ in range(named + 1)]
    asked = [chance.choice(list(questions_of(plan))) for plan in drawn]
    texts = each_once(one.question for one in asked)
    once = [one.model_copy(update={"question": text}) for one, text in zip(asked, texts, strict=True)]
    return once, list(each_once(question_of_all(plan) for plan in drawn[:unnamed]))


def each_once(texts: Iterable[str]) -> Iterator[str]:
    """The questions, a repeated one with another opening and ending; after 56 times from the first again."""
    put: Counter[str] = Counter()
    for text in texts:
        ending, opening = _WORDINGS[put[text] % len(_WORDINGS)]
        put[text] += 1
        beginning = text[:1].lower() if opening else text[:1]
        yield f"{opening}{beginning}{text[1:].removesuffix('?')}{ending}?"

"""Clauses that may be the best of the best plans: whatever is left out could not have been."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from index.leading import Leaders, promising
from index.lexical import Postings, build_postings

_COMMON = ("ke", "hoach", "thuc", "hien", "tinh", "nam")
_PLAN = 8  # clauses


def documents(plans: int, seed: int) -> list[list[str]]:
    """Near copies: common words in nearly all clauses, a plan's own word in two, rare ones here and there."""
    chance = np.random.default_rng(seed)
    found = []
    for row in range(plans * _PLAN):
        words = [word for word in _COMMON if chance.random() < 0.9]
        words += [f"muc{row % _PLAN}", *(f"tinh{row // _PLAN}" for _ in range(int(row % _PLAN < 2)))]
        words += [f"viec{int(chance.integers(40))}" for _ in range(3)]
        found.append(words)
    return found


def postings_of(plans: int, seed: int) -> dict[str, Postings]:
    texts = documents(plans, seed)
    return {
        "syllables": build_postings(texts, 10.0)[0],
        "words": build_postings([words[::2] for words in texts], 5.0)[0],
    }


QUERIES: Sequence[dict[str, float]] = (
    {"viec3": 4.0, "viec9": 4.0, "muc2": 2.0, "ke": 0.1, "hoach": 0.1, "thuc": 0.1},
    {"viec7": 4.0, "viec8": 4.0, "viec11": 4.0, "nam": 0.1, "tinh": 0.1},
    {"tinh5": 6.0, "viec1": 4.0, "muc0": 2.0, "muc1": 2.0, "hien": 0.1},
)
FACTORS = {"syllables": 0.5, "words": 0.2}


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("known", [False, True])
def test_the_best_clause_of_each_of_the_best_plans_is_kept(
    query: dict[str, float], seed: int, *, known: bool
) -> None:
    plans, count = 400, 5
    postings = postings_of(plans, seed)
    weights = {"syllables": query, "words": query}
    scores = sum(FACTORS[key] * postings[key].scores(query) for key in postings)
    edges = [(start, start + _PLAN) for start in range(0, plans * _PLAN, _PLAN)][10:]  # some no longer count
    best = {start: float(scores[start:end].max()) for start, end in edges}
    last = sorted(best.values())[-count]
    rows = promising(postings, weights, FACTORS, Leaders(edges, count, last if known else 0.0))
    assert rows is not None
    kept = set(rows.tolist())
    assert kept <= set(range(10 * _PLAN, plans * _PLAN))
    for start, end in edges:
        if best[start] > 0 and best[start] >= last:
            assert start + int(np.argmax(scores[start:end])) in kept


def test_a_question_with_rare_words_leaves_most_out() -> None:
    postings = postings_of(400, 3)
    edges = [(start, start + _PLAN) for start in range(0, 400 * _PLAN, _PLAN)]
    weights = {"syllables": QUERIES[2], "words": QUERIES[2]}
    rows = promising(postings, weights, FACTORS, Leaders(edges, 2, 0.0))
    assert rows is not None
    assert 0 < len(rows) < 0.05 * 400 * _PLAN
    assert list(rows) == sorted(rows)


@pytest.mark.parametrize("query", [{"ke": 0.1, "hoach": 0.1, "nam": 0.1}, {"blockchain": 9.0}])
def test_without_a_word_to_choose_by_all_are_scored(query: dict[str, float]) -> None:
    postings = postings_of(40, 5)
    edges = [(start, start + _PLAN) for start in range(0, 40 * _PLAN, _PLAN)]
    weights = {"syllables": query, "words": query}
    assert promising(postings, weights, FACTORS, Leaders(edges, 2, 0.0)) is None


def test_scores_of_some_rows_are_those_of_all() -> None:
    postings = postings_of(50, 4)["syllables"]
    rows = np.array([0, 3, 17, 80, 399], dtype=np.int32)
    assert postings.scores_of(rows, QUERIES[0]).tolist() == postings.scores(QUERIES[0])[rows].tolist()
    assert postings.scores_of(rows[:0], QUERIES[0]).tolist() == []

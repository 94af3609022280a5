"""Terms that are left out can't change which clauses are best: checked against looking all of them up."""

from __future__ import annotations

import random

import pytest

from index.postgres.pruning import (
    QueryTerm,
    likely_terms,
    needed_groups,
    needed_terms,
    rarest_terms,
    suffices,
)

MOST = 1.4  # K1 + 1


def terms(*weights_and_frequencies: tuple[float, int]) -> list[QueryTerm]:
    return [QueryTerm(n, weight, count) for n, (weight, count) in enumerate(weights_and_frequencies)]


COMMON, RARE, RARER = terms((0.1, 1000), (1.0, 50), (2.0, 10))
ALL = [COMMON, RARE, RARER]


@pytest.mark.parametrize(
    ("threshold", "needed"),
    [
        (0.0, ALL),  # every clause is good enough
        (0.13, ALL),
        (0.15, [RARE, RARER]),  # the common word alone gives .14
        (1.5, [RARE, RARER]),
        (1.6, [RARER]),  # both commoner ones give 1.54
        (4.3, [RARER]),
        (4.4, []),  # nothing reaches it
    ],
)
def test_needed(threshold: float, needed: list[QueryTerm]) -> None:
    assert sorted(t.number for t in needed_terms(ALL, threshold)) == [t.number for t in needed]
    assert suffices(needed, ALL, threshold) == (threshold > 0)
    for term in needed:
        if threshold > 0.15:
            assert not suffices([t for t in needed if t is not term], ALL, threshold)


def test_likely_terms_hold_enough_clauses() -> None:
    assert likely_terms(ALL, 5) == [RARER]
    assert likely_terms(ALL, 20) == [RARER, RARE]
    assert likely_terms(ALL, 5000) == [RARER, RARE, COMMON]
    assert likely_terms([], 5) == []


def test_rarest_terms() -> None:
    assert rarest_terms(ALL, 5) == [RARER]
    assert rarest_terms(ALL, 11) == [RARER, RARE]
    assert rarest_terms(ALL, 5000) == [RARER, RARE, COMMON]
    assert rarest_terms([], 5) == []


@pytest.mark.parametrize(
    ("threshold", "groups"),
    [
        (0.0, []),  # a clause may do without any term
        (0.13, [ALL]),
        (1.6, [[RARER]]),  # what is left may be lacking: 1.54 of 4.34
        (3.0, [[RARER], [RARE]]),  # 1.34 may be lacking
        (4.3, [[RARER], [RARE], [COMMON]]),
    ],
)
def test_needed_groups(threshold: float, groups: list[list[QueryTerm]]) -> None:
    found = needed_groups(ALL, threshold, 9)
    assert [sorted(t.number for t in group) for group in found] == [
        sorted(t.number for t in group) for group in groups
    ]
    assert needed_groups(ALL, threshold, 1) == found[:1]


def test_a_terms_own_largest_weight_counts() -> None:
    light = [QueryTerm(t.number, t.weight, t.frequency, largest=1.0) for t in ALL]
    assert [len(group) for group in needed_groups(light, 2.05, 9)] == [1, 2]  # 1.05 may be lacking
    assert [len(group) for group in needed_groups(ALL, 2.05, 9)] == [1]  # 2.29


@pytest.mark.parametrize("seed", range(20))
def test_the_best_hold_a_needed_term(seed: int) -> None:
    draw = random.Random(seed)
    query = terms(*((draw.random(), draw.randint(1, 200)) for _ in range(8)))
    clauses = [
        {t.number: t.weight * draw.uniform(0.3, MOST) for t in query if draw.random() < t.frequency / 200}
        for _ in range(300)
    ]
    scores = sorted((sum(clause.values()) for clause in clauses), reverse=True)
    for place in (0, 10, 100):
        needed = {t.number for t in needed_terms(query, scores[place])}
        groups = needed_groups(query, scores[place], 3)
        for clause in clauses:
            if sum(clause.values()) >= scores[place]:
                assert needed & clause.keys()
                assert all({t.number for t in group} & clause.keys() for group in groups)

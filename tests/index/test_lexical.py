"""BM25 against bm25s and against the formula in a plain loop."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import bm25s
import numpy as np
import pytest

from index.lexical import K1, B, Postings, build_postings, idf, load_terms, save_terms
from index.terms import syllable_terms
from tests.index.sample_plans import HEALTH, LIBRARY

DOCUMENTS = [syllable_terms(text) for text in (*LIBRARY, *HEALTH)]
AVERAGE = sum(map(len, DOCUMENTS)) / len(DOCUMENTS)
QUERIES = [
    "thư viện cấp huyện năm 2025",
    "hạn báo cáo",
    "sở y tế phối hợp sở giáo dục",
    "năm năm năm",  # a repeated term counts as often as it is asked
    "không có trong kho",
]


@pytest.fixture(scope="module")
def postings() -> Postings:
    return build_postings(DOCUMENTS, AVERAGE)[0]


def weights_of(postings: Postings, query: str) -> dict[str, float]:
    counts = Counter(syllable_terms(query))
    return {term: count * idf(postings.frequency(term), len(DOCUMENTS)) for term, count in counts.items()}


def by_the_formula(query: str) -> list[float]:
    scores = []
    for document in DOCUMENTS:
        score = 0.0
        for term in syllable_terms(query):
            held = sum(term in other for other in DOCUMENTS)
            tf = document.count(term)
            if not tf:
                continue
            rarity = math.log(1 + (len(DOCUMENTS) - held + 0.5) / (held + 0.5))
            score += rarity * tf * (K1 + 1) / (tf + K1 * (1 - B + B * len(document) / AVERAGE))
        scores.append(score)
    return scores


@pytest.mark.parametrize("query", QUERIES)
def test_equals_the_formula(postings: Postings, query: str) -> None:
    assert postings.scores(weights_of(postings, query)) == pytest.approx(by_the_formula(query), rel=1e-5)


@pytest.mark.parametrize("query", QUERIES[:3])
def test_equals_bm25s(postings: Postings, query: str) -> None:
    oracle = bm25s.BM25(k1=K1, b=B, method="lucene")
    oracle.index(DOCUMENTS, show_progress=False)
    expected = oracle.get_scores(syllable_terms(query)) * (K1 + 1)  # bm25s leaves this constant out
    assert postings.scores(weights_of(postings, query)) == pytest.approx(expected, rel=1e-4)


def test_ranges_limit_scores_and_frequencies(postings: Postings) -> None:
    weights = weights_of(postings, "báo cáo năm")
    everything = postings.scores(weights)
    some = postings.scores(weights, [(1, 3), (7, 9)])
    assert some[[1, 2, 7, 8]] == pytest.approx(everything[[1, 2, 7, 8]])
    assert not some[[0, 3, 4, 5, 6]].any()
    assert postings.frequency("bao cao") == 2
    assert postings.frequency("bao cao", [(0, 5)]) == 1
    assert postings.frequency("bao cao", []) == 0


@pytest.mark.parametrize("ranges", [None, [], [(0, 5)], [(1, 3), (6, 9)]])
def test_all_frequencies_at_once(postings: Postings, ranges: list[tuple[int, int]] | None) -> None:
    terms = build_postings(DOCUMENTS, AVERAGE)[1]
    one_by_one = [postings.frequency(term, ranges) for term in terms]
    assert postings.frequencies(ranges).tolist() == one_by_one


def test_unknown_terms_score_nothing(postings: Postings) -> None:
    assert postings.frequency("khongco") == 0
    assert idf(0, 9) == 0
    assert not postings.scores({"khongco": 1.0}).any()


def test_saved_and_mapped_again(postings: Postings, tmp_path: Path) -> None:
    _, terms = build_postings(DOCUMENTS, AVERAGE)
    postings.save(tmp_path / "syllables")
    save_terms(tmp_path / "terms.txt", terms)
    loaded = Postings.load(tmp_path / "syllables", len(DOCUMENTS))
    assert isinstance(loaded.rows.base, np.memmap)
    weights = weights_of(postings, QUERIES[0])
    assert loaded.scores(weights).tolist() == postings.scores(weights).tolist()
    assert load_terms(tmp_path / "terms.txt") == terms
    # A term's place in the list is its place in the postings.
    held = dict(zip(terms, np.diff(loaded.starts).tolist(), strict=True))
    assert held["bao cao"] == 2


def test_no_documents() -> None:
    postings, terms = build_postings([], 1.0)
    assert terms == []
    assert postings.scores({"a": 1.0}).shape == (0,)


def test_a_weight_does_not_change_when_other_documents_come() -> None:
    alone, _ = build_postings(DOCUMENTS[:1], AVERAGE)
    among, _ = build_postings(DOCUMENTS, AVERAGE)
    term = DOCUMENTS[0][0]
    ((_, own),) = alone.find([term])
    ((_, same),) = among.find([term])
    assert own[0] == same[0]

"""The tuner on a collection small enough to see what it should choose."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarking.collection import Collection
from benchmarking.indexed import IndexedCollection
from benchmarking.retrieval import best
from benchmarking.tuning import (
    SETTINGS,
    SEVERAL,
    TEXTBOOK,
    UNTITLED,
    choose,
    choose_crosswise,
    crosswise,
    reciprocal_ranks,
)
from benchmarking.variants import Variant, VariantScores
from index.encoder import FakeEncoder
from index.evaluation import judge
from tests.benchmarking import small_collection


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> IndexedCollection:
    folder = tmp_path_factory.mktemp("collection")
    return IndexedCollection(Collection.load(small_collection.write(folder)), folder / "index", FakeEncoder())


@pytest.fixture(scope="module")
def scored(indexed: IndexedCollection) -> VariantScores:
    return VariantScores(indexed, indexed.collection.questions)


def test_the_default_variant_ranks_as_the_product(indexed: IndexedCollection, scored: VariantScores) -> None:
    ranked = best(scored.ids, scored.scores(Variant()))
    assert ranked == indexed.search(indexed.collection.questions, limit=50)


@pytest.mark.parametrize(
    "change",
    [{"dense": 0.9}, {"words": 0.5}, {"k1": 2.0}, {"b": 0.0}, {"titled": False}, {"passage": 5}],
)
def test_every_setting_changes_the_scores(scored: VariantScores, change: dict[str, float]) -> None:
    assert not np.allclose(scored.scores(Variant()), scored.scores(replace(Variant(), **change)))


def test_several_vectors_an_article_are_never_further_than_their_mean(scored: VariantScores) -> None:
    """Of unit vectors the best cosine is at least the mean's share of it; of one passage both are the same."""
    short = replace(Variant(), passage=5, dense=1.0, words=0.0)
    assert not np.allclose(scored.scores(short), scored.scores(replace(short, pooling="max")))
    whole = replace(short, passage=160)
    assert scored.scores(whole) == pytest.approx(scored.scores(replace(whole, pooling="max")), abs=1e-4)


def test_ranks_are_judged_alike(indexed: IndexedCollection, scored: VariantScores) -> None:
    variant = replace(Variant(), dense=1.0, words=0.0)  # which finds little
    quality = judge(best(scored.ids, scored.scores(variant)), indexed.collection.relevant)
    assert reciprocal_ranks(scored, indexed.collection, variant) == pytest.approx(quality.mrr10)


def test_the_better_value_is_chosen_on_the_half_that_is_given(
    indexed: IndexedCollection, scored: VariantScores
) -> None:
    collection = indexed.collection
    half = collection.first_half
    settings = {"dense": (1.0, 0.0), "words": (0.0,)}
    found = choose(scored, collection, half, settings)

    def mean(variant: Variant) -> float:
        return float(reciprocal_ranks(scored, collection, variant)[half].mean())

    assert mean(found) == max(mean(replace(TEXTBOOK, dense=share)) for share in (0.0, 0.5, 1.0))
    assert choose(scored, collection, half, {}) == TEXTBOOK


def test_each_question_is_ranked_as_the_other_half_chose(
    indexed: IndexedCollection, scored: VariantScores
) -> None:
    collection = indexed.collection
    chosen = choose_crosswise(scored, collection, {**SETTINGS, **SEVERAL, **UNTITLED})
    assert [name for name, _, _ in chosen] == ["first", "second"]
    assert (chosen[0][2] ^ chosen[1][2]).all()
    together = crosswise(scored, collection, chosen)
    for _, variant, half in chosen:
        expected = reciprocal_ranks(scored, collection, variant)[half]
        assert together.mrr10[half] == pytest.approx(expected)


def test_impossible_shares_are_not_tried(indexed: IndexedCollection, scored: VariantScores) -> None:
    found = choose(
        scored, indexed.collection, indexed.collection.first_half, {"words": (0.9,), "dense": (0.5,)}
    )
    assert found.shares.syllables >= 0

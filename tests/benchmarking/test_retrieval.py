"""A collection through the product's builder and search, and what is measured of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarking.collection import Collection
from benchmarking.indexed import IndexedCollection
from benchmarking.retrieval import BASELINE, FUSED, best, print_table, rank_all
from index.encoder import FakeEncoder
from index.fusion import fuse
from tests.benchmarking import small_collection


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> IndexedCollection:
    folder = tmp_path_factory.mktemp("collection")
    return IndexedCollection(Collection.load(small_collection.write(folder)), folder / "index", FakeEncoder())


def test_a_collection_is_read(indexed: IndexedCollection) -> None:
    collection = indexed.collection
    assert collection.laws == ["Luật Du lịch", "Luật Thư viện", "Luật Điện ảnh"]
    assert collection.articles[0].heading == "Đối tượng phục vụ"
    assert collection.articles[0].text == "Thư viện tỉnh phục vụ bạn đọc. Trẻ em được mượn sách tại nhà."
    assert collection.articles[2].heading == ""  # a sentence is no heading
    assert collection.relevant[1] == {"a1"}


def test_no_law_is_in_both_halves(indexed: IndexedCollection) -> None:
    assert indexed.collection.first_half.tolist() == [False, False, False, True, True, True]


def test_a_law_is_a_plan_and_an_article_a_clause_below_its_name(indexed: IndexedCollection) -> None:
    plan = indexed.collection.plans[2]
    assert [node.trail for node in plan.clauses] == [
        ("Luật Điện ảnh", "Rạp chiếu phim"),
        ("Luật Điện ảnh", "Kinh phí"),
    ]
    assert indexed.collection.id_of[plan.plan_id, plan.clauses[1].key] == "a4"
    assert len(indexed.collection.id_of) == 6


def test_every_ranking_finds_what_the_words_say(indexed: IndexedCollection) -> None:
    rankings = rank_all(indexed, indexed.collection.questions)
    for name in (BASELINE, "syllables and pairs", "search without vectors", FUSED):
        firsts = [ranking[0] for ranking in rankings[name]]
        assert firsts == ["a0", "a1", "a2", "a3", "a4", "a5"], name
    assert all(sorted(ranking) == sorted(rankings[FUSED][0]) for ranking in rankings["vectors"])


def test_scores_taken_apart_make_the_search_again(indexed: IndexedCollection) -> None:
    questions = ["kinh phi nha nuoc", *indexed.collection.questions]
    found = indexed.scores(questions)
    fused = fuse(indexed.retriever.snapshot.fusion, found.dense, found.syllables, found.words)
    assert best(found.ids, fused) == indexed.search(questions, limit=50)


def test_the_index_is_built_once(
    indexed: IndexedCollection, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    collection = indexed.collection
    first, second = FakeEncoder(), FakeEncoder()
    name = IndexedCollection(collection, tmp_path, first).retriever.snapshot.name
    assert IndexedCollection(collection, tmp_path, second).retriever.snapshot.name == name
    assert (first.encoded > 0, second.encoded) == (True, 0)
    other = FakeEncoder(seed=1)
    assert IndexedCollection(collection, tmp_path, other).retriever.snapshot.name != name


def test_the_table_has_a_line_for_each_ranking(
    indexed: IndexedCollection, capsys: pytest.CaptureFixture[str]
) -> None:
    rankings = {"right": [[f"a{n}"] for n in range(6)], "wrong": [["a9"]] * 6}
    qualities = print_table(rankings, indexed.collection)
    assert (qualities["right"].mrr10.mean(), qualities["wrong"].mrr10.mean()) == (1, 0)
    right, wrong = capsys.readouterr().out.splitlines()
    assert "MRR@10 1.000 [1.000, 1.000]" in right
    assert "hit@1 0.000" in wrong


def test_best_first_and_ties_in_order() -> None:
    scores = np.array([[1, 3, 3], [0, 0, 5]], dtype=np.float32)
    assert best(["x", "y", "z"], scores) == [["y", "z", "x"], ["z", "x", "y"]]

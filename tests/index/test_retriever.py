from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.encoder import FakeEncoder
from index.errors import ModelMismatch
from index.fusion import fuse
from index.retriever import Retriever
from index.snapshot import Snapshot
from tests.index.sample_plans import HEALTH, LIBRARY


@pytest.fixture
def retriever(index_dir: Path, encoder: FakeEncoder) -> Retriever:
    return Retriever(Snapshot.open(index_dir), encoder)


def text_of(retriever: Retriever, plan_id: str, path: str) -> str:
    return retriever.snapshot.plan(plan_id).by_key[path].text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("hạn nộp báo cáo là ngày nào", HEALTH[3]),
        ("han nop bao cao la ngay nao", HEALTH[3]),  # no accents
        ("Sở Y tế làm gì", HEALTH[1]),
        ("khám sức khỏe học sinh", HEALTH[0]),
        ("khám sức khoẻ học sinh", HEALTH[0]),  # new tone placement
        ("21/4", LIBRARY[2]),
    ],
)
@pytest.mark.parametrize("dense", [True, False])
def test_finds(retriever: Retriever, query: str, expected: str, dense: bool) -> None:
    best = retriever.search(query, dense=dense)[0]
    assert text_of(retriever, best.plan_id, best.path) == expected


def test_filters_by_plan(retriever: Retriever) -> None:
    query = "thư viện cấp huyện"
    assert {hit.plan_id for hit in retriever.search(query, plan_ids=["tn"], limit=50)} == {"tn"}
    assert {hit.plan_id for hit in retriever.search(query, plan_ids=["tn", "yt"], limit=50)} == {"tn", "yt"}
    assert retriever.search(query, plan_ids=["khong-co"]) == ()
    assert retriever.search(query, plan_ids=[]) == ()


def test_a_filter_does_not_change_scores(retriever: Retriever) -> None:
    query = "thư viện cấp huyện đến năm 2030"
    everywhere = {(hit.plan_id, hit.path): hit for hit in retriever.search(query, limit=50)}
    of_one = retriever.search(query, plan_ids=["bk"], limit=50)
    assert {(hit.plan_id, hit.path) for hit in of_one} == {key for key in everywhere if key[0] == "bk"}
    for hit in of_one:
        assert hit.score == pytest.approx(everywhere[hit.plan_id, hit.path].score, abs=1e-5)


def test_every_clause_once_best_first(retriever: Retriever) -> None:
    hits = retriever.search("báo cáo", limit=50)
    assert len(hits) == len({(hit.plan_id, hit.path) for hit in hits}) == 14
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert retriever.search("báo cáo", limit=3) == hits[:3]


def test_scores_are_what_their_parts_give(retriever: Retriever, encoder: FakeEncoder) -> None:
    query = "thư viện cấp huyện"
    vector = encoder.encode_queries([query])[0]
    words = retriever.term_weights("words", query)
    syllables = retriever.term_weights("syllables", query)
    fusion = retriever.snapshot.manifest.fusion
    expected = {}
    for segment in retriever.snapshot.segments:
        rows = np.arange(segment.entry.rows)
        fused = fuse(
            fusion,
            segment.dense.vectors(rows) @ vector,
            segment.postings["syllables"].scores(syllables),
            segment.postings["words"].scores(words),
        )
        expected |= {segment.clause(row): float(score) for row, score in enumerate(fused)}
    hits = retriever.search(query, limit=50)
    assert {(hit.plan_id, hit.path) for hit in hits} == expected.keys()
    for hit in hits:
        assert hit.score == pytest.approx(expected[hit.plan_id, hit.path], abs=1e-4)
        assert -1 <= hit.dense <= 1
        assert 0 <= hit.lexical <= 1


def test_a_search_without_vectors_never_makes_the_encoder(index_dir: Path) -> None:
    made: list[FakeEncoder] = []

    def make() -> FakeEncoder:
        made.append(FakeEncoder())
        return made[-1]

    retriever = Retriever(Snapshot.open(index_dir), make)
    assert retriever.search("thư viện", dense=False)
    assert made == []
    retriever.search("thư viện")
    retriever.search("báo cáo")
    assert len(made) == 1


def test_another_model_is_refused(index_dir: Path) -> None:
    retriever = Retriever(Snapshot.open(index_dir), FakeEncoder(seed=1))
    with pytest.raises(ModelMismatch):
        retriever.search("thư viện")


def test_vocabulary(retriever: Retriever) -> None:
    vocabulary = retriever.vocabulary()
    assert vocabulary["thu vien"] == retriever.document_frequency("thu vien") == 4
    assert vocabulary["bao cao"] == 3
    assert retriever.document_frequency("khongco") == 0
    assert retriever.syllables["vien"] == vocabulary["vien"]
    assert all(" " not in term for term in retriever.syllables)
    assert retriever.clause_count == 14


@pytest.mark.parametrize("query", ["", "   ", "?!…", "😀", "\ud800", "x" * 5000, "ﷺ" * 500, "\x00"])
def test_odd_questions_do_not_fail(retriever: Retriever, query: str) -> None:
    scores = [hit.score for hit in retriever.search(query)]
    assert np.isfinite(scores).all()
    assert scores == sorted(scores, reverse=True)


def test_no_limit_no_hits(retriever: Retriever) -> None:
    assert retriever.search("thư viện", limit=0) == ()

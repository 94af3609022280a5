"""Cross-encoders with random weights, and what search does with one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.encoder import FakeEncoder
from index.errors import ModelError, ModelMissing
from index.fusion import Scores
from index.reranker import CrossEncoderReranker, configured_reranker
from index.retriever import Hit, Retriever
from index.settings import RerankerSettings
from index.snapshot import Snapshot
from tests.index.tiny_model import tiny_cross_encoder

CLAUSES = ("hạn báo cáo là ngày 15", "thư viện tỉnh", "\ud800")


def settings(model: str, depth: int = 20) -> RerankerSettings:
    return RerankerSettings(_env_file=None, model=model, depth=depth)  # type: ignore[call-arg]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_cross_encoder(tmp_path_factory.mktemp("models") / "tiny")


class LongestFirst:
    """Reads by length; remembers what it read."""

    depth = 4

    def __init__(self) -> None:
        self.read: list[tuple[str, Sequence[str]]] = []

    def scores(self, question: str, clauses: Sequence[str]) -> Scores:
        self.read.append((question, clauses))
        return np.array([len(clause) for clause in clauses], dtype=np.float32)


def test_a_folder_is_loaded_and_read_with(folder: Path) -> None:
    reranker = CrossEncoderReranker(settings(str(folder)))
    scores = reranker.scores("hạn báo cáo", CLAUSES)
    assert (scores.shape, scores.dtype) == ((3,), np.float32)
    assert np.isfinite(scores).all()
    assert len(set(scores.tolist())) == 3
    turned = reranker.scores("hạn báo cáo", CLAUSES[::-1])
    assert turned[::-1] == pytest.approx(scores, abs=1e-5)  # a pair is read alone
    assert reranker.scores("thư viện", CLAUSES).tolist() != scores.tolist()  # the question is read too
    assert reranker.scores("hạn", ()).shape == (0,)


def test_a_model_of_several_outputs_is_no_reranker(tmp_path: Path) -> None:
    folder = tiny_cross_encoder(tmp_path / "classes", outputs=3)
    with pytest.raises(ModelError, match="3 numbers"):
        CrossEncoderReranker(settings(str(folder))).scores("hạn", CLAUSES)


def test_a_model_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        CrossEncoderReranker(settings(str(tmp_path / "nothing"))).scores("hạn", CLAUSES)


def test_off_by_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)  # away from a .env file
    monkeypatch.delenv("RERANKER_MODEL", raising=False)
    assert configured_reranker() is None
    monkeypatch.setenv("RERANKER_MODEL", "somewhere")
    reranker = configured_reranker()
    assert reranker is not None
    assert reranker.depth == 20


def keys(hits: Sequence[Hit]) -> list[tuple[str, str]]:
    return [(hit.plan_id, hit.path) for hit in hits]


def test_only_the_first_hits_change_places(index_dir: Path) -> None:
    snapshot, reranker = Snapshot.open(index_dir), LongestFirst()
    plain = Retriever(snapshot, FakeEncoder()).search("bao cao thu vien", limit=10)
    hits = Retriever(snapshot, FakeEncoder(), reranker).search("bao cao thu vien", limit=10)
    assert keys(hits[4:]) == keys(plain[4:])
    assert set(keys(hits[:4])) == set(keys(plain[:4]))
    texts = [snapshot.plan(hit.plan_id).by_key[hit.path].text for hit in hits[:4]]
    assert [len(text) for text in texts] == sorted((len(text) for text in texts), reverse=True)
    assert [hit.score for hit in hits] == [hit.score for hit in plain]  # still best first
    question, read = reranker.read[0]
    assert question == "báo cáo thư viện"
    assert all(text.startswith("I. MỤC TIÊU\n") for text in read)


def test_more_is_read_than_is_asked_for(index_dir: Path) -> None:
    snapshot = Snapshot.open(index_dir)
    all_of_them = Retriever(snapshot, FakeEncoder(), LongestFirst()).search("báo cáo", limit=10)
    assert Retriever(snapshot, FakeEncoder(), LongestFirst()).search("báo cáo", limit=2) == all_of_them[:2]


def test_a_search_by_words_alone_reads_nothing(index_dir: Path) -> None:
    reranker = LongestFirst()
    Retriever(Snapshot.open(index_dir), FakeEncoder(), reranker).search("báo cáo", dense=False)
    assert reranker.read == []

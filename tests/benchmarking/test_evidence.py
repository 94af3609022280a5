"""Where evidence ranks, over two small plans."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from benchmarking.evidence import BLENDS, print_table, questions_with_evidence, rank
from evaluation.questions import Question
from index.builder import Corpus, build
from index.encoder import FakeEncoder
from index.retriever import Retriever
from index.snapshot import Snapshot
from tests.index.sample_plans import HEALTH, LIBRARY, make_plan


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    folder = tmp_path_factory.mktemp("index")
    plans = [make_plan("Bắc Kạn", plan_id="bk"), make_plan("Nghệ An", HEALTH, plan_id="yt")]
    build(folder, Corpus(plans, {}, "code", {}), FakeEncoder(), created=datetime(2026, 3, 1, tzinfo=UTC))
    return Retriever(Snapshot.open(folder), FakeEncoder())


def question(*cite: tuple[str, ...], turns: tuple[str, ...] = ()) -> Question:
    return Question(
        id="q", kind="event", question="ngày sách 21/4", turns=turns, status="answered", cite=cite
    )


def test_a_question_counts_once_for_each_evidence_that_the_plans_hold(retriever: Retriever) -> None:
    asked = questions_with_evidence(
        [
            question(("Bắc Kạn", "ngày sách  và VĂN HÓA đọc"), ("tỉnh Nghệ An", "không có", HEALTH[1])),
            question(("Bắc Kạn", HEALTH[0])),  # not in its plan
            question(("Bắc Kạn", LIBRARY[2]), turns=("trước đó", "còn ngày sách?")),  # stands not alone
            question(),
        ],
        retriever.snapshot,
    )
    assert [(one.plan_ids, one.right) for one in asked] == [
        (("bk",), {"bk#I/-3"}),
        (("yt",), {"yt#I/-2"}),
    ]


def test_each_blend_ranks_the_plans_that_are_asked(retriever: Retriever) -> None:
    ranked = rank(retriever, FakeEncoder(), "ngày sách 21/4", ("bk",))
    assert set(ranked) == set(BLENDS)
    assert {key.partition("#")[0] for found in ranked.values() for key in found} == {"bk"}
    hits = retriever.search("ngày sách 21/4", plan_ids=("bk",))
    assert ranked["fused"] == [f"{hit.plan_id}#{hit.path}" for hit in hits]
    words = retriever.search("ngày sách 21/4", plan_ids=("bk",), dense=False)
    assert ranked["without vectors"][0] == f"{words[0].plan_id}#{words[0].path}" == "bk#I/-3"


def test_the_table_says_what_fusion_gains(capsys: pytest.CaptureFixture[str]) -> None:
    print_table({"vectors": [["x", "a"]], "fused": [["a"]]}, [frozenset("a")])
    vectors, fused = capsys.readouterr().out.splitlines()
    assert "first 0.000   of five 1.000   MRR@10 0.500   fused over it [+0.500, +0.500]" in vectors
    assert "first 1.000" in fused

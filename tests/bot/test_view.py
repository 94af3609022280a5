"""A plan as answering sees it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.view import PlanView
from corpus.models import Plan
from corpus.syllables import split_syllables
from tests.bot.held import BK, QN, TN


@pytest.mark.parametrize(("plan", "bullets"), [(BK, 38), (TN, 46)])
def test_passages_are_the_clauses_in_order(
    views: Mapping[str, PlanView], plans: Mapping[str, Plan], plan: str, bullets: int
) -> None:
    view = views[plan]
    assert [p.node for p in view.passages] == list(plans[plan].clauses)
    assert sum(p.node.path.steps[-1].kind == "bullet" for p in view.passages) == bullets
    assert [p.order for p in view.passages] == sorted(p.order for p in view.passages)


def test_words_of_a_passage_are_its_own_and_those_of_the_headings_above(
    views: Mapping[str, PlanView],
) -> None:
    passage = views[BK].by_key["IV.6/p1"]
    assert " tham dinh du toan " in passage.own.folded
    assert " to chuc thuc hien " not in passage.own.folded
    assert " to chuc thuc hien " in passage.trail.folded
    assert " to chuc thuc hien " in passage.all.folded
    assert passage.size == len(split_syllables(passage.node.text))


def test_column_titles_are_words_of_a_row(views: Mapping[str, PlanView]) -> None:
    assert " co quan theo doi " in views[QN].by_key["II/r4"].own.folded


def test_clauses_under_a_heading(views: Mapping[str, PlanView]) -> None:
    view = views[BK]
    assert [p.node.key for p in view.clauses_under("IV.8")] == ["IV.8/-1", "IV.8/-2", "IV.8/-3"]
    assert len(view.clauses_under("IV")) == 20
    with pytest.raises(KeyError):
        view.clauses_under("IX")


def test_citation(views: Mapping[str, PlanView], plans: Mapping[str, Plan]) -> None:
    citation = views[BK].cite(plans[BK].by_key["I.2.1.1/-1"])
    assert citation.label == "Mục I.2.1.1, gạch đầu dòng 1"
    assert citation.text.startswith("Đến năm 2025, thư viện tỉnh, 70% thư viện cấp huyện")
    assert (citation.province, citation.number, citation.issued) == ("Bắc Kạn", None, "2023-06")
    quoted = plans[BK].source.text[citation.source.start : citation.source.end]
    assert quoted.split() == ["-", *citation.text.split()]


def test_each_node_is_cited_once(views: Mapping[str, PlanView], plans: Mapping[str, Plan]) -> None:
    first, second = plans[BK].clauses[:2]
    assert [c.path for c in views[BK].citations([first, second, first])] == [first.key, second.key]


@pytest.mark.parametrize(("plan", "place"), [(BK, "tỉnh Bắc Kạn"), (QN, "tỉnh Quảng Ninh")])
def test_place(views: Mapping[str, PlanView], plan: str, place: str) -> None:
    assert views[plan].place == place


def test_central_plan_is_named_by_its_issuer(plans: Mapping[str, Plan]) -> None:
    about = plans[TN].metadata.model_copy(update={"province": None, "issuer": "Bộ Y tế"})
    view = PlanView(plans[TN].model_copy(update={"metadata": about}))
    assert (view.province, view.place) == ("", "Bộ Y tế")

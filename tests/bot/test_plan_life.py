"""Replaced plans step back, and are told of where they are cited all the same."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.answers.finding import Finding
from bot.plan_life import life_notes, still_standing
from bot.question.model import Question
from bot.view import PlanView
from corpus.plan_relations import Relation

OLD, NEW = "nghe-an-y-te-truong-hoc-2024", "nghe-an-ngay-sach-2025"


@pytest.fixture(scope="module")
def findings(views: Mapping[str, PlanView]) -> list[Finding]:
    return [Finding(view=views[name], headline="", nodes=()) for name in (OLD, NEW)]


def told(findings: list[Finding], text: str, **relations: tuple[Relation, ...]) -> list[str]:
    by_id = {findings[0].view.plan_id: relations.get("old", ())}
    return life_notes(Question(raw=text, text=text, today=date(2026, 11, 22)), findings[:1], by_id)


def test_the_replaced_plan_steps_back(findings: list[Finding]) -> None:
    replaced = {findings[0].view.plan_id: (Relation(how="replaced", number="9/KH-UBND"),)}
    assert still_standing(findings, replaced) == findings[1:]


def test_alone_it_still_answers_and_says_so(findings: list[Finding]) -> None:
    replaced = {findings[0].view.plan_id: (Relation(how="replaced", number="9/KH-UBND"),)}
    assert still_standing(findings[:1], replaced) == findings[:1]
    notes = told(findings, "hạn báo cáo?", old=(Relation(how="replaced", number="9/KH-UBND"),))
    assert len(notes) == 1
    assert "thay thế bởi văn bản số 9/KH-UBND" in notes[0]


def test_an_amended_plan_still_stands(findings: list[Finding]) -> None:
    amended = {findings[0].view.plan_id: (Relation(how="amended"),)}
    assert still_standing(findings, amended) == findings


def test_validity_is_never_certified(findings: list[Finding]) -> None:
    notes = told(findings, "kế hoạch còn hiệu lực không?")
    assert "Trong kho chưa có văn bản thay thế" in notes[0]
    assert told(findings, "hạn báo cáo?") == []

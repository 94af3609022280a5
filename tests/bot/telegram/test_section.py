from __future__ import annotations

from html import unescape

import pytest

from bot.telegram import wording
from bot.telegram.section import page_of_citation, section_pages
from bot.telegram.text import MESSAGE_LIMIT, units
from bot.view import PlanView
from corpus.models import Plan
from index.reading import read_plan
from tests.harness.process import ROOT

PLANS = sorted((ROOT / "corpus/plans").iterdir())


@pytest.fixture(scope="module", params=PLANS, ids=lambda path: path.stem)
def plan(request: pytest.FixtureRequest) -> Plan:
    return read_plan(request.param)


def test_every_clause_opens_whole_and_marked_within_the_limit(plan: Plan) -> None:
    view = PlanView(plan)
    for node in plan.clauses:
        pages = section_pages(plan, view.cite(node))
        assert all(units(page) <= MESSAGE_LIMIT for page in pages)
        marked = [
            block.removeprefix(wording.CITED_MARK)
            for page in pages
            for block in page.split("\n\n")
            if block.startswith(wording.CITED_MARK)
        ]
        shown = unescape("".join(marked)).replace("<b>", "").replace("</b>", "")
        assert "".join(shown.split()) == "".join(f"{node.marker}{node.text}".split())
        assert wording.CITED_MARK in pages[page_of_citation(pages)]


def test_headings_above_and_neighbours_stand_around_the_clause(plan: Plan) -> None:
    node = next(node for node in plan.clauses if node.parent is not None and len(node.trail) > 1)
    text = "\n\n".join(section_pages(plan, PlanView(plan).cite(node)))
    siblings = [other for other in plan.clauses if other.parent == node.parent]
    assert all(f"<b>{heading}</b>" in unescape(text) for heading in node.trail)
    assert all(sibling.text in unescape(text) for sibling in siblings if units(sibling.text) < 600)


def test_small_limit_pages_a_section_and_keeps_the_mark(plan: Plan) -> None:
    node = plan.clauses[-2]
    pages = section_pages(plan, PlanView(plan).cite(node), limit=900)
    assert all(units(page) <= 900 for page in pages)
    assert wording.CITED_MARK in pages[page_of_citation(pages)]


def test_place_that_is_no_more_is_a_key_error(plan: Plan) -> None:
    citation = PlanView(plan).cite(plan.clauses[0]).model_copy(update={"path": "XX.99/-9"})
    with pytest.raises(KeyError):
        section_pages(plan, citation)

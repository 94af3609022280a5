"""A plan's texts divided into words, as they are stored with it."""

from __future__ import annotations

import pytest

from corpus.models import Plan
from corpus.syllables import folded_syllables
from index.division import divided, division_of, with_division
from tests.index.sample_plans import LIBRARY, make_plan

PLAN = make_plan("Bắc Kạn", [*LIBRARY, "Chi 1.000đ cho mỗi bản sách"], plan_id="bk")


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("Thư viện cấp huyện", "thu_vien cap huyen"),
        ("Kế hoạch số 12/KH-UBND", "ke_hoach so 12 kh ubnd"),
        ("70% thư viện; tỉnh", "70 thu_vien tinh"),
        ("", ""),
        ("– …", ""),
    ],
)
def test_words_are_folded_and_joined(text: str, division: str) -> None:
    assert divided(text) == division


def test_what_is_stored_is_what_dividing_gives() -> None:
    division = division_of(Plan.model_validate_json(with_division(PLAN).model_dump_json()))
    texts = {PLAN.metadata.title, PLAN.metadata.programme, *(n.text for n in PLAN.clauses), "I. MỤC TIÊU"}
    assert division.keys() == texts
    for text, line in division.items():
        assert line in ("", divided(text))


def test_a_text_whose_syllables_the_words_cut_through_is_left_to_be_divided() -> None:
    text = PLAN.clauses[-1].text
    assert divided(text).replace("_", " ").split() != folded_syllables(text)  # `1 000 d`, not `1 000d`
    division = division_of(with_division(PLAN))
    assert division[text] == ""
    assert [text for text, line in division.items() if not line] == [text]


def test_a_plan_that_was_stored_without() -> None:
    assert division_of(PLAN) == {}


def test_lines_that_are_not_of_these_texts_are_left_aside() -> None:
    stored = with_division(PLAN)
    assert division_of(stored.model_copy(update={"nodes": stored.nodes[:-1]})) == {}

"""Plans of any number: no two alike in province, programme, year and number; every question's value in its own plan."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarking.many_plans import (
    make_plan,
    number_of,
    plan_count,
    province_count,
    question_of_all,
    questions_of,
    variants,
)
from corpus.gazetteer.provinces import load_provinces
from evaluation.wording import plain

STEP = 155  # plans of all provinces and of many programmes
PLANS = [make_plan(number) for number in range(0, 8000, STEP)]


def test_no_two_plans_have_the_same_name() -> None:
    every = Counter(variants())
    assert max(every.values()) == 1
    assert len({(plan.province, plan.number) for plan in PLANS}) == len(PLANS)
    assert len({plan.file for plan in PLANS}) == len(PLANS)


def test_the_same_number_makes_the_same_plan() -> None:
    assert make_plan(70) == make_plan(70)
    assert make_plan(70) != make_plan(71)
    other = make_plan(5, seed=2)
    assert other.percentages != make_plan(5).percentages
    assert (other.province, other.matter) == (make_plan(5).province, make_plan(5).matter)


def test_a_plan_says_its_own_names_and_numbers_alone() -> None:
    for plan in PLANS:
        words = plain(plan.text)
        assert plain(plan.province) in words
        assert plain(plan.matter) in words
        assert len(set(plan.percentages)) == len(plan.percentages)
        assert re.findall(r"(\d+)%", plan.text) == [str(value) for value in plan.percentages]
        if plan.province != "Bắc Kạn":
            assert "bắc kạn" not in words
        if plan.province != "Thái Nguyên":
            assert "thái nguyên" not in words


def test_targets_of_one_programme_are_set_for_other_years_each_year() -> None:
    later = [one for one in variants() if one[:2] == variants()[0][:2]]
    assert sorted(one.later for one in later) == [0, 1, 2, 3, 4]


def test_questions_have_a_value_that_stands_in_the_plan() -> None:
    kinds = set()
    for plan in PLANS:
        for asked in questions_of(plan):
            kinds.add("%" in asked.says)
            assert plain(asked.says) in plain(plan.text)
            assert plan.province in asked.question
        free = question_of_all(plan)
        assert not any(re.search(rf"\b{name}\b", free) for name in load_provinces().names)
    assert kinds == {True, False}


def test_numbers_are_found_again_in_names() -> None:
    assert [number_of(Path(PLANS[n].file)) for n in (0, 3)] == [0, 3 * STEP]
    assert make_plan(0).province == make_plan(province_count()).province


@pytest.mark.parametrize(("clauses", "plans"), [(1, 1), (1_000, 21), (1_000_000, 20_833)])
def test_plan_count(clauses: int, plans: int) -> None:
    assert plan_count(clauses) == plans


def test_more_plans_than_can_be_made() -> None:
    with pytest.raises(ValueError, match="can be made"):
        plan_count(10_000_000)

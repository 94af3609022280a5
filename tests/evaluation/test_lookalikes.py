"""Look-alike plans: one province each, no two values alike, every evidence in its own plan once."""

from collections import Counter
from pathlib import Path

from evaluation.lookalikes import make_plans, questions_of, suite
from evaluation.wording import plain

PLANS = make_plans()


def test_thirty_provinces_half_with_targets() -> None:
    assert len({plan.province for plan in PLANS}) == 30
    assert Counter(bool(plan.percentages) for plan in PLANS) == {True: 15, False: 15}


def test_nothing_of_the_first_provinces_is_left() -> None:
    for plan in PLANS:
        words = plain(plan.text)
        assert plan.province not in {"Bắc Kạn", "Thái Nguyên"}
        assert "bắc kạn" not in words
        assert "thái nguyên" not in words
        assert words.count(plain(plan.province)) >= 5


def test_no_percentage_occurs_twice_in_a_plan() -> None:
    for plan in PLANS:
        assert len(set(plan.percentages)) == len(plan.percentages)
        assert all(f"{value}%" in plan.text for value in plan.percentages)


def test_each_evidence_stands_once_in_its_own_plan() -> None:
    for plan in PLANS:
        words = plain(plan.text)
        for question in questions_of(plan):
            for province, text in question.cite:
                assert province == plan.province
                assert words.count(plain(text)) == 1, question.id


def test_the_same_seed_makes_the_same_plans(tmp_path: Path) -> None:
    assert make_plans(4, seed=7) == make_plans(4, seed=7)
    assert make_plans(4, seed=7) != make_plans(4, seed=8)
    written = suite(tmp_path, count=4)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in written.plans}
    assert len({question.id for question in written.questions}) == len(written.questions)

"""The other ways to type a question: each changes what it says it changes, the same way every time."""

import pytest

from evaluation.questions import Question
from evaluation.suites import golden_suite
from evaluation.variants import VARIANTS, Variant, makes_another_name, vary, without_accents

ASKED = Question(
    id="x",
    kind="duty",
    question="Sở Giáo dục và Đào tạo Bắc Kạn được giao bao nhiêu phần trăm?",
    status="answered",
)

FORMS: list[tuple[Variant, str]] = [
    ("no accents", "So Giao duc va Dao tao Bac Kan duoc giao bao nhieu phan tram?"),
    ("abbreviated", "Sở GD&ĐT Bắc Kạn đc giao bn %?"),
    ("lower case", "sở giáo dục và đào tạo bắc kạn được giao bao nhiêu phần trăm?"),
    ("upper case", "SỞ GIÁO DỤC VÀ ĐÀO TẠO BẮC KẠN ĐƯỢC GIAO BAO NHIÊU PHẦN TRĂM?"),
]


@pytest.mark.parametrize(("variant", "expected"), FORMS)
def test_forms(variant: Variant, expected: str) -> None:
    varied = vary(ASKED, variant)
    assert varied is not None
    assert varied.question == expected


@pytest.mark.parametrize("variant", ["polite", "chatty"])
def test_wrapping_keeps_the_question(variant: Variant) -> None:
    varied = vary(ASKED, variant)
    assert varied is not None
    assert ASKED.question.rstrip("?") in varied.question
    assert len(varied.question) > len(ASKED.question)


def test_a_typo_touches_one_word_and_no_name() -> None:
    for question in golden_suite().questions:
        varied = vary(question, "one typo")
        if varied is not None:
            before, after = question.asked[-1].split(), varied.asked[-1].split()
            assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
            assert not makes_another_name(question.asked[-1], varied.asked[-1])


def test_earlier_turns_are_kept_apart() -> None:
    followup = ASKED.model_copy(
        update={"turns": ("Hạn báo cáo?", "còn Bắc Kạn?"), "question": "còn Bắc Kạn?"}
    )
    polite, lower = vary(followup, "polite"), vary(followup, "lower case")
    assert polite is not None
    assert lower is not None
    assert polite.turns[0] == "Hạn báo cáo?"  # said politely once
    assert lower.turns == ("hạn báo cáo?", "còn bắc kạn?")
    assert lower.question == lower.turns[-1]


@pytest.mark.parametrize("variant", VARIANTS)
def test_variants_are_the_same_every_time(variant: Variant) -> None:
    assert vary(ASKED, variant) == vary(ASKED, variant)


def test_another_name_is_noticed() -> None:
    assert makes_another_name("Quảng Nih đặt gì?", "Quảng Ninh đặt gì?")
    assert not makes_another_name("Quảng Ninh đặt gì?", "Quảng Nih đặt gì?")


def test_accents_go_and_case_stays() -> None:
    assert without_accents("Đề án Đắk Nông, ướt") == "De an Dak Nong, uot"

"""Questions in English: the facts in English, the plan's words as they are."""

from collections.abc import Callable

import pytest

from bot.answer import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("What is the annual reporting deadline of Bắc Kạn?", "before 1/12 every year"),
        (
            "By 2030, what percentage of commune libraries in Bac Kan must provide lifelong learning services?",
            "50%",
        ),
    ],
)
def test_facts_are_told_in_english(ask: Ask, asked: str, said: str) -> None:
    answer = ask(asked)
    assert answer.status == "answered"
    assert said in answer.headline
    assert all(citation.province == "Bắc Kạn" for citation in answer.citations)


def test_a_refusal_says_so_in_english_first(ask: Ask) -> None:
    answer = ask("What is the phone number of the provincial library of Bac Kan?")
    assert answer.status == "not_found"
    assert answer.headline.startswith("Not found")

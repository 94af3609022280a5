"""Words from the stored division of a plan: the same as words that are found in its texts, without dividing any."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.matching import Words
from bot.plan_words import PlanWords
from bot.view import PlanView
from corpus.models import Plan
from index.division import division_of, with_division


def test_the_same_words_in_every_text_of_the_plans(plans: Mapping[str, Plan]) -> None:
    compared = 0
    for plan in plans.values():
        stored = PlanView(with_division(plan))
        for passage in stored.passages:
            node = passage.node
            for words, texts in ((passage.own, (node.text, *node.header)), (passage.trail, node.trail)):
                plain = Words(*texts)
                assert words.folded.split(" ") == plain.folded.split(" ")
                assert (words.keys, words.acronyms) == (plain.keys, plain.acronyms)
                assert words.words - {""} == plain.words - {""}
                assert words.beginnings == plain.beginnings
                compared += 1
    assert compared > 400


def test_nothing_stored_is_divided_again(plans: Mapping[str, Plan], monkeypatch: pytest.MonkeyPatch) -> None:
    plan = with_division(max(plans.values(), key=lambda plan: len(plan.clauses)))
    texts = [text for text, line in division_of(plan).items() if line]
    again: list[str] = []
    monkeypatch.setattr("bot.matching.divided", lambda text: again.append(text) or "")
    words = PlanWords(plan)
    assert all(words.of(text).words for text in texts)
    assert (again, len(texts) > 50) == ([], True)
    assert words.of("câu hỏi").words == {""}
    assert again == ["câu hỏi"]  # a text that isn't the plan's


def test_headings_are_kept(plans: Mapping[str, Plan]) -> None:
    words = PlanWords(next(iter(plans.values())))
    assert words.of("I. MỤC TIÊU", "1. Mục tiêu chung") is words.of("I. MỤC TIÊU", "1. Mục tiêu chung")

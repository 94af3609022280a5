"""Questions at the desk, answered by the real assistant: what a chosen province does, and that it can be undone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import messages
from bot.answer import Answer
from bot.metrics import Metrics
from bot.service import Assistant
from bot.store.database import open_database
from bot.store.store import ConversationKey, Store
from bot.telegram import wording
from bot.telegram.answer_keyboards import answer_keyboard
from bot.telegram.desk import Desk

KEY = ConversationKey(1, 1, 0)
Ask = Callable[[str], Answer]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(open_database(f"sqlite:///{tmp_path / 'bot.sqlite'}"))
    yield made
    made.close()


@pytest.fixture
def put(store: Store, assistant: Assistant) -> Ask:
    """Puts questions one after another in one chat."""
    desk = Desk(assistant, store, Metrics())  # type: ignore[arg-type]
    numbers = iter(range(100))
    return lambda question: asyncio.run(desk.ask(question, KEY, next(numbers))).answer


def provinces(answer: Answer) -> set[str | None]:
    return {citation.province for citation in answer.citations}


def test_chosen_province_is_asked_about_and_said(store: Store, put: Ask) -> None:
    store.choose_province(1, "Bắc Kạn")
    answer = put("hạn báo cáo hằng năm là khi nào?")
    assert provinces(answer) == {"Bắc Kạn"}
    assert messages.BY_PROFILE.format(place="tỉnh Bắc Kạn") in answer.notes
    keyboard = answer_keyboard(answer, 1, ("Bắc Kạn", "Thái Nguyên"))
    assert keyboard is not None
    assert wording.BUTTON_PREFER_BOTH in [button.text for row in keyboard.inline_keyboard for button in row]
    undone = answer_keyboard(answer, 1, ("Bắc Kạn", "Thái Nguyên"), settled=True)
    assert undone is not None
    assert len(undone.inline_keyboard) == len(keyboard.inline_keyboard) - 1


def test_an_unanswered_follow_up_is_listed_with_what_it_follows(store: Store, assistant: Assistant) -> None:
    desk = Desk(assistant, store, Metrics(), log_questions=True)  # type: ignore[arg-type]
    for number, question in enumerate(
        ("chỉ tiêu thư viện cấp xã của Bắc Kạn?", "còn Thái Nguyên?", "Hạn báo cáo của Hà Giang?")
    ):
        asyncio.run(desk.ask(question, KEY, number))
    assert {one.question for one in store.unanswered(9)} == {
        "chỉ tiêu thư viện cấp xã của Bắc Kạn? → còn Thái Nguyên?",
        "Hạn báo cáo của Hà Giang?",
    }


def test_what_to_ask_of_the_province_that_was_taken_in_names_it(store: Store, put: Ask) -> None:
    store.choose_province(1, "Thái Nguyên")
    chosen = put("hạn báo cáo hằng năm là khi nào?")
    assert any("hỏi thêm “còn Bắc Kạn thì sao?”" in note for note in chosen.notes)
    named = put("hạn báo cáo hằng năm của Thái Nguyên là khi nào?")
    assert any("hỏi thêm “hạn báo cáo hằng năm của Bắc Kạn là khi nào?”" in note for note in named.notes)


def test_choice_that_is_taken_back_is_forgotten_by_the_conversation(store: Store, put: Ask) -> None:
    store.choose_province(1, "Bắc Kạn")
    put("hạn báo cáo hằng năm là khi nào?")
    store.choose_province(1, "Thái Nguyên")
    assert provinces(put("kinh phí thực hiện kế hoạch lấy từ đâu?")) == {"Thái Nguyên"}
    store.choose_province(1, None)
    assert store.conversation(KEY).profile.province is None
    assert put("hạn báo cáo hằng năm là khi nào?").understood.provinces == ()


def test_province_that_was_said_goes_before_the_chosen_one(store: Store, put: Ask) -> None:
    store.choose_province(1, "Bắc Kạn")
    put("tôi ở Thái Nguyên")
    assert provinces(put("hạn báo cáo hằng năm là khi nào?")) == {"Thái Nguyên"}

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.answer import Answer
from bot.conversation import Conversation, Profile
from bot.question.model import Slot
from bot.store.database import open_database
from bot.store.store import ANSWER_DAYS, CONVERSATION_DAYS, DAY, ConversationKey, Store
from bot.store.tables import Base

KEY = ConversationKey(chat_id=-1001234567890, user_id=7_000_000_001, thread_id=5)
SPOKEN = Conversation(profile=Profile(province=Slot(id="Sao Hoả", written="sao hoả", start=0, end=7)))


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    return Store(open_database(f"sqlite:///{tmp_path}/sub/bot.sqlite"), clock)


def answer(question: str = "Hạn nào?", **more: object) -> Answer:
    fields = {
        "question": question,
        "status": "not_found",
        "reason": "not_stated",
        "headline": "Không có.",
        "text": "",
    }
    return Answer.model_validate(fields | more)


def test_migrations_lead_to_the_tables(tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path}/bot.sqlite").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_database_is_the_owners_alone(tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path}/bot.sqlite")
    assert (tmp_path / "bot.sqlite").stat().st_mode & 0o077 == 0


def test_conversation_is_kept_by_person_and_thread(store: Store) -> None:
    assert store.conversation(KEY) == Conversation()
    store.remember(KEY, Conversation())
    store.remember(KEY, SPOKEN)
    assert store.conversation(KEY) == SPOKEN
    assert store.conversation(KEY._replace(thread_id=6)) == Conversation()
    assert store.conversation(KEY._replace(user_id=1)) == Conversation()
    store.forget(KEY)
    assert store.conversation(KEY) == Conversation()


def test_answer_is_found_by_id_message_and_question_in_its_chat_alone(store: Store) -> None:
    number = store.add_answer(KEY, 10, answer(), Conversation(), SPOKEN)
    store.place_answer(number, 11)
    for saved in (
        store.answer(number, KEY.chat_id),
        store.answer_shown_by(KEY.chat_id, 11),
        store.answer_to(KEY.chat_id, 10),
    ):
        assert saved is not None
        assert (saved.id, saved.answer, saved.before, saved.after) == (
            number,
            answer(),
            Conversation(),
            SPOKEN,
        )
    assert store.answer(number, 1) is None
    assert store.answer_shown_by(1, 11) is None
    assert store.answer_to(KEY.chat_id, 11) is None


def test_what_another_version_wrote_is_as_if_not_kept(store: Store, tmp_path: Path) -> None:
    store.remember(KEY, SPOKEN)
    number = store.add_answer(KEY, 10, answer(), SPOKEN, SPOKEN)
    with sqlite3.connect(tmp_path / "sub/bot.sqlite") as raw:
        raw.execute("update conversations set state = '{\"older\": 1}'")
        raw.execute("update answers set answer = '{}'")
    assert store.conversation(KEY) == Conversation()
    assert store.answer(number, KEY.chat_id) is None


def test_erasing_leaves_no_trace_of_the_person(store: Store, tmp_path: Path) -> None:
    store.remember(KEY, SPOKEN)
    store.add_answer(KEY, 10, answer("Chuyện riêng của tôi?"), Conversation(), SPOKEN)
    store.choose_province(KEY.user_id, "Sao Kim")
    other = KEY._replace(user_id=8)
    store.remember(other, SPOKEN)
    store.erase(KEY.user_id)
    assert store.conversation(KEY) == Conversation()
    assert store.province(KEY.user_id) is None
    assert store.conversation(other) == SPOKEN
    store.close()
    data = b"".join(path.read_bytes() for path in (tmp_path / "sub").iterdir())
    assert str(KEY.user_id).encode() not in data
    assert "Chuyện riêng".encode() not in data


def test_id_of_an_erased_answer_is_not_given_again(store: Store) -> None:
    erased = store.add_answer(KEY, 10, answer(), Conversation(), SPOKEN)
    store.erase(KEY.user_id)
    assert store.add_answer(KEY, 10, answer(), Conversation(), SPOKEN) > erased


def test_unanswered_questions_are_counted_whoever_asks_and_however_they_type(store: Store) -> None:
    for question in ("Hạn của Hà Nội?", "han cua ha noi?", "HẠN của  Hà Nội?"):
        store.add_unanswered(answer(question, understood={"provinces": ["Hà Nội"]}))
    store.add_unanswered(answer("Khác?"))
    first, second = store.unanswered(10)
    assert (first.times, first.provinces, second.times) == (3, ("Hà Nội",), 1)
    assert len(store.unanswered(1)) == 1


def test_old_things_are_forgotten(store: Store, clock: Clock) -> None:
    store.remember(KEY, SPOKEN)
    number = store.add_answer(KEY, 10, answer(), SPOKEN, SPOKEN)
    clock.now += CONVERSATION_DAYS * DAY + 1
    store.prune()
    assert store.conversation(KEY) == Conversation()
    assert store.answer(number, KEY.chat_id) is not None
    clock.now += (ANSWER_DAYS - CONVERSATION_DAYS) * DAY
    store.prune()
    assert store.answer(number, KEY.chat_id) is None


def test_feedback_names_nobody(store: Store, tmp_path: Path) -> None:
    store.add_feedback(answer(), right=False)
    with sqlite3.connect(tmp_path / "sub/bot.sqlite") as raw:
        columns = [row[1] for row in raw.execute("pragma table_info(feedback)")]
        assert raw.execute("select question, right from feedback").fetchall() == [("Hạn nào?", 0)]
    assert not {"user_id", "chat_id"} & set(columns)

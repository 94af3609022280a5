from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from bot.answer import Answer
from bot.conversation import Conversation, Profile
from bot.question.model import Slot
from bot.store.database import DatabaseError, is_outage, migrate, open_database
from bot.store.store import ANSWER_DAYS, CONVERSATION_DAYS, DAY, ConversationKey, DividedText, Store
from bot.store.tables import Base
from bot.store.updates import Holder, NotOurs
from tests.bot.store.conftest import Clock
from tests.harness.emulator import free_port

KEY = ConversationKey(chat_id=-1001234567890, user_id=7_000_000_001, thread_id=5)
SPOKEN = Conversation(profile=Profile(province=Slot(id="Sao Hoả", written="sao hoả", start=0, end=7)))
Sql = Callable[..., list[tuple[Any, ...]]]


def answer(question: str = "Hạn nào?", **more: object) -> Answer:
    fields = {
        "question": question,
        "status": "not_found",
        "reason": "not_stated",
        "headline": "Không có.",
        "text": "",
    }
    return Answer.model_validate(fields | more)


def test_migrations_lead_to_the_tables(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_migrations_can_be_undone(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "upgrade", command.downgrade)
    with engine.begin() as connection:
        migrate(connection, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_bot_that_is_put_back_to_an_earlier_version_opens_what_a_later_one_left(address: str) -> None:
    later = open_database(address)
    with later.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    later.dispose()
    store = Store(open_database(address))
    store.choose_province(1, "Sao Hoả")
    assert store.province(1) == "Sao Hoả"
    store.close()


def test_database_is_the_owners_alone(tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path}/bot.sqlite")
    assert (tmp_path / "bot.sqlite").stat().st_mode & 0o077 == 0


def test_bots_that_start_at_the_same_moment_make_the_tables_once(database_url: str) -> None:
    with ThreadPoolExecutor() as threads:
        for opened in threads.map(open_database, [database_url] * 3):
            assert Store(opened).reachable()
            opened.dispose()


def test_address_is_plain_or_sqlalchemys_or_of_several_hosts(database_url: str) -> None:
    sqlalchemys = database_url.replace("postgresql:", "postgresql+psycopg:")
    dead_first = database_url.replace("@", f"@127.0.0.1:{free_port()},")
    for address in (database_url, sqlalchemys, dead_first):
        opened = open_database(address)
        assert Store(opened).reachable()
        opened.dispose()


def test_one_that_can_only_be_read_is_passed_over(database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(
            f'ALTER DATABASE "{connection.info.dbname}" SET default_transaction_read_only = on'
        )
    with pytest.raises(DatabaseError, match="read-only") as refused:
        open_database(database_url)
    assert is_outage(refused.value)
    open_database(
        f"{database_url}?target_session_attrs=any&options=-cdefault_transaction_read_only%3Doff"
    ).dispose()


def test_server_that_is_away_is_an_outage_and_a_wrong_call_is_none(engine: Engine, sql: Sql) -> None:
    with pytest.raises(DatabaseError) as away:
        open_database(f"postgresql://nobody@127.0.0.1:{free_port()}/none")
    assert is_outage(away.value)
    with pytest.raises(DatabaseError) as wrong:
        sql("insert into people (user_id) values (1), (1)")
    assert not is_outage(wrong.value)


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


def test_what_another_version_wrote_is_as_if_not_kept(store: Store, sql: Sql) -> None:
    store.remember(KEY, SPOKEN)
    number = store.add_answer(KEY, 10, answer(), SPOKEN, SPOKEN)
    sql("update conversations set state = '{\"older\"\\: 1}'")
    sql("update answers set answer = '{}'")
    assert store.conversation(KEY) == Conversation()
    assert store.answer(number, KEY.chat_id) is None


def test_erasing_leaves_no_trace_of_the_person(store: Store, address: str, tmp_path: Path) -> None:
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
    if not address.startswith("sqlite"):  # there the rows are gone, and a vacuum frees what they took
        return
    data = b"".join(path.read_bytes() for path in (tmp_path / "sub").iterdir())
    assert str(KEY.user_id).encode() not in data
    assert "Chuyện riêng".encode() not in data


def test_id_of_an_erased_answer_is_not_given_again(store: Store) -> None:
    erased = store.add_answer(KEY, 10, answer(), Conversation(), SPOKEN)
    store.erase(KEY.user_id)
    assert store.add_answer(KEY, 10, answer(), Conversation(), SPOKEN) > erased


def test_unanswered_questions_are_counted_whoever_asks_and_however_they_type(store: Store) -> None:
    for question in ("Hạn của Hà Nội?", "han cua ha noi?", "HẠN của  Hà Nội?"):
        missed = answer(question, understood={"provinces": ["Hà Nội"]})
        store.add_turn(KEY, 10, missed, Conversation(), SPOKEN, counted=missed.question)
    store.add_turn(KEY, 10, answer("Khác?"), Conversation(), SPOKEN, counted="Khác?")
    store.add_turn(KEY, 10, answer("Đã trả lời?"), Conversation(), SPOKEN)
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


def test_feedback_names_nobody(store: Store, engine: Engine, sql: Sql) -> None:
    store.add_feedback(answer("Hạn\0 nào?"), right=False)  # a character that PostgreSQL can't keep
    columns = {column["name"] for column in inspect(engine).get_columns("feedback")}
    [(question, right)] = sql('select question, "right" from feedback')
    assert (question, bool(right)) == ("Hạn nào?", False)
    assert not {"user_id", "chat_id"} & columns


def test_turn_is_kept_whole_and_found_again_by_its_update(store: Store) -> None:
    assert store.answer_of_update(77) is None
    holder = Holder(77, "one")
    store.updates.accept(77, KEY.chat_id, "{}", worker="one", seconds=9.0)
    number = store.add_turn(KEY, 10, answer(), Conversation(), SPOKEN, holder=holder, counted="Hạn nào?")
    second = store.add_turn(KEY, 10, answer("Khác?"), SPOKEN, SPOKEN, holder=holder)
    assert store.conversation(KEY) == SPOKEN
    assert [one.question for one in store.unanswered(9)] == ["Hạn nào?"]
    found = [store.answer_of_update(77, at) for at in (0, 1, 2)]
    assert [saved and saved.id for saved in found] == [number, second, None]


def test_bot_that_lost_an_update_adds_nothing_to_its_conversation(store: Store) -> None:
    store.updates.accept(77, KEY.chat_id, "{}", worker="one", seconds=9.0)
    with pytest.raises(NotOurs):
        store.add_turn(KEY, 10, answer(), Conversation(), SPOKEN, holder=Holder(77, "other"), counted="?")
    assert store.conversation(KEY) == Conversation()
    assert store.answer_of_update(77) is None
    assert store.unanswered(9) == []


def test_province_is_asked_for_once_by_whichever_bot(store: Store) -> None:
    with ThreadPoolExecutor() as threads:
        assert sorted(threads.map(store.may_ask_province, [8] * 6)) == [False] * 5 + [True]
        list(threads.map(store.choose_province, [9] * 6, ["Sao Kim"] * 6))
    assert (store.province(8), store.province(9)) == (None, "Sao Kim")
    assert not store.may_ask_province(9)


def test_next_part_of_a_divided_text_is_waited_for_once(store: Store) -> None:
    assert store.divided_text(5) is None
    store.note_divided_text(5, DividedText(1, 10.0))
    store.note_divided_text(5, DividedText(2, 11.0))
    assert store.divided_text(5) == DividedText(2, 11.0)
    assert store.divided_text(5) is None

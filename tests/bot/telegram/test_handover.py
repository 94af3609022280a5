"""Bots that share a database: what one gives back or leaves behind, another answers; a database that is away."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from bot.telegram import wording
from tests.bot.telegram.conftest import LIBRARY_BOT
from tests.harness import postgres
from tests.harness.balancer import balancing
from tests.harness.emulator import WAIT, BotAccount, Person, eventually, free_port
from tests.harness.library_bot import WAITS
from tests.harness.postgres import PostgresServer
from tests.harness.process import BotProcess, environment

CHATS = 8
UPDATES = 'hoikehoach_updates_total{{event="{}"}}'


class Pair(NamedTuple):
    """Two bots behind a load balancer."""

    account: BotAccount
    ports: tuple[int, int]
    bots: tuple[BotProcess, BotProcess]


def texts(person: Person) -> list[str]:
    return [message["text"].split("\n")[0] for message in person.received()]


def wait_until_taken_up(people: list[Person]) -> None:
    chats = {person.chat["id"] for person in people}

    def writing() -> bool:
        signs = people[0].bot.calls("sendChatAction")
        return chats <= {sign["fields"]["chat_id"] for sign in signs}

    eventually(writing, what="all to be taken up")


def metrics(port: int) -> dict[str, float]:
    lines = httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=WAIT).text.splitlines()
    return {name: float(value) for name, value in (x.rsplit(" ", 1) for x in lines if not x.startswith("#"))}


@pytest.fixture(scope="module")
def pair(bot_api: str, postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    account, database = BotAccount(bot_api), postgres.create_database(postgres_url)
    ports = (free_port(), free_port())
    bots: list[BotProcess] = []
    with balancing(ports) as public:
        for port in ports:
            folder = tmp_path_factory.mktemp(str(port))
            settings = environment(account) | {
                "DATABASE_URL": database,
                "WEBHOOK_URL": f"http://127.0.0.1:{public}/hook",
                "WEBHOOK_SECRET": "a-secret",
                "HTTP_PORT": str(port),
            }
            bots.append(BotProcess(LIBRARY_BOT, folder, settings))
            account.database = database
        try:
            for process in bots:
                process.wait_ready()
            yield Pair(account, ports, (bots[0], bots[1]))
        finally:
            for process in bots:
                process.kill()
            postgres.drop_database(postgres_url, database)


def test_bot_that_hangs_and_wakes_up_sends_nothing_that_the_other_has_sent(
    pair: Pair, tmp_path: Path
) -> None:
    """Stopped for longer than its lease, as a machine is that swaps or is moved to another host."""
    people = [pair.account.person() for _ in range(CHATS)]
    slow = f"{WAITS}{tmp_path / 'gate'}"
    pair.account.inject_messages(person.message(text=slow) for person in people)
    wait_until_taken_up(people)
    pair.bots[0].freeze()
    (tmp_path / "gate").touch()
    pair.account.wait_until_handled()
    taken_over = metrics(pair.ports[1])[UPDATES.format("taken_over")]
    assert taken_over >= 1
    pair.bots[0].thaw()
    pair.account.inject_messages(person.message(text="tiếp") for person in people)
    pair.account.wait_until_handled()
    lost = UPDATES.format("lost")
    eventually(lambda: metrics(pair.ports[0]).get(lost) == taken_over, what="it to notice what it lost")
    for person in people:
        assert [text.startswith("<b>Kho không có") for text in texts(person)] == [True, False]
        assert "Tôi nhớ 1 câu trước" in texts(person)[1]


def test_bot_that_is_told_to_stop_ends_what_it_has_in_hand_and_the_other_answers_the_rest(
    pair: Pair, tmp_path: Path
) -> None:
    people = [pair.account.person() for _ in range(CHATS)]
    pair.account.fault("webhook", "lost", 5)
    slow = f"{WAITS}{tmp_path / 'gate'}"
    pair.account.inject_messages(
        person.message(text=text) for text in (slow, "ngân sách", "tiếp") for person in people
    )
    wait_until_taken_up(people)
    pair.bots[0].signal()
    (tmp_path / "gate").touch()
    assert pair.bots[0].wait() == 0
    pair.account.wait_until_handled()
    for person in people:
        first, second, third = texts(person)
        assert WAITS in first
        assert "ngân sách" in second
        assert "Tôi nhớ 2 câu trước" in third  # whichever bots answered the others
    figures = metrics(pair.ports[1])
    assert figures['hoikehoach_queue{state="waiting"}'] == figures['hoikehoach_queue{state="taken"}'] == 0
    assert figures[UPDATES.format("done")] >= 1


Start = Callable[..., tuple[BotAccount, BotProcess]]


def test_polling_waits_for_a_database_that_is_away(
    start_bot: Start, postgres_server: PostgresServer, tmp_path: Path
) -> None:
    port = free_port()
    bot, _ = start_bot(DATABASE_URL=postgres.create_database(postgres_server.url()), HTTP_PORT=str(port))
    person, other = bot.person(), bot.person()
    person.asks("ngân sách")
    person.send(f"{WAITS}{tmp_path / 'gate'}")
    eventually(lambda: len(bot.calls("sendChatAction")) >= 2, what="the question to be taken up")
    postgres_server.stop()
    (tmp_path / "gate").touch()
    other.send("ngân sách")
    health = eventually(
        lambda: httpx.get(f"http://127.0.0.1:{port}/health", timeout=WAIT), what="the state of the bot"
    )
    assert health.status_code == 503
    assert health.json()["database"] == "unavailable"
    time.sleep(2.5)  # in which it could answer
    assert len(person.received()) == 1
    postgres_server.start()
    person.hears(2)
    other.hears()
    person.asks("tiếp")
    assert ["Tôi nhớ 2 câu trước" in text for text in texts(person)] == [False, False, True]
    assert len(texts(other)) == 1
    assert wording.SORRY not in texts(person) + texts(other)


def test_files_go_on_where_a_killed_bot_was_cut_off(start_bot: Start) -> None:
    bot, process = start_bot()
    person = bot.person()
    person.asks("của")  # stands in clauses of both plans
    bot.fault("sendDocument", "429", after=1)  # the second file has to wait for a second
    person.press(person.received()[0], wording.BUTTON_SOURCE)
    person.hears(after=1)
    eventually(lambda: not bot.faults(), what="the second file, tried once the first was written down")
    process.kill()
    start_bot()
    bot.wait_until_handled()
    files = [message["document"]["file_name"] for message in person.received()[1:]]
    assert files == ["sao-hoa.txt", "sao-kim.txt"]
    assert "Tôi nhớ 1 câu trước" in person.asks("tiếp")


def test_answer_that_telegram_cannot_be_told_is_sent_later(start_bot: Start) -> None:
    bot, _ = start_bot()
    bot.fault("sendMessage", "500", times=4)  # more than one request is tried at once
    person = bot.person()
    person.send("ngân sách")
    person.send("tiếp")
    first, second = person.hears(2)
    assert "ngân sách" in first["text"]
    assert "Tôi nhớ 1 câu trước" in second["text"]
    assert bot.refused() == []


def test_bot_waits_for_its_database_when_it_starts(bot_api: str, tmp_path: Path) -> None:
    account, away = BotAccount(bot_api), f"postgresql://nobody@127.0.0.1:{free_port()}/none"
    process = BotProcess(LIBRARY_BOT, tmp_path, environment(account) | {"DATABASE_URL": away})
    try:
        said = wording.DATABASE_AWAY.format(seconds=3)
        eventually(lambda: said in process.log, what="the first try", seconds=300)
        assert process.alive
        assert "Traceback" not in process.log
    finally:
        process.stop()

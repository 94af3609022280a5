"""Two bots with the real index and model behind a load balancer, one of them killed: nothing lost, nothing mixed.

State and index are in PostgreSQL, the index read from a replica. While many chats ask, Telegram misses some
confirmations, a bot is killed, the replica is killed, another snapshot is published, the server restarts.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from bot.telegram import wording
from index.errors import IndexingError
from index.postgres.store import PostgresStore
from index.snapshot import Snapshot
from tests.harness import postgres
from tests.harness.balancer import balancing
from tests.harness.emulator import BotAccount, Person, eventually, free_port
from tests.harness.postgres import PostgresServer
from tests.harness.process import ROOT, BotProcess, environment
from tests.harness.standby import standby_of

INDEX = ROOT / "data/index"
BAC_KAN, THAI_NGUYEN = "Bắc Kạn", "Thái Nguyên"
# The days by which both provinces report, in the plans that are held and in a later version of both.
BEFORE = {BAC_KAN: "01 tháng 12", THAI_NGUYEN: "30 tháng 11"}
AFTER = {BAC_KAN: "05 tháng 12", THAI_NGUYEN: "25 tháng 11"}
# What each chat asks, in this order: the second is understood only by who knows the first.
QUESTIONS = {
    "hạn báo cáo hằng năm của Bắc Kạn?": {BAC_KAN},
    "còn Thái Nguyên thì sao?": {THAI_NGUYEN},
    "hạn báo cáo hằng năm của Bắc Kạn và Thái Nguyên?": {BAC_KAN, THAI_NGUYEN},
}
CHATS = 20
LOST = 12  # confirmations
PATIENCE = 300.0  # seconds


def _usable() -> bool:
    try:
        Snapshot.open(INDEX).close()
    except (IndexingError, OSError):
        return False
    return True


pytestmark = pytest.mark.skipif(
    not _usable() or postgres.programs() is None, reason="needs the index (make index) and PostgreSQL"
)


class Said(NamedTuple):
    """What one message says: of which provinces, and by which version of their plans."""

    provinces: frozenset[str]
    versions: frozenset[str]


def said(text: str) -> Said:
    found = [
        (province, name)
        for name, days in (("before", BEFORE), ("after", AFTER))
        for province, day in days.items()
        if day in text
    ]
    return Said(frozenset(place for place, _ in found), frozenset(version for _, version in found))


class Office:
    """The servers, the bots and the people who ask."""

    def __init__(self, primary: PostgresServer, standby: PostgresServer, later: Future[Path]) -> None:
        self.primary = primary
        self.standby = standby
        self._later = later  # an index that is being made while the bots start
        self.account: BotAccount
        self.bots: dict[int, BotProcess] = {}
        self.state = postgres.create_database(primary.url())
        self.store = PostgresStore(primary.url())

    def start_bots(self, account: BotAccount, folder: Path, ports: list[int], public: int) -> None:
        self.account = account
        account.database = self.state
        hosts = f"{self.standby.address},{self.primary.address}"
        settings = environment(account) | {
            "DATABASE_URL": self.state,
            "INDEX_URL": f"postgresql://postgres@{hosts}/postgres",
            "WEBHOOK_URL": f"http://127.0.0.1:{public}/hook",
            "WEBHOOK_SECRET": "a-secret",
        }
        for port in ports:
            place = folder / str(port)
            place.mkdir()
            own = settings | {"HTTP_PORT": str(port)}
            self.bots[port] = BotProcess(("-m", "bot", "serve"), place, own)
        for process in self.bots.values():
            process.wait_ready()

    def publish_later_index(self) -> None:
        snapshot = Snapshot.open(self._later.result())
        self.store.publish(snapshot, keep=3)
        snapshot.close()

    def people(self, count: int) -> list[Person]:
        return [self.account.person() for _ in range(count)]

    def ask(self, people: list[Person]) -> None:
        """All of them put all questions at the same moment, each in their order."""
        asked = [person.message(text=question) for question in QUESTIONS for person in people]
        self.account.inject_messages(asked)

    def answers(self, people: list[Person]) -> dict[int, list[str]]:
        """What each chat heard, in order."""
        heard: dict[int, list[str]] = {person.chat["id"]: [] for person in people}
        for call in self.account.calls("sendMessage"):
            if call["fields"]["chat_id"] in heard:
                heard[call["fields"]["chat_id"]].append(call["fields"]["text"])
        return heard

    def count(self, people: list[Person]) -> int:
        return sum(map(len, self.answers(people).values()))

    def sql(self, statement: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.state, autocommit=True) as connection:
            return connection.execute(statement).fetchall()

    def wait_until_handled(self) -> None:
        """Until no update is left that Telegram brought."""
        left = "select count(*) from updates where state in ('waiting', 'taken')"
        eventually(lambda: self.sql(left) == [(0,)], what="all updates to be handled", seconds=PATIENCE)


@pytest.fixture(scope="module")
def office(bot_api: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("several")
    with ExitStack() as stack:
        threads = stack.enter_context(ThreadPoolExecutor())
        later = threads.submit(_later_index, folder)
        primary = stack.enter_context(postgres.running())
        first = Snapshot.open(INDEX)
        PostgresStore(primary.url()).publish(first, keep=3)
        first.close()
        standby = stack.enter_context(standby_of(primary))
        office = Office(primary, standby, later)
        ports = [free_port(), free_port()]
        public = stack.enter_context(balancing(ports))
        try:
            office.start_bots(BotAccount(bot_api), folder, ports, public)
            yield office
        finally:
            for process in office.bots.values():  # nothing is waited for: another test ends bots kindly
                process.kill()


def _later_index(folder: Path) -> Path:
    """An index of the same plans with other days, made from the present one."""
    plans, index = folder / "plans", folder / "index"
    shutil.copytree(ROOT / "corpus/plans", plans)
    shutil.copytree(INDEX, index)
    for plan in plans.iterdir():
        text = plan.read_text(encoding="utf-8")
        for province, day in BEFORE.items():
            text = text.replace(day, AFTER[province])
        plan.write_text(text, encoding="utf-8")
    command = [sys.executable, "scripts/reindex.py", "--corpus", str(plans), "--index", str(index)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return index


def test_bot_and_replica_killed_and_snapshot_swapped_under_load(
    office: Office, record_property: Callable[[str, object], None]
) -> None:
    people = office.people(CHATS)
    before = len(office.account.deliveries())
    [(done_before,)] = office.sql("select count(*) from updates where state = 'done'")
    office.account.fault("webhook", "lost", LOST)
    doomed = next(iter(office.bots.values()))
    office.ask(people)

    def reached(count: int) -> None:
        eventually(lambda: office.count(people) >= count, what=f"{count} answers", seconds=PATIENCE)

    reached(CHATS // 2)
    doomed.kill()
    in_flight = {
        chat
        for (chat,) in office.sql(
            f"select chat_id from updates where state = 'taken' and worker like '%-{doomed.pid}-%'"
        )
    }
    reached(CHATS)
    office.standby.kill()
    reached(3 * CHATS // 2)
    office.publish_later_index()
    office.wait_until_handled()

    wanted = [frozenset(provinces) for provinces in QUESTIONS.values()]
    doubled: set[int] = set()
    for chat, heard in office.answers(people).items():
        told = [said(text) for text in heard]
        assert all(len(one.versions) == 1 for one in told), heard  # no answer of two snapshots
        order = [one.provinces for one in told]
        kept = [place for at, place in enumerate(order) if at == 0 or place != order[at - 1]]
        assert kept == wanted, heard  # none lost, all in order, each in its own conversation
        assert len(order) - len(kept) <= (chat in in_flight), heard  # twice only what was in flight
        doubled |= {chat} if len(order) > len(kept) else set()
    record_property("in flight at the kill, answered twice, lost", (len(in_flight), len(doubled), 0))

    brought = Counter(one["update_id"] for one in office.account.deliveries()[before:])
    assert len(brought) == len(QUESTIONS) * CHATS
    assert sum(brought.values()) >= len(brought) + LOST
    [(done,)] = office.sql("select count(*) from updates where state = 'done'")
    assert int(str(done)) - int(str(done_before)) == len(brought)
    assert office.sql("select count(*) from sendings") == [(0,)]
    assert office.account.refused() == []
    question = next(iter(QUESTIONS))

    def is_later() -> bool:
        """Each time it is somebody else, for whom nothing is too much yet."""
        return said(office.account.person().asks(question)).versions == {"after"}

    eventually(is_later, what="the later snapshot")


def test_server_that_restarts_delays_answers_and_loses_none(office: Office) -> None:
    people = office.people(6)
    before = len(office.account.deliveries())
    office.ask(people[:3])
    eventually(lambda: office.count(people) >= 2, what="first answers", seconds=PATIENCE)
    office.primary.stop()
    office.ask(people[3:])

    def refused() -> bool:
        return 503 in {one["status"] for one in office.account.deliveries()[before:]}

    eventually(refused, what="an update that is asked for again", seconds=PATIENCE)
    office.primary.start()
    eventually(
        lambda: office.count(people) >= len(people) * len(QUESTIONS), what="all answers", seconds=PATIENCE
    )
    office.wait_until_handled()
    for heard in office.answers(people).values():
        assert [said(text).provinces for text in heard] == [frozenset(p) for p in QUESTIONS.values()], heard
        assert wording.SORRY not in heard

"""Days and menus from a snapshot's tables: the same as from the plans read whole, over files and PostgreSQL."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

import psycopg
import pytest

from corpus.facts.models import Clock, Deadline, Duty, Event, Facts, Target, Words
from corpus.models import Plan
from index.dated import DatedQuery, count_over, dated_of, offer_of, select
from index.errors import SnapshotDamaged
from index.layout import PLANS
from index.snapshot import Snapshot
from index.source import PublishedSnapshot
from index.store import FileStore
from tests.index.contract.conftest import Publisher
from tests.index.sample_plans import make_plan

CLAUSE = "Báo cáo kết quả về Sở Nội vụ, lúc 8 giờ 30."
TODAY = date(2026, 11, 22)
WORDS = Words(start=0, end=7, text=CLAUSE[:7])
PROVINCES = ("Bắc Kạn", "Thái Nguyên", "Nghệ An", "Sơn La")


def dated_plan(plan_id: str, province: str, chance: random.Random) -> Plan:
    """A plan of one clause with days of every kind, drawn at random."""
    plan = make_plan(province, (CLAUSE,), plan_id=plan_id)
    (path,) = (node.key for node in plan.clauses)
    deadlines, events = [], []
    for number in range(chance.randint(0, 4)):
        month, year = chance.randint(1, 12), chance.choice((None, 2025, 2026, 2027))
        deadlines.append(
            Deadline(
                path=path, kind="date" if year else "yearly", bound=chance.choice(("before", "by", "from")),
                day=chance.choice((1, 15, 28)), month=month, year=year, what=f"việc {number}",
                to="Sở Nội vụ", words=WORDS,
            )
        )  # fmt: skip
        clock = Clock(hour=8, minute=30, words=Words(start=28, end=38, text="lúc 8 giờ "))
        events.append(
            Event(
                path=path, name=f"Ngày hội {number}", yearly=year is None, day=chance.randint(1, 28), month=month,
                year=year, starts=clock, words=WORDS,
            )
        )  # fmt: skip
    deadlines.append(Deadline(path=path, kind="milestone", bound="by", year=2030, what="xong", words=WORDS))
    duties = (
        Duty(path=path, agency="so-noi-vu", written="Sở Nội vụ", roles=("report",), place="own", words=WORDS),
    )
    targets = (
        Target(
            path=path, subject="xã", measure="có", value=None, year=2030, words=WORDS, subject_words=WORDS
        ),
    )
    facts = Facts(deadlines=tuple(deadlines), events=tuple(events), duties=duties, targets=targets)
    return plan.model_copy(update={"facts": facts})


@pytest.fixture(scope="module")
def dated_plans() -> tuple[Plan, ...]:
    chance = random.Random(7)
    return tuple(dated_plan(f"p{n:02}", PROVINCES[n % 4], chance) for n in range(24))


def queries() -> Iterator[DatedQuery]:
    some = frozenset({"p01", "p05", "p09", "none"})
    for today in (TODAY, date(2027, 12, 31), date(2028, 2, 29), date(2026, 1, 1)):
        yield DatedQuery(today=today)
        yield DatedQuery(today=today, kind="event")
        yield DatedQuery(today=today, kind="deadline", plan_ids=some)
        yield DatedQuery(today=today, until=today + timedelta(days=60))
        yield DatedQuery(today=today, over=True)
        yield DatedQuery(today=today, over=True, kind="event", plan_ids=some)
        yield DatedQuery(today=today, plan_ids=frozenset())
        yield DatedQuery(today=today, agencies=frozenset({"so-noi-vu", "so-tai-chinh"}), kind="event")
        yield DatedQuery(today=today, agencies=frozenset({"so-tai-chinh"}))


def test_days_are_those_of_the_plans(publisher: Publisher, dated_plans: tuple[Plan, ...]) -> None:
    publisher.publish(*dated_plans[:10])
    publisher.publish(
        *dated_plans[10:], drop=["p03"]
    )  # in two segments, of one of which a plan counts no more
    snapshot = publisher.store.open()
    every = [one for plan in dated_plans if plan.plan_id != "p03" for one in dated_of(plan)]
    assert len(every) > 50
    asked = 0
    for query in queries():
        expected = select(query, every)
        asked += len(expected)
        assert snapshot.dated(query) == expected, query
        few = query.model_copy(update={"limit": 5})
        assert {one.day(query.today) for one in snapshot.dated(few)} == {
            one.day(query.today) for one in expected[:5]
        }
        assert snapshot.count_over(query) == count_over(query, every), query
    assert asked > 200
    for one in every[::7]:
        assert snapshot.dated(DatedQuery(today=TODAY, id=one.id)) == [one]
    for gone in dated_of(dated_plans[3]):
        assert snapshot.dated(DatedQuery(today=TODAY, id=gone.id)) == []


def test_menus_offer_what_the_plans_have(publisher: Publisher, dated_plans: tuple[Plan, ...]) -> None:
    publisher.publish(*dated_plans[:6])
    snapshot = publisher.store.open()
    assert snapshot.offers() == [offer_of(plan) for plan in dated_plans[:6]]
    assert snapshot.offers(["p04", "none"]) == [offer_of(dated_plans[4])]
    assert snapshot.offers([]) == []
    assert snapshot.offers()[0].agencies == ("Sở Nội vụ",)


def test_every_real_plan_has_its_days(publisher: Publisher, real_plans: tuple[Plan, ...]) -> None:
    publisher.publish(*real_plans)
    every = [one for plan in real_plans for one in dated_of(plan)]
    assert publisher.store.open().dated(DatedQuery(today=TODAY)) == select(DatedQuery(today=TODAY), every)
    assert {"deadline", "event"} == {one.kind for one in every}


def test_what_an_earlier_version_stored_is_worked_out_from_the_plans(
    publisher: Publisher, dated_plans: tuple[Plan, ...], request: pytest.FixtureRequest
) -> None:
    publisher.publish(*dated_plans[:4])
    if isinstance(publisher.store, FileStore):
        for segment in Snapshot.open(publisher.folder).segments:
            with sqlite3.connect(segment.folder / PLANS) as database:
                database.executescript("DROP TABLE offer; DROP TABLE dated;")
        snapshot: PublishedSnapshot = Snapshot.open(publisher.folder, verify=False)
    else:
        with psycopg.connect(request.getfixturevalue("database_url")) as connection:
            connection.execute("DELETE FROM plan_index.dated")
            connection.execute("UPDATE plan_index.stored_plan SET offer = NULL, lists_sha256 = NULL")
        assert publisher.store.verify().plans == 4
        snapshot = publisher.store.open()
    every = [one for plan in dated_plans[:4] for one in dated_of(plan)]
    query = DatedQuery(today=TODAY)
    assert snapshot.dated(query) == select(query, every) != []
    assert snapshot.count_over(query) == count_over(query, every)
    assert snapshot.offers(["p01"]) == [offer_of(dated_plans[1])]


def test_damaged_lists_are_noticed(
    postgres_publisher: Publisher, dated_plans: tuple[Plan, ...], database_url: str
) -> None:
    postgres_publisher.publish(*dated_plans[:3])
    postgres_publisher.store.verify()
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE plan_index.dated SET day = '01-01' WHERE length(day) = 5")
    with pytest.raises(SnapshotDamaged, match="lists"):
        postgres_publisher.store.verify()

"""Publishing, opening, going back, verifying: the same over files and over PostgreSQL."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.division import with_division
from index.encoder import FakeEncoder
from index.errors import ModelMismatch, SnapshotMissing
from index.retriever import Retriever
from tests.index.contract.conftest import NOON, Publisher
from tests.index.sample_plans import HEALTH, LIBRARY, make_plan

BK = make_plan("Bắc Kạn", plan_id="bk")
TN = make_plan("Thái Nguyên", plan_id="tn")
YT = make_plan("Nghệ An", HEALTH, plan_id="yt", programme="Y tế trường học")


def held(publisher: Publisher) -> list[str]:
    return [plan.plan_id for plan in publisher.store.open().summaries]


def test_nothing_is_published(publisher: Publisher) -> None:
    with pytest.raises(SnapshotMissing):
        publisher.store.open()
    with pytest.raises(SnapshotMissing):
        publisher.store.current_name()
    assert publisher.store.names() == []
    with pytest.raises(SnapshotMissing):
        publisher.store.roll_back(publisher.folder)


def test_what_a_snapshot_tells_of_itself(publisher: Publisher) -> None:
    name = publisher.publish(BK, TN)
    snapshot = publisher.store.open()
    assert (snapshot.name, publisher.store.current_name(), publisher.store.names()) == (name, name, [name])
    assert snapshot.created == NOON
    assert held(publisher) == ["bk", "tn"]
    assert snapshot.clause_count == 2 * len(LIBRARY)
    assert snapshot.plan("bk") == with_division(BK)
    assert snapshot.plan("bk") is snapshot.plan("bk")
    for unknown in (snapshot.plan, snapshot.clause_hashes):
        with pytest.raises(KeyError):
            unknown("none")


def test_an_update_takes_the_place_of_a_plan_and_leaves_the_others(publisher: Publisher) -> None:
    publisher.publish(BK, TN)
    changed = make_plan("Bắc Kạn", ("Khánh thành thư viện số của tỉnh.",), plan_id="bk")
    publisher.publish(changed, YT, drop=["tn"])
    assert held(publisher) == ["bk", "yt"]
    snapshot = publisher.store.open()
    assert snapshot.plan("bk") == with_division(changed)
    hits = publisher.retriever().search("thư viện cấp huyện", limit=50)
    assert {hit.plan_id for hit in hits} == {"bk", "yt"}
    assert len(hits) == 1 + len(HEALTH) == snapshot.clause_count


def test_only_what_is_new_is_copied(postgres_publisher: Publisher) -> None:
    postgres_publisher.publish(*(make_plan("Bắc Kạn", plan_id=f"bk{n}") for n in range(4)))
    assert postgres_publisher.copied == 1
    postgres_publisher.publish(TN)
    assert postgres_publisher.copied == 1
    postgres_publisher.publish(drop=["bk1"])  # the rest of its segment stays
    assert postgres_publisher.copied == 0
    assert held(postgres_publisher) == ["bk0", "bk2", "bk3", "tn"]
    assert postgres_publisher.store.take_over(postgres_publisher.folder, keep=3) == 0  # it is there


def test_going_back(publisher: Publisher) -> None:
    first = publisher.publish(BK)
    second = publisher.publish(TN)
    assert publisher.store.roll_back(publisher.folder) == first == publisher.store.current_name()
    assert held(publisher) == ["bk"]
    with pytest.raises(SnapshotMissing):
        publisher.store.roll_back(publisher.folder)
    assert publisher.store.names() == [first, second]
    third = publisher.publish(YT)  # built on what was gone back to
    assert third > second
    assert held(publisher) == ["bk", "yt"]


def test_only_so_many_snapshots_are_kept(publisher: Publisher) -> None:
    names = [publisher.publish(make_plan("Bắc Kạn", plan_id=f"p{n}"), keep=2) for n in range(4)]
    assert publisher.store.names() == names[-2:]
    assert held(publisher) == ["p0", "p1", "p2", "p3"]
    assert publisher.store.verify().name == names[-1]


def test_a_snapshot_stays_what_it_was(publisher: Publisher) -> None:
    publisher.publish(BK)
    begun = Retriever(publisher.store.open(), publisher.encoder)
    publisher.publish(TN, drop=["bk"])
    assert {hit.plan_id for hit in begun.search("thư viện")} == {"bk"}
    assert begun.snapshot.plan("bk") == with_division(BK)
    assert begun.document_frequency("thu vien") == 2


def test_verifying_counts_what_it_compared(publisher: Publisher) -> None:
    name = publisher.publish(BK, TN)
    found = publisher.store.verify()
    assert (found.name, found.plans) == (name, 2)
    assert found.parts > 2


def test_another_model_is_refused(publisher: Publisher) -> None:
    publisher.publish(BK)
    with pytest.raises(ModelMismatch):
        Retriever(publisher.store.open(), FakeEncoder(seed=1)).search("thư viện")


def test_swapping_under_readers_mixes_nothing(publisher: Publisher) -> None:
    """Each snapshot's clauses name its number: no reader sees two numbers, or fewer clauses than one has."""
    publisher.publish(numbered(0))
    done = threading.Event()
    answered = threading.Semaphore(0)

    def read() -> tuple[int, int]:
        mixed = reads = 0
        while not done.is_set() or not reads:
            snapshot = publisher.store.open()
            retriever = Retriever(snapshot, publisher.encoder)
            hits = retriever.search("thư viện đợt", limit=50)
            seen = {snapshot.plan(hit.plan_id).by_key[hit.path].text.rpartition(" ")[2] for hit in hits}
            mixed += len(seen) != 1 or len(hits) != 6 or retriever.document_frequency("thu vien") != 6
            reads += 1
            answered.release()
        return mixed, reads

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            for count in range(1, 7):
                publisher.publish(numbered(count), keep=8)
                # Without a pause the publisher may be done before any reader has begun.
                assert all(answered.acquire(timeout=300) for _ in range(2))
        finally:
            done.set()
        results = [reader.result() for reader in readers]
    assert [mixed for mixed, _ in results] == [0, 0, 0]
    assert sum(reads for _, reads in results) >= 12


def numbered(count: int):
    return make_plan("Bắc Kạn", [f"Thư viện cấp xã loại {n}, đợt {count}" for n in range(6)], plan_id="bk")

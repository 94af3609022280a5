"""A run that ends at any moment leaves a published index that verifies: the old one or the new one."""

from __future__ import annotations

import errno
import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from index.builder import Corpus, build
from index.encoder import FakeEncoder
from index.errors import NoSpace, SnapshotDamaged, SnapshotMissing
from index.layout import SNAPSHOTS
from index.publish import roll_back
from index.snapshot import Snapshot, current_name, snapshot_names
from tests.index.conftest import NOON
from tests.index.sample_plans import make_plan


class Killed(BaseException):
    """What a kill looks like from inside: nothing below may catch it."""


@contextmanager
def failing_at(step: int, error: BaseException) -> Iterator[list[str]]:
    """Raises `error` at the step-th write, sync, link or rename; gives the list of those that were done."""
    done: list[str] = []

    def counted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            if len(done) == step:
                raise error
            done.append(name)
            return real(*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in (
            (os, "fsync"),
            (os, "link"),
            (Path, "rename"),
            (Path, "replace"),
            (Path, "mkdir"),
        ):
            patch.setattr(owner, name, counted(name, getattr(owner, name)))
        yield done


def update(folder: Path, hours: int = 2) -> None:
    previous = Snapshot.open(folder)
    kept = {plan.plan_id: plan for plan in previous.summaries}
    build(
        folder,
        Corpus([make_plan("Huế", ("Một điều mới.",), plan_id="hue")], kept, "code", {}),
        FakeEncoder(),
        created=NOON + timedelta(hours=hours),
        previous=previous,
    )


def test_killed_at_each_step(index_dir: Path) -> None:
    old = current_name(index_dir)
    finished = False
    for step in range(200):
        with failing_at(step, Killed()) as done:
            try:
                update(index_dir)
                finished = True
            except Killed:
                pass
        plans = [plan.plan_id for plan in Snapshot.open(index_dir, verify=True).summaries]
        published = current_name(index_dir) != old
        assert plans == (["bk", "hue", "tn", "yt"] if published else ["bk", "tn", "yt"]), done
        if published or finished:
            break
    assert published
    assert step > 20  # there were that many places to die in


def test_what_a_killed_run_left_is_removed(index_dir: Path) -> None:
    with failing_at(12, Killed()), pytest.raises(Killed):
        update(index_dir)
    assert list((index_dir / SNAPSHOTS).glob(".new-*"))
    update(index_dir)
    assert not list((index_dir / SNAPSHOTS).glob(".new-*"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_by_the_system_at_random_moments(index_dir: Path) -> None:
    chance = random.Random(20260301)
    for hours in range(2, 22):
        child = os.fork()
        if child == 0:
            try:
                update(index_dir, hours)
            finally:
                os._exit(0)
        time.sleep(chance.uniform(0, 0.04))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert {"bk", "tn", "yt"} <= {
            plan.plan_id for plan in Snapshot.open(index_dir, verify=True).summaries
        }


@pytest.mark.parametrize("step", [0, 3, 9, 15])
def test_a_full_disk_is_told_and_nothing_is_lost(index_dir: Path, step: int) -> None:
    old = current_name(index_dir)
    full = OSError(errno.ENOSPC, "No space left on device")
    with failing_at(step, full), pytest.raises(NoSpace):
        update(index_dir)
    assert Snapshot.open(index_dir, verify=True).name == old
    assert not list((index_dir / SNAPSHOTS).glob(".new-*"))


def test_a_disk_that_is_full_for_the_database(index_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite hands on no errno: its own code tells."""
    old = current_name(index_dir)
    connect = sqlite3.connect

    def cramped(*arguments: Any, **named: Any) -> sqlite3.Connection:
        database = connect(*arguments, **named)
        database.execute("PRAGMA max_page_count = 1")
        return database

    with monkeypatch.context() as patch:
        patch.setattr("index.segment.sqlite3.connect", cramped)
        with pytest.raises(NoSpace):
            update(index_dir)
    assert Snapshot.open(index_dir, verify=True).name == old
    assert not list((index_dir / SNAPSHOTS).glob(".new-*"))


@pytest.mark.parametrize(("free", "expected"), [(0, NoSpace), (10**9, OSError)])
def test_a_library_that_does_not_say_why(
    index_dir: Path, monkeypatch: pytest.MonkeyPatch, free: int, expected: type[Exception]
) -> None:
    """NumPy says only `1040 requested and 992 written`."""
    short = OSError("1040 requested and 992 written")
    usage = SimpleNamespace(total=10**10, used=10**10 - free, free=free)

    def fail(*_: Any, **__: Any) -> None:
        raise short

    with monkeypatch.context() as patch:
        patch.setattr("index.segment.np.save", fail)
        patch.setattr("index.publish.shutil.disk_usage", lambda _: usage)
        with pytest.raises(expected):
            update(index_dir)
    assert not list((index_dir / SNAPSHOTS).glob(".new-*"))


def test_roll_back_and_again(index_dir: Path) -> None:
    first, second = snapshot_names(index_dir)
    assert roll_back(index_dir) == first
    assert [plan.plan_id for plan in Snapshot.open(index_dir).summaries] == ["bk", "tn"]
    with pytest.raises(SnapshotMissing):
        roll_back(index_dir)
    update(index_dir)
    assert [plan.plan_id for plan in Snapshot.open(index_dir).summaries] == ["bk", "hue", "tn"]
    assert second in snapshot_names(index_dir)


def test_a_damaged_snapshot_is_not_rolled_back_to(index_dir: Path) -> None:
    first, second = snapshot_names(index_dir)
    path = next((index_dir / SNAPSHOTS / first).rglob("plans.sqlite"))
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.unlink()
    path.write_bytes(data)
    with pytest.raises(SnapshotDamaged):
        roll_back(index_dir)
    assert current_name(index_dir) == second

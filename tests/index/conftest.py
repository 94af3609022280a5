"""What several tests of the index stand on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.builder import Corpus, build
from index.encoder import FakeEncoder
from index.postgres import connection
from index.snapshot import Snapshot
from tests.index.sample_plans import HEALTH, make_plan

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def patient_connections() -> Iterator[None]:
    """A server on a machine that is busy with something else takes its time to let anyone in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connection._DEFAULTS, "connect_timeout", 60)
        yield


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def index_dir(tmp_path: Path, encoder: FakeEncoder) -> Path:
    """An index folder with three plans in two segments: bk and tn together, yt alone."""
    folder = tmp_path / "index"
    plans = [make_plan("Bắc Kạn", plan_id="bk"), make_plan("Thái Nguyên", plan_id="tn")]
    build(folder, Corpus(plans, {}, "code", {}), encoder, created=NOON)
    first = Snapshot.open(folder)
    health = make_plan("Nghệ An", HEALTH, plan_id="yt", programme="Y tế trường học")
    kept = {plan.plan_id: plan for plan in first.summaries}
    build(
        folder, Corpus([health], kept, "code", {}), encoder, created=NOON + timedelta(hours=1), previous=first
    )
    first.close()
    return folder

"""Known plans are found by file and by province; the clauses of no other plan are looked at."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from corpus.models import Plan, PlanMetadata
from index.encoder import FakeEncoder
from index.identity import clauses_of
from index.known_plans import KnownPlans
from index.manifest import PlanSummary
from index.reindex import reindex
from index.snapshot import Snapshot
from tests.index.conftest import NOON
from tests.index.sample_plans import LIBRARY, make_plan

PROVINCES = ("Bắc Kạn", "Thái Nguyên", "Cao Bằng", "Lạng Sơn", "Hà Giang", "Lào Cai", "Yên Bái", "Sơn La")
PLANS = {name: make_plan(name, plan_id=name, file=f"{name}.txt") for name in PROVINCES}
CENTRAL = PLANS["Sơn La"].model_copy(
    update={"plan_id": "tw", "metadata": PlanMetadata(title="Kế hoạch", issuer="Bộ Văn hóa")}
)


class Hashes:
    """The clauses of plans, and how often each plan's were asked for."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def __call__(self, plan_id: str) -> frozenset[bytes]:
        self.asked[plan_id] += 1
        return clauses_of(PLANS.get(plan_id, CENTRAL))


def known(hashes: Hashes) -> KnownPlans:
    plans = [*PLANS.values(), CENTRAL]
    return KnownPlans(map(summary, plans), hashes)


def summary(plan: Plan) -> PlanSummary:
    return PlanSummary(
        plan_id=plan.plan_id, file=plan.source.file, metadata=plan.metadata, clause_count=5, sha256=""
    )


def test_only_plans_of_the_province_are_looked_at() -> None:
    hashes = Hashes()
    found = known(hashes)
    assert [one.plan_id for one in found.alike(PLANS["Cao Bằng"].metadata)] == ["Cao Bằng"]
    assert set(hashes.asked) == {"Cao Bằng"}  # the central plan has another issuer
    may_be = found.may_be([PLANS["Cao Bằng"].metadata])
    assert [one.plan_id for one in may_be] == ["Cao Bằng", "tw"]


def test_a_plan_without_a_province_may_be_any() -> None:
    hashes = Hashes()
    assert len(known(hashes).may_be([CENTRAL.metadata])) == len(PROVINCES) + 1


def test_by_file_until_it_is_taken_out() -> None:
    found = known(Hashes())
    one = found.of_file("Bắc Kạn.txt")
    assert one is not None
    assert one.plan_id == "Bắc Kạn"
    found.remove(summary(PLANS["Bắc Kạn"]))
    assert found.of_file("Bắc Kạn.txt") is None
    assert found.alike(PLANS["Bắc Kạn"].metadata) == []


def test_a_run_looks_at_the_clauses_of_what_may_be_the_changed_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work grows with what is new: among any number of provinces, a changed file is held against its own."""
    corpus, index = tmp_path / "plans", tmp_path / "index"
    corpus.mkdir()
    for name in PROVINCES:
        (corpus / f"{name}.txt").write_text(name, encoding="utf-8")

    def read(path: Path) -> Plan:
        changed = path.read_text(encoding="utf-8").endswith("!")
        clauses = ("Thêm một điều.", *LIBRARY[1:]) if changed else LIBRARY
        return make_plan(path.stem, clauses, number="12/KH-UBND")

    reindex(corpus, index, FakeEncoder(), now=NOON, read=read)
    (corpus / "Cao Bằng.txt").write_text("Cao Bằng!", encoding="utf-8")
    asked: Counter[str] = Counter()
    hashes_of = Snapshot.clause_hashes

    def counted(snapshot: Snapshot, plan_id: str) -> frozenset[bytes]:
        asked[plan_id] += 1
        return hashes_of(snapshot, plan_id)

    monkeypatch.setattr(Snapshot, "clause_hashes", counted)
    report = reindex(corpus, index, FakeEncoder(), now=NOON + timedelta(hours=1), read=read)
    assert Counter(file.outcome for file in report.files) == {"unchanged": 7, "changed": 1}
    assert len(asked) == 1
    assert sum(asked.values()) <= 3

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from index.builder import Built, Corpus, build
from index.encoder import FakeEncoder
from index.retriever import Retriever
from index.snapshot import Snapshot, snapshot_names
from tests.index.conftest import NOON
from tests.index.sample_plans import HEALTH, LIBRARY, make_plan


def again(
    folder: Path, encoder: FakeEncoder, corpus: Corpus, hours: int, keep: int = 3
) -> tuple[Built, Snapshot]:
    previous = Snapshot.open(folder)
    built = build(
        folder, corpus, encoder, created=NOON + timedelta(hours=hours), previous=previous, keep=keep
    )
    return built, Snapshot.open(folder)


def kept(snapshot: Snapshot, *without: str) -> dict[str, object]:
    return {plan.plan_id: plan for plan in snapshot.summaries if plan.plan_id not in without}


def test_unchanged_plans_keep_their_segment_and_its_very_files(index_dir: Path, encoder: FakeEncoder) -> None:
    before = Snapshot.open(index_dir)
    encoder.encoded = 0
    fresh = make_plan("Huế", ("Một điều mới.",), plan_id="hue")
    built, after = again(index_dir, encoder, Corpus([fresh], kept(before), "code", {}), 2)
    assert built.encoded == 1
    assert after.manifest.segments[0].name in {entry.name for entry in before.manifest.segments}
    same = after.manifest.segments[0].name
    old, new = (one.folder / same / "vectors.faiss" for one in (before, after))
    assert old.stat().st_ino == new.stat().st_ino


def test_a_replaced_plan_is_found_no_more(index_dir: Path, encoder: FakeEncoder) -> None:
    before = Snapshot.open(index_dir)
    changed = make_plan("Bắc Kạn", (*LIBRARY[:4], "Báo cáo trước ngày 15 tháng 11."), plan_id="bk")
    built, after = again(index_dir, encoder, Corpus([changed], kept(before, "bk"), "code", {}), 2)
    assert built.encoded == 1
    hits = Retriever(after, encoder).search("báo cáo trước ngày 01 tháng 12", limit=50)
    texts = {after.plan(hit.plan_id).by_key[hit.path].text for hit in hits if hit.plan_id == "bk"}
    assert "Báo cáo trước ngày 15 tháng 11." in texts
    assert LIBRARY[4] not in texts
    assert len(hits) == after.clause_count == 14


def test_a_removed_plan_is_gone(index_dir: Path, encoder: FakeEncoder) -> None:
    before = Snapshot.open(index_dir)
    built, after = again(index_dir, encoder, Corpus([], kept(before, "yt"), "code", {}), 2)
    assert built.encoded == 0
    assert [plan.plan_id for plan in after.summaries] == ["bk", "tn"]
    retriever = Retriever(after, encoder)
    assert {hit.plan_id for hit in retriever.search(HEALTH[0], limit=50)} == {"bk", "tn"}
    assert retriever.document_frequency("hoc sinh") == 0


def test_a_mostly_replaced_segment_is_written_anew(index_dir: Path, encoder: FakeEncoder) -> None:
    before = Snapshot.open(index_dir)
    _, after = again(index_dir, encoder, Corpus([], kept(before, "yt", "bk"), "code", {}), 2)
    assert [plan.plan_id for plan in after.summaries] == ["tn"]
    assert sum(segment.live for segment in after.segments) == after.clause_count == 5


def test_segments_stay_few(tmp_path: Path, encoder: FakeEncoder) -> None:
    build(tmp_path, Corpus([make_plan("Bắc Kạn", plan_id="p0")], {}, "c", {}), encoder, created=NOON)
    for number in range(1, 33):
        plan = make_plan(f"Tỉnh {number}", plan_id=f"p{number}")
        _, after = again(
            tmp_path, encoder, Corpus([plan], kept(Snapshot.open(tmp_path)), "c", {}), number, keep=1
        )
    assert len(after.summaries) == 33
    assert len(after.segments) <= 6  # log2 of 33, and one
    assert sum(segment.live for segment in after.segments) == 33 * 5


def test_a_history_of_updates_finds_what_one_build_finds(tmp_path: Path, encoder: FakeEncoder) -> None:
    plans = [make_plan("Bắc Kạn", plan_id="bk"), make_plan("Nghệ An", HEALTH, plan_id="yt")]
    build(tmp_path / "once", Corpus(plans, {}, "c", {}), encoder, created=NOON)
    once = Snapshot.open(tmp_path / "once")
    build(tmp_path / "steps", Corpus(plans[:1], {}, "c", {}), encoder, created=NOON)
    _, steps = again(
        tmp_path / "steps",
        encoder,
        Corpus(plans[1:], kept(Snapshot.open(tmp_path / "steps")), "c", {}),
        1,
    )
    for query in ("thư viện cấp huyện", "bao cao hang nam", "sở y tế"):
        found = [
            {(hit.plan_id, hit.path) for hit in Retriever(one, encoder).search(query, limit=3)}
            for one in (once, steps)
        ]
        assert found[0] == found[1]


def test_another_model_encodes_everything(index_dir: Path) -> None:
    other = FakeEncoder(dimension=32)
    before = Snapshot.open(index_dir)
    built, after = again(index_dir, other, Corpus([], kept(before), "code", {}), 2)
    assert built.encoded == 14
    assert after.manifest.encoder.dimension == 32
    assert after.plan("yt") == before.plan("yt")
    after.check_encoder(other.fingerprint)


def test_only_the_last_snapshots_are_kept(index_dir: Path, encoder: FakeEncoder) -> None:
    for hours in range(2, 6):
        again(index_dir, encoder, Corpus([], kept(Snapshot.open(index_dir)), "code", {}), hours, keep=2)
    assert len(snapshot_names(index_dir)) == 2


def test_a_large_build_is_several_segments(
    tmp_path: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A segment's size is bounded; what is found doesn't depend on it, and nothing is encoded twice."""
    plans = [
        make_plan(name, plan_id=f"p{n}") for n, name in enumerate(("Huế", "Cà Mau", "An Giang", "Hà Nam"))
    ]
    build(tmp_path / "one", Corpus(plans, {}, "c", {}), encoder, created=NOON)
    monkeypatch.setattr("index.builder._SEGMENT_CLAUSES", 2 * len(plans[0].clauses))
    twice = [*plans, plans[0].model_copy(update={"plan_id": "p9"})]  # the same words in the last segment
    built = build(tmp_path / "many", Corpus(twice, {}, "c", {}), encoder, created=NOON)
    one, many = Snapshot.open(tmp_path / "one"), Snapshot.open(tmp_path / "many")
    assert [len(entry.plans) for entry in many.manifest.segments] == [2, 2, 1]
    assert built.encoded == sum(len(plan.clauses) for plan in plans)
    assert many.clause_count == one.clause_count + len(plans[0].clauses)
    ids = [plan.plan_id for plan in plans]
    for query in ("thư viện cấp huyện Cà Mau", "báo cáo trước ngày 01 tháng 12"):
        found = [
            Retriever(snapshot, encoder).search(query, plan_ids=ids, limit=9) for snapshot in (one, many)
        ]
        assert {hit.path for hit in found[0]} == {hit.path for hit in found[1]}

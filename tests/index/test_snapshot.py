from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from index.errors import ModelMismatch, SnapshotDamaged, SnapshotFormat, SnapshotMissing
from index.layout import CURRENT, MANIFEST, SNAPSHOTS
from index.snapshot import Snapshot, current_name, manifest_bytes, read_manifest, snapshot_names
from tests.index.conftest import NOON
from tests.index.sample_plans import HEALTH, LIBRARY


def test_plans_and_counts(index_dir: Path) -> None:
    snapshot = Snapshot.open(index_dir)
    assert [plan.plan_id for plan in snapshot.summaries] == ["bk", "tn", "yt"]
    assert [plan.clause_count for plan in snapshot.summaries] == [5, 5, 4]
    assert snapshot.clause_count == 14
    assert snapshot.created > NOON
    assert snapshot.name == current_name(index_dir) == snapshot_names(index_dir)[-1]
    assert len(snapshot.segments) == 2
    plan = snapshot.plan("yt")
    assert [node.text for node in plan.clauses] == list(HEALTH)
    assert plan.metadata.province == "Nghệ An"
    assert snapshot.plan("yt") is plan  # kept
    with pytest.raises(KeyError):
        snapshot.plan("khong-co")


def test_rows_know_their_clauses(index_dir: Path) -> None:
    snapshot = Snapshot.open(index_dir)
    found = [
        (plan_id, snapshot.plan(plan_id).by_key[path].text)
        for segment in snapshot.segments
        for plan_id, path in map(segment.clause, range(segment.entry.rows))
    ]
    assert found == [(plan, text) for plan in ("bk", "tn") for text in LIBRARY] + [
        ("yt", text) for text in HEALTH
    ]
    with pytest.raises(KeyError):
        snapshot.segments[0].clause(99)


def test_nothing_published(tmp_path: Path) -> None:
    with pytest.raises(SnapshotMissing):
        Snapshot.open(tmp_path)


def test_a_flipped_bit_in_any_file_is_found(index_dir: Path) -> None:
    folder = index_dir / SNAPSHOTS / current_name(index_dir)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 20
    for path in files:
        whole = path.read_bytes()
        broken = bytearray(whole)
        broken[len(whole) // 2] ^= 1
        path.unlink()  # it may be shared with an older snapshot
        path.write_bytes(broken)
        with pytest.raises(SnapshotDamaged):
            Snapshot.open(index_dir)
        path.write_bytes(whole)
    Snapshot.open(index_dir)


@pytest.mark.parametrize("verify", [True, False])
def test_a_missing_or_cut_file_is_found(index_dir: Path, verify: bool) -> None:
    folder = index_dir / SNAPSHOTS / current_name(index_dir)
    path = next(folder.rglob("vectors.faiss"))
    whole = path.read_bytes()
    path.unlink()
    with pytest.raises(SnapshotDamaged, match=r"vectors\.faiss"):
        Snapshot.open(index_dir, verify=verify)
    path.write_bytes(whole[:-1])
    with pytest.raises(SnapshotDamaged, match=f"{len(whole) - 1} bytes, expected {len(whole)}"):
        Snapshot.open(index_dir, verify=verify)


def test_a_pointer_that_leads_elsewhere(index_dir: Path) -> None:
    whole = (index_dir / CURRENT).read_bytes()
    garbage = (
        b"",
        b"../../etc",
        b"khong-co",
        whole[:5] + b"\0" + whole[6:],
        b"\0" * 64,
        b"\xff\xfe\x80",
        b"a" * 5000,
    )
    for data in (*garbage, whole[:-1] + b"\nkhac\n", b".", b".."):
        (index_dir / CURRENT).write_bytes(data)
        with pytest.raises(SnapshotDamaged):
            Snapshot.open(index_dir)


def test_a_pointer_that_can_not_be_read(index_dir: Path) -> None:
    (index_dir / CURRENT).unlink()
    (index_dir / CURRENT).mkdir()
    with pytest.raises(SnapshotDamaged):
        Snapshot.open(index_dir)


def test_another_format_is_refused(index_dir: Path) -> None:
    path = index_dir / SNAPSHOTS / current_name(index_dir) / MANIFEST
    manifest = read_manifest(path.parent)
    path.write_bytes(manifest_bytes(manifest.model_copy(update={"format": 99})))
    with pytest.raises(SnapshotFormat) as caught:
        Snapshot.open(index_dir)
    assert (caught.value.found, caught.value.expected) == (99, manifest.format)


def test_the_format_before_is_read(index_dir: Path) -> None:
    path = index_dir / SNAPSHOTS / current_name(index_dir) / MANIFEST
    path.write_bytes(manifest_bytes(read_manifest(path.parent).model_copy(update={"format": 2})))
    assert Snapshot.open(index_dir).summaries


def test_another_model_is_refused(index_dir: Path) -> None:
    snapshot = Snapshot.open(index_dir)
    snapshot.check_encoder("fake-64-0")
    with pytest.raises(ModelMismatch):
        snapshot.check_encoder("fake-64-1")


def test_works_on_after_its_folder_is_removed(index_dir: Path) -> None:
    snapshot = Snapshot.open(index_dir)
    shutil.rmtree(index_dir)
    assert snapshot.plan("bk").clauses[0].text == LIBRARY[0]
    assert snapshot.segments[1].clause(0) == ("yt", "I/-1")


def test_nothing_is_pickled(index_dir: Path) -> None:
    for path in index_dir.rglob("*"):
        if path.is_file():
            assert not path.read_bytes().startswith(b"\x80"), path
            assert path.suffix in {".npy", ".txt", ".sqlite", ".faiss", ".json", ""}, path


def test_manifest_is_readable_json(index_dir: Path) -> None:
    text = (index_dir / SNAPSHOTS / current_name(index_dir) / MANIFEST).read_text(encoding="utf-8")
    assert json.loads(text.partition("\n")[2])["encoder"]["name"] == "fake"

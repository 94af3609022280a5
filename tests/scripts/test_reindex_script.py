"""The command of re-indexing, on real files, with a tiny model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.layout import SNAPSHOTS
from index.locking import publishing
from index.snapshot import Snapshot, snapshot_names
from scripts import reindex
from tests.index.tiny_model import tiny_model

PLAN = """UBND TỈNH {province}

KẾ HOẠCH
Phát triển thư viện trên địa bàn tỉnh năm 2025

I. MỤC TIÊU

- Đến năm 2025, {share}% thư viện cấp huyện có máy tính phục vụ người đọc.

- Mỗi năm tổ chức Ngày Sách và Văn hóa đọc Việt Nam vào ngày 21/4.

II. TỔ CHỨC THỰC HIỆN

1. Sở Tài chính: Cân đối ngân sách, bố trí kinh phí thực hiện Kế hoạch.

2. Các sở, ban, ngành báo cáo kết quả trước ngày 01 tháng 12 hằng năm.
"""


@pytest.fixture
def folders(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Path]:
    monkeypatch.setenv("EMBEDDING_MODEL", str(tiny_model(tmp_path / "model")))
    plans, index = tmp_path / "plans", tmp_path / "index"
    plans.mkdir()
    for name, province in (("a.txt", "BẮC KẠN"), ("b.md", "THÁI NGUYÊN")):
        (plans / name).write_text(PLAN.format(province=province, share=40), encoding="utf-8")
    return plans, index


def run(folders: tuple[Path, Path], *options: str) -> int:
    return reindex.main(["--corpus", str(folders[0]), "--index", str(folders[1]), *options])


def test_builds_then_has_nothing_to_do(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folders) == 0
    told = capsys.readouterr()
    assert "a.txt: mới" in told.out
    assert "Đã cập nhật chỉ mục: 2 kế hoạch" in told.out
    assert "Đang mã hoá" in told.err
    assert run(folders) == 0
    assert "Không có gì thay đổi: 2 kế hoạch" in capsys.readouterr().out


def test_says_what_changed(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    run(folders)
    (folders[0] / "a.txt").write_text(PLAN.format(province="BẮC KẠN", share=45), encoding="utf-8")
    capsys.readouterr()
    assert run(folders) == 0
    told = capsys.readouterr().out
    assert "a.txt: đã đổi" in told
    assert "1 chỉ tiêu đổi" in told
    assert "“40%” → “45%”" in told


def test_json(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    run(folders, "--json")
    report = json.loads(capsys.readouterr().out)
    assert [file["outcome"] for file in report["files"]] == ["added", "added"]
    assert report["encoded"] == report["clauses"] // 2  # the plans differ in their province alone


def test_dry_run(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folders, "--dry-run") == 0
    assert "Chạy thử" in capsys.readouterr().out
    assert not folders[1].exists()


def test_a_bad_file(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    (folders[0] / "c.pdf").write_bytes(b"%PDF-1.7\ncut")
    (folders[0] / "d.txt").write_bytes(b"")
    assert run(folders) == 2
    told = capsys.readouterr().out
    assert "c.pdf: không dùng được. Tệp hỏng" in told
    assert "d.txt: không dùng được. Tệp không có chữ nào" in told
    assert len(Snapshot.open(folders[1]).summaries) == 2


def test_removals(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    run(folders)
    (folders[0] / "a.txt").unlink()
    assert run(folders) == 1
    assert "--allow-removals" in capsys.readouterr().err
    assert run(folders, "--allow-removals") == 0
    assert "đã bỏ khỏi chỉ mục" in capsys.readouterr().out


def test_verify_and_roll_back(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folders, "--verify") == 1  # nothing there
    run(folders)
    assert run(folders, "--verify") == 0
    assert "nguyên vẹn" in capsys.readouterr().out
    assert run(folders, "--rollback") == 1  # nothing before
    (folders[0] / "a.txt").write_text(PLAN.format(province="BẮC KẠN", share=45), encoding="utf-8")
    run(folders)
    assert run(folders, "--rollback") == 0
    assert Snapshot.open(folders[1]).name == snapshot_names(folders[1])[0]
    path = next((folders[1] / SNAPSHOTS / Snapshot.open(folders[1]).name).rglob("vectors.faiss"))
    data = bytearray(path.read_bytes())
    data[-3] ^= 4
    path.write_bytes(data)
    capsys.readouterr()
    assert run(folders, "--verify") == 1
    assert "vectors.faiss" in capsys.readouterr().err


def test_two_runs_at_once(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    with publishing(folders[1]):
        assert run(folders) == 1
    assert "Đang có lượt cập nhật khác" in capsys.readouterr().err


def test_no_folder_and_no_model(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reindex.main(["--corpus", str(folders[0] / "khong-co"), "--index", str(folders[1])]) == 1
    assert "Không có thư mục" in capsys.readouterr().err
    monkeypatch.setenv("EMBEDDING_MODEL", "/khong/co")
    assert run(folders) == 1
    assert "build_model.py" in capsys.readouterr().err

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
    assert "1 chỉ tiêu đổi: 40% → 45%" in told
    assert "“40%” → “45%”" in told


def test_json(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    run(folders, "--json")
    report = json.loads(capsys.readouterr().out)
    assert [file["outcome"] for file in report["files"]] == ["added", "added"]
    assert report["encoded"] == report["clauses"] == 8  # the same words, each under its province


def test_dry_run(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folders, "--dry-run") == 0
    assert "Chạy thử" in capsys.readouterr().out
    assert not folders[1].exists()


def test_a_bad_file(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    (folders[0] / "c.pdf").write_bytes(b"%PDF-1.7\ncut")
    (folders[0] / "d.txt").write_bytes(b"")
    assert run(folders) == 2
    told = capsys.readouterr().out
    assert "c.pdf: không dùng được. Tệp bị hỏng" in told
    assert "d.txt: không dùng được. Tệp không có chữ nào" in told
    assert len(Snapshot.open(folders[1]).summaries) == 2


def test_removals(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    run(folders)
    (folders[0] / "a.txt").unlink()
    assert run(folders) == 3
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


def test_explain_needs_no_index_and_no_model(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EMBEDDING_MODEL", "/khong/co")
    assert reindex.main(["--explain", str(folders[0] / "a.txt")]) == 0
    told = capsys.readouterr().out
    assert "Kế hoạch (không số), (không ngày), UBND tỉnh Bắc Kạn: Phát triển thư viện" in told
    assert "Mục I [đề mục] I. MỤC TIÊU\n  Mục I, gạch đầu dòng 1 [điều khoản] - Đến năm 2025, 40% thư" in told
    assert "lưu ý: không thấy ngày ban hành" in told
    assert "chỉ tiêu tại Mục I, gạch đầu dòng 1" in told
    assert not folders[1].exists()


def test_explain_says_where_it_is_unsure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # The same number may go on the inner series or the outer one.
    lines = ("KẾ HOẠCH", "Đọc sách", "1. Mục tiêu", "1. Mục tiêu chung là đọc.", "2. Nhiệm vụ là viết.")
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    reindex.main(["--explain", str(path)])
    plan = reindex.read_plan(path)
    told = capsys.readouterr().out
    assert told.count("? chưa chắc: số thứ tự hợp với hai cấp") == 1
    assert sum(bool(node.unsure) for node in plan.nodes) == 1


def test_explain_of_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reindex.main(["--explain", str(tmp_path / "khong-co.txt")]) == 1
    (tmp_path / "rong.txt").write_bytes(b"")
    assert reindex.main(["--explain", str(tmp_path / "rong.txt")]) == 2
    told = capsys.readouterr().err
    assert "Không có tệp" in told
    assert "Tệp không có chữ nào" in told


def test_settings_beside_a_plan(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    (folders[0] / "a.toml").write_text('number = "188/KH-UBND"\nissued = "2023-06"', encoding="utf-8")
    assert run(folders) == 0
    told = capsys.readouterr().out
    assert "Kế hoạch 188/KH-UBND, 6/2023, UBND tỉnh Bắc Kạn" in told
    assert "theo tệp TOML, không phải theo văn bản: số, ngày ban hành" in told
    plan = next(one for one in Snapshot.open(folders[1]).summaries if one.file == "a.txt")
    assert plan.metadata.supplied == ("number", "issued")


def test_settings_that_are_wrong_are_told_at_every_run(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (folders[0] / "a.toml").write_text('issued = "14/6/2023"', encoding="utf-8")
    (folders[0] / "c.toml").write_text('number = "1/KH-UBND"', encoding="utf-8")
    for _ in range(2):
        assert run(folders) == 2
        told = capsys.readouterr().out
        assert "tệp a.toml không dùng được, chỉ đọc theo văn bản: giá trị của “issued” không đúng" in told
        assert "c.toml: không có kế hoạch nào cùng tên" in told
    assert len(Snapshot.open(folders[1]).summaries) == 2  # indexed from their text all the same


def test_a_plan_that_replaces_another(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    (folders[0] / "a.toml").write_text('number = "188/KH-UBND"\nissued = "2023-06"', encoding="utf-8")
    newer = PLAN.replace("2025", "2030").format(province="BẮC KẠN", share=90)
    said = "Kế hoạch này thay thế Kế hoạch số 188/KH-UBND ngày 14/6/2023 của UBND tỉnh."
    (folders[0] / "c.txt").write_text(f"{newer}\n{said}\n", encoding="utf-8")
    (folders[0] / "c.toml").write_text('number = "9/KH-UBND"\nissued = 2025-02-03', encoding="utf-8")
    assert run(folders) == 0
    told = capsys.readouterr().out
    assert "văn bản này thay thế Kế hoạch 188/KH-UBND" in told
    assert "đã được thay thế bởi 9/KH-UBND (trong kho:" in told
    assert run(folders) == 0  # told of plans that did not change, too
    assert "đã được thay thế bởi 9/KH-UBND" in capsys.readouterr().out


def test_golden_questions(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    golden = folders[1].parent / "golden.jsonl"
    question = {"question": "bao nhiêu thư viện cấp huyện?", "province": "Bắc Kạn", "clause": "40% thư viện"}
    golden.write_text(json.dumps(question), encoding="utf-8")
    assert run(folders, "--golden", str(golden)) == 0  # nothing was published before
    published = Snapshot.open(folders[1]).name
    (folders[0] / "a.txt").write_text(PLAN.format(province="BẮC KẠN", share=45), encoding="utf-8")
    capsys.readouterr()
    assert run(folders, "--golden", str(golden)) == 1
    told = capsys.readouterr().err
    assert "1 câu nay không còn" in told
    assert "kế hoạch đã đổi: bao nhiêu thư viện cấp huyện?" in told
    assert "--accept" in told
    assert Snapshot.open(folders[1]).name == published
    assert run(folders, "--golden", str(golden), "--accept") == 0
    assert "1 câu nay không còn" in capsys.readouterr().out
    golden.write_text('{"question": "?"}', encoding="utf-8")
    assert run(folders, "--golden", str(golden)) == 1
    assert "không đúng" in capsys.readouterr().err


def test_limits_are_settings(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLAN_MAX_MB", "0.0001")
    assert run(folders) == 1
    monkeypatch.setenv("PLAN_MAX_MB", "")
    (folders[0] / "c.txt").write_text("Đọc sách. " * 20_000, encoding="utf-8")
    monkeypatch.setenv("PLAN_MAX_MB", "0.1")
    capsys.readouterr()
    assert run(folders) == 2
    assert "c.txt: không dùng được. Tệp vượt giới hạn" in capsys.readouterr().out


def test_a_setting_that_cannot_be_used(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLAN_MAX_PAGES", "nhiều")
    monkeypatch.setenv("INDEX_KEEP", "0")
    assert run(folders) == 1
    assert "INDEX_KEEP, PLAN_MAX_PAGES" in capsys.readouterr().err


def test_progress_of_reading(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    run(folders)
    assert "Đang đọc tệp 1/2: a.txt" in capsys.readouterr().err
    run(folders)
    assert "Đang đọc" not in capsys.readouterr().err


def test_nothing_to_encode_loads_no_model(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A removed plan and a renamed file need no vectors."""
    run(folders)
    loaded: list[object] = []
    monkeypatch.setattr("sentence_transformers.SentenceTransformer.encode", lambda *a, **k: loaded.append(a))
    (folders[0] / "a.txt").rename(folders[0] / "moi.txt")
    assert run(folders) == 0
    assert loaded == []

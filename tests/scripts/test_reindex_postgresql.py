"""The commands with INDEX_URL: re-indexing publishes to PostgreSQL, and answers come from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import cli
from index.postgres.store import PostgresStore
from scripts import reindex
from tests.harness.emulator import free_port
from tests.index.tiny_model import tiny_model
from tests.scripts.test_reindex_script import PLAN

ASKED = "bao nhiêu phần trăm thư viện cấp huyện của Bắc Kạn có máy tính?"


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str) -> Path:
    monkeypatch.setenv("EMBEDDING_MODEL", str(tiny_model(tmp_path / "model")))
    monkeypatch.setenv("INDEX_DIR", str(tmp_path / "index"))
    monkeypatch.setenv("INDEX_URL", database_url)
    folder = tmp_path / "plans"
    folder.mkdir()
    write(folder, share=40)
    return folder


def write(folder: Path, *, share: int) -> None:
    (folder / "a.txt").write_text(PLAN.format(province="BẮC KẠN", share=share), encoding="utf-8")


def answer(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert cli.main(["ask", ASKED]) == 0
    return capsys.readouterr().out


def test_publish_ask_verify_and_go_back(
    plans: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert cli.main(["ask", ASKED]) == 2
    assert "Chưa có chỉ mục" in capsys.readouterr().err
    corpus = ["--corpus", str(plans)]
    assert reindex.main([*corpus, "--dry-run"]) == 0
    assert cli.main(["ask", ASKED]) == 2

    assert reindex.main(corpus) == 0
    told = capsys.readouterr().err
    assert "đã chép thêm 1 phần" in told
    assert "postgres:@" not in told
    assert "40%" in answer(capsys)
    write(plans, share=45)
    assert reindex.main(corpus) == 0
    assert "45%" in answer(capsys)
    assert reindex.main([*corpus, "--json"]) == 0  # nothing changed; the report alone is on standard output
    assert capsys.readouterr().out.startswith("{")

    assert reindex.main(["--verify"]) == 0
    assert "nguyên vẹn: 4 phần" in capsys.readouterr().out
    assert reindex.main(["--rollback"]) == 0
    assert "Đã trở về" in capsys.readouterr().out
    assert "40%" in answer(capsys)
    # The folder went back too, so that the next run finds the change anew.
    assert reindex.main(corpus) == 0
    assert "45%" in answer(capsys)

    # A folder that is named is asked instead.
    assert cli.main(["ask", ASKED, "--index", str(tmp_path / "none")]) == 2


def test_what_the_database_missed_is_made_up_for(
    plans: Path, database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patched:
        named = PostgresStore.__init__.__kwdefaults__
        patched.setattr(PostgresStore.__init__, "__kwdefaults__", named | {"patience": 0.5, "look": 0.5})
        patched.setenv("INDEX_URL", f"postgresql://bot:secret@127.0.0.1:{free_port()}/none")
        assert reindex.main(["--corpus", str(plans)]) == 1
        told = capsys.readouterr().err
        assert "Không kết nối được cơ sở dữ liệu chỉ mục" in told
        assert "secret" not in told
        assert cli.main(["ask", ASKED]) == 2
        assert "Tạm thời không đọc được kho" in capsys.readouterr().err
    assert reindex.main(["--corpus", str(plans)]) == 0  # nothing to encode, yet it is copied
    assert "40%" in answer(capsys)


@pytest.mark.parametrize("url", ["mysql://bot:secret@host/x", "data/index"])
def test_an_address_of_something_else(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INDEX_URL", url)
    assert reindex.main(["--verify"]) == 1
    assert cli.main(["ask", ASKED]) == 2
    told = capsys.readouterr().err
    assert told.count("INDEX_URL") == 2
    assert "secret" not in told

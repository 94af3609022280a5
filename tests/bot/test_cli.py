"""The command line: one question, a file of them, a conversation, and what an operator has to mend."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest

from bot import cli, messages
from index.encoder import FakeEncoder
from tests.bot.held import ROOT

ASKED = "hạn báo cáo của Bắc Kạn?"
DAY = ("--today", "2026-11-22")
SCHEMA = jsonschema.Draft202012Validator(
    json.loads((ROOT / "tests/answer.schema.json").read_text(encoding="utf-8"))
)


@pytest.fixture(autouse=True)
def hashed_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoder that the tests' index was built with."""
    monkeypatch.setattr(cli, "SentenceTransformerEncoder", lambda _: FakeEncoder())


def run_process(
    arguments: Sequence[str], *, module: str = "tests.harness.console", typed: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


class TestAsk:
    """`ask "…"`."""

    def test_for_a_person(self, index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["ask", ASKED, "--index", str(index_folder), *DAY]) == 0
        shown = capsys.readouterr().out
        assert shown.startswith("Bắc Kạn: trước ngày 01 tháng 12 hằng năm")
        assert "— Phần kết, đoạn 1 (Bắc Kạn, 6/2023, số: bản lưu để trống)" in shown
        assert "còn 8 ngày" in shown
        assert max(map(len, shown.splitlines())) <= 80

    def test_as_json(self, index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["ask", ASKED, "--json", "--index", str(index_folder), *DAY]) == 0
        answer = json.loads(capsys.readouterr().out)
        SCHEMA.validate(answer)
        assert answer["question"] == ASKED
        assert [c["path"] for c in answer["citations"]] == ["ket/p1"]

    def test_refusal_is_an_answer_too(self, index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["ask", "hạn báo cáo của Cao Bằng?", "--json", "--index", str(index_folder)]) == 0
        assert json.loads(capsys.readouterr().out)["reason"] == "no_such_plan"

    def test_today_changes_the_days_left(
        self, index_folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        cli.main(["ask", ASKED, "--index", str(index_folder), "--today", "2026-11-29"])
        assert "còn 1 ngày" in capsys.readouterr().out

    def test_without_a_question(self, index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["ask", "--index", str(index_folder)]) == 2
        assert messages.CLI_NO_QUESTION in capsys.readouterr().err

    def test_index_by_the_environment(
        self, index_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("INDEX_DIR", str(index_folder))
        assert cli.main(["ask", ASKED]) == 0
        assert "01 tháng 12" in capsys.readouterr().out

    @pytest.mark.parametrize("wrong", [["--today", "22/11/2026"], ["--nothing"], []])
    def test_wrong_use(self, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            cli.main(["ask", "x", *wrong] if wrong else [])
        assert ended.value.code == 2
        assert "usage:" in capsys.readouterr().err


class TestBatch:
    """`ask --batch`: one answer a line."""

    def batch(
        self, lines: str, folder: Path, index: Path, capsys: pytest.CaptureFixture[str]
    ) -> tuple[int, list[dict[str, object]], str]:
        path = folder / "questions.jsonl"
        path.write_text(lines, encoding="utf-8")
        code = cli.main(["ask", "--batch", str(path), "--index", str(index), *DAY])
        printed = capsys.readouterr()
        return code, [json.loads(line) for line in printed.out.splitlines()], printed.err

    def test_answers_keep_ids_and_order(
        self, tmp_path: Path, index_folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        rows = [
            {"id": "b", "question": ASKED},
            {"id": 7, "question": "hạn báo cáo của Thái Nguyên?"},
            {"question": "xin chào"},
        ]
        lines = "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        code, answers, errors = self.batch(lines, tmp_path, index_folder, capsys)
        assert (code, errors) == (0, "")
        assert [a["id"] for a in answers] == ["b", "7", "5"]  # a line without an id goes by its number
        for answer in answers:
            SCHEMA.validate(answer)

    def test_turns_are_one_conversation_and_lines_are_not(
        self, tmp_path: Path, index_folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        follow = "còn Thái Nguyên thì sao?"
        rows = [
            {"id": "1", "question": follow, "turns": [ASKED, follow]},
            {"id": "2", "question": "nguồn đâu"},
        ]
        lines = "\n".join(json.dumps(row) for row in rows)
        _, (followed, alone), _ = self.batch(lines, tmp_path, index_folder, capsys)
        assert "30 tháng 11" in str(followed["headline"])
        assert alone["headline"] == messages.NO_LAST

    def test_bad_lines_are_told_of_and_the_others_answered(
        self, tmp_path: Path, index_folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        good = json.dumps({"id": "ok", "question": ASKED})
        lines = "\n".join(["not json", '{"id": "b"}', '{"question": "x", "turns": 5}', '{"id": "cut', good])
        code, answers, errors = self.batch(lines, tmp_path, index_folder, capsys)
        assert code == 1
        assert [answer["id"] for answer in answers] == ["ok"]
        assert errors.splitlines() == [messages.CLI_BAD_LINE.format(number=n) for n in (1, 2, 3, 4)]


class TestChat:
    """`chat` with its input piped."""

    def chat(self, typed: str, index: Path, monkeypatch: pytest.MonkeyPatch) -> int:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        return cli.main(["chat", "--index", str(index), *DAY])

    def test_conversation(
        self, index_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        typed = f"{ASKED}\n\n   \ncòn Thái Nguyên?\nnguồn đâu\n"
        assert self.chat(typed, index_folder, monkeypatch) == 0
        shown = capsys.readouterr().out
        assert (
            shown.index("01 tháng 12")
            < shown.index("30 tháng 11")
            < shown.index("Nguồn của câu trả lời trước")
        )
        assert messages.CHAT_WELCOME not in shown  # nobody sits there
        assert messages.CHAT_PROMPT not in shown

    def test_forgetting(
        self, index_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert (
            self.chat(f"tôi ở Bắc Kạn\n{ASKED}\n/moi\nnguồn đâu\nhạn báo cáo?\n", index_folder, monkeypatch)
            == 0
        )
        after = capsys.readouterr().out.split(messages.CHAT_FORGOTTEN)[1]
        assert messages.NO_LAST.split(".")[0] in after
        assert "Bạn hỏi tỉnh nào?" in after

    def test_no_input(
        self, index_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.chat("", index_folder, monkeypatch) == 0
        assert capsys.readouterr().out == ""


class TestIndexThatCannotBeUsed:
    """The operator is told what to run; no traceback."""

    def told(self, folder: Path, capsys: pytest.CaptureFixture[str], command: str) -> str:
        arguments = [command, ASKED] if command == "ask" else [command]
        assert cli.main([*arguments, "--index", str(folder)]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        return printed.err

    @pytest.mark.parametrize("command", ["ask", "chat"])
    def test_missing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
        assert self.told(tmp_path / "none", capsys, command) == messages.CLI_NO_INDEX + "\n"

    def test_empty_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.told(tmp_path, capsys, "ask") == messages.CLI_NO_INDEX + "\n"

    @pytest.mark.parametrize("pointer", ["", "../elsewhere", "nothing-there"])
    def test_damaged_pointer(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], pointer: str) -> None:
        (tmp_path / "CURRENT").write_text(pointer)
        assert self.told(tmp_path, capsys, "ask") == messages.CLI_NO_INDEX + "\n"

    def test_file_where_the_folder_should_be(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "file").write_text("")
        assert self.told(tmp_path / "file", capsys, "ask") == messages.CLI_NO_INDEX + "\n"


class TestProcess:
    """The same from outside."""

    def test_piped_conversation(self, index_folder: Path) -> None:
        done = run_process(["chat", "--index", str(index_folder), *DAY], typed=f"{ASKED}\ncòn Thái Nguyên?")
        assert (done.returncode, done.stderr) == (0, "")
        assert "01 tháng 12" in done.stdout
        assert "30 tháng 11" in done.stdout

    def test_missing_index(self, tmp_path: Path) -> None:
        done = run_process(["ask", ASKED, "--index", str(tmp_path)], module="bot")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == messages.CLI_NO_INDEX + "\n"

    def test_help_is_in_vietnamese(self) -> None:
        done = run_process(["--help"], module="bot")
        assert done.returncode == 0
        assert all(words in done.stdout for words in (messages.CLI_CHAT, messages.CLI_SERVE, "ask", "chat"))

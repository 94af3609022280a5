"""The whole of `benchmark.py scale` at some 500 clauses, in this process, with hashed syllables for a model."""

from __future__ import annotations

from pathlib import Path

import pytest

import benchmark
from benchmarking import scale, scale_stages
from benchmarking.in_turn import Bot, in_turn
from benchmarking.scale_questions import each_once, questions
from benchmarking.scale_stages import Figures
from index.encoder import FakeEncoder
from index.store import FileStore

CLAUSES = 500


@pytest.fixture
def stages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stages that were run, in order; fewer questions than on the command line."""
    monkeypatch.setattr(scale_stages, "NAMED", 10)
    monkeypatch.setattr(scale_stages, "UNNAMED", 4)
    return []


def test_figures_of_a_small_corpus(
    tmp_path: Path, stages: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    def stage(name: str, clauses: int) -> Figures:
        stages.append(name)
        folder, model = tmp_path / str(clauses), FakeEncoder()
        if name == "build":
            return scale_stages.build(clauses, folder, model)
        if name == "update":
            return scale_stages.update(clauses, folder, model)
        if name == "in_turn":
            bots = [Bot.over(FileStore(folder / "index"), clauses, (10, 4), model) for _ in range(2)]
            return in_turn(bots[0], bots[1])
        return scale_stages.answers(clauses, FileStore(folder / "index"), folder, model, beside=False)

    (figures,) = scale.measure([CLAUSES], tmp_path, stage, plot=tmp_path / "scale.png")
    assert stages == ["build", "update", "answers", "in_turn"]
    assert figures["plans"] == 10
    assert CLAUSES * 0.8 < figures["clauses"] < CLAUSES * 1.2
    assert figures["right"] == 1.0  # each question its own plan, clause and number
    assert figures["asked_back"] == 1.0  # ten provinces, ten values
    assert 0 < figures["update_clauses"] <= figures["clauses"] / 10
    assert all(
        figures[key] > 0 for key in ("indexing_s", "snapshot_mb", "load_s", "rss_mb", "clients_32_qps")
    )
    assert figures["same_answers"] == 1.0  # of two bots over one index
    assert figures["named_p95_times"] > 0
    assert figures["named_p95_encodings"] == pytest.approx(figures["named_p95_ms"] / figures["encode_ms"])
    printed = capsys.readouterr().out
    assert "| its own plan, clause and number | 100.0% |" in printed
    assert (tmp_path / "scale.png").read_bytes().startswith(b"\x89PNG")

    scale.measure([CLAUSES], tmp_path, stage)
    assert stages[4:] == ["update", "answers", "in_turn"]  # what is built is taken as it is


def test_no_question_is_put_twice() -> None:
    named, unnamed = questions(1_000, 120, 40)  # 21 plans have 40 questions
    assert len({one.question for one in named}) == len(named) == 121
    assert len(set(unnamed)) == len(unnamed) == 40
    assert list(each_once(["Bao giờ?", "Ở đâu?", "Bao giờ?"])) == ["Bao giờ?", "Ở đâu?", "Cho hỏi bao giờ?"]


@pytest.mark.parametrize(
    ("typed", "clauses"), [("500", 500), ("1k", 1_000), ("10K", 10_000), ("1m", 1_000_000)]
)
def test_sizes(typed: str, clauses: int) -> None:
    assert scale.clauses_of(typed) == clauses


def test_two_sizes_are_fitted() -> None:
    small = dict.fromkeys(("clauses", "indexing_s", "load_s"), 10.0)
    large = {"clauses": 1_000.0, "indexing_s": 900.0, "load_s": 1e6}
    lines = list(scale.scale_report.growths([small, large]))
    assert [line.rsplit("  ", 1)[-1] for line in lines[1:]] == [
        "no faster than n log n",
        "FASTER than n log n",
    ]


def test_the_command_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        benchmark.main(["scale", "--help"])
    assert "--sizes" in capsys.readouterr().out

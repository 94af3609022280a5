"""The command killed with the real model at work: what was published stays, and the next run goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.layout import SNAPSHOTS
from index.settings import EncoderSettings
from index.snapshot import Snapshot, current_name

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / EncoderSettings.model_fields["model"].default
PATIENCE = 300.0  # seconds

PLAN = """UBND TỈNH BẮC KẠN

KẾ HOẠCH
Phát triển thư viện trên địa bàn tỉnh năm 2025

I. MỤC TIÊU

- Đến năm 2025, {share}% thư viện cấp huyện có máy tính phục vụ người đọc.

- Mỗi năm tổ chức Ngày Sách và Văn hóa đọc Việt Nam vào ngày 21/4.

- Sở Tài chính cân đối ngân sách, bố trí kinh phí thực hiện Kế hoạch.
"""

pytestmark = pytest.mark.skipif(not (MODEL / "modules.json").is_file(), reason="the model is not built")


class Command:
    """The command as a process of its own, its error stream in a file."""

    def __init__(self, folder: Path) -> None:
        self.plans, self.index, self.errors = folder / "plans", folder / "index", folder / "errors"
        self.plans.mkdir()

    def start(self, share: int) -> subprocess.Popen[bytes]:
        """Begins a run over a plan that sets this share."""
        (self.plans / "a.txt").write_text(PLAN.format(share=share), encoding="utf-8")
        arguments = ["--corpus", str(self.plans), "--index", str(self.index)]
        with self.errors.open("wb") as errors:
            return subprocess.Popen(
                [sys.executable, "scripts/reindex.py", *arguments],
                cwd=ROOT,
                env={**os.environ, "EMBEDDING_MODEL": str(MODEL), "OMP_NUM_THREADS": "1"},
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )

    def told(self, words: str) -> bool:
        return words in self.errors.read_text(encoding="utf-8", errors="replace")

    def unfinished(self) -> list[Path]:
        return list((self.index / SNAPSHOTS).glob(".new-*"))


def wait_until(reached: Callable[[], object], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not reached() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.001)


def test_killed_while_it_reads_loads_and_writes(tmp_path: Path) -> None:
    command = Command(tmp_path)
    assert command.start(40).wait(PATIENCE) == 0
    published = current_name(command.index)
    moments: list[tuple[int, Callable[[], object]]] = [
        (45, lambda: command.told("Đang đọc")),
        (50, lambda: command.told("Đang đọc") and time.sleep(1.5) is None),  # the model is being loaded
        (55, command.unfinished),
    ]
    for share, reached in moments:
        process = command.start(share)
        wait_until(reached, process)
        process.kill()
        process.wait()
        snapshot = Snapshot.open(command.index, verify=True)
        (plan,) = snapshot.summaries
        says = snapshot.plan(plan.plan_id).clauses[0].text
        # Killed after the pointer was replaced, the new one is there, whole.
        assert (snapshot.name == published and "40%" in says) or f"{share}%" in says
        if snapshot.name != published:
            break
    assert command.start(60).wait(PATIENCE) == 0, command.errors.read_text(encoding="utf-8")
    assert "60%" in next(
        node.text for node in Snapshot.open(command.index).plan(plan.plan_id).clauses if node.is_clause
    )
    assert command.unfinished() == []

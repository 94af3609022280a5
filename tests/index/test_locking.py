import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import IndexLocked
from index.locking import publishing

HOLDER = """
import sys, pathlib
from index.locking import publishing
with publishing(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_is_told(tmp_path: Path) -> None:
    with hold(tmp_path) as process:
        with pytest.raises(IndexLocked) as caught, publishing(tmp_path):
            pass
        assert caught.value.folder == str(tmp_path)
        process.communicate()


def test_a_second_run_waits(tmp_path: Path) -> None:
    with hold(tmp_path) as process:
        assert process.stdin is not None
        process.stdin.close()
        with publishing(tmp_path, wait_seconds=300):
            process.wait()


def test_a_killed_run_holds_nothing(tmp_path: Path) -> None:
    with hold(tmp_path) as process:
        process.kill()
        process.wait()
        with publishing(tmp_path):
            pass


def test_one_run_after_another(tmp_path: Path) -> None:
    for _ in range(2):
        with publishing(tmp_path / "new"):
            pass

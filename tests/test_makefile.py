"""`make run` and `make clean`, as make would do them (`make -n`), in a folder where all but the index is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).resolve().parent.parent / "Makefile"
BUILT = (
    "pyproject.toml",
    "constraints.txt",
    "scripts/build_model.py",
    "scripts/reindex.py",
    ".venv/installed",
)
INDEX = "data/index/CURRENT"
SETTINGS = ("INDEX_DIR", "PLANS_DIR", "MODEL_DIR", "TELEGRAM_BOT_TOKEN", "MAKEFLAGS", "MFLAGS", "MAKELEVEL")
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(MAKEFILE, tmp_path)
    model = "data/models/multilingual-e5-small/modules.json"
    for age, name in enumerate((*BUILT, model, "corpus/plans/Kế hoạch số 188.txt", INDEX)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        os.utime(path, (1_000_000 + age, 1_000_000 + age))
    for plans in (tmp_path / "corpus", tmp_path / "corpus/plans"):
        os.utime(plans, (1_000_000, 1_000_000))
    return tmp_path


def make(folder: Path, target: str, **variables: str) -> str:
    """What make would run."""
    environment = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return subprocess.run(
        ["make", "-n", target],
        cwd=folder,
        env={**environment, **variables},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_nothing_new_is_not_indexed(folder: Path) -> None:
    assert "reindex" not in make(folder, "run")


def test_a_new_plan_is_indexed_whatever_its_name(folder: Path) -> None:
    (folder / "corpus/plans/Kế hoạch 50$ (bản 2).docx").touch()
    assert "reindex.py --corpus 'corpus/plans' --index 'data/index'" in make(folder, "run")


def test_a_plan_that_left_is_noticed(folder: Path) -> None:
    (folder / "corpus/plans/Kế hoạch số 188.txt").unlink()
    assert "reindex" in make(folder, "run")


def test_settings_of_a_dotenv_file(folder: Path) -> None:
    (folder / ".env").write_text(
        'TELEGRAM_BOT_TOKEN="123:abc"\nexport INDEX_DIR=data/other\n', encoding="utf-8"
    )
    run = make(folder, "run")
    assert "--index 'data/other'" in run
    assert '[ -n "set" ]' in run
    assert "--index 'data/mine'" in make(folder, "run", INDEX_DIR="data/mine")


def test_without_a_token_it_is_the_console(folder: Path) -> None:
    assert '[ -n "" ]' in make(folder, "run")
    assert '[ -n "set" ]' in make(folder, "run", TELEGRAM_BOT_TOKEN="123:abc")


def test_clean_leaves_what_people_said(folder: Path) -> None:
    removed = make(folder, "clean").replace("rm -rf", "").split()
    kept = [folder / "data", folder / "data/bot.sqlite", folder / "data/incoming", folder / "corpus/plans"]
    assert "data/index" in removed
    assert not {str(path.relative_to(folder)) for path in kept} & set(removed)

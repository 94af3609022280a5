"""docs/operation.md names every option and limit, as they are."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.models import PartialDate
from corpus.supplied import Supplied, read_supplied
from index.golden import load_golden
from index.settings import ReadingSettings
from scripts import reindex

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "operation.md").read_text(encoding="utf-8")


def fenced(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)
    assert found is not None
    return found[1]


def test_every_option() -> None:
    options = {name for action in reindex._parser()._actions for name in action.option_strings}
    written = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", DOCUMENT))
    assert options - {"-h", "--help"} == written


def test_every_limit_and_its_default() -> None:
    rows = dict(re.findall(r"\| `PLAN_(\w+)` \|[^|]*\| (\d+) \|", DOCUMENT))
    assert rows == {name.upper(): f"{value:g}" for name, value in ReadingSettings().model_dump().items()}


def test_the_toml_is_read(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text(fenced("toml"), encoding="utf-8")
    found = read_supplied(tmp_path / "plan.docx")
    assert found is not None
    assert set(Supplied.model_fields) == found.model_fields_set
    assert found.issued == PartialDate(year=2023, month=6, day=14)


def test_the_golden_questions_are_read(tmp_path: Path) -> None:
    lines = [line for line in DOCUMENT.splitlines() if line.startswith('{"question"')]
    path = tmp_path / "golden.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert len(load_golden(path)) == len(lines) == 2

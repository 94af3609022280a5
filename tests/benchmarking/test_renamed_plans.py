"""A plan that is renamed after reading is what reading its file gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarking.many_plans import make_plan, province_count, write_plans
from benchmarking.renamed_plans import RenamingReader
from index.reading import read_plan


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("plans")
    write_plans(made, province_count())
    return made


def test_as_if_read(folder: Path) -> None:
    provinces = [make_plan(number).province for number in range(province_count())]
    alike = [n for n, name in enumerate(provinces) if len(name) == len(provinces[1])][:3]
    assert len(alike) == 3
    reader = RenamingReader(seed=1)
    for number in alike:
        path = folder / make_plan(number).file
        quick, full = reader(path), read_plan(path)
        assert quick.metadata == full.metadata
        assert quick.nodes == full.nodes
        assert quick.facts == full.facts
        assert quick.source.text == full.source.text

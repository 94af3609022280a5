"""Reading the gazetteer's data files: tab-separated, `#` comments first, then the column names."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def lines(name: str) -> Iterator[str]:
    """The lines of a data file that are neither blank nor comments. Raises FileNotFoundError."""
    text = files("corpus.gazetteer").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line.strip() and not line.startswith("#"):
            yield line


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table by column name. Raises ValueError where a row has too few or too many cells."""
    table = lines(name)
    columns = next(table).split("\t")
    found = []
    for line in table:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(columns):
            raise ValueError(f"{name}: {len(cells)} cells for {len(columns)} columns in {line!r}")
        found.append(dict(zip(columns, cells, strict=True)))
    return found

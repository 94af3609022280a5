"""The pictures of an answer in order, each small enough for its text to go with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from bot.answer import Answer
from bot.pictures.charts import charts
from bot.pictures.figures import Chart, Figure, Line, Panel, Row, Series, Table
from bot.pictures.tables import table

Fits = Callable[[Figure], bool]
P = TypeVar("P")
F = TypeVar("F", Chart, Table)


def pictures(answer: Answer, fits: Fits) -> tuple[Figure, ...]:
    """The table where provinces are compared, then the charts; divided so that each fits.

    `fits` says whether a figure's text has room. One series or line that doesn't fit by itself is not divided.
    """
    found: list[Figure] = []
    if (compared := table(answer)) is not None:
        found.extend(_table_pages(compared, fits))
    for chart in charts(answer):
        found.extend(_chart_pages(chart, fits))
    return tuple(found)


def _table_pages(whole: Table, fits: Fits) -> Iterator[Table]:
    pieces = [(row, line) for row in whole.rows for line in row.lines]

    def build(some: Sequence[tuple[Row, Line]]) -> Table:
        rows = [
            row.model_copy(update={"lines": tuple(line for _, line in group)})
            for row, group in groupby(some, key=lambda piece: piece[0])
        ]
        return whole.model_copy(update={"rows": tuple(rows)})

    return _filled(pieces, build, fits)


def _chart_pages(whole: Chart, fits: Fits) -> Iterator[Chart]:
    pieces = [(panel, series) for panel in whole.panels for series in panel.series]

    def build(some: Sequence[tuple[Panel, Series]]) -> Chart:
        panels = [
            panel.model_copy(update={"series": tuple(series for _, series in group)})
            for panel, group in groupby(some, key=lambda piece: piece[0])
        ]
        return whole.model_copy(update={"panels": tuple(panels)})

    return _filled(pieces, build, fits)


def _filled(pieces: Sequence[P], build: Callable[[Sequence[P]], F], fits: Fits) -> Iterator[F]:
    """As few figures as hold the pieces in their order."""
    page: list[P] = []
    for piece in pieces:
        if page and not fits(build([*page, piece])):
            yield build(page)
            page = []
        page.append(piece)
    if page:
        yield build(page)

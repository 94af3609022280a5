"""A picture's content as text, for who listens to it or can't load it: the same words in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from bot import messages
from bot.pictures.figures import Chart, Figure, Panel, Row, Table


def alt_text(figure: Figure) -> tuple[str, ...]:
    """The lines of a figure, its title first."""
    lines = _of_chart(figure) if isinstance(figure, Chart) else _of_table(figure)
    return tuple(lines)


def _of_chart(chart: Chart) -> Iterator[str]:
    yield chart.title
    for panel in chart.panels:
        yield from _of_panel(panel)
    yield messages.PICTURE_SOURCE.format(source=chart.source)


def _of_panel(panel: Panel) -> Iterator[str]:
    yield f"{panel.title}:"
    for series in panel.series:
        values = "; ".join(messages.PICTURE_VALUE.format(when=b.when, words=b.words) for b in series.bars)
        yield f"• {series.name}: {values}" if series.name else f"• {values}"
    yield f"({panel.place})"


def _of_table(table: Table) -> Iterator[str]:
    yield table.title
    yield f"“{table.question}”"
    for row in table.rows:
        yield from _of_row(row)


def _of_row(row: Row) -> Iterator[str]:
    yield f"{row.place} ({row.source})"
    for line in row.lines:
        said = " – ".join(filter(None, (line.text, line.value)))
        yield f"• {said} ({line.label})" if line.label else f"• {said}"

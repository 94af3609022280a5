"""Where the parts of a picture stand: from top to bottom, each as high as its words need."""

from __future__ import annotations

from collections.abc import Sequence

from bot import messages
from bot.pictures.canvas import Canvas, Style
from bot.pictures.figures import Bar, Chart, Figure, Line, Panel, Row, Series, Table
from bot.pictures.palette import Colour, Palette, between

WIDTH = 1080  # pixels: what a phone shows across
MARGIN = 56
_INNER = WIDTH - 2 * MARGIN
_GAP = 14  # between a bar and its words
_THICK = 30  # of a bar
_RULE = 2
_MOST_WORDS = 330  # pixels that a value takes beside its bar; longer ones stand above it
_PLACE = 250  # pixels of a table's first column
_TITLE, _HEADING, _BODY, _SMALL = 40.0, 31.0, 29.0, 24.0  # sizes of type


def painted(figure: Figure, palette: Palette) -> bytes:
    """The figure as a PNG file. Not for two threads at once."""
    sheet = _Sheet(Canvas(WIDTH), palette)
    if isinstance(figure, Chart):
        _chart(sheet, figure)
    else:
        _table(sheet, figure)
    return sheet.finished()


class _Sheet:
    """A canvas with the place that has been reached, `y` pixels from its top."""

    def __init__(self, canvas: Canvas, palette: Palette) -> None:
        self.canvas = canvas
        self.palette = palette
        self.y: float = MARGIN

    def style(self, size: float, *, bold: bool = False, quiet: bool = False) -> Style:
        return Style(size, bold, self.palette.quiet if quiet else self.palette.ink)

    def paragraph(self, text: str, style: Style, x: float = MARGIN, width: float = _INNER) -> None:
        """Words in as many lines as they need, from here downwards."""
        for line in self.canvas.wrapped(text, style, width):
            self.canvas.write(x, self.y, line, style)
            self.y += style.line

    def rule(self) -> None:
        self.canvas.box(MARGIN, self.y, _INNER, _RULE, self.palette.rule)
        self.y += _RULE

    def finished(self) -> bytes:
        return self.canvas.png(self.y + MARGIN, self.palette.paper)


def _chart(sheet: _Sheet, chart: Chart) -> None:
    sheet.paragraph(chart.title, sheet.style(_TITLE, bold=True))
    times = sorted({bar.when for panel in chart.panels for one in panel.series for bar in one.bars})
    for panel in chart.panels:
        sheet.y += 26
        _panel(sheet, panel, times)
    sheet.y += 30
    sheet.rule()
    sheet.y += 18
    sheet.paragraph(messages.PICTURE_SOURCE.format(source=chart.source), sheet.style(_SMALL, quiet=True))


def _panel(sheet: _Sheet, panel: Panel, times: Sequence[str]) -> None:
    sheet.paragraph(panel.title, sheet.style(_HEADING, bold=True))
    for series in panel.series:
        sheet.y += 10
        if series.name:
            sheet.paragraph(series.name, sheet.style(_BODY))
            sheet.y += 6
        _bars(sheet, panel, series, times)
    sheet.y += 8
    sheet.paragraph(panel.place, sheet.style(_SMALL, quiet=True))


def _bars(sheet: _Sheet, panel: Panel, series: Series, times: Sequence[str]) -> None:
    words, when = sheet.style(_BODY, bold=True), sheet.style(_BODY)
    canvas = sheet.canvas
    widest = max(canvas.length(bar.words, words) for one in panel.series for bar in one.bars)
    first = max(canvas.length(time, when) for time in times) + _GAP
    beside = widest <= _MOST_WORDS
    room = _INNER - first - (widest + _GAP if beside else 0)
    for bar in series.bars:
        if not beside:
            sheet.paragraph(bar.words, words, MARGIN + first, _INNER - first)
        if panel.share:
            canvas.box(MARGIN + first, sheet.y + 4, room, _THICK, sheet.palette.track)
        colour = between(sheet.palette, times.index(bar.when) / max(len(times) - 1, 1))
        _bar(sheet, bar, MARGIN + first, room / panel.whole, colour)
        canvas.write(MARGIN, sheet.y, bar.when, when)
        if beside:
            end = room if panel.share else room * (bar.amount_to or bar.amount) / panel.whole
            canvas.write(MARGIN + first + end + _GAP, sheet.y, bar.words, words)
        sheet.y += words.line + 8


def _bar(sheet: _Sheet, bar: Bar, x: float, scale: float, colour: Colour) -> None:
    """A bar from `x` on, `scale` pixels for one of what it measures; the upper part of a range is thinner."""
    top = sheet.y + 4
    if bar.amount_to is not None:
        sheet.canvas.box(x, top + _THICK / 3, scale * bar.amount_to, _THICK / 3, colour)
    sheet.canvas.box(x, top, max(scale * bar.amount, 2), _THICK, colour)


def _table(sheet: _Sheet, table: Table) -> None:
    sheet.paragraph(table.title, sheet.style(_TITLE, bold=True))
    sheet.paragraph(f"“{table.question}”", sheet.style(_BODY, quiet=True))
    sheet.y += 22
    for row in table.rows:
        sheet.rule()
        sheet.y += 20
        _row(sheet, row)
        sheet.y += 18
    sheet.rule()


def _row(sheet: _Sheet, row: Row) -> None:
    top = sheet.y
    sheet.paragraph(row.place, sheet.style(_HEADING, bold=True), width=_PLACE - _GAP)
    sheet.paragraph(row.source, sheet.style(_SMALL, quiet=True), width=_PLACE - _GAP)
    bottom = sheet.y
    sheet.y = top
    for at, line in enumerate(row.lines):
        sheet.y += 16 if at else 0
        _line(sheet, line)
    sheet.y = max(sheet.y, bottom)


def _line(sheet: _Sheet, line: Line) -> None:
    x, width = MARGIN + _PLACE, _INNER - _PLACE
    for text, style in (
        (line.value, sheet.style(_HEADING, bold=True)),
        (line.text, sheet.style(_BODY)),
        (line.label, sheet.style(_SMALL, quiet=True)),
    ):
        sheet.paragraph(text, style, x, width)

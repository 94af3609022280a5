"""What a picture shows, as data: bars by year, or what several provinces say side by side."""

from __future__ import annotations

from corpus.frozen import Frozen


class Bar(Frozen):
    """One value of a series: its year or period, its words, and how far its bar reaches."""

    when: str
    words: str
    amount: float
    amount_to: float | None = None  # upper end of a range


class Series(Frozen):
    """The values of one subject over years, in their order."""

    name: str  # empty where the panel's title names it
    bars: tuple[Bar, ...]
    labels: tuple[str, ...]  # of the clauses that set them


class Panel(Frozen):
    """Series that share measure and unit, and so an axis from 0 to `whole`."""

    title: str
    whole: float
    share: bool  # of all there is, so that the rest is shown too
    series: tuple[Series, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The clauses of all its series, each once."""
        return tuple(dict.fromkeys(label for one in self.series for label in one.labels))


class Chart(Frozen):
    """The targets of one plan over years."""

    title: str
    panels: tuple[Panel, ...]
    source: str


class Line(Frozen):
    """One thing that a plan says: a value with what it is of, or a sentence alone; and where."""

    value: str
    text: str
    label: str


class Row(Frozen):
    """What one plan says."""

    place: str
    source: str
    lines: tuple[Line, ...]


class Table(Frozen):
    """What the plans of several provinces say to one question."""

    title: str
    question: str
    rows: tuple[Row, ...]


Figure = Chart | Table

"""What a picture shows, as data: bars by year, or what several provinces say side by side."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.frozen import Frozen


class Bar(Frozen):
    """One value of a series: its year or period, its words, and how far its bar reaches."""

    when: str
    words: str
    amount: float
    amount_to: float | None = None  # upper end of a range


def places(labels: Iterable[str]) -> str:
    """Labels of clauses in a line; of neighbours the number alone: `gạch đầu dòng 1, 2`."""
    heads: dict[str, list[str]] = {}
    for label in dict.fromkeys(labels):
        head, _, number = label.rpartition(" ")
        heads.setdefault(head, []).append(number)
    return "; ".join(f"{head} {', '.join(numbers)}".strip() for head, numbers in heads.items())


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
    def place(self) -> str:
        """Where all its series stand."""
        return places(label for one in self.series for label in one.labels)


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

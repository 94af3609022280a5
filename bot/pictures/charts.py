"""Which numbers of an answer make a chart: of one plan, the same thing measured alike, at several times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot import messages
from bot.answer import Answer, PlanLine, Value
from bot.answers.excerpt import shorten
from bot.pictures.figures import Bar, Chart, Panel, Series
from bot.render import short_source
from corpus.folding import compact

TITLE, NAME, WORDS = 300, 140, 60  # characters of a panel's title, a series' name, a value's words
_WHOLE = 100.0  # of a share
_SHARES = ("ty le ", "ti le ")  # of what is measured, these are shares


class Axis(NamedTuple):
    """What values must have in common to stand on one axis."""

    matter: str  # subject and measure where the number measures the subject, else the measure alone
    unit: str
    change: str  # a rise of so much is no level
    under: str  # what the headings above are about: a number of one area is no number of another
    period: bool  # what is reached over a period is not what is reached by a year


def charts(answer: Answer) -> tuple[Chart, ...]:
    """A chart for each plan of the answer with values that can be compared over years."""
    found = ((line, panels(line.values)) for line in answer.plans)
    return tuple(
        Chart(title=_title(line), panels=drawn, source=short_source(line)) for line, drawn in found if drawn
    )


def panels(values: Iterable[Value]) -> tuple[Panel, ...]:
    """The axes that values share, each with its series of at least two times; in reading order.

    Values of different units or measures never share one. A subject that has two values for one time is left out:
    which of them a bar should show would be a guess.
    """
    by_axis: dict[Axis, dict[str, list[Value]]] = {}
    for value in values:
        if value.year is not None and value.amount >= 0:
            subjects = by_axis.setdefault(_axis(value), {})
            subjects.setdefault(compact(value.subject), []).append(value)
    drawn = (_panel([_in_order(v) for v in subjects.values()]) for subjects in by_axis.values())
    return tuple(panel for panel in drawn if panel is not None)


def _axis(value: Value) -> Axis:
    alone = value.measured or not value.measure
    matter = f"{value.subject} {value.measure}" if alone else value.measure
    return Axis(compact(matter), compact(value.unit), value.change, value.under, value.year_from is not None)


def _in_order(values: list[Value]) -> list[Value]:
    """A subject's values by time, each time once; none where a time has two."""
    by_time: dict[tuple[int, int], Value] = {}
    for value in values:
        time = (value.year or 0, value.year_from or 0)
        first = by_time.setdefault(time, value)
        if (first.amount, first.amount_to) != (value.amount, value.amount_to):
            return []
    return [by_time[time] for time in sorted(by_time)]


def _panel(subjects: Sequence[list[Value]]) -> Panel | None:
    series = [values for values in subjects if len(values) > 1]
    top = max((float(v.amount_to or v.amount) for values in series for v in values), default=0.0)
    if top <= 0:
        return None
    first = series[0][0]
    share = top <= _WHOLE and all(map(_is_share, (values[0] for values in series)))
    alone = len(series) == 1
    title = f"{first.subject} {first.measure}".strip() if alone else first.measure
    return Panel(
        title=_capitalised(shorten(title, TITLE)),
        whole=_WHOLE if share else top,
        share=share,
        series=tuple(_series(values, named=not alone) for values in series),
    )


def _is_share(value: Value) -> bool:
    """Whether a number is a part of a whole that a bar can show: no growth, no average."""
    named = compact(value.subject).startswith(_SHARES)
    return value.unit == "%" and not value.change and (named or not value.measured)


def _series(values: list[Value], *, named: bool) -> Series:
    return Series(
        name=shorten(values[0].subject, NAME) if named else "",
        bars=tuple(_bar(value) for value in values),
        labels=tuple(dict.fromkeys(value.label for value in values)),
    )


def _bar(value: Value) -> Bar:
    return Bar(
        when=when(value),
        words=shorten(value.words, WORDS),
        amount=float(value.amount),
        amount_to=float(value.amount_to) if value.amount_to is not None else None,
    )


def when(value: Value) -> str:
    """A value's year or period as an axis names it: `2025`, `2021–2025`; empty where it has none."""
    if value.year is None:
        return ""
    return f"{value.year_from}–{value.year}" if value.year_from is not None else str(value.year)


def _title(line: PlanLine) -> str:
    return messages.CHART_TITLE.format(place=line.province or line.place)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Where a plan says values: each with its clause, the words that belong to it, and the years it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from bot.answers.premises.binding import bound_words
from bot.answers.premises.measures import Measure, measures_in
from bot.answers.premises.moments import days_of, moments_in, years_of
from bot.matching import Words, words_of
from bot.view import Passage, PlanView
from corpus.facts.dates import DateMention
from corpus.facts.models import Target
from corpus.folding import fold
from corpus.models import Node

Value = TypeVar("Value", Measure, DateMention, bool)
_SUM = re.compile(r"^\s*\d[\d.,]*\s*%?\s*$")
_COLUMN_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_UNIT_TITLE = re.compile(r"\b(?:dvt|don vi(?: tinh)?)\b")
_NUMBERING = re.compile(r"^(?:stt|tt|so tt)\b")
_MONEY = re.compile(r"\b(ty|trieu|nghin|ngan)?\s*dong\b")


@dataclass(frozen=True)
class Site(Generic[Value]):
    """A value that a clause says; `led` are words that hold for it beside its own."""

    value: Value
    node: Node
    text: str  # the words that belong to it alone
    led: Words
    years: frozenset[int]
    said: str  # the value as the clause writes it
    contrast: bool = False
    noun: str = ""  # what a count is of, in the plan's words
    before: str = ""  # what its sentence begins with

    @property
    def own(self) -> Words:
        """The words that belong to the value alone."""
        return words_of(self.text)


def measure_sites(view: PlanView, passage: Passage) -> Iterator[Site[Measure]]:
    """The amounts of a clause or a table row."""
    node = passage.node
    if node.cells:
        yield from _cell_measures(node)
        return
    found = [*measures_in(node.text), *_spans_of_days(node.text)]
    for kind in dict.fromkeys(m.kind for m in found):
        of_kind = [m for m in found if m.kind == kind]
        words = bound_words(node.text, [(m.start, m.end) for m in of_kind])
        for measure, bound in zip(of_kind, words, strict=True):
            target = _target_of(view, node, measure)
            aimed = frozenset({target.year}) if target and target.year else frozenset[int]()
            said_of = (target.subject, target.measure) if target else ()
            years = _years(bound.own) or aimed or _years(bound.led) or _trail_years(node)
            yield Site(
                measure, node, bound.own, words_of(bound.led, *said_of, *node.trail), years,
                node.text[measure.start : measure.end].strip(), bound.contrast, measure.noun, bound.before,
            )  # fmt: skip


def moment_sites(passage: Passage) -> Iterator[Site[DateMention]]:
    """The dates of a clause or a table row; where it has none, the years of the headings above it."""
    node = passage.node
    if node.cells:
        label = _label(node)
        for title, cell in zip(node.header, node.cells, strict=False):
            for moment in moments_in(cell):
                said = cell[moment.start : moment.end]
                beside = cell[: moment.start] + cell[moment.end :]
                led = words_of(label, *node.trail)
                yield Site(moment, node, f"{title} {beside}", led, years_of(moment), said)
        return
    found = moments_in(node.text)
    words = bound_words(node.text, [(m.start, m.end) for m in found])
    for moment, bound in zip(found, words, strict=True):
        said = node.text[moment.start : moment.end]
        led = words_of(bound.led, *node.trail)
        yield Site(moment, node, bound.own, led, years_of(moment), said, bound.contrast, before=bound.before)
    if not found:
        for heading in reversed(node.trail):
            for moment in moments_in(heading):
                said = heading[moment.start : moment.end]
                yield Site(moment, node, node.text, words_of(*node.trail), years_of(moment), said)


def _years(text: str) -> frozenset[int]:
    return frozenset[int]().union(*(years_of(m) for m in moments_in(text)))


def _target_of(view: PlanView, node: Node, measure: Measure) -> Target | None:
    """The target that an amount is."""
    return next(
        (
            target
            for target in view.plan.facts.targets
            if target.path == node.key
            and target.value is not None
            and target.words.start <= measure.start < target.words.end
        ),
        None,
    )


def _spans_of_days(text: str) -> Iterator[Measure]:
    """How long what has a first and a last day takes."""
    for moment in moments_in(text):
        if (days := days_of(moment)) is not None:
            length = Decimal(days * 1440)
            yield Measure("duration", "minute", length, None, "", moment.start, moment.end)


def _trail_years(node: Node) -> frozenset[int]:
    """The years of the nearest heading that names any."""
    return next((years for heading in reversed(node.trail) if (years := _years(heading))), frozenset())


def _label(node: Node) -> str:
    """What a row is about: its cells of words."""
    return " – ".join(cell for cell in node.cells if not _SUM.match(cell))


def _cell_measures(node: Node) -> Iterator[Site[Measure]]:
    """The amounts of a row: those of its cells of figures, each of its column, and those that stand in its words."""
    label, unit = _label(node), _unit(node)
    for title, cell in zip(node.header, node.cells, strict=False):
        if _NUMBERING.match(fold(title)):
            continue
        if not _SUM.match(cell):
            for measure in measures_in(cell):
                said = cell[measure.start : measure.end].strip()
                led = words_of(label, *node.trail)
                yield Site(measure, node, cell, led, _years(cell), said, noun=measure.noun)
            continue
        written = _with_unit(cell.strip(), title, unit)
        years = frozenset(int(y) for y in _COLUMN_YEAR.findall(title))
        for measure in measures_in(written)[:1]:
            yield Site(
                measure, node, title, words_of(label, *node.trail), years, cell.strip(),
                noun=f"{title} {unit} {label}",
            )  # fmt: skip


def _unit(node: Node) -> str:
    return next(
        (
            cell
            for title, cell in zip(node.header, node.cells, strict=False)
            if _UNIT_TITLE.search(fold(title))
        ),
        "",
    )


def _with_unit(cell: str, title: str, unit: str) -> str:
    """A cell's figure with the unit that its column or its row gives."""
    if cell.endswith("%"):
        return cell
    money = _MONEY.search(fold(title)) or _MONEY.search(fold(unit))
    if money is not None:
        return f"{cell} {money[0]}"
    if "%" in unit or "%" in title:
        return f"{cell}%"
    return f"{cell} {unit or _COLUMN_YEAR.sub('', title).strip() or 'x'}"

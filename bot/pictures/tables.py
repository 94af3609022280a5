"""What several provinces say to one question, as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator

from bot import messages
from bot.answer import Answer, PlanLine, Value
from bot.answers.excerpt import shorten
from bot.pictures.charts import NAME, TITLE, WORDS, when
from bot.pictures.figures import Line, Row, Table, places
from bot.render import short_source
from corpus.folding import compact

QUESTION, LINE = 120, 320  # characters of the question, of what a plan says in a line
# Of these a table is offered where the question names no province too: their answers are values.
_OF_VALUES = frozenset({"target", "deadline", "event"})


def table(answer: Answer) -> Table | None:
    """The provinces side by side; None where the answer is of one, or nothing that can be compared."""
    provinces = {line.province for line in answer.plans if line.province}
    asked = len(answer.understood.provinces) > 1 or answer.understood.intent in _OF_VALUES
    if len(provinces) < 2 or not asked or not any(line.found for line in answer.plans):
        return None
    asked_for = {name: at for at, name in enumerate(answer.understood.provinces)}
    plans = sorted(answer.plans, key=lambda line: asked_for.get(line.province or "", len(asked_for)))
    names = ", ".join(dict.fromkeys(line.province or line.place for line in plans))
    return Table(
        title=messages.TABLE_TITLE.format(places=names),
        question=shorten(" ".join(answer.question.split()), QUESTION),
        rows=tuple(map(_row, plans)),
    )


def _row(line: PlanLine) -> Row:
    lines = tuple(_of_values(line.values)) or (_sentence(line),)
    return Row(place=line.province or line.place, source=short_source(line, place=False), lines=lines)


def _sentence(line: PlanLine) -> Line:
    said = shorten(line.line, LINE)
    return Line(value="", text=said[:1].upper() + said[1:], label=shorten(places(line.labels), TITLE))


def _of_values(values: tuple[Value, ...]) -> Iterator[Line]:
    """A line for each subject with its values over years."""
    groups: dict[tuple[str, str], list[Value]] = {}
    for value in values:
        groups.setdefault((compact(value.subject), compact(value.measure)), []).append(value)
    for group in groups.values():
        shown = "; ".join(": ".join(filter(None, (when(v), shorten(v.words, WORDS)))) for v in group)
        text = f"{shorten(group[0].subject, NAME)} {group[0].measure}".strip()
        yield Line(
            value=shown, text=shorten(text, TITLE), label=shorten(places(v.label for v in group), TITLE)
        )

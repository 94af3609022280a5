"""Clauses for tests of facts, built without a reader or parser."""

from __future__ import annotations

from corpus.facts.context import Context, contexts
from corpus.facts.extract import extract
from corpus.facts.models import Facts
from corpus.models import Node, PartialDate, Plan, PlanMetadata, SourceText
from corpus.path import ClausePath

ISSUED = PartialDate(year=2023, month=6, day=1)


def plan_of(nodes: tuple[Node, ...], *, title: str = "", issued: PartialDate | None = ISSUED) -> Plan:
    """A plan of these nodes, issued in June 2023 where nothing else is said."""
    source = SourceText(file="a.txt", format="text", text="", sha256="", lines=())
    return Plan(source=source, metadata=PlanMetadata(title=title, issued=issued), nodes=nodes)


def clause(
    text: str,
    *trail: str,
    number: int = 1,
    cells: tuple[str, ...] = (),
    header: tuple[str, ...] = (),
    parent: int | None = None,
) -> Node:
    """A bullet (or a row, where it has cells) under the headings of `trail`, outermost first."""
    kind = "row" if cells else "bullet"
    path = ClausePath().child("section", "I").child(kind, str(number))  # type: ignore[arg-type]
    return Node(path=path, kind="clause", text=text, trail=trail, cells=cells, header=header, parent=parent)


def context_of(text: str, *trail: str, title: str = "", issued: PartialDate | None = ISSUED) -> Context:
    """The context of one clause under these headings."""
    return contexts(plan_of((clause(text, *trail),), title=title, issued=issued))[0]


def facts_of(*texts: str, trail: tuple[str, ...] = ()) -> Facts:
    """The facts of clauses that stand beside one another under one heading."""
    return extract(plan_of(tuple(clause(text, *trail, number=at) for at, text in enumerate(texts, start=1))))


def row_context(header: tuple[str, ...], cells: tuple[str, ...], *trail: str) -> Context:
    """The context of a table's row; its text is its cells in order."""
    return contexts(plan_of((clause(" ".join(filter(None, cells)), *trail, cells=cells, header=header),)))[0]

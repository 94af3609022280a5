"""A plan's facts: every clause read once by each rule."""

from __future__ import annotations

from corpus.facts.context import contexts
from corpus.facts.deadlines import deadlines
from corpus.facts.duties import duties
from corpus.facts.events import events
from corpus.facts.models import Deadline, Duty, Event, Facts, Target
from corpus.facts.tables import row_results, row_targets
from corpus.facts.targets import results, targets
from corpus.models import Plan


def extract(plan: Plan) -> Facts:
    """The targets, results, duties, deadlines and events of a plan's clauses, in reading order.

    Pure: the plan's nodes and metadata are all it reads. Never raises on any text.
    """
    found_targets: list[Target] = []
    found_results: list[Target] = []
    found_duties: list[Duty] = []
    found_deadlines: list[Deadline] = []
    found_events: list[Event] = []
    earlier: list[Target] = []
    parent: int | None = None
    for context in contexts(plan):
        if context.node.kind != "clause":
            continue
        beside = context.node.parent == parent
        earlier = row_targets(context) if context.node.cells else targets(context, earlier if beside else ())
        parent = context.node.parent
        found_targets += earlier
        found_results += row_results(context) if context.node.cells else results(context)
        found_duties += duties(context)
        found_deadlines += deadlines(context)
        found_events += events(context)
    return Facts(
        targets=tuple(found_targets),
        results=tuple(found_results),
        duties=tuple(found_duties),
        deadlines=tuple(found_deadlines),
        events=tuple(found_events),
    )

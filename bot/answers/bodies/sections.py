"""The section that is an agency's own: its items there, and those of the others that its heading names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answers.finding import Task
from bot.matching import words_of
from corpus.facts.models import Duty
from corpus.folding import fold
from corpus.models import Node

_ALONE = re.compile(r"\W*rieng\b")  # `Riêng Công an tỉnh …`


class Section(NamedTuple):
    """Clauses under an agency's own headings."""

    own: tuple[Node, ...]  # its own and those that all agencies of a heading share
    beside: tuple[Node, ...]  # that begin with another agency of its heading, where they share the rest


def section_of(task: Task, own: Sequence[Duty]) -> Section:
    """The section of one agency's duties.

    Under a heading that names several, an item that begins with one of them is that one's. Where they have no item
    together, each has its own and nothing beside them.
    """
    nodes: list[Node] = []
    beside: list[Node] = []
    for duty in own:
        node = task.view.plan.by_key[duty.path]
        parent = task.view.plan.nodes[node.parent] if node.parent is not None else None
        if parent is None or parent.kind != "heading" or not _names(parent, duty):
            nodes.append(node)
            continue
        items = [p.node for p in task.view.clauses_under(parent.key)]
        others = [n for n in items if _of_others(task, n, duty.agency)]
        nodes += [n for n in items if n not in others]
        if any(len(_owners(task, n)) > 1 for n in items):
            beside += [n for n in others if not _ALONE.match(fold(n.text))]
    return Section(tuple(dict.fromkeys(nodes)), tuple(dict.fromkeys(beside)))


def owners_of(task: Task, nodes: Sequence[Node]) -> tuple[str, ...]:
    """The agencies whose own duties some clauses are, as the plan writes them."""
    return tuple(dict.fromkeys(d.written for node in nodes for d in _owners(task, node)))


def _of_others(task: Task, node: Node, agency: str) -> bool:
    here = _owners(task, node)
    return bool(here) and all(d.agency != agency for d in here)


def _owners(task: Task, node: Node) -> list[Duty]:
    return [d for d in task.view.plan.facts.duties if d.path == node.key and d.place != "elsewhere"]


def _names(heading: Node, duty: Duty) -> bool:
    return words_of(duty.written).folded.strip() in words_of(heading.text).folded

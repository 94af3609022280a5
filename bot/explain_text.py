"""How a file was read: its tree with where and why it is unsure, and the facts found in it. No I/O."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import Final

from bot import indexing_messages as messages
from bot.reindex_text import metadata_lines, settings_line, warning_line
from corpus.models import Node, Plan
from index.report import SettingsTrouble, describe

_WORDS: Final = 72  # characters of a node's text in its line
_INDENT: Final = "  "


def explain_text(plan: Plan, settings: SettingsTrouble | None = None) -> str:
    """The whole explanation: the plan, its warnings, its tree, its facts."""
    counts = describe(plan, "added")
    lines = [f"{plan.source.file}:", *metadata_lines(plan.metadata)]
    lines += [settings_line(settings)] if settings else []
    lines.append(messages.REINDEX_FACTS.format(**counts.model_dump()))
    lines += map(warning_line, plan.warnings)
    lines.append("")
    for node in plan.nodes:
        lines += _node_lines(plan, node)
    facts = list(_fact_lines(plan))
    lines += ["", messages.EXPLAIN_FACTS if facts else messages.EXPLAIN_NO_FACTS, *facts]
    return "\n".join(lines)


def _node_lines(plan: Plan, node: Node) -> list[str]:
    """A node under those above it, with the doubt about its place on a line of its own."""
    indent = _INDENT * _depth(plan, node)
    line = messages.EXPLAIN_NODE.format(
        indent=indent,
        place=node.path.label,
        kind=messages.EXPLAIN_KINDS[node.kind],
        words=shorten(" ".join(part for part in (node.marker, node.text) if part), _WORDS, placeholder=" …"),
    )
    lines = [messages.EXPLAIN_PAGE.format(line=line, page=node.page) if node.page else line]
    if node.unsure:
        reason = messages.EXPLAIN_UNSURE_REASONS.get(
            node.unsure, messages.EXPLAIN_UNSURE_OTHER.format(code=node.unsure)
        )
        lines.append(messages.EXPLAIN_UNSURE.format(indent=indent, reason=reason))
    return lines


def _depth(plan: Plan, node: Node) -> int:
    depth = 0
    while node.parent is not None:
        node = plan.nodes[node.parent]
        depth += 1
    return depth


def _fact_lines(plan: Plan) -> Iterator[str]:
    """Each fact with the words that say it, and where they stand."""
    facts = plan.facts
    for target in facts.targets:
        about = (target.subject, target.measure, str(target.year or ""))
        yield _fact("target", plan.by_key[target.path], about, target.words.text)
    for duty in facts.duties:
        yield _fact("duty", plan.by_key[duty.path], (duty.written,), duty.words.text)
    for deadline in facts.deadlines:
        yield _fact(
            "deadline", plan.by_key[deadline.path], (deadline.who, deadline.what), deadline.words.text
        )
    for event in facts.events:
        yield _fact("event", plan.by_key[event.path], (event.name, event.place), event.words.text)


def _fact(kind: str, node: Node, about: tuple[str, ...], words: str) -> str:
    return messages.EXPLAIN_FACT.format(
        kind=messages.REINDEX_FACT_KINDS[kind],
        place=node.path.label,
        what=shorten(", ".join(part for part in about if part), _WORDS, placeholder=" …"),
        words=shorten(words, _WORDS, placeholder=" …"),
    )

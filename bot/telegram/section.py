"""A cited clause in its place: the headings above it and its neighbours, as pages of HTML. No I/O."""

from __future__ import annotations

from bot.answer import Citation
from bot.render import short_source
from bot.telegram import wording
from bot.telegram.compose import pack, plain
from bot.telegram.text import MESSAGE_LIMIT, cut, units
from corpus.models import Node, Plan

NEIGHBOURS = 3  # clauses shown on each side where no heading stands above


def section_pages(plan: Plan, citation: Citation, limit: int = MESSAGE_LIMIT) -> tuple[str, ...]:
    """The section around a citation, the cited clause marked; each page says of which plan it is.

    Raises KeyError where the plan has no such place.
    """
    cited = plan.by_key[citation.path]
    trail = [f"<b>{plain(heading)}</b>" for heading in cited.trail]
    place = wording.SECTION.format(label=plain(citation.label), source=plain(short_source(citation)))
    blocks = ["\n".join(trail)] if trail else []
    for node in _around(plan, cited):
        blocks.extend(_block(node, limit, cited=node is cited))
    return tuple(f"{place}\n\n{page}" for page in pack(blocks, limit - units(place) - 2))


def page_of_citation(pages: tuple[str, ...]) -> int:
    """Which page holds the cited clause, from 0."""
    return next((at for at, page in enumerate(pages) if wording.CITED_MARK in page), 0)


def _around(plan: Plan, cited: Node) -> tuple[Node, ...]:
    """The clauses and headings under the same heading."""
    if cited.parent is not None:
        parent = plan.nodes[cited.parent]
        return tuple(node for node in plan.under(parent.key) if node is not parent and _is_read(node))
    at = plan.nodes.index(cited)
    return tuple(filter(_is_read, plan.nodes[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]))


def _is_read(node: Node) -> bool:
    return node.kind in {"clause", "heading"}


def _block(node: Node, limit: int, *, cited: bool) -> list[str]:
    text = f"{node.marker} {node.text}".strip()
    pieces = [plain(piece) for piece in cut(text, limit // 6)]  # five units at most for an escaped character
    if node.kind == "heading":
        return [f"<b>{piece}</b>" for piece in pieces]
    if cited:
        return [f"{wording.CITED_MARK} <b>{piece}</b>" for piece in pieces]
    return pieces

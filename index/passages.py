"""What of a clause is searched: its words under the headings that it stands below."""

from __future__ import annotations

import hashlib

from corpus.models import Node, Plan


def clause_words(node: Node) -> str:
    """A clause's own words; those of a table row each under its column's title."""
    if not node.cells:
        return node.text
    titles = node.header if len(node.header) == len(node.cells) else ("",) * len(node.cells)
    pairs = zip(titles, node.cells, strict=True)
    return "; ".join(f"{title}: {cell}" if title else cell for title, cell in pairs if cell.strip())


def dense_text(node: Node) -> str:
    """What is encoded: the headings above, outermost first, then the clause."""
    return "\n".join([*node.trail, clause_words(node)])


def lexical_text(plan: Plan, node: Node) -> str:
    """What the lexical keys are made from: as `dense_text`, after the plan's province and number."""
    metadata = plan.metadata
    return "\n".join(
        [metadata.province or "", metadata.number or "", *node.trail, clause_words(node)]
    ).strip()


def passage_hash(text: str) -> bytes:
    """16 bytes that tell encoded texts apart: a clause whose text is the same keeps its vector."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()

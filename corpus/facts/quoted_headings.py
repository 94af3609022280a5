"""Headings inside quotation marks: so a plan that amends another gives the new words of its clauses."""

from __future__ import annotations

import re

from corpus.facts.agencies import agencies_of_heading
from corpus.models import Node

_NUMBERED = re.compile(r"\s*[“\"]?\s*(?:\d+[a-zđ]?|[IVX]+|[a-zđ])\s*[.)/]\s+(?P<name>\S.*)", re.DOTALL)


class QuotedHeadings:
    """Follows a plan's nodes in reading order and knows under which quoted agency each stands."""

    def __init__(self) -> None:
        self._depth = 0  # quotation marks that are open
        self._agency = ""

    def over(self, node: Node) -> tuple[str, bool]:
        """The quoted agency that a node stands under, empty where none is, and whether it is that heading itself."""
        text = node.text.strip()
        quoted = self._depth > 0 or text.startswith("“")
        heading = _heading_in(node) if quoted else ""
        if heading:
            self._agency = heading
        above = self._agency if quoted else ""
        self._depth = max(0, self._depth + text.count("“") - text.count("”"))
        if self._depth == 0:
            self._agency = ""
        return above, bool(heading)


def _heading_in(node: Node) -> str:
    """The agency that a line of a quotation is headed by: `“4. Sở Y tế`, `2b. Công an tỉnh`; empty for other lines."""
    numbered = _NUMBERED.fullmatch(node.text)
    name = numbered["name"] if numbered else node.text if node.kind == "heading" else ""
    return name if name and agencies_of_heading(name) else ""

"""Headings inside quotation marks: so a plan that amends another gives the new words of its clauses."""

from __future__ import annotations

import re

from corpus.facts.agencies import agencies_of_heading
from corpus.models import Node

_NUMBERED = re.compile(r"\s*[“\"]?\s*(?:\d+[a-zđ]?|[IVX]+|[a-zđ])\s*[.)/]\s+(?P<name>\S.*)", re.DOTALL)


_LONGEST = 14  # words of a heading; a clause says more


class QuotedHeadings:
    """Follows a plan's nodes in reading order and knows under which quoted heading each stands."""

    def __init__(self) -> None:
        self._depth = 0  # quotation marks that are open
        self._heading = ""

    def over(self, node: Node) -> tuple[str, bool]:
        """The quoted heading that a node stands under, empty where none is, and whether it is that heading itself."""
        text = node.text.strip()
        quoted = self._depth > 0 or text.startswith("“")
        left_open = max(0, self._depth + text.count("“") - text.count("”"))
        heading = _heading_in(node, goes_on=left_open > 0) if quoted else ""
        if heading:
            self._heading = heading
        above = self._heading if quoted else ""
        self._depth = left_open
        if self._depth == 0:
            self._heading = ""
        return above, bool(heading)


def _heading_in(node: Node, *, goes_on: bool) -> str:
    """What a line of a quotation is the heading of: `“4. Sở Y tế`, `“2. Mục tiêu đến năm 2030`; empty for others."""
    numbered = _NUMBERED.fullmatch(node.text)
    name = numbered["name"] if numbered else node.text if node.kind == "heading" else ""
    if name and agencies_of_heading(name):
        return name
    opens = node.text.lstrip().startswith("“") and goes_on
    ended = name.rstrip().endswith((".", ";", ",", ":"))
    return name if name and opens and not ended and len(name.split()) <= _LONGEST else ""

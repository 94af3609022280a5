"""Short documents written out for tests: one line of Python is one line of the file."""

from __future__ import annotations

from corpus.models import Plan
from corpus.parser import parse
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text

HEAD = ("KẾ HOẠCH", "Phát triển văn hóa đọc")


def parse_lines(*lines: str, blank: bool = True, head: tuple[str, ...] = HEAD) -> Plan:
    """A plain text file of these lines under a title, with blank lines between them or without."""
    text = ("\n\n" if blank else "\n").join([*head, *lines])
    return parse(read_text(text.encode(), "written.txt"))


def parse_markdown(text: str) -> Plan:
    """A Markdown file."""
    return parse(read_markdown(text.encode(), "written.md"))


def body_keys(plan: Plan) -> list[str]:
    """The keys of headings and clauses, in order."""
    return [node.key for node in plan.nodes if node.kind in ("heading", "clause")]

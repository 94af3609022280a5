"""What stands around a clause: its headings, the line that introduces it, and what these say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.facts.dates import DateMention, find_dates
from corpus.facts.documents import cited_names, quotes
from corpus.facts.quoted_headings import QuotedHeadings
from corpus.facts.spans import blanked
from corpus.models import Node, Plan

_MARKER = re.compile(
    r"^\s*(?:(?:phần|chương|mục|điều|bước|tiểu\s+mục)\s+(?:thứ\s+\w+|[\divxlc]+)\s*[.:)\-–]?"
    r"|[IVXLC]+\s*[.)\-–/]|[A-ZĐ]\s*[.)]|\d+(?:\.(?:\d+|[a-zđ]))*\s*[.)\-–/]?(?!\d|\s*%)|[a-zđ]\s*[.)]|[-–+*•])\s+",
    re.IGNORECASE,
)
_AIMS = re.compile(r"mục\s+tiêu|chỉ\s+tiêu|phấn\s+đấu", re.IGNORECASE)
_STATUS = re.compile(
    r"thực\s+trạng|hiện\s+trạng|(?:đánh\s+giá|tình\s+hình)\s+(?:kết\s+quả|thực\s+hiện|công\s+tác|triển\s+khai)"
    r"|kết\s+quả\s+(?:đã\s+)?đạt|sự\s+cần\s+thiết|dự\s+báo\s+tình\s+hình"
    r"|^(?:những\s+)?(?:mặt\s+)?(?:hạn\s+chế|tồn\s+tại|khó\s+khăn|nguyên\s+nhân)\b",
    re.IGNORECASE,
)
_FORMAL = frozenset(
    {"title", "letterhead", "preamble", "recipients", "signature", "mark", "furniture", "note"}
)


def without_marker(heading: str) -> str:
    """A heading without its number or letter."""
    return _MARKER.sub("", heading, count=1).strip()


@dataclass(frozen=True, slots=True)
class Context:
    """A clause with its surroundings; `above` runs from the nearest line to the outermost heading, unmarked."""

    node: Node
    above: tuple[str, ...] = ()
    aims: bool = False  # under a heading of goals
    status: bool = False  # under a heading that tells how things stand
    years: tuple[DateMention, ...] = ()  # the year or period that the nearest heading with one names
    plan_year: int | None = None  # the only year of the plan's title
    issued: tuple[int, int, int] | None = None
    matter: str = ""  # what the plan is about
    siblings: tuple[Node, ...] = field(default=(), repr=False)  # of the same parent, in reading order

    @property
    def text(self) -> str:
        """The clause's own words."""
        return self.node.text


def own_words(text: str) -> str:
    """The text with the names and numbers of other documents blanked."""
    return blanked(text, [*quotes(text), *cited_names(text)])


def years_in(text: str) -> tuple[DateMention, ...]:
    """The years and periods that a heading or lead-in names for what stands under it."""
    return tuple(m for m in find_dates(own_words(text)) if m.kind in ("year", "period"))


def _lead_in(node: Node, before: Sequence[Node]) -> str:
    """The line before a list that introduces it with a colon: it stands beside the list, not above it."""
    kind = node.path.steps[-1].kind if node.path.steps else "paragraph"
    for other in reversed(before):
        other_kind = other.path.steps[-1].kind if other.path.steps else "paragraph"
        if other_kind != kind:
            return other.text if other.text.rstrip().endswith(":") else ""
    return ""


def _plan_year(plan: Plan) -> int | None:
    title = own_words(plan.metadata.title)
    years = {m.year for m in find_dates(title) if m.kind in ("year", "date", "month")}
    spans = [m for m in find_dates(title) if m.kind == "period"]
    bounds = {m.bound for m in find_dates(title) if m.kind == "year"}
    return years.pop() if len(years) == 1 and not spans and bounds == {""} else None


def contexts(plan: Plan) -> list[Context]:
    """The context of every node that may hold facts, in reading order."""
    children: dict[int | None, list[Node]] = {}
    for node in plan.nodes:
        children.setdefault(node.parent, []).append(node)
    issued = plan.metadata.issued
    issue_date = (issued.year, issued.month or 1, issued.day or 1) if issued else None
    plan_year = _plan_year(plan)
    matter = plan.metadata.programme or plan.metadata.title
    position: dict[int | None, int] = {}
    found: list[Context] = []
    quotations = QuotedHeadings()
    for node in plan.nodes:
        quoted, is_heading = quotations.over(node)
        siblings = children[node.parent]
        at = position.get(node.parent, 0)
        position[node.parent] = at + 1
        if (
            not node.text.strip()
            or node.kind not in ("clause", "heading")
            or is_heading
            or (node.path.steps and node.path.steps[0].kind in _FORMAL)
        ):
            continue
        lead_in = _lead_in(node, siblings[max(0, at - 40) : at])
        parent = (
            plan.nodes[node.parent] if node.parent is not None and node.parent < len(plan.nodes) else None
        )
        if not lead_in and parent is not None and parent.kind == "clause":
            lead_in = parent.text
        headings = [without_marker(heading) for heading in reversed(node.trail)]
        above = tuple(dict.fromkeys(line for line in (quoted, lead_in, *headings) if line))
        years = next((found_years for line in above if (found_years := years_in(line))), ())
        found.append(
            Context(
                node, above, any(map(_AIMS.search, above)), any(map(_STATUS.search, above)),
                years, plan_year, issue_date, matter, tuple(siblings[max(0, at - 12) : at + 13]),
            )
        )  # fmt: skip
    return found


def year_of(context: Context, month: int | None, day: int | None) -> int | None:
    """The year of a day without one: the plan's own, else the year of issue where the day was still to come."""
    if len(context.years) == 1 and context.years[0].kind == "year":
        return context.years[0].year
    if context.plan_year:
        return context.plan_year
    if context.issued and month and (month, day or 31) >= context.issued[1:]:
        return context.issued[0]
    return None

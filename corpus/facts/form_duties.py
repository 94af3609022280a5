"""Duties that a form tells: `Đơn vị chủ trì: …` lines, and the columns of a table."""

from __future__ import annotations

import re

from corpus.facts.agencies import find_agencies
from corpus.facts.chains import worked_with
from corpus.facts.column_titles import Column
from corpus.facts.context import Context
from corpus.facts.fields import FieldKind, field_kind_of, fields_in
from corpus.facts.models import Duty, Role
from corpus.facts.spans import UPPER, Range, trimmed, words_at
from corpus.facts.tables import row_cells

_BY_FIELD: dict[FieldKind, Role] = {"lead": "lead", "partner": "cooperate"}
_BY_COLUMN: dict[Column, Role] = {"lead": "lead", "partner": "cooperate", "watch": "supervise"}


_PERFORMS = re.compile(r"(?<!\w)thực\s+hiện\s*:\s*$", re.IGNORECASE)  # "Đơn vị thực hiện:", without "chủ trì"


def _named(text: str, start: int, end: int) -> list[tuple[str, str, int, int]]:
    """The agencies of a value or cell: known ones, else its words as they stand."""
    found = [
        (m.agency, text[m.start : stop], m.start, stop)
        for m in find_agencies(text)
        if start <= m.start and m.end <= end and (stop := _with_place(text, m.end, end))
    ]
    span = trimmed(text, start, end)
    if found or span.start >= span.end or span.end - span.start > 120:
        return found
    words = text[span.start : span.end]
    return [(words.lower(), words, span.start, span.end)]


_TIER = re.compile(r"(?<!\w)(?:huyện|quận|thị\s+xã|thành\s+phố|xã|phường|thị\s+trấn|đoàn)$", re.IGNORECASE)
_PLACE = re.compile(rf"(?:\s+[{UPPER}]\w*){{1,4}}")


def _with_place(text: str, end: int, limit: int) -> int:
    """Where a name ends with the place behind it that no table lists: `UBND huyện Đakrông`."""
    place = _PLACE.match(text, end, limit) if _TIER.search(text, 0, end) else None
    return place.end() if place else end


def field_duties(context: Context) -> list[Duty]:
    """`Đơn vị chủ trì: …; phối hợp: …`, and bullets under a heading `Cơ quan chủ trì`."""
    text = context.text
    spans: list[tuple[Role, Range]] = []
    for field in fields_in(text):
        role = _BY_FIELD.get(field.kind)
        if role == "lead" and _PERFORMS.search(text[: field.start]):
            role = "perform"
        if role and field.end - field.start > 2:
            spans.append((role, Range(field.start, field.end)))
    kind = field_kind_of(context.above[0]) if context.above else None
    if not spans and kind in _BY_FIELD and len(text.split()) <= 25 and not text.startswith("("):
        spans.append((_BY_FIELD[kind], Range(0, len(text))))
    found: list[Duty] = []
    for role, span in spans:
        for agency, written, start, end in _named(text, *span):
            found.append(
                Duty(
                    path=context.node.key, agency=agency, written=written,
                    roles=(_told_role(text, span, start) or role,),
                    place="elsewhere", words=words_at(text, start, end),
                )
            )  # fmt: skip
    return found


_ASSIGNED = re.compile(r"\(\s*(?:giao|phân\s+công)(?:\s+cho)?\s*$", re.IGNORECASE)


def _told_role(text: str, span: Range, start: int) -> Role | None:
    """The role that a field's value says itself: `Đơn vị tổ chức: A, phối hợp với B`, `A (giao B thực hiện)`."""
    mentions = find_agencies(text)
    here = next((m for m in mentions if m.start == start), None)
    if here is None:
        return None
    if worked_with(text, mentions, here) and start > span.start:
        return "cooperate"
    return "perform" if _ASSIGNED.search(text, span.start, start) else None


def row_duties(context: Context) -> list[Duty]:
    """A row's agencies by the columns they stand in, each with the others' names as partners of the lead."""
    cells = row_cells(context)
    named = [
        (cell, (agency, written, cell.start + start, cell.start + end))
        for cell in cells
        if cell.column in _BY_COLUMN
        # of the cell alone: a name doesn't run on into the next
        for agency, written, start, end in _named(
            context.text[cell.start : cell.end], 0, cell.end - cell.start
        )
    ]
    partners = tuple(entry[1] for cell, entry in named if cell.column == "partner")
    found: list[Duty] = []
    for cell, (agency, written, start, end) in named:
        role = _BY_COLUMN[cell.column]
        if role == "lead" and "chủ trì" not in cell.title.lower() and "thực hiện" in cell.title.lower():
            role = "perform"
        found.append(
            Duty(
                path=context.node.key, agency=agency, written=written, roles=(role,),
                partners=partners if cell.column == "lead" else (), place="elsewhere",
                words=words_at(context.text, start, end),
            )
        )  # fmt: skip
    return found

"""A parsed plan as the blocks that a typist would set: letterhead, title, paragraphs, tables, closing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from corpus.models import Node, Plan

_TITLE = re.compile(r"(KẾ HOẠCH)\s+(.*?)(\s*\(Kèm theo .*\))?$", re.DOTALL)
_APPENDIX = re.compile(r"(PHỤ LỤC(?: [IVX\d]+)?)\s+([^a-zà-ỹ(]+?)(\s*\(.*\))?$", re.DOTALL)


@dataclass(frozen=True)
class Letterhead:
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True)
class Centered:
    lines: tuple[str, ...]
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    marker: str
    text: str
    bold: bool = False


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Closing:
    recipients: tuple[tuple[str, str], ...] = ()  # marker, text
    signature: tuple[str, ...] = field(default=())


Block = Letterhead | Centered | Paragraph | Table | Closing


def blocks_of(plan: Plan) -> Iterator[Block]:
    """The blocks in reading order; drafters' marks and page furniture are left out."""
    yield _letterhead(plan)
    shown = [node for node in plan.nodes if node.kind not in ("letterhead", "mark", "furniture", "note")]
    for kind, group in groupby(shown, key=_kind):
        nodes = list(group)
        if kind == "table":
            yield Table(tuple(node.cells for node in nodes))
        elif kind == "closing":
            yield _closing(nodes, plan)
        else:
            yield from (_paragraph(node) for node in nodes)


def _kind(node: Node) -> str:
    if node.cells:
        return "table"
    return "closing" if node.kind in ("recipients", "signature") else "text"


def _letterhead(plan: Plan) -> Letterhead:
    meta = plan.metadata
    place = meta.province or ""
    issued = meta.issued
    day = f"{issued.day:02d}" if issued and issued.day else "     "
    dated = f"{place}, ngày {day} tháng {issued.month} năm {issued.year}" if issued else place
    return Letterhead(
        left=("ỦY BAN NHÂN DÂN", f"TỈNH {place.upper()}", f"Số: {meta.number or '      /KH-UBND'}"),
        right=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", dated),
    )


def _paragraph(node: Node) -> Block:
    if node.kind == "title":
        split = _TITLE.match(node.text)
        return Centered(tuple(part.strip() for part in split.groups() if part) if split else (node.text,))
    appendix = _APPENDIX.match(node.text) if node.kind == "heading" else None
    if appendix:
        return Centered(tuple(part.strip() for part in appendix.groups() if part), new_page=True)
    return Paragraph(node.marker, node.text, bold=node.kind == "heading")


def _closing(nodes: list[Node], plan: Plan) -> Closing:
    recipients = tuple((node.marker, node.text) for node in nodes if node.kind == "recipients")
    signed = plan.metadata.position or ""
    lines = tuple(part.strip() for part in signed.split(",") if part.strip())
    return Closing(recipients, (*lines, plan.metadata.signer or ""))

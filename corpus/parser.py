"""A source text → a plan: its lines joined, its parts told apart, its outline solved, its nodes with their spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.closing import closing_start
from corpus.metadata import read_metadata
from corpus.models import Line, Node, NodeKind, Plan, PlanMetadata, SourceText, Span
from corpus.outline.preferences import introduces
from corpus.outline.stack import Item, outline
from corpus.page_parts import is_recipients_head
from corpus.path import ClausePath, StepKind
from corpus.regions import Portion, Zone, split_regions
from corpus.spans import complete, covering
from corpus.visible import Visible
from corpus.warnings import PlanWarning
from corpus.wrapping import Paragraph, join_lines

_ZONES: dict[Zone, tuple[StepKind, NodeKind]] = {
    "letterhead": ("letterhead", "letterhead"),
    "title": ("title", "title"),
    "authority": ("title", "title"),
    "recipients": ("recipients", "recipients"),
    "signature": ("signature", "signature"),
    "mark": ("mark", "mark"),
    "furniture": ("furniture", "furniture"),
    "note": ("note", "note"),
}
_NUMBERED: frozenset[StepKind] = frozenset({"part", "chapter", "section", "article", "appendix"})


def parse(source: SourceText) -> Plan:
    """The plan in a source text: nodes, metadata and warnings; `plan_id` and `facts` are for others to fill.

    Never raises on readable text: what has no structure becomes counted paragraphs.
    """
    visible = Visible(source)
    portions = split_regions(join_lines(source, visible))
    builder = _Builder(source, visible)
    for portion in portions:
        builder.add_portion(portion)
    builder.add_furniture(line for line in source.lines if line.role == "furniture")
    nodes = builder.nodes()
    metadata = read_metadata(nodes, portions)
    warnings = [*source.warnings, *builder.warnings, *_lacking(nodes, metadata)]
    return Plan(source=source, metadata=metadata, nodes=nodes, warnings=tuple(dict.fromkeys(warnings)))


def _lacking(nodes: Iterable[Node], metadata: PlanMetadata) -> Iterator[PlanWarning]:
    if not any(node.kind == "title" for node in nodes):
        yield "no_title"
    if not any(step.kind in _NUMBERED for node in nodes for step in node.path.steps):
        yield "no_headings"
    if metadata.issued is None:
        yield "no_date"


@dataclass
class _Draft:
    """A node before its parent's final place and its spans' rims are known."""

    path: ClausePath
    kind: NodeKind
    paragraphs: list[Paragraph]
    parent: int | None = None
    marked: bool = False
    unsure: str = ""
    spans: list[Span] = field(default_factory=list)


class _Builder:
    def __init__(self, source: SourceText, visible: Visible) -> None:
        self._source = source
        self._visible = visible
        self._drafts: list[_Draft] = []
        self._appendices: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self.warnings: list[str] = []

    def add_portion(self, portion: Portion) -> None:
        """A document's blocks in order, its body solved as one outline."""
        root = self._root(portion)
        body = portion.zone("body")
        placed = False
        grouped: dict[str, int] = {}
        for block in portion.blocks:
            if block.zone == "body":
                if not placed:
                    self._add_body(body, root, portion)
                    placed = True
                continue
            self._add_block(block.zone, block.paragraph, root, grouped, portion)

    def _root(self, portion: Portion) -> ClausePath:
        if portion.kind == "decision":
            return ClausePath().child("decision")
        if portion.kind != "appendix":
            return ClausePath()
        self._appendices[portion.number] += 1
        times = self._appendices[portion.number]
        number = portion.number if times == 1 else f"{portion.number}~{times}"
        return ClausePath().child("appendix", number)

    def _add_block(
        self, zone: Zone, paragraph: Paragraph, root: ClausePath, grouped: dict[str, int], portion: Portion
    ) -> None:
        """Letterhead, title and signature are one node each; recipients one an item."""
        step, kind = _ZONES[zone]
        if zone == "furniture":
            root = ClausePath()
        if portion.kind == "appendix" and zone == "title":
            if "title" not in grouped:
                grouped["title"] = self._draft(root, "heading", paragraph)
            else:
                self._drafts[grouped["title"]].paragraphs.append(paragraph)
            return
        if zone in ("letterhead", "title", "signature"):
            if zone in grouped:
                self._drafts[grouped[zone]].paragraphs.append(paragraph)
            else:
                grouped[zone] = self._draft(self._numbered(root.child(step)), kind, paragraph)
            return
        if zone == "recipients" and not is_recipients_head(paragraph):
            above = root.child("recipients")
            self._counts[above.key + "/-"] += 1
            path = above.child("bullet", str(self._counts[above.key + "/-"]))
            self._draft(path, kind, paragraph, marked=paragraph.marker is not None)
            return
        if zone == "authority":
            above = root.child("title")
            self._counts[above.key + "/p"] += 1
            self._draft(above.child("paragraph", str(self._counts[above.key + "/p"])), kind, paragraph)
            return
        if zone == "note":
            self._counts["note"] += 1
            self._draft(ClausePath().child("note", str(self._counts["note"])), kind, paragraph)
            return
        self._draft(self._numbered(root.child(step)), kind, paragraph)

    def _numbered(self, path: ClausePath) -> ClausePath:
        """The path, counted from its second use on."""
        self._counts[path.key] += 1
        times = self._counts[path.key]
        last = path.steps[-1]
        return path if times == 1 else ClausePath(steps=path.steps[:-1]).child(last.kind, str(times))

    def _draft(self, path: ClausePath, kind: NodeKind, paragraph: Paragraph, *, marked: bool = False) -> int:
        self._drafts.append(_Draft(path, kind, [paragraph], marked=marked, unsure=paragraph.doubt))
        return len(self._drafts) - 1

    def _add_body(self, body: Sequence[Paragraph], root: ClausePath, portion: Portion) -> None:
        """Preamble, outline and closing of one document."""
        first = next(
            (at for at, p in enumerate(body) if p.marker is not None and not p.marker.is_bullet), None
        )
        if first is None or portion.kind == "appendix":
            self._add_outline(body, root, self._title_of(root) if portion.kind == "appendix" else None)
            return
        last = closing_start(body, first)
        self._add_outline(body[:first], root.child("preamble"))
        self._add_outline(body[first:last], root)
        self._add_outline(body[last:], root.child("closing"))

    def _title_of(self, root: ClausePath) -> int | None:
        """The draft that is an appendix's own heading."""
        return next((at for at, draft in enumerate(self._drafts) if draft.path == root), None)

    def _add_outline(
        self, paragraphs: Sequence[Paragraph], root: ClausePath, above: int | None = None
    ) -> None:
        """The paragraphs' tree under a root; `above` is the draft that its first level belongs to."""
        solved = outline(paragraphs, root)
        offset = len(self._drafts)
        for item in solved.items:
            self._drafts.append(_from_item(item, offset, above))
        self.warnings += solved.warnings

    def add_furniture(self, lines: Iterable[Line]) -> None:
        """Page numbers and the like, each a node."""
        for line in lines:
            text = self._visible.line(line.start, line.end)
            path = self._numbered(ClausePath().child("furniture"))
            self._draft(path, "furniture", Paragraph((line,), text, None))

    def nodes(self) -> tuple[Node, ...]:
        """The nodes in reading order, each non-blank character of the source in one of them."""
        ranges = complete(self._source, [covering(_lines(draft)) for draft in self._drafts])
        order = sorted(range(len(self._drafts)), key=lambda at: ranges[at][0].start if ranges[at] else 0)
        place = {at: new for new, at in enumerate(order)}
        return tuple(self._node(at, ranges[at], place) for at in order)

    def _node(self, at: int, spans: tuple[Span, ...], place: dict[int, int]) -> Node:
        draft = self._drafts[at]
        first = draft.paragraphs[0]
        marker = first.marker if draft.marked else None
        text = " ".join(self._visible.joined(spans).split())
        if marker is not None and marker.length:
            text = text[len(marker.written) :].strip()
        line = first.first
        return Node(
            path=draft.path,
            kind=draft.kind,
            text=text,
            marker=marker.written if marker else "",
            spans=spans,
            trail=self._trail(draft.parent),
            parent=None if draft.parent is None else place[draft.parent],
            page=line.page,
            cells=first.cells,
            header=line.header,
            unsure=draft.unsure,
        )

    def _trail(self, parent: int | None) -> tuple[str, ...]:
        """The headings above, outermost first; of a clause above only what leads on to what is under it."""
        trail: list[str] = []
        while parent is not None:
            draft = self._drafts[parent]
            text = " ".join(p.text for p in draft.paragraphs)
            if draft.kind == "heading" or introduces(text):
                trail.append(text)
            elif ": " in text and draft.marked and not draft.paragraphs[0].text.startswith("-"):
                trail.append(text.split(": ", 1)[0] + ":")
            parent = draft.parent
        return tuple(reversed(trail))


def _from_item(item: Item, offset: int, above: int | None) -> _Draft:
    return _Draft(
        item.path,
        item.kind,
        [item.paragraph],
        parent=above if item.parent is None else item.parent + offset,
        marked=item.marker is not None,
        unsure=item.unsure,
    )


def _lines(draft: _Draft) -> list[Line]:
    return [line for paragraph in draft.paragraphs for line in paragraph.lines]

"""The solver: paragraphs in order → each one's path, parent and kind, and where the numbers don't go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.markers import Marker, Style
from corpus.models import NodeKind
from corpus.outline.preferences import (
    introduces,
    is_finished,
    looks_like_title,
    ranks,
    says_something,
)
from corpus.outline.rules import Place, as_letter, place
from corpus.path import ClausePath, PathStep, StepKind
from corpus.warnings import numbering_gap, numbering_restart
from corpus.wrapping import Paragraph

_STEPS: dict[Style, StepKind] = {
    "part": "part", "chapter": "chapter", "division": "section", "article": "article", "upper": "section",
    "roman": "section", "arabic": "section", "dotted": "section", "paren": "numbered", "letter": "point",
    "letter_dot": "point", "lower_roman": "point", "star": "paragraph", "bullet": "bullet", "dot": "bullet",
    "plus": "plus",
}  # fmt: skip
_LONGEST_TITLE = 400
_SHORT_TITLE = 20  # words
_COUNTED: frozenset[StepKind] = frozenset({"bullet", "plus", "paragraph", "row"})


@dataclass
class Item:
    """A paragraph with its place in the tree. `parent` is an index into the same list."""

    paragraph: Paragraph
    path: ClausePath
    parent: int | None
    kind: NodeKind = "clause"
    marker: Marker | None = None
    has_children: bool = False
    unsure: str = ""


@dataclass
class _Open:
    """A line that may still get others under it; at the root there is none."""

    item: int
    style: Style
    number: str
    introduces: bool


@dataclass
class Outline:
    """The tree of one run of paragraphs, and the codes of what is wrong with its numbers."""

    items: list[Item] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def outline(paragraphs: Sequence[Paragraph], root: ClausePath) -> Outline:
    """The paragraphs under `root` as a tree."""
    return _Solver(paragraphs, root).solve()


class _Solver:
    def __init__(self, paragraphs: Sequence[Paragraph], root: ClausePath) -> None:
        self._paragraphs = paragraphs
        self._root = root
        self._ranks = ranks([p.marker for p in paragraphs if p.marker is not None])
        self._stars_are_bullets = not any(
            p.marker and p.marker.style in ("bullet", "dot") for p in paragraphs
        )
        self._open: list[_Open] = []
        self._counts: Counter[tuple[str, StepKind]] = Counter()
        self._last: dict[Style, str] = {}
        self._uses: Counter[str] = Counter()
        self._group: int | None = None  # the table's group row in force
        self._result = Outline()

    def solve(self) -> Outline:
        for paragraph in with_titles(self._paragraphs):
            if paragraph.first.role == "row":
                self._add_row(paragraph)
                continue
            self._group = None
            if paragraph.marker is None or not self._add_marked(paragraph, paragraph.marker):
                self._add_unmarked(paragraph)
        for item in self._result.items:
            item.kind = _kind(item)
        return self._result

    def _add_marked(self, paragraph: Paragraph, marker: Marker) -> bool:
        marker = as_letter(marker, self._open)
        where = place(
            marker,
            self._open,
            self._ranks,
            self._last.get(marker.style),
            introduces=introduces(paragraph.text),
            at_once=bool(self._open) and self._open[-1].item == len(self._result.items) - 1,
        )
        if where is None:
            return False
        self._last[marker.style] = marker.number
        parent = self._open[where.depth - 1].item if where.depth else None
        self._report(where, parent, marker)
        path = self._path_of(parent, marker)
        del self._open[where.depth :]
        self._append(Item(paragraph, path, parent, marker=marker, unsure=where.doubt or paragraph.doubt))
        if marker.style != "star" or introduces(paragraph.text):
            self._open.append(
                _Open(
                    len(self._result.items) - 1, marker.style, marker.number, _waits(marker, paragraph.text)
                )
            )
        return True

    def _report(self, where: Place, parent: int | None, marker: Marker) -> None:
        above = self._parent_path(parent).key
        if where.gap is not None:
            self._result.warnings.append(numbering_gap(above, *where.gap))
        if where.restart:
            self._result.warnings.append(numbering_restart(above, marker.number))

    def _add_unmarked(self, paragraph: Paragraph) -> None:
        """Text without a number belongs to the innermost line that is still waiting, or else to the section."""
        depth = len(self._open)
        while depth and not self._takes_text(self._open[depth - 1], paragraph):
            depth -= 1
        parent = self._open[depth - 1].item if depth else None
        path = self._counted(self._parent_path(parent), "paragraph")
        self._append(Item(paragraph, path, parent, unsure=paragraph.doubt))

    def _takes_text(self, line: _Open, paragraph: Paragraph) -> bool:
        """Whether text without a number can stand under an open line: always under a section's, under an item's
        where it waits for it, or where it is as short as a title and the text follows at once."""
        if line.style in ("bullet", "dot", "plus", "star"):
            return line.introduces
        if line.style in ("letter", "letter_dot", "lower_roman", "paren"):
            title = self._result.items[line.item].paragraph.body
            at_once = line.item == len(self._result.items) - 1
            short = len(title.split()) <= _SHORT_TITLE and ": " not in title
            return line.introduces or (at_once and short and len(paragraph.text) > len(title))
        return True

    def _add_row(self, paragraph: Paragraph) -> None:
        depth = len(self._open)
        while depth and self._open[depth - 1].style in ("bullet", "dot", "plus", "star"):
            depth -= 1
        parent = self._open[depth - 1].item if depth else None
        above = self._parent_path(parent)
        if paragraph.first.header and _is_header(paragraph):
            self._group = None
            self._append(Item(paragraph, self._unique(above.child("row", "0")), parent, kind="heading"))
            return
        path = self._counted(above, "row")
        if _is_group(paragraph):
            self._append(Item(paragraph, path, parent, kind="heading"))
            self._group = len(self._result.items) - 1
            return
        self._append(Item(paragraph, path, self._group if self._group is not None else parent))

    def _append(self, item: Item) -> None:
        if item.parent is not None:
            self._result.items[item.parent].has_children = True
        self._result.items.append(item)

    def _parent_path(self, parent: int | None) -> ClausePath:
        return self._root if parent is None else self._result.items[parent].path

    def _path_of(self, parent: int | None, marker: Marker) -> ClausePath:
        above = self._parent_path(parent)
        kind = "bullet" if marker.style == "star" and self._stars_are_bullets else _STEPS[marker.style]
        if kind in _COUNTED:
            return self._counted(above, kind)
        last = above.steps[-1] if above.steps else None
        if marker.style == "dotted" and last is not None and parent is not None and _is_prefix(last, marker):
            # A dotted number holds its parents' numbers.
            return self._unique(ClausePath(steps=above.steps[:-1]).child(last.kind, marker.number))
        if kind == "section" and marker.style in ("arabic", "dotted") and _under_articles(above):
            kind = "numbered"
        elif (
            marker.style == "arabic"
            and last is not None
            and last.kind not in ("section", "part", "chapter", "appendix")
        ):
            kind = "numbered" if last.kind not in ("preamble", "closing", "decision") else "section"
        return self._unique(above.child(kind, marker.number))

    def _counted(self, above: ClausePath, kind: StepKind) -> ClausePath:
        self._counts[above.key, kind] += 1
        return self._unique(above.child(kind, str(self._counts[above.key, kind])))

    def _unique(self, path: ClausePath) -> ClausePath:
        """The path, its last number marked where a document numbers two lines alike."""
        self._uses[path.key] += 1
        times = self._uses[path.key]
        if times == 1:
            return path
        last = path.steps[-1]
        return self._unique(ClausePath(steps=path.steps[:-1]).child(last.kind, f"{last.number}~{times}"))


def with_titles(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, a number that stands alone on its line joined with the title under it (`Chương I`)."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        above = joined[-1] if joined else None
        bare = (
            above is not None
            and above.marker is not None
            and not above.marker.is_bullet
            and not above.body.strip()
        )
        if above is not None and bare and paragraph.marker is None and _can_be_title(paragraph):
            joined[-1] = replace(
                above, lines=above.lines + paragraph.lines, text=f"{above.text} {paragraph.text}"
            )
        else:
            joined.append(paragraph)
    return joined


def _can_be_title(paragraph: Paragraph) -> bool:
    return paragraph.first.role in (None, "body") and len(paragraph.text) < _LONGEST_TITLE


def _is_prefix(step: PathStep, marker: Marker) -> bool:
    prefix = marker.number.rpartition(".")[0] or marker.number[:1]
    return step.kind in ("section", "numbered", "point") and step.number == prefix


def _under_articles(path: ClausePath) -> bool:
    return any(step.kind == "article" for step in path.steps)


def _waits(marker: Marker, text: str) -> bool:
    """Whether a line waits for others under it; a bullet only where it ends with a colon."""
    return text.rstrip().endswith(":") if marker.is_bullet and marker.style != "star" else introduces(text)


def _is_group(paragraph: Paragraph) -> bool:
    """Whether a row is a title over the rows after it: one cell alone, or a number and a title without values."""
    filled = [cell for cell in paragraph.cells if cell]
    columns = len(paragraph.cells)
    if len(filled) == 1:
        return columns > 1
    return (
        len(filled) == 2 < columns and len(filled[0]) <= 5 and not any(char.isdigit() for char in filled[1])
    )


def _is_header(paragraph: Paragraph) -> bool:
    """Whether a row is its own table's header."""
    words = "".join(paragraph.first.header)
    return "".join(words.split()) == "".join(paragraph.text.split())


def _kind(item: Item) -> NodeKind:
    """Title or clause, once all that stands under the line is known."""
    if item.paragraph.first.role == "row" or item.kind != "clause":
        return item.kind
    body = item.paragraph.text[item.marker.length :] if item.marker else item.paragraph.text
    if item.marker is None:
        return "heading" if looks_like_title(body) else "clause"
    if item.marker.is_bullet:
        return "clause"
    if item.has_children:
        return "clause" if says_something(body, item.marker.style) else "heading"
    return "heading" if looks_like_title(body) and not is_finished(body) else "clause"

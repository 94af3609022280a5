"""A plan as answering sees it: its clauses and headings with their words ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from bot.answer import Citation, Source
from bot.matching import Words
from bot.plan_words import PlanWords
from bot.word_table import WordTable
from corpus.folding import fold
from corpus.gazetteer.provinces import load_provinces
from corpus.models import Node, Plan, PlanMetadata
from corpus.slips import readable_for_slips, slips_in
from corpus.syllables import split_syllables

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURES = re.compile(r"\s*\d[\d.,]*\s*%?\s*$")


class Passage:
    """A node with its words; `trail` are those of the headings above it."""

    def __init__(self, node: Node, order: int, words: PlanWords) -> None:
        self.node = node
        self.order = order
        self._words = words
        self._titled: Words | None = None

    @cached_property
    def own(self) -> Words:
        """The words of the node itself, a table row's column titles among them."""
        return self._words.of(self.node.text, *self.node.header)

    @cached_property
    def trail(self) -> Words:
        """The words of the headings above."""
        return self._words.of(*self.node.trail)

    @cached_property
    def all(self) -> Words:
        """Both together."""
        return self.own.joined(self.trail)

    def titled(self, title: Words) -> Words:
        """Those of `all` with the plan's title; joined once, a passage has one plan."""
        if self._titled is None:
            self._titled = self.all.joined(title)
        return self._titled

    @cached_property
    def size(self) -> int:
        """How many syllables the node's own text has."""
        return len(split_syllables(self.node.text))


def quoted(node: Node) -> str:
    """A node's words as a citation has them: a table row keeps its cells apart, as its source does."""
    return " | ".join(node.cells) if node.cells else node.text


def told(node: Node) -> str:
    """A node's words as a headline has them: a table row without its running number and empty cells."""
    if not node.cells:
        return node.text
    numbered = node.cells[0].strip().rstrip(".").isdigit()
    titles = (*node.header, *("" for _ in node.cells))
    cells = [_with_title(title, cell) for title, cell in zip(titles, node.cells, strict=False)]
    return " – ".join(cell for cell in cells[1 if numbered else 0 :] if cell.strip(" -–"))


def _with_title(title: str, cell: str) -> str:
    """A cell of figures alone behind its column's title, which says what they are."""
    return f"{title.strip()}: {cell.strip()}" if title.strip() and _FIGURES.match(cell) else cell


class CitedPlan(NamedTuple):
    """What a citation needs of a plan."""

    plan_id: str
    metadata: PlanMetadata
    file: str

    def cite(self, node: Node, excerpt: str = "", *, typed: bool) -> Citation:
        """The citation of a node; `typed`: its words are the authors' own, so that slips in them are theirs."""
        text = excerpt or quoted(node)
        return Citation(
            plan_id=self.plan_id,
            clause_id=f"{self.plan_id}/{node.key}",
            plan_title=self.metadata.title,
            province=self.metadata.province,
            number=self.metadata.number,
            issued=str(self.metadata.issued) if self.metadata.issued else None,
            path=node.key,
            label=node.path.label,
            text=text,
            slips=slips_in(text) if typed else (),
            source=Source(
                file=self.file,
                page=node.page,
                start=min((s.start for s in node.spans), default=0),
                end=max((s.end for s in node.spans), default=0),
            ),
        )


class PlanView:
    """One plan, read for answering. Built once for a plan and kept while it is in use."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.plan_id = plan.plan_id
        self.metadata = plan.metadata
        self.words = PlanWords(plan)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The clauses, in reading order."""
        return tuple(Passage(n, i, self.words) for i, n in enumerate(self.plan.nodes) if n.is_clause)

    @cached_property
    def table(self) -> WordTable:
        """The words of the clauses with the headings above them, in the clauses' order."""
        return WordTable(
            (p.own.folded + p.trail.folded, p.own.acronyms | p.trail.acronyms) for p in self.passages
        )

    @cached_property
    def headings(self) -> tuple[Passage, ...]:
        """The headings, in reading order."""
        nodes = enumerate(self.plan.nodes)
        return tuple(Passage(n, i, self.words) for i, n in nodes if n.kind == "heading")

    @cached_property
    def by_key(self) -> dict[str, Passage]:
        """Clauses and headings by their path's key."""
        return {p.node.key: p for p in (*self.passages, *self.headings)}

    @cached_property
    def reached(self) -> Mapping[str, frozenset[int]]:
        """The years of what was reached before the plan, by the key of each clause that tells nothing else."""
        facts = self.plan.facts
        aimed = {target.path for target in facts.targets}
        years: dict[str, set[int]] = {}
        for result in facts.results:
            if result.path not in aimed:
                years.setdefault(result.path, set()).update(() if result.year is None else (result.year,))
        return {path: frozenset(of_path) for path, of_path in years.items()}

    @cached_property
    def title(self) -> Words:
        """The words of the title and the programme."""
        return self.words.of(self.metadata.title, self.metadata.programme)

    @cached_property
    def folded(self) -> str:
        """All words of the clauses and headings, folded."""
        return fold("\n".join(p.node.text for p in (*self.passages, *self.headings)))

    @cached_property
    def titled_years(self) -> frozenset[int]:
        """The years that the plan's title names."""
        return frozenset(int(year) for year in _YEAR.findall(self.metadata.title))

    def nodes_at(self, paths: Iterable[str]) -> tuple[Node, ...]:
        """The nodes at some facts' paths, each once, in the paths' order."""
        return tuple(dict.fromkeys(self.plan.by_key[path] for path in paths))

    def clauses_under(self, key: str) -> tuple[Passage, ...]:
        """The clauses below a heading, in reading order."""
        return tuple(self.by_key[n.key] for n in self.plan.under(key) if n.is_clause)

    def cite(self, node: Node, excerpt: str = "") -> Citation:
        """The citation of a node: its own words at its official place; of a very long one an excerpt, which it says."""
        cited = CitedPlan(self.plan_id, self.metadata, self.plan.source.file)
        citation = cited.cite(node, excerpt, typed=readable_for_slips(self.plan.source))
        if not excerpt or node.kind != "recipients":
            return citation
        # Recipients are quoted as one block, from their heading to the last line.
        end = max(s.end for n in self.plan.nodes if n.key.startswith(node.key) for s in n.spans)
        return citation.model_copy(update={"source": citation.source.model_copy(update={"end": end})})

    def citations(self, nodes: Iterator[Node] | tuple[Node, ...] | list[Node]) -> tuple[Citation, ...]:
        """The citations of several nodes, each once."""
        unique = {node.key: node for node in nodes}
        return tuple(self.cite(node) for node in unique.values())

    @property
    def province(self) -> str:
        """The province's name; empty for a central plan."""
        return self.metadata.province or ""

    @cached_property
    def place(self) -> str:
        """The province with its kind: `tỉnh …`, `thành phố …`; the issuer for a central plan."""
        if not self.metadata.province:
            return self.metadata.issuer
        province = load_provinces().get(self.metadata.province)
        return f"{province.kind} {province.name}"

"""A folder of articles and questions as a benchmark: what is to be found, by whom, and the articles as plans.

`articles.jsonl`: id, text, and law where the articles belong to several documents. `queries.jsonl`: id, question,
relevant (ids of the articles that answer it).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarking.inputs import json_lines
from corpus.models import Node, Plan, PlanMetadata, SourceText
from corpus.path import ClausePath, PathStep

Half = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Article:
    """A text to be found. `heading` is the line that stands over its text, empty where it has none."""

    id: str
    law: str
    heading: str
    text: str


@dataclass(frozen=True)
class Collection:
    """Articles, and questions with the ids of the articles that answer them."""

    articles: Sequence[Article]
    question_ids: Sequence[str]
    questions: Sequence[str]
    relevant: Sequence[frozenset[str]]
    titled: bool = True  # whether the law's name stands over its articles

    @classmethod
    def load(cls, folder: Path) -> Collection:
        """Reads both files. Raises OSError, ValueError where a line is no JSON, KeyError where it lacks a field."""
        queries = json_lines(folder / "queries.jsonl")
        return cls(
            articles=[_article(line) for line in json_lines(folder / "articles.jsonl")],
            question_ids=[str(line["id"]) for line in queries],
            questions=[line["question"] for line in queries],
            relevant=[frozenset(line["relevant"]) for line in queries],
        )

    @cached_property
    def laws(self) -> list[str]:
        """The documents' names, sorted."""
        return sorted({article.law for article in self.articles})

    @cached_property
    def first_half(self) -> Half:
        """Which questions are about every other law: bool [questions]. No law is on both sides."""
        law_of = {article.id: article.law for article in self.articles}
        chosen = set(self.laws[::2])
        return np.array([law_of[min(right)] in chosen for right in self.relevant], dtype=bool)

    @cached_property
    def plans(self) -> list[Plan]:
        """Each law as a plan, each article as one clause under the law's name and its own heading."""
        return [self._plan(number, law) for number, law in enumerate(self.laws)]

    @cached_property
    def id_of(self) -> dict[tuple[str, str], str]:
        """The articles' ids by plan and path."""
        return {
            (plan.plan_id, node.key): article.id
            for plan, law in zip(self.plans, self.laws, strict=True)
            for node, article in zip(plan.nodes, self._of(law), strict=True)
        }

    def _of(self, law: str) -> list[Article]:
        return [article for article in self.articles if article.law == law]

    def _plan(self, number: int, law: str) -> Plan:
        nodes = [
            Node(
                path=ClausePath(steps=(PathStep(kind="article", number=str(count)),)),
                kind="clause",
                text=article.text,
                trail=tuple(words for words in (law if self.titled else "", article.heading) if words),
            )
            for count, article in enumerate(self._of(law), 1)
        ]
        text = "\n".join(node.text for node in nodes)
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        source = SourceText(file=f"{number:04d}", format="text", text="", sha256=digest, lines=())
        return Plan(
            plan_id=f"law-{number:04d}", source=source, metadata=PlanMetadata(title=law), nodes=tuple(nodes)
        )


def _article(line: dict[str, Any]) -> Article:
    """The first paragraph is the heading where it is one line that ends as no sentence does."""
    first, _, rest = str(line["text"]).strip().partition("\n")
    headed = bool(rest.strip()) and not first.rstrip().endswith((".", ";", ":", ","))
    heading, text = (first, rest) if headed else ("", str(line["text"]))
    return Article(
        id=str(line["id"]),
        law=str(line.get("law", "")),
        heading=" ".join(heading.split()),
        text=" ".join(text.split()),
    )

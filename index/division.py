"""A plan's texts divided into words, stored with the plan: dividing one takes longer than all else it is read for.

A text's division is its words, a space between them, each as its folded syllables joined by `_`: `thu_vien cap huyen`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from corpus.models import Plan
from corpus.syllables import folded_syllables
from index.segmentation import pieces


@lru_cache(maxsize=1 << 14)
def divided(text: str) -> str:
    """A text's division; headings, units and near copies are met again and again."""
    words = (folded_syllables(word.replace("_", " ")) for word in pieces(text)) if text else ()
    return " ".join("_".join(syllables) for syllables in words if syllables)


def with_division(plan: Plan) -> Plan:
    """A plan as it is stored: with the divisions of its texts, a line each."""
    return plan.model_copy(update={"division": "\n".join(_stored(text) for text in _texts(plan))})


def division_of(plan: Plan) -> Mapping[str, str]:
    """A plan's divisions by text; of a text that isn't there, `divided` gives it. Empty for a plan that was stored
    without: by an earlier version, or not at all.
    """
    texts, lines = _texts(plan), plan.division.split("\n")
    return dict(zip(texts, lines, strict=True)) if len(texts) == len(lines) else {}


def _texts(plan: Plan) -> list[str]:
    """What of a plan is held against a question's words: its title, clauses with what stands above; in one order."""
    texts = [plan.metadata.title, plan.metadata.programme]
    for node in plan.clauses:
        texts += [node.text, *node.header, *node.trail]
    return list(dict.fromkeys(texts))


def _stored(text: str) -> str:
    """The division, by which the text's syllables are told too; empty where the words cut through a syllable."""
    line = divided(text)
    return line if line.replace("_", " ").split() == folded_syllables(text) else ""

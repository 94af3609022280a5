"""Words that stand for one another in questions and plans."""

from __future__ import annotations

from functools import lru_cache

from corpus.gazetteer import tables
from corpus.syllables import Syllable, split_syllables

Phrase = tuple[Syllable, ...]


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[Phrase, ...]]:
    """For each folded phrase the phrases of its groups, itself left out."""
    found: dict[str, dict[str, Phrase]] = {}
    for row in tables.rows("synonyms.tsv"):
        phrases = [split_syllables(words) for words in row["words"].split(";") if words.strip()]
        for phrase in phrases:
            own = folded(phrase)
            others = found.setdefault(own, {})
            others.update({folded(other): other for other in phrases if folded(other) != own})
    return {phrase: tuple(others.values()) for phrase, others in found.items()}


def folded(phrase: Phrase) -> str:
    """A phrase's folded syllables, joined with spaces."""
    return " ".join(s.folded for s in phrase)


def synonyms(phrase: str) -> tuple[Phrase, ...]:
    """The phrases that may stand for a folded one; none where the table has none."""
    return _groups().get(phrase, ())

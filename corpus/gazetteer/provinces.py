"""Provinces named in a text: which, where in it, and how sure.

Names match with and without accents and in any case. What decides between a name and ordinary words stands in
the data files: traps (phrases), cues (words right before a name), heads (first words of institutions' names).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from corpus.folding import fold
from corpus.frozen import Frozen
from corpus.gazetteer import province_matching
from corpus.gazetteer.province_data import REFORM, Province, provinces
from corpus.gazetteer.province_matching import How


class ProvinceMention(Frozen):
    """A province's name in a text: `text[start:end]`.

    `others` are equally good readings of the same words: where it isn't empty, the reader has to ask.
    """

    name: str
    start: int
    end: int
    how: How
    others: tuple[str, ...] = ()
    inside_organisation: bool = False  # part of an institution's name: it sets no scope


class Provinces:
    """The 63 provinces of before 1 July 2025, and how to find them."""

    def __init__(self, known: tuple[Province, ...]) -> None:
        self._known = {province.name: province for province in known}
        self._by_initials: dict[str, tuple[str, ...]] = {}
        for name in self._known:
            initials = "".join(word[0] for word in fold(name).replace("-", " ").split())
            self._by_initials[initials] = (*self._by_initials.get(initials, ()), name)

    @property
    def names(self) -> tuple[str, ...]:
        """All 63 names, in the order of their codes."""
        return tuple(self._known)

    def get(self, name: str) -> Province:
        """The province of a name as in `names`. Raises KeyError for any other."""
        return self._known[name]

    def by_initials(self, initials: str) -> tuple[str, ...]:
        """The provinces whose names begin with these letters (`TN`); empty for fewer than two letters."""
        return self._by_initials.get(fold(initials.strip()), ()) if len(initials.strip()) > 1 else ()

    def find(self, text: str, *, typos: bool = False) -> tuple[ProvinceMention, ...]:
        """The provinces that a text is about, in order; those inside institutions' names are left out."""
        return tuple(m for m in self.find_all(text, typos=typos) if not m.inside_organisation)

    def find_all(self, text: str, *, typos: bool = False) -> tuple[ProvinceMention, ...]:
        """All provinces named in NFC text, in order, marked where they are part of an institution's name.

        `typos` also takes names with one slip in a syllable, where no ordinary word or other name is written.
        """
        return tuple(
            ProvinceMention(
                name=match.provinces[0],
                start=match.start,
                end=match.end,
                how=match.how,
                others=match.provinces[1:],
                inside_organisation=match.inside_organisation,
            )
            for match in province_matching.matches(text, typos=typos)
        )

    def successor(self, name: str, on: date) -> str:
        """The province that holds this one's territory on a day. Raises KeyError for an unknown name."""
        return self._known[name].successor if on >= REFORM else self._known[name].name

    def predecessors(self, name: str) -> tuple[str, ...]:
        """Those of the 63 that became this province, itself among them; empty where it is none of the 34."""
        return tuple(other.name for other in self._known.values() if other.successor == name)


@lru_cache(maxsize=1)
def load_provinces() -> Provinces:
    """The gazetteer of provinces. Raises ValueError where a data file is malformed."""
    return Provinces(provinces())

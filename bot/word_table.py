"""Which of a plan's texts have which syllables: what none of them has is known before any of them is looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.bool_]  # one for each text
_KEPT: Final = 512  # syllables of questions whose texts are kept


class WordTable:
    """The syllables and acronyms of some texts, looked up when asked for: most of a plan's words never are."""

    def __init__(self, texts: Iterable[tuple[str, Collection[str]]]) -> None:
        """`texts`: each as its folded syllables, a space before and behind each, with its folded acronyms."""
        self._texts = tuple(texts)
        self._rows: dict[str, Rows] = {}
        self.acronyms: frozenset[str] = frozenset().union(*(acronyms for _, acronyms in self._texts))
        self.size = len(self._texts)

    def having(self, syllable: str) -> Rows:
        """The texts that have a folded syllable."""
        rows = self._rows.get(syllable)
        if rows is None:
            sought = f" {syllable} "
            rows = self._marked(sought in folded for folded, _ in self._texts)
            if len(self._rows) >= _KEPT:
                self._rows = {}
            self._rows[syllable] = rows
        return rows

    def abbreviating(self, acronym: str) -> Rows:
        """The texts that have an acronym."""
        return self._marked(acronym in acronyms for _, acronyms in self._texts)

    def _marked(self, held: Iterable[bool]) -> Rows:
        return np.fromiter(held, dtype=np.bool_, count=self.size)

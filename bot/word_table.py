"""Which of a plan's texts have which syllables: what none of them has is known before any of them is looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.bool_]  # one for each text

_NONE: Final[list[int]] = []


class WordTable:
    """The syllables and acronyms of some texts, by the numbers of the texts that have them. Made once for a plan."""

    def __init__(self, texts: Iterable[tuple[str, Collection[str]]]) -> None:
        """`texts`: each as its folded syllables, white space between them, with its folded acronyms."""
        self._syllables: dict[str, list[int]] = {}
        self._acronyms: dict[str, list[int]] = {}
        self._rows: dict[str, Rows] = {}
        self.size = 0
        for number, (folded, acronyms) in enumerate(texts):
            self.size += 1
            for syllable in set(folded.split()):
                self._syllables.setdefault(syllable, []).append(number)
            for acronym in acronyms:
                self._acronyms.setdefault(acronym, []).append(number)

    @property
    def acronyms(self) -> Collection[str]:
        """All acronyms that a text has."""
        return self._acronyms.keys()

    def having(self, syllable: str) -> Rows:
        """The texts that have a folded syllable."""
        rows = self._rows.get(syllable)
        if rows is None:
            rows = self._rows[syllable] = self._marked(self._syllables.get(syllable, _NONE))
        return rows

    def abbreviating(self, acronym: str) -> Rows:
        """The texts that have an acronym."""
        return self._marked(self._acronyms.get(acronym, _NONE))

    def _marked(self, numbers: list[int]) -> Rows:
        rows = np.zeros(self.size, dtype=np.bool_)
        rows[numbers] = True
        return rows

"""Find fixed phrases in a question, however its marks were typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.syllables import Syllable, split_syllables, typed_as


class PhraseMatch(NamedTuple):
    """A phrase found: what it stands for and the range of syllables it takes."""

    name: str
    start: int  # index of its first syllable
    end: int  # index after its last


class PhraseTable:
    """Phrases by what they stand for, looked up at every syllable; the longest at a place wins.

    In a phrase, `*` stands for one to three syllables of any kind.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[Syllable | None, ...], str]]] = defaultdict(list)
        for name, phrase in phrases:
            pattern = tuple(None if word == "*" else split_syllables(word)[0] for word in phrase.split())
            first = pattern[0]
            if first is None:
                raise ValueError(f"a phrase begins with '*': {phrase!r}")
            self._by_first[first.folded].append((pattern, name))
        for patterns in self._by_first.values():
            patterns.sort(key=lambda entry: -len(entry[0]))

    def find(
        self,
        syllables: Sequence[Syllable],
        taken: frozenset[int] = frozenset(),
        inside: frozenset[int] = frozenset(),
    ) -> list[PhraseMatch]:
        """Matches from left to right; those of different names may overlap, of one name not.

        Syllables whose index is in `taken` match nothing; those in `inside` stand in a longer word (`lịch` of
        `du lịch`) and match no phrase of one syllable.
        """
        found: list[PhraseMatch] = []
        ends: dict[str, int] = {}
        for index, syllable in enumerate(syllables):
            for pattern, name in self._by_first.get(syllable.folded, ()):
                if index < ends.get(name, 0) or (len(pattern) == 1 and index in inside):
                    continue
                end = _match(pattern, syllables, index, taken)
                if end is not None:
                    found.append(PhraseMatch(name, index, end))
                    ends[name] = end
        return found


def _match(
    pattern: Sequence[Syllable | None], syllables: Sequence[Syllable], at: int, taken: frozenset[int]
) -> int | None:
    """The index after the match of a pattern at a place; None where it doesn't match."""
    if not pattern:
        return at
    if at >= len(syllables) or at in taken:
        return None
    meant = pattern[0]
    if meant is None:
        for length in (1, 2, 3):
            end = _match(pattern[1:], syllables, at + length, taken)
            if end is not None:
                return end
        return None
    return _match(pattern[1:], syllables, at + 1, taken) if typed_as(syllables[at], meant) else None

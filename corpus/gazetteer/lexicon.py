"""A lexicon of names, looked up at a position of a tokenised text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from corpus.folding import fold
from corpus.gazetteer.spelling import Token, tokenize

Value = TypeVar("Value")

_SPACE = re.compile(r"\s+|[-_]")
_BEFORE = re.compile(r"\s*\.?\s*|\s*-\s*")
_SPACE_OR_DASH = re.compile(r"\s*[-/&.,]?\s*")


class Entry(NamedTuple, Generic[Value]):
    """A written name: its syllables, their keys, whether dashes and dots may part them, and what it means."""

    syllables: tuple[str, ...]
    keys: tuple[str, ...]
    loose: bool
    value: Value


class Lexicon(Generic[Value]):
    """Names by their first folded syllable, longest first."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[Entry[Value]]] = {}

    def add(self, name: str, value: Value, *, loose: bool = False) -> None:
        """Put a name in; `loose` lets dashes, dots and commas stand between its syllables."""
        syllables = tuple(token.text for token in tokenize(name))
        keys = tuple(fold(syllable) for syllable in syllables)
        entries = self._by_first.setdefault(keys[0], [])
        entries.append(Entry(syllables, keys, loose, value))
        entries.sort(key=lambda entry: -len(entry.keys))

    def at(self, text: str, tokens: list[Token], at: int) -> Iterator[Entry[Value]]:
        """The entries whose folded syllables begin at a token, longest first."""
        for entry in self._by_first.get(tokens[at].key, ()):
            end = at + len(entry.keys)
            if end <= len(tokens) and all(
                tokens[at + i].key == entry.keys[i] for i in range(1, len(entry.keys))
            ):
                gap = _SPACE_OR_DASH if entry.loose else _SPACE
                if joined(text, tokens, at, end, gap):
                    yield entry

    def ends_before(self, text: str, tokens: list[Token], at: int) -> Iterator[tuple[int, Entry[Value]]]:
        """The entries that end right before a token (a dot may part them), with the token where each begins."""
        if at == 0 or at == len(tokens) or not _BEFORE.fullmatch(text, tokens[at - 1].end, tokens[at].start):
            return
        for begin in range(max(0, at - 5), at):
            for entry in self._by_first.get(tokens[begin].key, ()):
                if len(entry.keys) == at - begin and all(
                    tokens[begin + i].key == key for i, key in enumerate(entry.keys)
                ):
                    yield begin, entry


def joined(text: str, tokens: list[Token], begin: int, end: int, gap: re.Pattern[str] = _SPACE) -> bool:
    """Whether nothing but a gap parts each of the tokens from the next."""
    return all(
        gap.fullmatch(text, tokens[i].end, tokens[i + 1].start) is not None for i in range(begin, end - 1)
    )

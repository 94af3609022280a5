"""Aligning written words with a name some of whose words may be written short by their initials.

`Sở VH, TT & Du lịch`, `SVHTTDL` and `Sở Văn hoá - Thể thao - Du lịch` are all one name: each written word is
the name's next word, or the initials of its next two or more words; `và` and punctuation are free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from corpus.gazetteer.spelling import Token, agreement, has_tone, is_ordinary

_GAP = re.compile(r"\s*[-/&.,;:–]?\s*")
AND = "va"
TINH = "tỉnh"  # in a form: a municipality's agencies have one of CITY's words there
CITY = {"tp", "thanh"}
_MIN_WORDS = 3  # of a name whose first word may be misspelt
_MIN_EDITED = 3  # letters of the longer of two syllables that may differ by a slip


class Form(NamedTuple):
    """A written form of a name; `initials` has a letter a word, a blank where a word is never shortened."""

    agency: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    initials: str
    colloquial: bool = False
    short_only: bool = False  # only where all words are written by their initials
    province: bool = False  # has a province's name in it
    plain: bool = False  # without "và" and "&" between its words


class Fit(NamedTuple):
    """Where a form ends in the text, and how it is written there."""

    end: int  # index of the token after it
    short: int  # words written by initials
    full: int  # words written whole, abbreviations of the form itself not counted
    slips: float  # letters and accents that differ; 0 without typos
    bare: bool  # whether some accents are missing


_NONE = Fit(0, 0, 0, 0, bare=False)


def align(text: str, tokens: list[Token], at: int, form: Form, slips: float) -> Fit | None:
    """How a form is written from a token on, with at most so many slips; None where it isn't."""
    return _Alignment(text, tokens, form, slips).fit(at, 0, _NONE)


class _Alignment:
    """One form against one text: each step takes a token and one or more of the form's words."""

    def __init__(self, text: str, tokens: list[Token], form: Form, slips: float) -> None:
        self._text = text
        self._tokens = tokens
        self._form = form
        self._slips = slips

    def fit(self, at: int, word: int, so_far: Fit) -> Fit | None:
        """The first way in which the form's words from one on are written from a token on."""
        if word == len(self._form.keys):
            return so_far._replace(end=at)
        if at >= len(self._tokens) or (word and not self._adjacent(at)):
            return None
        for after, following, step in self._steps(at, word, so_far):
            found = self.fit(after, following, step)
            if found is not None:
                return found
        return None

    def _adjacent(self, at: int) -> bool:
        return _GAP.fullmatch(self._text, self._tokens[at - 1].end, self._tokens[at].start) is not None

    def _steps(self, at: int, word: int, so_far: Fit) -> Iterator[tuple[int, int, Fit]]:
        token, form = self._tokens[at], self._form
        if (
            word
            and form.plain
            and (token.key == AND or "&" in self._text[self._tokens[at - 1].end : token.start])
        ):
            return
        if word and token.key == AND:
            yield at + 1, word, so_far
            return
        if word and so_far.slips + 1 <= self._slips and _is_misspelt_and(token):
            yield at + 1, word, so_far._replace(slips=so_far.slips + 1)
        size = len(token.key)
        if size > 1 and _is_initials(token, form, word):
            yield at + 1, word + size, so_far._replace(short=so_far.short + size)
        if form.short_only:
            return
        if form.words[word].lower() == TINH and token.key in CITY:
            after = self._after_city(at, word)
            if after is not None:
                yield after, word + 1, so_far
            return
        cost = _cost(token, form, word)
        if cost is not None and so_far.slips + cost <= self._slips:
            full = so_far.full + (not form.words[word].isupper())
            bare = so_far.bare or agreement(token.text, form.words[word]) == "fewer"
            yield at + 1, word + 1, Fit(at, so_far.short, full, so_far.slips + cost, bare=bare)

    def _after_city(self, at: int, word: int) -> int | None:
        """The token after `thành phố`, `TP`, or the `Thành` of `Thành ủy`, where the form has `tỉnh`."""
        if self._tokens[at].key == "tp":
            return at + 1
        if at + 1 < len(self._tokens) and self._tokens[at + 1].key == "pho":
            return at + 2
        return at + 1 if word + 1 < len(self._form.keys) else None


def _is_initials(token: Token, form: Form, word: int) -> bool:
    """Whether a token is the initials of the form's words from one on."""
    size = len(token.key)
    if form.initials[word : word + size] != token.key or has_tone(token.text):
        return False
    if token.text.isupper() or form.short_only:
        return size > 2 or word > 0 or size < len(form.keys)
    return not is_ordinary(token.text) and (size > 2 or word > 0)


def _cost(token: Token, form: Form, word: int) -> float | None:
    """How far a token is from a word: 0 the same, 0.5 another accent, 1 another letter; None further.

    The first word, which tells what kind of agency it is, bears none that makes an ordinary word.
    """
    known, key = form.words[word], form.keys[word]
    if token.key == key:
        if agreement(token.text, known) != "other":
            return 0
        if word == 0:
            return None if is_ordinary(token.text) else 1
        return 0.5
    if word == 0 and (len(form.keys) < _MIN_WORDS or is_ordinary(token.text)):
        return None
    if max(len(key), len(token.key)) < _MIN_EDITED:
        return None
    return 1 if OSA.distance(token.key, key, score_cutoff=1) == 1 else None


def _is_misspelt_and(token: Token) -> bool:
    """Whether a token may be meant as `và`: one slip away, and no word of its own."""
    return not is_ordinary(token.text) and OSA.distance(token.key, AND, score_cutoff=1) == 1

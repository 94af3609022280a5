"""Agencies that no table lists, found by how plans write names: `Ban Quản lý Khu du lịch …`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from corpus.gazetteer.agency_data import Kind, pattern_heads, slug, words_of
from corpus.gazetteer.lexicon import Lexicon
from corpus.gazetteer.spelling import Token, agreement_of

_GAP = re.compile(r"[^\S\n]+|\s+[-–]\s+|\s*&\s*|\n(?!\s)")
_MAX_WORDS = 12
_MAX_SMALL = 4  # words in lower case in a row: "Văn hóa các dân tộc"
_CLOSED = {"department", "ministry", "vertical", "district-office"}
_WORK = ("việc", "làm")  # one word, of which the second half alone would end a name
_ENDS = {"tỉnh", "huyện", "xã"}


class Unlisted(NamedTuple):
    """An agency's name by its form: its id and the token after it."""

    agency: str
    end: int


@lru_cache(maxsize=1)
def _heads() -> Lexicon[Kind | Literal["none"]]:
    heads: Lexicon[Kind | Literal["none"]] = Lexicon()
    for head, kind in pattern_heads().items():
        heads.add(head, kind)
    return heads


def unlisted(text: str, tokens: list[Token], at: int, *, closed: bool) -> Unlisted | None:
    """The name that begins at a token: a head, a word with a capital, and what belongs to them.

    `closed`: not of a kind that the tables list in full, where another name is a misspelt one.
    """
    if not tokens[at].titled:
        return None
    for head in _heads().at(text, tokens, at):
        begin = at + len(head.keys)
        if head.value == "none" or (closed and head.value in _CLOSED):
            return None
        if agreement_of(tokens[at:begin], head.syllables) != "same" or begin >= len(tokens):
            continue
        if not tokens[begin].titled or not tokens[begin].text.isalpha():
            continue
        end = _end(text, tokens, begin)
        if end > begin:
            last = end - 1 if tokens[end - 1].text.lower() in _ENDS else end
            return Unlisted(slug(" ".join(token.text for token in tokens[at:last])), end)
    return None


@lru_cache(maxsize=1)
def _stops() -> Lexicon[None]:
    stops: Lexicon[None] = Lexicon()
    for word in sorted(words_of("agency_pattern_stops.tsv")):
        stops.add(word, None)
    return stops


def _stops_at(text: str, tokens: list[Token], at: int) -> bool:
    """Whether the name's sentence goes on at a token: a verb, or a word that no name has."""
    if (tokens[at - 1].text.lower(), tokens[at].text.lower()) == _WORK:
        return False
    return any(
        agreement_of(tokens[at : at + len(stop.keys)], stop.syllables) == "same"
        for stop in _stops().at(text, tokens, at)
        if len(stop.keys) > 1 or not tokens[at].capital
    )


def _end(text: str, tokens: list[Token], begin: int) -> int:
    """The token after the name whose second part begins at one."""
    end = capital = begin
    for at in range(begin, min(len(tokens), begin + _MAX_WORDS)):
        token = tokens[at]
        if _GAP.fullmatch(text, tokens[at - 1].end, token.start) is None:
            break
        if _stops_at(text, tokens, at):
            break
        if token.capital:
            capital = at
        if at - capital > _MAX_SMALL:
            return capital + 2  # a sentence that goes on: the last capital's word has two syllables at most
        end = at + 1
        if token.text.lower() in _ENDS:
            break
    return end


def place_end(text: str, tokens: list[Token], at: int, end: int) -> int:
    """The token after the places that a local government's name goes on with: `UBND xã Ba Vì`.

    `at:end` are the tokens of the name; after `các` the places are a list.
    """
    if end >= len(tokens) or text[tokens[end - 1].end : tokens[end].start].strip():
        return end
    after = _place(text, tokens, end)
    listed = after > end and any(token.key == "cac" for token in tokens[at:end])
    while listed and after < len(tokens):
        begin = after + (tokens[after].key == "va")
        gap = text[tokens[after - 1].end : tokens[after].start].strip()
        following = _place(text, tokens, begin) if gap == "," or begin > after else begin
        if following == begin or _opens_body(text, tokens, begin):
            break
        after = following
    return after


def _opens_body(text: str, tokens: list[Token], at: int) -> bool:
    """Whether another body's name begins at a token: its first words, then one with a capital."""
    return any(
        agreement_of(tokens[at : at + len(head.keys)], head.syllables) == "same"
        and at + len(head.keys) < len(tokens)
        and tokens[at + len(head.keys)].titled
        for head in _heads().at(text, tokens, at)
    )


def _place(text: str, tokens: list[Token], begin: int) -> int:
    """The token after a place's name of two to four syllables, each with a capital; `begin` where there is none."""
    end = begin
    while end < min(len(tokens), begin + 4) and tokens[end].titled and not tokens[end].text.isupper():
        apart = text[tokens[end - 1].end : tokens[end].start].strip(" ")
        if end > begin and (apart or _opens_body(text, tokens, end)):
            break
        end += 1
    return end if end - begin > 1 else begin


def kind_of(agency: str) -> Kind | None:
    """The kind of an unlisted agency, by the words that its id begins with; the longest head decides."""
    kinds: dict[str, Kind] = {}
    for head, kind in pattern_heads().items():
        if kind != "none" and agency.startswith(slug(head)):
            kinds[slug(head)] = kind
    return kinds[max(kinds, key=len)] if kinds else None

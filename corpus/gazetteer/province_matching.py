"""From a text to the provinces named in it: leftmost, longest, where the words mean nothing else."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from corpus.folding import fold
from corpus.gazetteer import tables
from corpus.gazetteer.districts import district_at, is_of_kind
from corpus.gazetteer.lexicon import joined
from corpus.gazetteer.province_data import Reading, Trap, cues, heads, provinces, readings
from corpus.gazetteer.spelling import (
    Agreement,
    Slips,
    Token,
    agreement,
    agreement_of,
    is_bare,
    is_ordinary,
    tokenize,
)

How = Literal["exact", "folded", "alias", "abbreviation", "district", "fuzzy"]
Cue = Literal["none", "weak", "strong"]

_MIN_EDITED = 3  # letters of a syllable that may carry a slip: "ha" is one letter away from half the language


class Match(NamedTuple):
    """Words that name a province, or several equally well."""

    provinces: tuple[str, ...]
    start: int
    end: int
    how: How
    inside_organisation: bool


def matches(text: str, *, typos: bool) -> list[Match]:
    """All names in NFC text, in order, without overlaps."""
    tokens = tokenize(text)
    found: list[Match] = []
    at = 0
    while at < len(tokens):
        size, match = _at(text, tokens, at, typos=typos)
        if match is not None:
            found.append(match)
        at += size
    return _settled(found)


def _settled(found: list[Match]) -> list[Match]:
    """A district's name that several provinces share is that of the one which the text names itself."""
    named = {match.provinces[0] for match in found if match.how != "district"}
    settled: list[Match] = []
    for match in found:
        meant = [name for name in match.provinces if name in named] if match.how == "district" else []
        settled.append(match._replace(provinces=(meant[0],)) if len(meant) == 1 else match)
    return settled


def _at(text: str, tokens: list[Token], at: int, *, typos: bool) -> tuple[int, Match | None]:
    """The name that begins at a token, and how many tokens to go on by."""
    district = district_at(text, tokens, at)
    if district is not None and is_of_kind(text, tokens, at):  # a district may bear a province's name
        size = district.end - at
        return size, _match(text, tokens, at, size, names=district.provinces, how="district")
    for entry in readings().at(text, tokens, at):
        size = len(entry.keys)
        span = tokens[at : at + size]
        grade = agreement_of(span, entry.syllables)
        if grade == "other":
            continue
        if isinstance(entry.value, Trap):
            if _traps(text, tokens, at, size, entry.value, grade=grade):
                return size, None
        elif _accepts(text, tokens, at, size, entry.value, grade=grade):
            how = _how(entry.value, grade)
            return size, _match(text, tokens, at, size, names=entry.value.provinces, how=how)
    if district is not None:
        size = district.end - at
        return size, _match(text, tokens, at, size, names=district.provinces, how="district")
    if typos:
        size, names = _misspelt(text, tokens, at)
        if names:
            return size, _match(text, tokens, at, size, names=names, how="fuzzy")
    return 1, None


def _match(text: str, tokens: list[Token], at: int, size: int, *, names: tuple[str, ...], how: How) -> Match:
    inside = _cue(text, tokens, at) != "strong" and _inside_organisation(text, tokens, at)
    return Match(names, tokens[at].start, tokens[at + size - 1].end, how, inside)


def _how(reading: Reading, grade: Agreement) -> How:
    if reading.kind == "name":
        return "exact" if grade == "same" else "folded"
    if reading.kind == "joined":
        return "folded"
    return "abbreviation" if reading.kind in ("abbreviation", "any") else "alias"


def _cue(text: str, tokens: list[Token], at: int) -> Cue:
    """The strongest cue that ends right before a token."""
    best: Cue = "none"
    for begin, entry in cues().ends_before(text, tokens, at):
        if agreement_of(tokens[begin:at], entry.syllables) == "other":
            continue
        if entry.value:
            return "strong"
        best = "weak"
    return best


def _titled(span: list[Token]) -> bool:
    """Whether each syllable is written as in a name; a text all in capitals says nothing."""
    return all(token.titled for token in span)


def _traps(text: str, tokens: list[Token], at: int, size: int, trap: Trap, *, grade: Agreement) -> bool:
    """Whether a trap's phrase means its ordinary words here."""
    if trap.when == "always":
        return _cue(text, tokens, at) != "strong"
    if trap.when == "accented" and grade != "same":
        return False
    span = tokens[at : at + size]
    written_as_name = any(token.titled for token in span[1:])
    return not written_as_name and _cue(text, tokens, at) != "strong"


def _accepts(
    text: str, tokens: list[Token], at: int, size: int, reading: Reading, *, grade: Agreement
) -> bool:
    """Whether words that spell a name mean it here."""
    span = tokens[at : at + size]
    if not span[0].capital and any(token.titled for token in span[1:]):
        return False  # "công nghệ An …": the capital begins another name
    if reading.kind == "abbreviation":
        return all(token.text.isupper() for token in span)
    if len(reading.provinces) > 1:  # earlier provinces bear names of rivers and people too
        return _cue(text, tokens, at) == "strong"
    if reading.kind in ("any", "joined"):
        return True
    if reading.word == "always" or (reading.word == "unaccented" and grade != "same"):
        return _titled(span) or _cue(text, tokens, at) != "none"
    return not _tail_of_another(text, tokens, at, size)


def _tail_of_another(text: str, tokens: list[Token], at: int, size: int) -> bool:
    """Whether the first syllable ends a longer name written with capitals, and the next are ordinary words.

    In `Hạ Long an toàn`, `Long` belongs to what stands before it.
    """
    span = tokens[at : at + size]
    if size < 2 or at == 0 or not span[0].titled or any(token.capital for token in span[1:]):
        return False
    return at > 1 and tokens[at - 1].titled and _cue(text, tokens, at) == "none"


@lru_cache(maxsize=1)
def _head_stops() -> frozenset[str]:
    return frozenset(row["word"] for row in tables.rows("province_head_stops.tsv"))


def _stops(token: Token) -> bool:
    word = token.text.lower()
    return word in _head_stops() or (is_bare(word) and word in {fold(stop) for stop in _head_stops()})


def _inside_organisation(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a name ends the name of an institution that begins before it."""
    end = at
    while end > 0 and at - end <= 8:
        if any(char in text[tokens[end - 1].end : tokens[end].start] for char in ',;:.()?!"“”/'):
            return False
        for begin, head in sorted(heads().ends_before(text, tokens, end)):
            span = tokens[begin:end]
            if at - end > head.value.reach or agreement_of(span, head.syllables) == "other":
                continue
            if not head.value.bare and agreement_of(span, head.syllables) != "same":
                continue
            if head.value.capital and (begin == 0 or not span[0].titled):
                continue
            return not head.value.cancel
        if _stops(tokens[end - 1]):
            return False
        end -= 1
    return False


class _Name(NamedTuple):
    """A province's name of two or more syllables."""

    province: str
    syllables: tuple[str, ...]
    keys: tuple[str, ...]


@lru_cache(maxsize=1)
def _names() -> dict[int, tuple[_Name, ...]]:
    """Names by how many syllables they have."""
    by_size: dict[int, tuple[_Name, ...]] = {}
    for province in provinces():
        syllables = tuple(token.text for token in tokenize(province.name))
        if len(syllables) > 1:
            name = _Name(province.name, syllables, tuple(map(fold, syllables)))
            by_size[len(syllables)] = (*by_size.get(len(syllables), ()), name)
    return by_size


@lru_cache(maxsize=1)
def _slips() -> Slips:
    return Slips({key for names in _names().values() for name in names for key in name.keys})


@lru_cache(maxsize=16384)
def _near(syllable: str, *, ordinary: bool) -> frozenset[str]:
    """The names' syllables that a written one may stand for; an ordinary word's only stands for itself."""
    near = _slips().near(fold(syllable))
    if not ordinary and is_ordinary(syllable):
        near &= {fold(syllable)}
    return frozenset(near)


def _misspelt(text: str, tokens: list[Token], at: int) -> tuple[int, tuple[str, ...]]:
    """How many tokens from here spell a province with one slip a syllable, and which (several: equally near).

    Words that spell a real name or ordinary words are never taken for a slip in another name.
    """
    cued = _cue(text, tokens, at) == "strong"
    for size in (4, 3, 2):
        span = tokens[at : at + size]
        if len(span) < size or not joined(text, tokens, at, at + size):
            continue
        strong = cued and _titled(span)  # "tỉnh Bắc Cận", but not "cấp tỉnh thẩm định"
        choices = [_near(token.text, ordinary=strong) for token in span]
        if not all(choices):
            continue
        costs = {
            name: _cost(span, name, strong=strong)
            for name in _names()[size]
            if all(key in choice for key, choice in zip(name.keys, choices, strict=True))
        }
        least = min((cost for cost in costs.values() if cost), default=0)
        nearest = [name for name, cost in costs.items() if cost == least]
        nearest.sort(key=lambda name: not _is_solid(span, name))
        if least and _is_solid(span, nearest[0]):
            return size, tuple(name.province for name in nearest)
    return 1, ()


def _cost(span: list[Token], name: _Name, *, strong: bool) -> int:
    """How many syllables differ, in letters or by a wrong accent; 0 where ordinary words are spelled."""
    cost = 0
    for token, syllable, key in zip(span, name.syllables, name.keys, strict=True):
        if token.key != key:
            cost += 1
        elif agreement(token.text, syllable) == "other":
            if is_ordinary(token.text) and not strong:
                return 0
            cost += 1
    return cost


def _is_solid(span: list[Token], name: _Name) -> bool:
    """Whether no syllable of two letters is taken for another: such a name only shows that others are as near."""
    return all(
        token.key == key or min(len(token.key), len(key)) >= _MIN_EDITED
        for token, key in zip(span, name.keys, strict=True)
    )

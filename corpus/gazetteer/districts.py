"""The districts of before 1 July 2025, which tell a province where a text names only them."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from corpus.folding import fold
from corpus.gazetteer import tables
from corpus.gazetteer.lexicon import Entry, Lexicon
from corpus.gazetteer.province_data import provinces
from corpus.gazetteer.spelling import Agreement, Token, agreement_of

_KINDS = ("quận", "huyện", "thị xã", "thành phố")
_SEVERAL = {"cac", "cap", "nhung", "moi", "tuyen"}
_NEVER_PROVINCES = {fold(kind) for kind in _KINDS[:3]}
_KIND_OF = {fold(kind): fold(kind) for kind in _KINDS} | {"tp": fold("thành phố"), "tx": fold("thị xã")}


class District(NamedTuple):
    """A district's name, with the provinces that have a district of this name."""

    name: str
    places: tuple[tuple[str, str], ...]  # province and kind
    cue: bool  # never without a word before it that says what it is
    capital: bool  # the seat of a province of another name

    def provinces(self, kind: str = "") -> tuple[str, ...]:
        """Its provinces; of a kind, where one of them has it as that kind."""
        of_kind = [place for place, its_kind in self.places if fold(its_kind) == kind]
        return tuple(dict.fromkeys(of_kind or [place for place, _ in self.places]))


class Named(NamedTuple):
    """A district's name in a text: its provinces, and the token after it."""

    provinces: tuple[str, ...]
    end: int


@lru_cache(maxsize=1)
def districts() -> tuple[District, ...]:
    """All districts, one for each name. Raises ValueError for an unknown province or kind, or a line given twice."""
    names = {province.name for province in provinces()}
    capitals = {province.capital for province in provinces()} - names
    rows = tables.rows("districts.tsv")
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        line = (row["province"], row["kind"], row["name"])
        if row["province"] not in names or row["kind"] not in _KINDS or line in seen:
            raise ValueError(f"districts.tsv: {line!r} is unknown or given twice")
        seen.add(line)
    by_name: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_name.setdefault(row["name"], []).append(row)
    return tuple(
        District(
            name,
            tuple((row["province"], row["kind"]) for row in same),
            cue=any(row["cue"] == "yes" for row in same),
            capital=name in capitals,
        )
        for name, same in by_name.items()
    )


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon[District]:
    lexicon: Lexicon[District] = Lexicon()
    for district in districts():
        lexicon.add(district.name, district, loose="-" in district.name or "'" in district.name)
    return lexicon


@lru_cache(maxsize=1)
def _cues() -> Lexicon[dict[str, str]]:
    lexicon: Lexicon[dict[str, str]] = Lexicon()
    for row in tables.rows("district_cues.tsv"):
        lexicon.add(row["cue"], row)
    return lexicon


class _Cue(NamedTuple):
    """The words right before a name: how much they tell, and of which kind of district."""

    strength: Literal["none", "weak", "strong", "not"] = "none"
    kind: str = ""  # folded
    of_kind: bool = False  # only a district of that kind is meant


def _cue(text: str, tokens: list[Token], at: int) -> _Cue:
    best = _Cue()
    for begin, entry in _cues().ends_before(text, tokens, at):
        grade = agreement_of(tokens[begin:at], entry.syllables)
        bare = entry.value["bare"]
        if grade == "other" or (grade == "fewer" and bare == "no"):
            continue
        kind = _KIND_OF.get(" ".join(entry.keys), "")
        if entry.value["strong"] == "yes":
            return _Cue("strong", kind, of_kind=grade == "fewer" and bare == "kind")
        best = _Cue("not" if entry.value["strong"] == "not" else "weak")
    return best


def is_of_kind(text: str, tokens: list[Token], at: int) -> bool:
    """Whether the word before a token says that one `huyện`, `quận` or `thị xã` follows, never a province.

    After "các huyện", "cấp huyện", a name that is also a province's is the province.
    """
    cue = _cue(text, tokens, at)
    before = at - len(cue.kind.split()) - 1
    several = before >= 0 and tokens[before].key in _SEVERAL
    return cue.kind in _NEVER_PROVINCES and not cue.of_kind and not several


def district_at(text: str, tokens: list[Token], at: int) -> Named | None:
    """The district named at a token, where the words before it or its capitals say that it is one."""
    entries = list(_lexicon().at(text, tokens, at))
    if not entries:
        return None
    cue = _cue(text, tokens, at)
    named = [entry for entry in entries if _is_named(tokens, at, entry, cue)]
    longest = [entry for entry in named if len(entry.keys) == len(named[0].keys)]
    exact = [entry for entry in longest if _grade(tokens, at, entry) == "same"]
    places = [place for entry in exact or longest for place in entry.value.provinces(cue.kind)]
    return Named(tuple(dict.fromkeys(places)), at + len(longest[0].keys)) if places else None


def _grade(tokens: list[Token], at: int, entry: Entry[District]) -> Agreement:
    return agreement_of(tokens[at : at + len(entry.keys)], entry.syllables)


def _is_named(tokens: list[Token], at: int, entry: Entry[District], cue: _Cue) -> bool:
    span = tokens[at : at + len(entry.keys)]
    district = entry.value
    grade = _grade(tokens, at, entry)
    if grade == "other":
        return False
    if cue.strength == "strong":
        own_kind = cue.kind in {fold(kind) for _, kind in district.places}
        if len(span) == 1:  # "thành phố chủ động" names no town
            return own_kind and grade == "same"
        return own_kind or not cue.of_kind
    if cue.strength == "not" or len(district.provinces()) > 1 or district.cue:
        return False
    if cue.strength == "weak":
        return True
    if grade != "same" or (at > 0 and tokens[at - 1].titled and _touches(tokens, at)):
        return False  # after a word with a capital, it is a person's or a longer name
    return district.capital or all(token.titled for token in span)


def _touches(tokens: list[Token], at: int) -> bool:
    return tokens[at].start - tokens[at - 1].end == 1

"""The provinces' tables as models: what a province is, its other names, and the words around names."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from corpus.frozen import Frozen
from corpus.gazetteer import tables
from corpus.gazetteer.lexicon import Lexicon

Word = Literal["", "always", "unaccented"]
AliasKind = Literal["former", "spelling", "colloquial", "abbreviation", "any"]

# Resolution 202/2025/QH15: the 63 became 34, and the district tier ended (Law 72/2025/QH15), on this day.
REFORM = date(2025, 7, 1)


class Alias(Frozen):
    """Another name; `until` is the last day on which it was official."""

    name: str
    kind: AliasKind
    until: date | None = None


class Province(Frozen):
    """One of the 63 provinces and municipalities of before 1 July 2025."""

    name: str
    kind: Literal["tỉnh", "thành phố"]  # as of 30 June 2025
    code: str  # of the General Statistics Office
    capital: str
    successor: str  # one of the 34, by its name
    word: Word = ""  # whether the name in lower case is an ordinary word too
    aliases: tuple[Alias, ...] = ()

    @property
    def full_name(self) -> str:
        """`tỉnh X` or `thành phố X`."""
        return f"{self.kind} {self.name}"


class Reading(NamedTuple):
    """What a written name means."""

    provinces: tuple[str, ...]
    kind: Literal["name", "joined"] | AliasKind
    word: Word = ""


class Trap(NamedTuple):
    """A phrase in which no province is to be read."""

    when: Literal["always", "lower", "accented"]


class Head(NamedTuple):
    """The first words of an institution's name."""

    reach: int
    capital: bool
    bare: bool
    cancel: bool


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """All 63, in the order of their codes."""
    aliases: dict[str, list[Alias]] = {}
    for row in tables.rows("province_aliases.tsv"):
        names = row["provinces"].split(";")
        until = date.fromisoformat(row["until"]) if row["until"] else None
        alias = Alias.model_validate({"name": row["alias"], "kind": row["kind"], "until": until})
        for name in names if len(names) == 1 else ():
            aliases.setdefault(name, []).append(alias)
    return tuple(
        Province.model_validate({**row, "aliases": tuple(aliases.get(row["name"], ()))})
        for row in tables.rows("provinces.tsv")
    )


@lru_cache(maxsize=1)
def readings() -> Lexicon[Reading | Trap]:
    """Names, aliases, names written in one word, and traps."""
    lexicon: Lexicon[Reading | Trap] = Lexicon()
    for province in provinces():
        lexicon.add(
            province.name, Reading((province.name,), "name", province.word), loose="-" in province.name
        )
        if " " in province.name:
            joined = province.name.replace(" ", "").replace("-", "")
            lexicon.add(joined, Reading((province.name,), "joined"))
    for row in tables.rows("province_aliases.tsv"):
        reading = Reading(tuple(row["provinces"].split(";")), row["kind"])  # type: ignore[arg-type]
        lexicon.add(
            row["alias"], reading, loose=row["kind"] in ("abbreviation", "any") or "-" in row["alias"]
        )
    for row in tables.rows("province_traps.tsv"):
        lexicon.add(row["phrase"], Trap(row["when"]))  # type: ignore[arg-type]
    return lexicon


@lru_cache(maxsize=1)
def cues() -> Lexicon[bool]:
    """Words right before a province; the value says whether they are strong."""
    lexicon: Lexicon[bool] = Lexicon()
    for row in tables.rows("province_cues.tsv"):
        lexicon.add(row["cue"], row["strong"] == "yes")
    return lexicon


@lru_cache(maxsize=1)
def heads() -> Lexicon[Head]:
    """First words of institutions' names."""
    lexicon: Lexicon[Head] = Lexicon()
    for row in tables.rows("province_heads.tsv"):
        capital, bare, cancel = (row[column] == "yes" for column in ("capital", "bare", "cancel"))
        lexicon.add(row["head"], Head(int(row["reach"]), capital, bare, cancel))
    return lexicon

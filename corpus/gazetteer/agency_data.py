"""The agencies' tables as models, and the written forms that the tables' short notation stands for."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Literal

from corpus.folding import compact
from corpus.frozen import Frozen
from corpus.gazetteer import tables

Kind = Literal[
    "department", "office", "inspectorate", "agency", "committee", "council", "party", "front", "mass",
    "association", "armed", "justice", "press", "vertical", "institution", "district", "district-office",
    "commune", "commune-office", "ministry", "central", "business", "group",
]  # fmt: skip
Level = Literal["central", "province", "district", "commune", ""]

PROVINCE = "PROVINCE"  # in a variant: the name of any province


class Agency(Frozen):
    """An agency, or a group of agencies as plans name it."""

    id: str
    name: str
    kind: Kind
    level: Level
    variants: tuple[str, ...] = ()  # in the tables' notation, beside the name
    colloquial: tuple[str, ...] = ()
    binds: tuple[Kind, ...] = ()  # of a group: the kinds of agency that its duties bind


class Successor(Frozen):
    """The agency that took over a duty; `source` is None where that has still to be checked."""

    agency: str
    name: str
    about: tuple[str, ...]  # the functions concerned; empty: all
    since: date
    source: str | None


def slug(name: str) -> str:
    """An agency's id: its name without accents, dashes between the words."""
    return re.sub(r"[^a-z0-9]+", "-", compact(name)).strip("-")


_PIECE = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}|([^\[\]{}]+)")


def spell_out(variant: str) -> tuple[str, ...]:
    """The written forms of a variant: `[x]` may be missing, `{a|b}` is one or the other."""
    choices: list[tuple[str, ...]] = []
    for optional, either, plain in _PIECE.findall(variant):
        if optional:
            choices.append(("", *optional.split("|")))
        else:
            choices.append(tuple(either.split("|")) if either else (plain,))
    return tuple(sorted({" ".join(" ".join(pieces).split()) for pieces in product(*choices)} - {""}))


@lru_cache(maxsize=1)
def agencies() -> dict[str, Agency]:
    """All agencies and groups by id. Raises ValueError where two have one id."""
    found: dict[str, Agency] = {}
    for row in tables.rows("agencies.tsv"):
        _put(found, _agency({"kind": row["kind"], "level": row["level"]}, row))
    for row in tables.rows("agency_groups.tsv"):
        _put(found, _agency({"kind": "group", "level": "", "binds": tuple(row["binds"].split())}, row))
    return found


def _agency(fields: dict[str, object], row: dict[str, str]) -> Agency:
    lists = {
        column: tuple(filter(None, row.get(column, "").split(";"))) for column in ("variants", "colloquial")
    }
    return Agency.model_validate({**fields, **lists, "id": slug(row["name"]), "name": row["name"]})


def _put(found: dict[str, Agency], agency: Agency) -> None:
    if agency.id in found:
        raise ValueError(f"two agencies with the id {agency.id!r}")
    found[agency.id] = agency


class ShortName(Frozen):
    """A short name and the agencies that it may mean, the likeliest first."""

    written: str
    colloquial: bool
    agencies: tuple[str, ...]


@lru_cache(maxsize=1)
def ambiguous() -> tuple[ShortName, ...]:
    """Short names whose readings the tables give, not the rule of initials."""
    return tuple(
        ShortName(
            written=row["written"],
            colloquial=row["colloquial"] == "yes",
            agencies=tuple(slug(name) for name in row["agencies"].split(";")),
        )
        for row in tables.rows("agency_ambiguous.tsv")
    )


@lru_cache(maxsize=1)
def successors() -> dict[str, tuple[Successor, ...]]:
    """Who took over from each agency, by the old agency's id, in the table's order."""
    found: dict[str, tuple[Successor, ...]] = {}
    for row in tables.rows("agency_successors.tsv"):
        heir = Successor(
            agency=slug(row["new"]),
            name=row["new"],
            about=tuple(filter(None, row["keywords"].split(";"))),
            since=date.fromisoformat(row["since"]),
            source=row["source"] or None,
        )
        found[slug(row["old"])] = (*found.get(slug(row["old"]), ()), heir)
    return found


@lru_cache(maxsize=1)
def new_agencies() -> frozenset[str]:
    """The ids of the bodies that were made under a new name in 2025."""
    return frozenset(slug(row["name"]) for row in tables.rows("agency_new.tsv"))


@lru_cache(maxsize=8)
def words_of(name: str) -> frozenset[str]:
    """The one column of a table of words, in lower case. Raises FileNotFoundError."""
    return frozenset(row["word"].lower() for row in tables.rows(name))


@lru_cache(maxsize=1)
def pattern_heads() -> dict[str, Kind | Literal["none"]]:
    """First words of agencies' names and the kind that they tell; `none`: what begins so is no agency."""
    return {row["head"]: row["kind"] for row in tables.rows("agency_pattern_heads.tsv")}  # type: ignore[misc]

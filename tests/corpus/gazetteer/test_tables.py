"""The gazetteer's data: unique, and referring only to what is there."""

from __future__ import annotations

from collections import Counter, defaultdict
from importlib.resources import files

import pytest

from corpus.folding import compact
from corpus.gazetteer import tables
from corpus.gazetteer.agency_data import agencies, slug, spell_out
from corpus.gazetteer.provinces import load_provinces

NAMES = set(load_provinces().names)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("provinces.tsv", ("name",)),
        ("provinces.tsv", ("code",)),
        ("province_aliases.tsv", ("alias",)),
        ("province_traps.tsv", ("phrase",)),
        ("province_cues.tsv", ("cue",)),
        ("province_heads.tsv", ("head",)),
        ("districts.tsv", ("province", "kind", "name")),
        ("district_cues.tsv", ("cue",)),
        ("agencies.tsv", ("name",)),
        ("agency_groups.tsv", ("name",)),
        ("agency_ambiguous.tsv", ("written",)),
        ("agency_pattern_heads.tsv", ("head",)),
        ("agency_pattern_stops.tsv", ("word",)),
        ("agency_false_heads.tsv", ("word",)),
        ("agency_successors.tsv", ("old", "keywords")),
        ("abbreviations.tsv", ("abbr",)),
    ],
)
def test_each_key_stands_once(table: str, columns: tuple[str, ...]) -> None:
    keys = Counter(tuple(row[column] for column in columns) for row in tables.rows(table))
    assert [key for key, count in keys.items() if count > 1] == []


def test_each_table_says_where_it_is_from() -> None:
    folder = files("corpus.gazetteer").joinpath("data")
    for table in (
        "provinces",
        "province_aliases",
        "districts",
        "agencies",
        "agency_successors",
        "abbreviations",
    ):
        assert folder.joinpath(f"{table}.tsv").read_text(encoding="utf-8").startswith("# ")


def test_aliases_name_known_provinces_and_no_alias_is_another_province() -> None:
    for row in tables.rows("province_aliases.tsv"):
        assert set(row["provinces"].split(";")) <= NAMES
        assert row["alias"] not in NAMES


def test_successors_are_known_agencies() -> None:
    for row in tables.rows("agency_successors.tsv"):
        assert slug(row["old"]) in agencies(), row["old"]
        assert slug(row["new"]) in agencies(), row["new"]
        assert row["old"] != row["new"]


def test_a_function_of_an_agency_went_to_one_successor() -> None:
    functions = Counter(
        (row["old"], compact(word))
        for row in tables.rows("agency_successors.tsv")
        for word in row["keywords"].split(";")
    )
    assert max(functions.values()) == 1


def test_no_two_agencies_are_written_alike() -> None:
    written: dict[str, set[str]] = defaultdict(set)
    for agency in agencies().values():
        forms = () if agency.kind == "group" else (agency.name,)
        for form in (*forms, *(f for variant in agency.variants for f in spell_out(variant))):
            written[compact(form)].add(agency.id)
        for variant in agency.colloquial:
            written[compact(variant)].add(agency.id)
    assert {form: ids for form, ids in written.items() if len(ids) > 1} == {}


def test_spell_out() -> None:
    assert spell_out("{A|B} c [d]") == ("A c", "A c d", "B c", "B c d")

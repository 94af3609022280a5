"""Slips of the keyboard, put right where the corpus vouches for what is meant, and only there."""

import pytest

from bot.question.repair import SpellingRepair
from corpus.syllables import split_syllables
from tests.bot.counting_lexicon import CountingLexicon


@pytest.fixture(scope="module")
def repair(lexicon: CountingLexicon) -> SpellingRepair:
    return SpellingRepair(lexicon, frozenset({"ad", "sao"}), frozenset({"sao vay"}))


def repaired(repair: SpellingRepair, text: str, taken: frozenset[int] = frozenset()) -> dict[str, str]:
    syllables = split_syllables(text)
    meant = repair.repair(text, syllables, taken)
    return {text[syllables[i].start : syllables[i].end]: word for i, word in meant.items()}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("thư viên", {}),  # only the marks differ: reading without marks meets it
        ("thư vien cấp xã", {}),
        ("thư viejn cấp xã", {"viejn": "vien"}),
        ("bảo tanng tỉnh", {"tanng": "tang"}),  # a key struck twice
        ("bảo tng tỉnh", {"tng": "tang"}),  # a key missed
        ("bảo atng tỉnh", {"atng": "tang"}),  # two keys in the wrong order
        ("kinhphi thực hiện", {"kinhphi": "kinh phi"}),  # the space missed
        ("trách nhịm của sở", {"nhịm": "nhiem"}),
        ("chung tâm văn hoá", {}),  # a word of the language and of the corpus
        ("blockchain ngân hàng", {}),  # nothing near: it remains unknown
        ("ad ơi sao vậy", {}),  # known though no plan holds it
        ("", {}),
    ],
)
def test_repair(repair: SpellingRepair, text: str, meant: dict[str, str]) -> None:
    assert repaired(repair, text) == meant


def test_slots_are_left_alone(repair: SpellingRepair) -> None:
    assert repaired(repair, "bảo tanng tỉnh", taken=frozenset({1})) == {}


def test_every_repair_is_vouched_for(repair: SpellingRepair, lexicon: CountingLexicon) -> None:
    for text in (
        "bảo tanng tỉnh",
        "thư viejn cấp xã",
        "trách nhịm của sở",
        "chuyẻn đoir số",
        "hoc tapp suot",
    ):
        syllables = split_syllables(text)
        found = repair.repair(text, syllables, frozenset())
        assert found, text
        for index, word in found.items():
            around = [syllables[i].folded for i in (index - 1, index + 1) if 0 <= i < len(syllables)]
            assert " " in word or any(
                lexicon.document_frequency(pair)
                for near in around
                for pair in (f"{near} {word}", f"{word} {near}")
            )

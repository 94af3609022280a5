"""Fixed phrases in questions: longest first, however the marks were typed."""

import pytest

from bot.question.phrases import PhraseTable
from corpus.syllables import split_syllables

TABLE = PhraseTable(
    [
        ("deadline", "hạn"),
        ("deadline", "hạn chót"),
        ("who", "ai"),
        ("recipient", "gửi ai"),
        ("issued", "ban hành * khi nào"),
        ("event", "lịch"),
    ]
)


def found(text: str, taken: frozenset[int] = frozenset(), inside: frozenset[int] = frozenset()) -> list[str]:
    syllables = split_syllables(text)
    return [
        f"{m.name}: {' '.join(s.folded for s in syllables[m.start : m.end])}"
        for m in TABLE.find(syllables, taken, inside)
    ]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("hạn chót là hôm nào", ["deadline: han chot"]),  # not also the shorter one
        ("han chot la hom nao", ["deadline: han chot"]),  # no marks typed
        ("hàn chốt", []),  # other marks are other words
        ("gửi ai", ["recipient: gui ai", "who: ai"]),  # of different names they may overlap
        ("hạn, hạn chót", ["deadline: han", "deadline: han chot"]),
        ("kế hoạch ban hành chính thức khi nào", ["issued: ban hanh chinh thuc khi nao"]),
        ("ban hành khi nào", []),  # `*` stands for at least one syllable
        ("ban hành rất rất lâu rồi khi nào", []),  # and for three at most
        ("", []),
    ],
)
def test_matches(text: str, matches: list[str]) -> None:
    assert found(text) == matches


def test_syllables_of_a_slot_match_nothing() -> None:
    assert found("hạn chót", taken=frozenset({1})) == ["deadline: han"]
    assert found("hạn chót", taken=frozenset({0})) == []


def test_part_of_a_longer_word_is_no_phrase_by_itself() -> None:
    assert found("du lịch", inside=frozenset({0, 1})) == []
    assert found("hạn chót", inside=frozenset({0, 1})) == ["deadline: han chot"]


def test_pattern_that_begins_with_any_word_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'\* nào'"):
        PhraseTable([("who", "* nào")])

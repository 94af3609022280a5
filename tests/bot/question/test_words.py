"""Words of a question, as ranges of syllables."""

import pytest

from bot.question.words import as_listed, split_at
from corpus.syllables import split_syllables


@pytest.mark.parametrize(
    ("words", "taken", "expected"),
    [
        ([range(1), range(1, 4)], {1, 2}, [range(1), range(1, 3), range(3, 4)]),  # `Nghe An_co`
        ([range(3)], {1}, [range(1), range(1, 2), range(2, 3)]),  # a name inside
        ([range(2), range(2, 4)], {0, 1}, [range(2), range(2, 4)]),  # a name is a word
        ([range(2)], set(), [range(2)]),  # no name
    ],
)
def test_divided_where_a_name_begins_or_ends(
    words: list[range], taken: set[int], expected: list[range]
) -> None:
    assert split_at(words, frozenset(taken)) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # only together they mean what the table of synonyms has
        ("đi xuất khẩu lao động", [range(1), range(1, 3), range(3, 5)], [range(1), range(1, 5)]),
        ("học tiếng Hàn", [range(1), range(1, 2), range(2, 3)], [range(1), range(1, 3)]),
        # the head that both have says nothing by itself
        (
            "lo cho người già",
            [range(1), range(1, 2), range(2, 3), range(3, 4)],
            [range(1), range(1, 2), range(2, 4)],
        ),
        # by itself each of them says as much
        ("mở lớp dạy nghề", [range(1), range(1, 2), range(2, 4)], [range(1), range(1, 2), range(2, 4)]),
    ],
)
def test_put_together_where_they_are_listed(text: str, words: list[range], expected: list[range]) -> None:
    assert as_listed(words, split_syllables(text)) == expected

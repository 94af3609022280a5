import pytest

from index.terms import syllable_terms, word_terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thư viện tỉnh", ["thu", "vien", "tinh", "thu vien", "vien tinh"]),
        ("thu vien tinh", ["thu", "vien", "tinh", "thu vien", "vien tinh"]),  # typed without accents
        ("70%", ["70"]),
        ("21/4", ["21", "4", "21 4"]),  # a day keeps its order
        ("đ", ["d"]),
        ("", []),
        ("!? …", []),
    ],
)
def test_syllables_and_pairs(text: str, expected: list[str]) -> None:
    assert syllable_terms(text) == expected


def test_words_keep_accents_and_leave_out_punctuation() -> None:
    assert word_terms("Thư viện, tỉnh!") == word_terms("thư viện tỉnh")
    assert len(word_terms("Thư viện, tỉnh!")) == 2
    assert word_terms("hạn") != word_terms("hàn")


def test_words_are_equal_in_old_and_new_tone_placement() -> None:
    assert word_terms("hoà") == word_terms("hòa")
    assert word_terms("uỷ") == word_terms("ủy")

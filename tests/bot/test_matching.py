"""How far words meet a question: one measure, between 0 and 1, that never falls when words are added."""

from __future__ import annotations

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from bot.matching import WeighedTerms, Words, rarity, strength
from bot.question.model import Term
from bot.question.reading import make_term
from bot.word_table import WordTable
from corpus.syllables import split_syllables
from tests.bot.counting_lexicon import CountingLexicon

LINES = (
    "Đến năm 2025, 70% thư viện cấp huyện cung cấp dịch vụ phục vụ việc học tập suốt đời",
    "Sở Tài chính có trách nhiệm thẩm định dự toán và tham mưu bố trí kinh phí",
    "Chỉ đạo các cơ quan báo chí của tỉnh tăng cường các hoạt động tuyên truyền",
    "Phối hợp với Sở Văn hóa, Thể thao và Du lịch trong luân chuyển sách báo",
    "Triển khai xây dựng mới Bảo tàng tỉnh",
)
LEXICON = CountingLexicon(LINES)
WORDS = st.sampled_from(
    sorted({s.folded for line in LINES for s in split_syllables(line)} | {"blockchain", "5g"})
)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def terms(*phrases: str) -> list[Term]:
    return [make_term(split_syllables(phrase)) for phrase in phrases]


def met(phrase: str, text: str) -> float:
    return strength(terms(phrase)[0], Words(text))


@pytest.mark.parametrize(
    ("asked", "said", "full"),
    [
        ("thư viện", "thư viện cấp huyện", True),
        ("thu vien", "thư viện cấp huyện", True),  # marks not typed
        ("THƯ VIỆN", "Thư viện tỉnh", True),
        ("hòa giải", "hoà giải ở cơ sở", True),  # old and new place of the tone
        ("thư viện", "thư ký viện", False),
        ("thư viện", "thư. Viện", True),  # white space and signs aside
        ("blockchain", "thư viện cấp huyện", False),
    ],
)  # fmt: skip
def test_term_is_met_by_its_own_words(asked: str, said: str, full: bool) -> None:
    assert (met(asked, said) == 1.0) is full


def test_other_marks_meet_less() -> None:
    assert 0 < met("bản", "bạn đọc") < met("bản", "bản đồ") < 1.0  # the first syllable of a word
    assert 0 < met("ban", "bản đồ") <= met("bản", "bản đồ")
    assert met("thư viên", "thư viện cấp xã") < met("thư viện", "thư viện cấp xã")


def test_syllable_inside_another_word_meets_less() -> None:
    whole, first, later = met("xây", "xây nhà"), met("xây", "xây dựng"), met("dựng", "xây dựng")
    assert whole == 1.0
    assert later < first < whole


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("bạn đọc", "số lượt người sử dụng thư viện"),
        ("báo chí", "báo đài của tỉnh"),
        ("hoàn thành", "xong trước ngày"),
        ("trường học", "cơ sở giáo dục phổ thông"),
    ],
)
def test_synonyms_meet_nearly_as_well(asked: str, said: str) -> None:
    assert 0.8 < met(asked, said) < 1.0


def test_acronym_of_the_plan_meets_the_words_that_it_stands_for() -> None:
    asked = WeighedTerms(terms("bí mật", "nhà nước"), LEXICON)
    assert asked.coverage(Words("Bảo vệ BMNN trong cơ quan")) > 0.8
    assert asked.coverage(Words("Bảo vệ BHXH trong cơ quan")) == 0.0
    assert asked.unmet(Words("Bảo vệ BMNN trong cơ quan")) == ()


def test_phrase_does_not_cross_from_one_text_to_the_next() -> None:
    assert strength(terms("thư viện")[0], Words("bức thư", "viện trợ")) == 0.0
    assert strength(terms("thư viện")[0], Words("bức thư").joined(Words("viện trợ"))) == 0.0


def test_rare_words_weigh_more() -> None:
    assert rarity(0, 100) == 1.0
    assert rarity(0, 100) > rarity(3, 100) > rarity(50, 100) > rarity(100, 100) > 0


def test_coverage_of_no_terms_is_full() -> None:
    assert WeighedTerms((), LEXICON).coverage(Words("")) == 1.0


def test_all_or_nothing() -> None:
    asked = WeighedTerms(terms("thư viện", "cung cấp", "dịch vụ"), LEXICON)
    assert asked.coverage(Words(LINES[0])) == 1.0
    assert asked.coverage(Words("giá vàng hôm nay")) == 0.0
    assert [t.text for t in asked.unmet(Words("thư viện tỉnh"))] == ["cung cap", "dich vu"]


def test_words_of_the_title_weigh_less() -> None:
    title = Words("Đẩy mạnh học tập suốt đời trong thư viện")
    asked = WeighedTerms(terms("thư viện", "dự toán"), LEXICON)
    damped = asked.damped(title)
    assert damped.coverage(Words("thư viện")) < asked.coverage(Words("thư viện"))
    assert damped.coverage(Words("dự toán")) > asked.coverage(Words("dự toán"))
    assert damped.coverage(Words("dự toán thư viện")) == 1.0


@seed(20261122)
@settings(max_examples=200, deadline=None, database=None)
@given(asked=st.lists(PHRASES, min_size=1, max_size=5), said=PHRASES, more=PHRASES)
def test_coverage_is_a_share_that_never_falls(asked: list[str], said: str, more: str) -> None:
    weighed = WeighedTerms(terms(*asked), LEXICON)
    less = weighed.coverage(Words(said))
    both = weighed.coverage(Words(said).joined(Words(more)))
    assert 0.0 <= less <= both <= 1.0 + 1e-9
    assert weighed.coverage(Words(*asked)) >= 1.0 - 1e-9 or any(" " not in a for a in asked)
    assert (weighed.unmet(Words(said)) == ()) or less < 1.0


@seed(1)
@settings(max_examples=150, deadline=None, database=None)
@given(
    asked=st.lists(PHRASES, min_size=1, max_size=4), said=st.sampled_from(LINES), more=st.sampled_from(LINES)
)
def test_the_ceiling_is_never_below_the_coverage(asked: list[str], said: str, more: str) -> None:
    weighed = WeighedTerms(terms(*asked), LEXICON)
    for words in (Words(said), Words(said).joined(Words(more)), Words(said, more)):
        assert weighed.coverage_at_most(words) >= weighed.coverage(words)


def test_a_ceiling_divides_nothing_into_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes longer than all else is left to the clauses that may answer."""
    divided: list[str] = []
    monkeypatch.setattr("bot.matching.divided", lambda text: divided.append(text) or text)
    weighed, words = (
        WeighedTerms(terms("tỉnh", "mới"), LEXICON),
        Words("Một câu mới của tỉnh nói riêng ở đây"),
    )
    assert weighed.coverage_at_most(words) == 1.0
    assert divided == []
    weighed.coverage(words)
    assert len(divided) == 1


@seed(7)
@settings(max_examples=100, deadline=None)
@given(
    asked=st.lists(PHRASES, min_size=1, max_size=4),
    said=st.lists(PHRASES, min_size=1, max_size=4),
    title=PHRASES,
)
def test_a_table_of_texts_promises_no_less_than_each_of_them(
    asked: list[str], said: list[str], title: str
) -> None:
    weighed = WeighedTerms(terms(*asked), LEXICON)
    texts = [
        Words(*(text.upper() if number % 2 else text for text in said[: number + 1]))
        for number in range(len(said))
    ]
    table = WordTable((words.folded, words.acronyms) for words in texts)
    ceilings = weighed.ceilings(table, Words(title))
    for words, ceiling in zip(texts, ceilings.tolist(), strict=True):
        assert ceiling >= weighed.coverage_at_most(words.joined(Words(title)))


def test_a_table_tells_what_no_text_can_meet() -> None:
    table = WordTable((words.folded, words.acronyms) for words in map(Words, LINES))
    weighed = WeighedTerms(terms("học tập suốt đời", "blockchain"), LEXICON)
    met = weighed.only(weighed.terms[:1]).ceilings(table, Words())
    assert [round(ceiling, 3) for ceiling in met.tolist()] == [1.0, 0.0, 0.0, 0.0, 0.0]
    assert max(weighed.ceilings(table, Words()).tolist()) < 1.0
    assert min(weighed.ceilings(table, Words("học tập suốt đời qua blockchain")).tolist()) >= 1.0


def test_a_table_knows_acronyms() -> None:
    table = WordTable((words.folded, words.acronyms) for words in (Words("ngành BMNN"), Words("ngành khác")))
    weighed = WeighedTerms(terms("bí mật", "nhà nước"), LEXICON)
    assert [ceiling > 0.5 for ceiling in weighed.ceilings(table, Words()).tolist()] == [True, False]
    assert min(weighed.ceilings(table, Words("BMNN")).tolist()) > 0.5

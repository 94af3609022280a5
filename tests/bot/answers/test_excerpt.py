"""Pieces of clauses for headlines: within their limit, cut between words, never a word that isn't there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from bot.answers.excerpt import best_segment, room, shorten
from bot.answers.finding import Task
from bot.matching import WeighedTerms
from bot.question.reading import make_term
from bot.view import PlanView
from corpus.models import Plan
from corpus.syllables import split_syllables
from tests.bot.counting_lexicon import CountingLexicon
from tests.bot.held import BK


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("Sở Tài chính", 12, "Sở Tài chính"),  # fits to the letter
        ("Sở Tài chính", 11, "Sở Tài…"),
        ("Sở  Tài\nchính", 12, "Sở Tài chính"),  # white space is one space
        ("thư viện, bảo tàng, trung tâm", 12, "thư viện…"),  # no comma before the ellipsis
        ("chi ngân sách (nếu có)", 17, "chi ngân sách…"),  # no bracket left open at the end
        ("Côngvănsố1084BVHTTDL", 8, "Côngvăn…"),  # one long word must be cut
        ("", 5, ""),
    ],
)  # fmt: skip
def test_shorten(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short
    assert len(short) <= limit


def cut_between_words(piece: str, text: str) -> bool:
    """Whether a piece is a run of whole words of the text, ellipses aside."""
    text = f" {' '.join(text.split())} "
    core = piece.strip("… ")
    at = text.find(core)
    before, after = text[at - 1 : at], text[at + len(core) : at + len(core) + 1]
    return at > 0 and not before.isalnum() and not after.isalnum()


@pytest.mark.parametrize("limit", [40, 90, 170, 230])
def test_segments_of_every_clause(plans: Mapping[str, Plan], lexicon: CountingLexicon, limit: int) -> None:
    """Asked for its last words and for words that it lacks, each clause gives a piece of itself."""
    for plan in plans.values():
        for node in plan.clauses:
            for asked in (" ".join(node.text.split()[-3:]), "kinh phí"):
                weighed = WeighedTerms(
                    [make_term(split_syllables(asked) or split_syllables("kinh phí"))], lexicon
                )
                piece = best_segment(node.text, weighed, limit)
                assert 0 < len(piece) <= limit
                assert cut_between_words(piece, node.text), (piece, node.text)


def test_segment_holds_what_is_asked(
    task_of: Callable[[str, str], Task], views: Mapping[str, PlanView]
) -> None:
    """The fourth bullet of Mục IV.1 is long; what is asked of it stands in its middle."""
    text = views[BK].by_key["IV.1/-4"].node.text
    assert len(text) > 230
    for asked, held in (
        ("ai tham mưu tổ chức sơ kết", "tham mưu tổ chức sơ kết vào năm 2025"),
        ("ai kiểm tra, đôn đốc các đơn vị", "Tổ chức kiểm tra, đôn đốc"),
        ("ai lựa chọn, đề xuất khen thưởng", "lựa chọn, đề xuất khen thưởng"),
    ):
        assert held in best_segment(text, task_of(BK, asked).terms, 230)


def test_room_leaves_place_for_the_province(views: Mapping[str, PlanView]) -> None:
    assert room(views[BK]) + len("Bắc Kạn: ") <= 300
    assert room(views[BK], "Sở Tài chính") == room(views[BK]) - len("Sở Tài chính: ")
    assert room(views[BK], "x" * 999) >= 80


@seed(20261122)
@settings(max_examples=200, deadline=None, database=None)
@given(text=st.text(alphabet="aăâ ,;:.…(“\n", max_size=300), limit=st.integers(2, 120))
def test_shorten_keeps_its_limit_and_a_beginning(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= max(limit, 1)
    assert " ".join(text.split()).startswith(short.rstrip("…").rstrip())

from __future__ import annotations

import pytest

from index.passages import PASSAGE_SYLLABLES, clause_hash, clause_hashes, cut, passages, row
from tests.index.sample_plans import LIBRARY, make_plan


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("một hai ba bốn", ["một hai ba bốn"]),  # as long as may be
        ("Một hai. Ba bốn năm.", ["Một hai.", "Ba bốn năm."]),
        ("Một. Hai. Ba. Bốn. Năm sáu.", ["Một. Hai. Ba. Bốn.", "Năm sáu."]),  # as few as may be
        ("một hai ba bốn năm sáu bảy tám chín", ["một hai ba bốn", "năm sáu bảy tám", "chín"]),  # no end
        ("Một; hai ba bốn năm sáu; bảy.", ["Một;", "hai ba bốn năm", "sáu; bảy."]),
        ("  hai   khoảng ", ["  hai   khoảng "]),  # short: as it is
        ("", [""]),
    ],
)
def test_cut(text: str, expected: list[str]) -> None:
    assert cut(text, 4) == expected


@pytest.mark.parametrize("longest", [1, 3, 7, 20])
def test_no_word_is_lost(longest: int) -> None:
    text = " ".join(LIBRARY)
    pieces = cut(text, longest)
    assert " ".join(pieces).split() == text.split()
    assert max(len(piece.split()) for piece in pieces) <= longest


def test_every_passage_stands_under_province_and_headings() -> None:
    plan = make_plan("Bắc Kạn", ["Một câu dài. " * PASSAGE_SYLLABLES, LIBRARY[0]])
    long, short = (passages(plan, node) for node in plan.clauses)
    assert len(long) > 1
    assert all(text.startswith("Bắc Kạn\nI. MỤC TIÊU\nMột câu dài.") for text in long)
    assert short == (f"Bắc Kạn\nI. MỤC TIÊU\n{LIBRARY[0]}",)


def test_a_plan_of_no_province_begins_with_its_headings() -> None:
    plan = make_plan("Bắc Kạn", LIBRARY)
    plan = plan.model_copy(update={"metadata": plan.metadata.model_copy(update={"province": None})})
    assert passages(plan, plan.clauses[0]) == (f"I. MỤC TIÊU\n{LIBRARY[0]}",)


def test_a_clause_is_known_whatever_its_copy_says_of_the_province() -> None:
    """A scan may lack its letterhead: what is encoded differs, the clause does not."""
    one, other = make_plan("Bắc Kạn"), make_plan("Thái Nguyên")
    hashes = [row(plan, node).hash for plan in (one, other) for node in plan.clauses]
    assert len(set(hashes)) == 10
    assert clause_hashes(b"".join(hashes)) == {clause_hash(node) for node in one.clauses}

"""The measure that systems are compared by: is the evidence within the first characters of a context?"""

import pytest

from benchmarks.peers.evidence import Gold, folded, holds, within
from benchmarks.peers.records import Passage

TARGET = "Đến năm 2025, 70% thư viện cấp huyện cung cấp dịch vụ"
DUTY = "Sở Tài chính bố trí kinh phí thực hiện"


def gold(*texts: str, sources: tuple[str, ...] = ("a.md",)) -> Gold:
    return Gold(frozenset(sources), texts)


def test_the_last_passage_is_cut_where_the_budget_ends() -> None:
    passages = [Passage("a.md", "một hai"), Passage("b.md", "ba bốn năm")]
    assert list(within(passages, 10)) == [Passage("a.md", "một hai"), Passage("b.md", "ba")]


def test_white_space_costs_one_character_however_a_file_is_wrapped() -> None:
    assert folded(" một\n\n  hai\t ba ") == "một hai ba"
    assert list(within([Passage("a.md", "một\n\n\nhai"), Passage("a.md", "ba")], 10)) == [
        Passage("a.md", "một hai"),
        Passage("a.md", "ba"),
    ]


def test_nothing_is_within_no_budget() -> None:
    assert list(within([Passage("a.md", "một")], 0)) == []
    assert list(within([], 100)) == []


FOUND = [
    # evidence, passages, budget, whether all of it stands there
    ([gold(TARGET)], [Passage("a.md", f"- {TARGET}.")], 100, True),
    ([gold(TARGET)], [Passage("a.md", f"- {TARGET}.")], 40, False),  # cut within it
    ([gold(TARGET)], [Passage("b.md", f"- {TARGET}.")], 100, False),  # the same words, another province's plan
    ([gold(TARGET)], [Passage("", TARGET)], 100, False),  # said, but not as any plan's words
    ([gold("không có", TARGET)], [Passage("a.md", TARGET)], 100, True),  # as good as the first
    ([gold(TARGET), gold(DUTY)], [Passage("a.md", TARGET)], 200, False),  # half of it
    ([gold(TARGET), gold(DUTY)], [Passage("a.md", DUTY), Passage("a.md", TARGET)], 200, True),
    ([gold(TARGET)], [Passage("a.md", "**Đến năm 2025**, 70%\n\nthư viện cấp\nhuyện cung cấp dịch vụ")], 100, True),
    ([gold("Văn hoá")], [Passage("a.md", "văn hóa")], 100, True),  # where the tone mark stands
    ([gold("Văn hoá")], [Passage("a.md", "van hoa")], 100, False),  # accents count
    # split between two passages of its plan: found where they follow each other, though another's is between
    ([gold(TARGET)], [Passage("a.md", TARGET[:20]), Passage("b.md", "…"), Passage("a.md", TARGET[20:])], 100, True),
    ([gold(TARGET)], [Passage("a.md", TARGET[20:]), Passage("a.md", TARGET[:20])], 100, False),
    ([gold(TARGET, sources=("a.md", "c.md"))], [Passage("c.md", TARGET)], 100, True),
    ([gold(TARGET)], [], 100, False),
]  # fmt: skip


@pytest.mark.parametrize(("evidence", "passages", "budget", "found"), FOUND)
def test_evidence_within_a_budget(
    evidence: list[Gold], passages: list[Passage], budget: int, found: bool
) -> None:
    assert holds(passages, evidence, budget) is found

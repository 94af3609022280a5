from decimal import Decimal

from corpus.facts.models import Deadline, Facts, Target, Words
from index.changes import FactChange, compare
from tests.index.sample_plans import LIBRARY, make_plan


def target(value: int) -> Target:
    words = Words(start=0, end=len(f"{value}%"), text=f"{value}%")
    return Target(
        path="I/-1",
        subject="thư viện cấp huyện",
        measure="cung cấp dịch vụ",
        value=Decimal(value),
        unit="%",
        year=2025,
        words=words,
        subject_words=words,
    )


DEADLINE = Deadline(
    path="I/-5",
    kind="yearly",
    bound="before",
    day=1,
    month=12,
    what="báo cáo",
    words=Words(start=0, end=4, text="1/12"),
)


def test_a_target_with_another_value_and_a_deadline_gone() -> None:
    plan = make_plan("Bắc Kạn")
    before = plan.model_copy(update={"facts": Facts(targets=(target(40),), deadlines=(DEADLINE,))})
    after = plan.model_copy(update={"facts": Facts(targets=(target(45),))})
    assert compare(before, after).facts == (
        FactChange(
            kind="target", about="thư viện cấp huyện cung cấp dịch vụ 2025", before="40%", after="45%"
        ),
        FactChange(kind="deadline", about="báo cáo", before="1/12"),
    )


def test_clauses_are_compared_by_their_words() -> None:
    before = make_plan("Bắc Kạn")
    moved = make_plan("Bắc Kạn", (LIBRARY[1], LIBRARY[0], *LIBRARY[2:], "Thêm."))
    changes = compare(before, moved)
    assert (changes.clauses_added, changes.clauses_removed, changes.facts) == (1, 0, ())
    assert compare(before, before).clauses_added == 0

from decimal import Decimal

from corpus.facts.models import Deadline, Duty, Facts, Target, Words
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


def duty(text: str) -> Duty:
    words = Words(start=0, end=len(text), text=text)
    return Duty(path="I/-1", agency="a", written="Sở Tài chính", roles=("perform",), place="own", words=words)


def test_a_duty_in_other_words_is_changed_another_duty_is_not() -> None:
    plan = make_plan("Bắc Kạn")
    paying = duty("Bố trí kinh phí thực hiện Kế hoạch theo phân cấp")
    paying_yearly = duty("Bố trí kinh phí hằng năm thực hiện Kế hoạch theo phân cấp ngân sách")
    checking, reporting = duty("Kiểm tra việc sử dụng kinh phí"), duty("Gửi báo cáo trước ngày 01 tháng 12")
    before = plan.model_copy(update={"facts": Facts(duties=(checking, paying))})
    after = plan.model_copy(update={"facts": Facts(duties=(paying_yearly, reporting))})
    assert [(change.before, change.after) for change in compare(before, after).facts] == [
        (checking.words.text, ""),
        (paying.words.text, paying_yearly.words.text),
        ("", reporting.words.text),
    ]


def test_values_of_one_subject_are_paired_as_they_stand() -> None:
    plan = make_plan("Bắc Kạn")
    before = plan.model_copy(update={"facts": Facts(targets=(target(5), target(40)))})
    after = plan.model_copy(update={"facts": Facts(targets=(target(6), target(45)))})
    changes = compare(before, after).facts
    assert [(change.before, change.after) for change in changes] == [("5%", "6%"), ("40%", "45%")]

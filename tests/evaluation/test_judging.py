"""Every way in which an answer can be wrong, one at a time."""

from typing import Any

import pytest

from bot.answer import Answer, Citation, Source
from evaluation.judging import judge
from evaluation.questions import Question
from evaluation.wording import solid

CLAUSE = "Đến năm 2025, 40% thư viện cấp xã cung cấp dịch vụ."
SOURCES = {"a.txt": solid(f"I. MỤC TIÊU\n- {CLAUSE}")}


def citation(text: str = CLAUSE, province: str = "Bắc Kạn") -> Citation:
    return Citation(
        plan_id="p",
        clause_id="c",
        plan_title="Kế hoạch",
        province=province,
        number=None,
        issued=None,
        path="I/-1",
        label="Mục I, gạch đầu dòng 1",
        text=text,
        source=Source(file="a.txt", start=0, end=1),
    )


def question(**changes: Any) -> Question:
    fields: dict[str, Any] = {
        "id": "q",
        "kind": "target",
        "question": "Bao nhiêu?",
        "status": "answered",
        "cite": (("Bắc Kạn", "40% thư viện cấp xã"),),
        "say": (("40%",),),
        "notsay": ("50%",),
    }
    return Question(**(fields | changes))


def answer(**changes: Any) -> Answer:
    fields: dict[str, Any] = {
        "question": "Bao nhiêu?",
        "status": "answered",
        "headline": "Bắc Kạn, 2025: 40%.",
        "text": CLAUSE,
        "citations": (citation(),),
    }
    return Answer(**(fields | changes))


def test_a_good_answer_has_nothing_wrong() -> None:
    assert judge(question(), answer(), SOURCES) == ()


WRONG = [
    ({"status": "not_found"}, "status not_found, not answered"),
    ({"citations": (citation(province="Thái Nguyên"),)}, "not cited: Bắc Kạn"),  # the same words elsewhere
    ({"citations": ()}, "no citation"),
    ({"citations": (citation(),) * 4}, "4 citations where 1 answer"),
    ({"citations": (citation(), citation(CLAUSE + " Xong."))}, "not word for word"),
    ({"citations": (citation(), citation("x" * 1301))}, "a citation of 1301 characters"),
    ({"headline": "40%" + "." * 300}, "headline of 303 characters"),
    ({"headline": "Theo kế hoạch."}, "not said: 40%"),
    ({"headline": "40% hoặc 50%"}, "said: 50%"),
    ({"headline": "40%; năm 2030: 90%"}, "percentages not asked for: 90%"),
]


@pytest.mark.parametrize(("changes", "expected"), WRONG)
def test_each_fault_is_named(changes: dict[str, Any], expected: str) -> None:
    assert any(reason.startswith(expected) for reason in judge(question(), answer(**changes), SOURCES))


def test_another_text_of_the_same_evidence_is_as_good() -> None:
    either = question(cite=(("Bắc Kạn", "không có ở đâu", "40% thư viện"),))
    assert judge(either, answer(), SOURCES) == ()


def test_kinds_that_may_say_it_anywhere() -> None:
    told_below = answer(headline="Có hai mục tiêu.")
    assert judge(question(kind="compare"), told_below, SOURCES) == ()
    assert judge(question(kind="duty"), told_below, SOURCES) == ("not said: 40%",)


def test_a_value_may_not_slip_into_a_refusal() -> None:
    refused = question(status="not_found", cite=(), say=(), reason="not_stated")
    silent = answer(
        status="not_found", reason="not_stated", headline="Không nêu.", text="Không nêu.", citations=()
    )
    assert judge(refused, silent) == ()
    leaking = silent.model_copy(update={"text": "Không nêu; tỉnh khác đặt 50%."})
    assert judge(refused, leaking) == ("said: 50%",)
    another = silent.model_copy(update={"reason": "no_such_plan"})
    assert judge(refused, another) == ("reason no_such_plan, not not_stated",)


def test_a_checked_premise_comes_first() -> None:
    premise = question(kind="premise", begins="Không")
    assert judge(premise, answer(headline="Không: kế hoạch đặt 40%."), SOURCES) == ()
    assert judge(premise, answer(), SOURCES) == ("headline does not begin with 'Không'",)

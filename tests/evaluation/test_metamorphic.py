"""When an answer to the same question, typed otherwise, counts as the same."""

import pytest

from bot.answer import Answer, Citation, Source, Status
from evaluation.metamorphic import compare, run
from evaluation.questions import Question
from evaluation.report import change_rows, changed_lines

ASKED = Question(id="q", kind="deadline", question="Hạn báo cáo của Bắc Kạn?", status="answered")


def answer(*places: tuple[str, str], status: Status = "answered") -> Answer:
    citations = tuple(
        Citation(
            plan_id=province,
            clause_id=path,
            plan_title="Kế hoạch",
            province=province,
            number=None,
            issued=None,
            path=path,
            label=f"Mục {path}",
            text="…",
            source=Source(file="a.txt", start=0, end=1),
        )
        for province, path in places
    )
    return Answer(question="?", status=status, headline="…", text="…", citations=citations)


HERE, ALSO_HERE, ELSEWHERE = ("Bắc Kạn", "I"), ("Bắc Kạn", "II"), ("Thái Nguyên", "I")

CASES = [
    (answer(HERE, ALSO_HERE), answer(ALSO_HERE, HERE), True, (), False),  # the order is not the answer
    (answer(HERE), answer(HERE, ALSO_HERE), False, (), False),
    (answer(HERE), answer(ELSEWHERE), False, ("Thái Nguyên",), False),
    (answer(HERE), answer(status="not_found"), False, (), False),
    (answer(status="not_found"), answer(status="clarify"), True, (), False),
    (answer(status="not_found"), answer(HERE), False, (), True),
]


@pytest.mark.parametrize(("before", "after", "same", "foreign", "invented"), CASES)
def test_compare(before: Answer, after: Answer, same: bool, foreign: tuple[str, ...], invented: bool) -> None:
    change = compare(ASKED, "lower case", before, after)
    assert (change.same, change.foreign, change.invented) == (same, foreign, invented)


def test_every_variant_is_asked_and_counted() -> None:
    def ask(questions: tuple[Question, ...]) -> dict[str, Answer]:
        # An assistant that is lost without capitals.
        return {q.id: answer(HERE) if "B" in q.question else answer(status="not_found") for q in questions}

    changes = run([ASKED], {"q": answer(HERE)}, ask)
    lost = {change.variant for change in changes if not change.same}
    assert lost == {"lower case"}
    assert "6 / 6" not in change_rows(changes)[0]
    assert any("lower case" in line and "0 / 1" in line for line in change_rows(changes))
    assert changed_lines(changes) == [
        "q/lower case: hạn báo cáo của bắc kạn?\n    Bắc Kạn: Mục I\n    not_found"
    ]

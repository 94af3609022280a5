"""What deep links open, over the held plans and those written for tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.answer import Answer
from bot.linked import link_of, linked_answer
from bot.store.links import Linked
from corpus.folding import compact
from corpus.models import Plan
from tests.bot.held import BK, NS, TN, TODAY


def test_every_agency_every_event_and_every_clause_opens(plans: Mapping[str, Plan]) -> None:
    for plan in plans.values():
        targets = [Linked("duties", plan.plan_id, duty.agency) for duty in plan.facts.duties]
        targets += [Linked("event", plan.plan_id, compact(event.name)) for event in plan.facts.events]
        targets += [Linked("clause", plan.plan_id, node.key) for node in plan.clauses]
        for target in dict.fromkeys(targets):
            answer = linked_answer(plan, target, TODAY)
            assert answer.status == "answered"
            assert {citation.plan_id for citation in answer.citations} == {plan.plan_id}
            assert 0 < len(answer.headline) <= 300


def test_duties_are_those_of_the_plan_alone(plans: Mapping[str, Plan]) -> None:
    plan = plans[BK]
    agency = next(duty.agency for duty in plan.facts.duties if duty.place == "own")
    answer = linked_answer(plan, Linked("duties", BK, agency), TODAY)
    own = {duty.path for duty in plan.facts.duties if duty.agency == agency and duty.place == "own"}
    assert own <= {citation.path for citation in answer.citations}
    assert answer.understood.agencies == (agency,)
    assert link_of(answer, plan) == Linked("duties", BK, agency)


def test_event_is_found_by_its_name_wherever_it_stands_now(plans: Mapping[str, Plan]) -> None:
    plan = plans[NS]
    event = plan.facts.events[0]
    opened = linked_answer(plan, Linked("event", NS, compact(event.name)), TODAY)
    assert event.name[:40] in opened.headline
    moved = plan.model_copy(
        update={
            "facts": plan.facts.model_copy(
                update={"events": (event.model_copy(update={"path": plan.clauses[3].key}),)}
            )
        }
    )
    again = linked_answer(moved, Linked("event", NS, compact(event.name)), TODAY)
    assert again.citations[0].path == plan.clauses[3].key


@pytest.mark.parametrize(
    "target",
    [Linked("clause", TN, "XX.9/-9"), Linked("duties", TN, "khong-co"), Linked("event", TN, "khong co")],
)
def test_what_the_plan_no_longer_has_is_a_key_error(plans: Mapping[str, Plan], target: Linked) -> None:
    with pytest.raises(KeyError):
        linked_answer(plans[TN], target, TODAY)


# What people ask, and what the answer can be sent on as.
SENT_ON = [
    ("Sở Nội vụ của Bắc Kạn có nhiệm vụ gì?", "duties"),
    ("hạn báo cáo hằng năm của Bắc Kạn?", "clause"),
    ("Ngày Chuyển đổi số quốc gia của Quảng Ninh là ngày nào?", "event"),
]


@pytest.mark.parametrize(("question", "kind"), SENT_ON)
def test_an_answer_is_sent_on_as_what_it_is_about(
    ask: Callable[..., Answer], plans: Mapping[str, Plan], question: str, kind: str
) -> None:
    answer = ask(question)
    plan = plans[answer.citations[0].plan_id]
    target = link_of(answer, plan)
    assert target is not None
    assert target.kind == kind
    opened = linked_answer(plan, target, TODAY)
    assert {c.path for c in opened.citations} & {c.path for c in answer.citations}

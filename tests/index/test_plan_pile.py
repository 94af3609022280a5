"""Plans that wait: those beyond the first are packed, and come out as they went in."""

from __future__ import annotations

from index.plan_pile import PlanPile, pack, unpack_json
from tests.index.sample_plans import make_plan

PLANS = [make_plan(name, plan_id=name) for name in ("Bắc Kạn", "Thái Nguyên", "Cao Bằng", "Lạng Sơn")]


def test_as_they_were_added() -> None:
    pile = PlanPile(held=2)
    for plan in PLANS:
        pile.add(plan)
    assert list(pile) == PLANS
    assert (len(pile), pile[3], pile[1:3]) == (4, PLANS[3], PLANS[1:3])
    assert [pile[n] is plan for n, plan in enumerate(PLANS)] == [True, True, False, False]


def test_some_of_them_by_other_ids() -> None:
    pile = PlanPile(held=2)
    for plan in PLANS:
        pile.add(plan)
    named = pile.named({3: "ls", 0: "bk"})
    assert [plan.plan_id for plan in named] == ["ls", "bk"]
    assert named[0] == PLANS[3].model_copy(update={"plan_id": "ls"})
    assert pile[3] == PLANS[3]


def test_json_is_packed_and_plain_json_is_read() -> None:
    json = PLANS[0].model_dump_json().encode()
    assert len(pack(PLANS[0])) < len(json) / 2
    assert unpack_json(pack(PLANS[0])) == unpack_json(json) == json

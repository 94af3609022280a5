from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.models import PartialDate, Plan, PlanMetadata
from index.identity import Known, Match, agree, clauses_of, identify, new_id, overlap
from tests.index.sample_plans import HEALTH, LIBRARY, make_plan


def known(plan: Plan) -> Known:
    return Known(plan.plan_id, plan.metadata, clauses_of(plan))


def identified(plan: Plan, others: Sequence[Known], taken: Sequence[str]) -> Match:
    return identify(plan.metadata, clauses_of(plan), others, taken)


BK = make_plan("Bắc Kạn", plan_id="bk", number="12/KH-UBND")
TN = make_plan("Thái Nguyên", plan_id="tn")


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        (
            PlanMetadata(province="Bắc Kạn", programme="Phát triển du lịch", issued=PartialDate(year=2023)),
            "bac-kan-phat-trien-du-lich-2023",
        ),
        (
            PlanMetadata(title="Kế hoạch năm học", issued=PartialDate(year=2024)),
            "trung-uong-ke-hoach-nam-hoc-2024",
        ),
        (PlanMetadata(province="Đắk Lắk"), "dak-lak-ke-hoach"),  # nothing but the kind
        (
            PlanMetadata(province="Bà Rịa - Vũng Tàu", programme="Chuyển đổi số và dữ liệu mở toàn diện"),
            "ba-ria-vung-tau-chuyen-doi-so-va-du",
        ),
    ],
)
def test_ids_are_readable(metadata: PlanMetadata, expected: str) -> None:
    found = new_id(metadata, ())
    assert found == expected
    assert len(found) <= 40


def test_ids_are_unique() -> None:
    metadata = PlanMetadata(province="Huế")
    assert new_id(metadata, ["hue-ke-hoach"]) == "hue-ke-hoach-2"
    assert new_id(metadata, ["hue-ke-hoach", "hue-ke-hoach-2"]) == "hue-ke-hoach-3"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, True),
        ({"number": "13/KH-UBND"}, False),
        ({"number": None}, True),  # a copy that leaves it blank
        ({"province": "Thái Nguyên"}, False),
        ({"issuer": "ubnd tinh bac kan"}, True),  # written otherwise
        ({"issued": PartialDate(year=2023)}, True),  # only the year
        ({"issued": PartialDate(year=2023, month=9)}, False),
        ({"issued": PartialDate(year=2024, month=8)}, False),
        ({"issued": None}, True),
        ({"programme": "Khác hẳn"}, False),
    ],
)
def test_what_tells_plans_apart(changed: dict[str, object], expected: bool) -> None:
    assert agree(BK.metadata, BK.metadata.model_copy(update=changed)) is expected


def test_overlap() -> None:
    one, other = frozenset([b"1", b"2", b"3", b"4"]), frozenset([b"3", b"4"])
    assert overlap(one, other) == 1.0
    assert overlap(one, frozenset([b"4", b"5"])) == 0.5
    assert overlap(one, frozenset()) == 0.0


def test_a_changed_plan_keeps_its_id() -> None:
    rewritten = make_plan("Bắc Kạn", ("Mọi điều đều khác.",), number="12/KH-UBND")
    match = identified(rewritten, [known(BK), known(TN)], ["bk", "tn"])
    assert (match.plan_id, match.how) == ("bk", "known")


def test_a_plan_of_another_province_is_new_though_its_words_are_the_same() -> None:
    match = identified(make_plan("Cao Bằng"), [known(BK), known(TN)], ["bk", "tn"])
    assert match.how == "new"
    assert match.plan_id.startswith("cao-bang-")


def test_little_to_go_by_and_other_words_is_new() -> None:
    bare = make_plan("Bắc Kạn", HEALTH, issued=None, programme="").model_copy(
        update={"metadata": PlanMetadata()}
    )
    assert identified(bare, [known(BK)], ["bk"]).how == "new"
    same_words = make_plan("Bắc Kạn").model_copy(update={"metadata": PlanMetadata()})
    assert identified(same_words, [known(BK)], ["bk"]).plan_id == "bk"


def test_of_several_that_agree_the_words_decide() -> None:
    first = make_plan("Huế", LIBRARY, plan_id="hue", number=None)
    second = make_plan("Huế", HEALTH, plan_id="hue-2", number=None)
    match = identified(
        make_plan("Huế", (*HEALTH, "Thêm một điều.")), [known(first), known(second)], ["hue", "hue-2"]
    )
    assert (match.plan_id, match.how) == ("hue-2", "known")


def test_a_tie_is_told() -> None:
    rivals = [known(make_plan("Huế", plan_id="hue")), known(make_plan("Huế", plan_id="hue-2"))]
    match = identified(make_plan("Huế"), rivals, ["hue", "hue-2"])
    assert match.how == "tie"
    assert set(match.rivals) == {"hue", "hue-2"}
    assert match.plan_id not in match.rivals

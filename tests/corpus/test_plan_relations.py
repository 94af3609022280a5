"""Which plan of a corpus a link means."""

from __future__ import annotations

from corpus.models import PartialDate, PlanLink, PlanMetadata, PlanStatus
from corpus.plan_relations import Relation, relations

OLD = PartialDate(year=2021, month=1, day=5)
NEW = PartialDate(year=2024, month=3, day=1)


def metadata(
    province: str | None = "Nghệ An",
    number: str | None = "12/KH-UBND",
    issued: PartialDate | None = OLD,
    *links: PlanLink,
    **more: object,
) -> PlanMetadata:
    return PlanMetadata.model_validate(
        {"number": number, "issued": issued, "province": province, "links": links, **more}
    )


def link(number: str = "12/KH-UBND", **more: object) -> PlanLink:
    return PlanLink.model_validate(
        {"how": "replaces", "kind": "Kế hoạch", "number": number, "path": "ket/p1", **more}
    )


REPLACED = (Relation(how="replaced", number="30/KH-UBND", issued=NEW, plan_id="new", path="ket/p1"),)


def test_a_plan_is_replaced_by_number() -> None:
    plans = {"old": metadata(), "new": metadata("Nghệ An", "30/KH-UBND", NEW, link())}
    assert relations(plans) == {"old": REPLACED}
    assert REPLACED[0].ends


def test_an_amended_plan_still_stands() -> None:
    plans = {"old": metadata(), "new": metadata("Nghệ An", "30/KH-UBND", NEW, link(how="amends"))}
    (relation,) = relations(plans)["old"]
    assert (relation.how, relation.ends) == ("amended", False)


def test_another_province_has_the_same_number() -> None:
    plans = {"other": metadata("Huế"), "new": metadata("Nghệ An", "30/KH-UBND", NEW, link())}
    assert relations(plans) == {}


def test_a_merged_province_names_the_one_it_took_in() -> None:
    named = link(issuer="UBND tỉnh Bắc Kạn")
    plans = {
        "theirs": metadata("Bắc Kạn"),
        "ours": metadata("Thái Nguyên"),
        "new": metadata("Thái Nguyên", "30/KH-UBND", NEW, named),
    }
    assert set(relations(plans)) == {"theirs"}


def test_numbers_begin_anew_each_year() -> None:
    plans = {"old": metadata(), "new": metadata("Nghệ An", "30/KH-UBND", NEW, link(issued={"year": 2022}))}
    assert relations(plans) == {}
    dated = link(issued={"year": 2021})
    assert set(relations({**plans, "new": metadata("Nghệ An", "30/KH-UBND", NEW, dated)})) == {"old"}


def test_two_that_fit_are_none() -> None:
    other_year = PartialDate(year=2022, month=1, day=4)
    plans = {
        "old": metadata(),
        "older": metadata("Nghệ An", "12/KH-UBND", other_year),
        "new": metadata("Nghệ An", "30/KH-UBND", NEW, link()),
    }
    assert relations(plans) == {}


def test_a_plan_replaces_nothing_later_and_not_itself() -> None:
    plans = {
        "old": metadata("Nghệ An", "11/KH-UBND", OLD, link(), link("11/KH-UBND")),
        "new": metadata("Nghệ An", "12/KH-UBND", NEW),
    }
    assert relations(plans) == {}


def test_the_decision_that_a_plan_came_with() -> None:
    plans = {
        "old": metadata("Nghệ An", "12/KH-UBND", OLD, decision="15/QĐ-UBND"),
        "new": metadata("Nghệ An", "30/KH-UBND", NEW, link("15/QĐ-UBND")),
    }
    assert relations(plans) == {"old": REPLACED}


def test_what_the_file_beside_a_plan_says() -> None:
    status = PlanStatus(kind="replaced", number="30/KH-UBND")
    plans = {"old": metadata("Bắc Kạn", status=status), "new": metadata("Thái Nguyên", "30/KH-UBND", NEW)}
    assert relations(plans) == {
        "old": (Relation(how="replaced", number="30/KH-UBND", issued=NEW, plan_id="new", supplied=True),)
    }
    assert relations({"old": plans["old"]})["old"][0].plan_id == ""
    expired = {"old": metadata(status=PlanStatus(kind="expired"))}
    assert relations(expired) == {"old": (Relation(how="expired", supplied=True),)}

"""/nhiemvu and /chitieu, as a person picks from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot.metrics import Metrics
from bot.store.database import open_database
from bot.store.store import Store
from bot.telegram import wording
from bot.telegram.desk import Desk
from bot.telegram.menus import MANY, Menus, year_choices
from corpus.models import Plan
from index.dated import offer_of
from index.manifest import PlanSummary
from tests.bot.held import BK, TN
from tests.bot.telegram.test_buttons import answered, ask, edited, labels
from tests.harness.emulator import BotAccount
from tests.harness.lists import ReadLists


def test_agencies_are_paged_and_picked(bot: BotAccount) -> None:
    person = bot.person()
    menu = ask(person, "/nhiemvu")
    assert labels(menu) == [*(f"Sao Hoả: Cơ quan số {n}" for n in range(8)), wording.BUTTON_AFTER]
    person.press(menu, wording.BUTTON_AFTER)
    second = edited(person, menu)
    assert labels(second)[0] == "Sao Hoả: Cơ quan số 8"
    person.press(second, wording.BUTTON_AFTER)
    last = edited(person, menu, 2)
    assert labels(last) == [*(f"Sao Hoả: Cơ quan số {n}" for n in range(16, 20)), wording.BUTTON_BEFORE]
    person.press(last, "Sao Hoả: Cơ quan số 17")
    [reply] = person.hears(after=1)
    assert "<i>Hỏi: Cơ quan số 17 của Sao Hoả có những nhiệm vụ gì?</i>" in reply["text"]


def test_agency_after_the_command_is_asked_at_once(bot: BotAccount) -> None:
    assert "“thư viện có những nhiệm vụ gì?”" in bot.person().asks("/nhiemvu thư viện")


def test_targets_are_picked_by_province_and_year(bot: BotAccount) -> None:
    person = bot.person()
    menu = ask(person, "/chitieu")
    assert labels(menu) == ["Sao Hoả: 2025"]
    assert menu["text"].endswith("\nKế hoạch của Sao Kim không đặt chỉ tiêu theo năm.")
    person.press(menu, "Sao Hoả: 2025")
    assert "<i>Hỏi: Các chỉ tiêu năm 2025 của Sao Hoả?</i>" in person.hears(after=1)[0]["text"]


def test_year_or_province_after_the_command_is_asked_at_once(bot: BotAccount) -> None:
    assert "“Các chỉ tiêu sao hoả 2025?”" in bot.person().asks("/chitieu sao hoả 2025")


def test_choice_that_is_no_more_is_too_old(bot: BotAccount) -> None:
    person = bot.person()
    menu = ask(person, "/chitieu")
    for data in ("pick:target:0123456789ab", "pick:nothing", "pick:duty"):
        menu["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = data
        assert answered(person.press(menu, "Sao Hoả"), bot)["text"] == wording.OLD_BUTTON


class ManyPlans(ReadLists):
    """A library of more plans than a menu offers at once."""

    name = "nhieu"
    created = datetime(2026, 1, 1, tzinfo=UTC)

    def __init__(self, plans: Mapping[str, Plan]) -> None:
        self.library = self
        self._plans = {f"{key}-{n}": plan for n in range(MANY) for key, plan in plans.items()}

    @property
    def summaries(self) -> list[PlanSummary]:
        return [
            PlanSummary(plan_id=key, file="a", metadata=plan.metadata, clause_count=1, sha256="")
            for key, plan in self._plans.items()
        ]

    def plan(self, plan_id: str) -> Plan:
        return self._plans[plan_id].model_copy(update={"plan_id": plan_id})


def test_of_many_plans_the_province_is_picked_first(plans: Mapping[str, Plan], tmp_path: Path) -> None:
    store = Store(open_database(f"sqlite:///{tmp_path / 'bot.sqlite'}"))
    menus = Menus(Desk(ManyPlans(plans), store, Metrics()))  # type: ignore[arg-type]
    first = menus.page("duty", "", 0)
    assert first.title == wording.MENU_PROVINCES
    assert first.keyboard is not None
    provinces = [button for row in first.keyboard.inline_keyboard for button in row]
    assert {"Bắc Kạn", "Thái Nguyên"} <= {button.text for button in provinces}
    assert "menu:duty:0:Bắc Kạn" in {button.callback_data for button in provinces}
    second = menus.page("duty", "Bắc Kạn", 0)
    assert second.keyboard is not None
    shown = [button for row in second.keyboard.inline_keyboard for button in row]
    assert all(button.text.startswith("Bắc Kạn: ") for button in shown[:-2])
    assert [button.text for button in shown[-2:]] == [wording.BUTTON_AFTER, wording.BUTTON_PROVINCES]
    assert all(len(str(button.callback_data).encode()) <= 64 for button in (*provinces, *shown))
    store.close()


def test_all_years_of_a_plan_are_offered_before_each(plans: Mapping[str, Plan]) -> None:
    offered = list(year_choices(offer_of(plans[BK]), "Bắc Kạn"))
    assert [choice.label for choice in offered] == [f"Bắc Kạn: {item}" for item in ("mọi năm", 2025, 2030)]
    assert offered[0].question == "Các chỉ tiêu trong kế hoạch của Bắc Kạn?"


def test_a_plan_without_targets_offers_no_year(plans: Mapping[str, Plan]) -> None:
    assert list(year_choices(offer_of(plans[TN]), "Thái Nguyên")) == []

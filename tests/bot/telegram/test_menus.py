"""/nhiemvu and /chitieu, as a person picks from them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.telegram import wording
from bot.telegram.menus import year_choices
from corpus.models import Plan
from index.dated import offer_of
from tests.bot.held import BK, TN
from tests.bot.telegram.test_buttons import answered, ask, edited, labels
from tests.harness.emulator import BotAccount


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
    person.press(menu, "Sao Hoả: 2025")
    assert "<i>Hỏi: Các chỉ tiêu năm 2025 của Sao Hoả?</i>" in person.hears(after=1)[0]["text"]


def test_choice_that_is_no_more_is_too_old(bot: BotAccount) -> None:
    person = bot.person()
    menu = ask(person, "/chitieu")
    for data in ("pick:target:0123456789ab", "pick:nothing", "pick:duty"):
        menu["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = data
        assert answered(person.press(menu, "Sao Hoả"), bot)["text"] == wording.OLD_BUTTON


def test_all_years_of_a_plan_are_offered_before_each(plans: Mapping[str, Plan]) -> None:
    offered = list(year_choices(offer_of(plans[BK]), "Bắc Kạn"))
    assert [choice.label for choice in offered] == [f"Bắc Kạn: {item}" for item in ("mọi năm", 2025, 2030)]
    assert offered[0].question == "Các chỉ tiêu trong kế hoạch của Bắc Kạn?"


def test_a_plan_without_targets_offers_no_year(plans: Mapping[str, Plan]) -> None:
    assert list(year_choices(offer_of(plans[TN]), "Thái Nguyên")) == []

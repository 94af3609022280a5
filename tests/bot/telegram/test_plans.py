"""/kehoach: the list of plans over a real process, and its pages by themselves."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from bot.telegram import wording
from bot.telegram.callbacks import MAX_BYTES
from bot.telegram.desk import Desk
from bot.telegram.plans import Plans
from bot.telegram.text import MESSAGE_LIMIT, units
from corpus.gazetteer.province_data import provinces
from corpus.models import PlanMetadata
from index.manifest import PlanSummary
from tests.bot.telegram.test_buttons import answered, ask, edited, labels
from tests.harness.emulator import BotAccount


def plans_of(*provinces: str, title: str = "Phát triển văn hoá đọc") -> Plans:
    """The handlers over a library with a plan of each of these provinces."""
    summaries = [
        PlanSummary(
            plan_id=f"p{n}",
            file=f"p{n}.txt",
            metadata=PlanMetadata(title=title, issuer=f"UBND tỉnh {province}", province=province),
            clause_count=n,
            sha256="",
        )
        for n, province in enumerate(provinces)
    ]
    desk = SimpleNamespace(library=SimpleNamespace(summaries=summaries))
    return Plans(cast(Desk, desk), Path())


def buttons(keyboard: Any) -> list[tuple[str, str]]:
    return [(b.text, b.callback_data) for row in keyboard.inline_keyboard for b in row]


def test_plan_opens_in_place_with_questions_and_its_file_and_closes_again(bot: BotAccount) -> None:
    person = bot.person()
    listed = ask(person, "/kehoach")
    assert labels(listed) == [
        "1. Sao Hoả: Phát triển thư viện <cộng đồng> & văn hoá đọc",
        "2. Sao Kim: Chuyển đổi số thư viện",
    ]
    person.press(listed, "1. ")
    opened = edited(person, listed)
    assert "Cơ quan ban hành: UBND tỉnh Sao Hoả" in opened["text"]
    assert "Đọc được 1 chỉ tiêu, 20 nhiệm vụ, 1 thời hạn, 1 sự kiện." in opened["text"]
    assert labels(opened)[-2:] == [wording.BUTTON_FILE, wording.BUTTON_PLANS]
    person.press(opened, "Hạn báo cáo của Sao Hoả")
    [reply] = person.hears(after=1)
    assert "<i>Hỏi: Hạn báo cáo của Sao Hoả là khi nào?</i>" in reply["text"]
    person.press(opened, wording.BUTTON_FILE)
    [_, file] = person.hears(2, after=1)
    assert file["document"]["file_name"] == "sao-hoa.txt"
    person.press(opened, wording.BUTTON_PLANS)
    assert edited(person, listed, 2)["text"] == listed["text"]


def test_plans_of_a_province_and_of_one_that_is_not_held(bot: BotAccount) -> None:
    person = bot.person()
    assert ask(person, "/kehoach sao kim")["text"].startswith("<b>Sao Kim: kho có 1 kế hoạch</b>")
    assert "“Kho có kế hoạch nào về đọc sách &lt;b&gt;?”" in person.asks("/kehoach đọc sách <b>")


def test_plan_that_was_taken_out_since_is_said(bot: BotAccount) -> None:
    person = bot.person()
    listed = ask(person, "/kehoach")
    for data in ("plan:0123456789ab:0:", "file:0123456789ab", "plan:"):
        listed["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = data
        assert answered(person.press(listed, "1. "), bot)["text"] == wording.PLACE_GONE


def test_many_plans_are_paged_and_numbered_through() -> None:
    plans = plans_of(*["Sao Hoả"] * 20, title="dài " * 300)
    first, keyboard = plans._page("", 0)
    assert units(first) <= MESSAGE_LIMIT
    assert [label for label, _ in buttons(keyboard)][-1] == wording.BUTTON_AFTER
    last, keyboard = plans._page("", 99)  # more than there are: the last
    assert "<b>17. UBND tỉnh Sao Hoả</b>\ndài" in last
    assert "<b>20. UBND tỉnh Sao Hoả</b>" in last
    assert buttons(keyboard)[0][0].startswith("17. Sao Hoả: dài")
    assert [label for label, _ in buttons(keyboard)][-1] == wording.BUTTON_BEFORE


def test_every_province_fits_into_the_buttons_of_its_list() -> None:
    names = [province.name for province in provinces()]
    for name in names:
        _, keyboard = plans_of(*[name] * 9)._page(name, 0)
        assert all(len(data.encode()) <= MAX_BYTES for _, data in buttons(keyboard))


def test_no_plans_are_said() -> None:
    assert plans_of()._page("", 0) == (wording.NO_PLANS, None)

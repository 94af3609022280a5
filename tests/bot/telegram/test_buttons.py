"""Buttons, as a person presses them: a real process over HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from bot.answer import Answer
from bot.telegram import wording
from bot.telegram.answer_keyboards import answer_keyboard
from bot.telegram.keyboards import province_keyboard, subscription_keyboard
from bot.telegram.text import MESSAGE_LIMIT, units
from tests.harness.emulator import WAIT, BotAccount, Person, eventually
from tests.harness.process import BotProcess

Start = Callable[..., tuple[BotAccount, BotProcess]]


def labels(message: dict[str, Any]) -> list[str]:
    """The buttons of a message, row by row."""
    markup = message.get("reply_markup") or {"inline_keyboard": []}
    return [button["text"] for row in markup["inline_keyboard"] for button in row]


def edited(person: Person, message: dict[str, Any], count: int = 1, seconds: float = WAIT) -> dict[str, Any]:
    """The message after `count` edits."""

    def edits() -> list[dict[str, Any]]:
        calls = [
            c for c in person.bot.calls("editMessageText", "editMessageReplyMarkup") if "refused" not in c
        ]
        return [c["result"] for c in calls if c["result"]["message_id"] == message["message_id"]]

    eventually(lambda: len(edits()) >= count, what=f"{count} edits", seconds=seconds)
    return edits()[count - 1]


def answered(query: str, bot: BotAccount) -> dict[str, Any]:
    """How a press was acknowledged."""
    calls = lambda: [c for c in bot.calls("answerCallbackQuery") if c["fields"]["callback_query_id"] == query]  # noqa: E731
    fields: dict[str, Any] = eventually(calls, what="the press to be acknowledged")[0]["fields"]
    return fields


def ask(person: Person, question: str) -> dict[str, Any]:
    """The last message of the answer: it bears the buttons."""
    before = len(person.received())
    person.asks(question)
    return person.received()[before:][-1]


def leafed(person: Person, question: str) -> list[str]:
    """The text of every page of an answer, which is one message."""
    message = ask(person, question)
    pages = [message["text"]]
    while any(label.startswith("Xem tiếp") for label in labels(message)):
        person.press(message, "Xem tiếp")
        message = edited(person, message, len(pages))
        pages.append(message["text"])
    assert len(person.received()) == 1
    return pages


def test_answer_bears_what_can_be_done_with_it(bot: BotAccount) -> None:
    assert labels(ask(bot.person(), "ngân sách")) == [
        "Hạn báo cáo là khi nào?",
        wording.BUTTON_SECTION,
        wording.BUTTON_SOURCE,
        wording.BUTTON_SHARE,
        wording.BUTTON_COPY,
        wording.BUTTON_OTHER,
        wording.BUTTON_RIGHT,
        wording.BUTTON_WRONG,
    ]


def test_suggestion_is_asked_within_the_conversation(bot: BotAccount) -> None:
    person = bot.person()
    person.press(ask(person, "ngân sách"), "Hạn báo cáo")
    [reply] = person.hears(after=1)
    assert reply["text"].startswith("<b>Kho không có “Hạn báo cáo là khi nào?”.</b>")
    assert "\n\n<i>Hỏi: Hạn báo cáo là khi nào?</i>" in reply["text"]
    assert "Tôi nhớ 2 câu trước" in person.asks("tiếp")


def test_section_opens_in_place_with_headings_and_neighbours_and_closes_again(bot: BotAccount) -> None:
    person = bot.person()
    message = ask(person, "ngân sách")
    person.press(message, wording.BUTTON_SECTION)
    section = edited(person, message)
    assert "<b>I. MỤC TIÊU</b>" in section["text"]
    assert "- 70% thư viện cấp huyện cung cấp dịch vụ vào năm 2025." in section["text"]
    assert f"{wording.CITED_MARK} <b>- Chi phí R&amp;D &lt; 5%" in section["text"]
    person.press(section, wording.BUTTON_BACK)
    again = edited(person, message, 2)
    assert (again["text"], labels(again)) == (message["text"], labels(message))


def test_one_of_several_citations_is_chosen_and_its_section_paged(bot: BotAccount) -> None:
    person = bot.person()
    message = ask(person, "nhiệm vụ thứ")
    person.press(message, wording.BUTTON_SECTION)
    choice = edited(person, message)
    assert labels(choice)[:1] == ["Sao Kim: Mục I, gạch đầu dòng 2"]
    person.press(choice, wording.BUTTON_AFTER)
    later = edited(person, message, 2)
    assert labels(later)[0] == "Sao Kim: Mục I, gạch đầu dòng 10"
    person.press(later, "Sao Kim: Mục I, gạch đầu dòng 12")
    section = edited(person, message, 3)
    assert "Nhiệm vụ thứ 11 " in section["text"].split(wording.CITED_MARK)[1]
    assert wording.BUTTON_BEFORE in labels(section)
    person.press(section, wording.BUTTON_BEFORE)
    assert edited(person, message, 4)["text"] != section["text"]
    assert units(section["text"]) <= MESSAGE_LIMIT


def test_source_is_sent_as_a_file_with_what_identifies_the_plan(bot: BotAccount) -> None:
    person = bot.person()
    person.press(ask(person, "số hoá tài liệu thứ 7"), wording.BUTTON_SOURCE)
    [file] = person.hears(after=1)
    assert file["document"]["file_name"] == "sao-kim.txt"
    assert "Số: 12/KH-UBND\nNgày: 9/3/2024\nCơ quan ban hành: UBND tỉnh Sao Kim" in file["caption"]


def test_other_province_is_asked_within_the_conversation(bot: BotAccount) -> None:
    person = bot.person()
    person.press(ask(person, "ngân sách"), wording.BUTTON_OTHER)
    [reply] = person.hears(after=1)
    assert "<i>Hỏi: Còn Sao Kim thì sao?</i>" in reply["text"]


def test_feedback_is_thanked_for_and_asked_no_more(bot: BotAccount) -> None:
    person = bot.person()
    message = ask(person, "ngân sách")
    query = person.press(message, wording.BUTTON_WRONG)
    assert answered(query, bot)["text"] == wording.THANKS
    assert wording.BUTTON_WRONG not in labels(edited(person, message))


def test_button_works_after_a_restart_and_for_a_reply_to_an_older_answer(start_bot: Start) -> None:
    bot, process = start_bot()
    person = bot.person()
    first = ask(person, "ngân sách")
    ask(person, "thư viện cấp huyện")
    process.stop()
    start_bot()
    assert "Tôi nhớ 2 câu trước" in person.asks("tiếp")
    assert "Tôi nhớ 1 câu trước" in person.asks("tiếp", reply_to_message=first)
    person.press(first, wording.BUTTON_SECTION)
    assert "I. MỤC TIÊU" in edited(person, first)["text"]


def test_button_of_another_chat_or_an_erased_answer_is_too_old(bot: BotAccount) -> None:
    person, stranger = bot.person(), bot.person()
    message = ask(person, "ngân sách")
    ask(stranger, "ngân sách")
    theirs = stranger.received()[0] | {"reply_markup": message["reply_markup"]}
    query = stranger.press(theirs, wording.BUTTON_SECTION)
    assert answered(query, bot)["text"] == wording.OLD_BUTTON


FORGED = [
    "section:1:x",
    "section",
    "nonsense:1",
    "ask:999999999:0",
    "ask:-1:0",
    "ask:²:0",
    "section:1:99999:-4",
    "page:999999999:1:0",
    "page:1:0:x",
    ":::",
]


@pytest.mark.parametrize("data", FORGED)
def test_forged_button_is_answered_and_breaks_nothing(bot: BotAccount, data: str) -> None:
    person = bot.person()
    message = ask(person, "ngân sách")
    forged = message | {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}}
    assert answered(person.press(forged, "x"), bot)["text"] == wording.OLD_BUTTON


def test_province_is_asked_for_once_where_it_would_change_the_answer(bot: BotAccount) -> None:
    person = bot.person()
    both = "của"  # stands in clauses of both provinces
    first = ask(person, both)
    offers = [label for label in labels(first) if label.startswith("📌")]
    assert offers == ["📌 Từ nay chỉ hỏi Sao Hoả", "📌 Từ nay chỉ hỏi Sao Kim", wording.BUTTON_PREFER_BOTH]
    assert not [label for label in labels(ask(person, both)) if label.startswith("📌")]
    query = person.press(first, "📌 Từ nay chỉ hỏi Sao Kim")
    assert answered(query, bot)["text"] == wording.PREFERRED
    assert wording.BUTTON_PREFER_BOTH not in labels(edited(person, first))
    assert "✓ Sao Kim" in labels(ask(person, "/tinh"))


def test_province_is_chosen_kept_and_undone(bot: BotAccount) -> None:
    person = bot.person()
    menu = ask(person, "/tinh")
    assert labels(menu) == ["✓ Cả hai tỉnh", "Sao Hoả", "Sao Kim"]
    person.press(menu, "Sao Kim")
    assert "hỏi về <b>Sao Kim</b>" in edited(person, menu)["text"]
    assert labels(ask(person, "/tinh")) == ["Cả hai tỉnh", "Sao Hoả", "✓ Sao Kim"]


def test_long_answer_is_leafed_through_and_judged_in_place(bot: BotAccount) -> None:
    person = bot.person()
    first = ask(person, "số hoá tài liệu")
    count = len(leafed(bot.person(), "số hoá tài liệu"))
    assert count > 3
    assert labels(first)[0] == f"Xem tiếp 2/{count} ›"
    person.press(first, "Xem tiếp")
    second = edited(person, first)
    assert second["text"].startswith(f"<i>Tiếp theo (2/{count}): Có 25 điều khoản")
    assert labels(second)[:2] == [f"‹ Trang 1/{count}", f"Xem tiếp 3/{count} ›"]
    person.press(second, wording.BUTTON_RIGHT)
    judged = edited(person, first, 2)
    assert judged["text"] == second["text"]
    assert labels(judged) == labels(second)[:-2]
    person.press(judged, "‹")
    again = edited(person, first, 3)
    assert again["text"] == first["text"]
    assert labels(again) == labels(first)[:-2]


def test_who_leafs_before_choosing_a_province_can_still_choose(bot: BotAccount) -> None:
    person = bot.person()
    first = ask(person, "của")  # stands in clauses of both provinces
    offers = [label for label in labels(first) if label.startswith("📌")]
    assert len(offers) == 3
    person.press(first, "Xem tiếp")
    second = edited(person, first)
    assert [label for label in labels(second) if label.startswith("📌")] == offers
    person.press(second, offers[0])
    settled = edited(person, first, 2)
    assert settled["text"] == second["text"]
    assert not [label for label in labels(settled) if label.startswith("📌")]


# What is typed after the command, what the reply then says, and which button is ticked.
TYPED = [
    ("sao hoa", wording.PROVINCE_ONE.format(province="Sao Hoả"), "✓ Sao Hoả"),
    ("cả hai", wording.PROVINCE_ALL, "✓ Cả hai tỉnh"),
    ("Hà Nội <b>", wording.PROVINCE_NOT_HELD.format(asked="Hà Nội &lt;b&gt;"), "✓ Cả hai tỉnh"),
]


def test_province_after_the_command_is_chosen_at_once(bot: BotAccount) -> None:
    person = bot.person()
    for typed, said, ticked in TYPED:
        reply = ask(person, f"/tinh {typed}")
        assert reply["text"] == said
        assert ticked in labels(reply)


def test_many_provinces_stand_in_two_columns() -> None:
    names = [f"Tỉnh {n}" for n in range(34)]
    for keyboard in (province_keyboard(names, None), subscription_keyboard(names, [])):
        assert [len(row) for row in keyboard.inline_keyboard] == [1] + [2] * 17
        assert keyboard.inline_keyboard[0][0].text.endswith(wording.ALL_PROVINCES)


def test_only_who_asked_for_erasing_can_erase(bot: BotAccount) -> None:
    group = {"id": -1009007, "type": "supergroup", "title": "Nhóm"}
    asker, other = bot.person(**group), bot.person(**group)
    menu = ask(asker, "/xoadulieu")
    assert answered(other.press(menu, wording.BUTTON_ERASE), bot)["text"] == wording.NOT_YOURS
    asker.press(menu, wording.BUTTON_ERASE)
    assert edited(asker, menu)["text"] == wording.ERASED


def test_what_was_not_understood_is_not_asked_whether_it_is_right() -> None:
    not_understood = Answer(question="x", status="not_found", reason="not_understood", headline="?", text="?")
    assert answer_keyboard(not_understood, 1, ["Sao Hoả"]) is None


def test_privacy_names_what_is_kept_and_erasing_erases_it(bot: BotAccount) -> None:
    person = bot.person()
    message = ask(person, "ngân sách")
    told, number = person.asks("/riengtu"), str(person.account["id"])
    assert "/xoadulieu" in told
    assert f"<code>{number}</code>" in told
    group = person.within({"id": -1009008, "type": "supergroup", "title": "Nhóm"})
    assert number not in group.asks("/riengtu")
    menu = ask(person, "/xoadulieu")
    person.press(menu, wording.BUTTON_KEEP)
    assert edited(person, menu)["text"] == wording.KEPT
    assert "Tôi nhớ 1 câu trước" in person.asks("tiếp")
    menu = ask(person, "/xoadulieu")
    person.press(menu, wording.BUTTON_ERASE)
    assert edited(person, menu)["text"] == wording.ERASED
    assert "Tôi nhớ 0 câu trước" in person.asks("tiếp")
    assert answered(person.press(message, wording.BUTTON_SECTION), bot)["text"] == wording.OLD_BUTTON


def test_words_of_the_question_are_bold_in_the_quote(bot: BotAccount) -> None:
    text = ask(bot.person(), "thu vien cap huyen")["text"]
    [quote] = re.findall(r"<blockquote>(.*)</blockquote>", text)
    assert quote == "70% <b>thư viện cấp huyện</b> cung cấp dịch vụ vào năm 2025."

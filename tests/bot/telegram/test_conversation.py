"""The bot as a person meets it: a real process, over HTTP, against the strict emulator."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from bot.messages import STORE_UNAVAILABLE
from bot.telegram import wording
from bot.telegram.questions import MAX_QUESTION
from bot.telegram.text import MESSAGE_LIMIT, units
from tests.bot.telegram.test_buttons import labels, leafed
from tests.harness.emulator import BotAccount, Person, eventually, quotes_of
from tests.harness.library_bot import PLANS, WAITS


def test_start_says_what_it_is_and_whom_it_does_not_speak_for(bot: BotAccount) -> None:
    text = bot.person().asks("/start")
    assert "Hỏi Kế hoạch" in text
    assert "không phát ngôn thay UBND" in text


def test_start_offers_questions_that_a_plan_answers(bot: BotAccount) -> None:
    person = bot.person()
    person.asks("/start")
    [greeting] = person.received()
    assert labels(greeting)[0] == "Hạn báo cáo của Sao Hoả là khi nào?"
    person.press(greeting, "Hạn báo cáo của Sao Hoả")
    [answer] = person.hears(after=1)
    assert "“Hạn báo cáo của Sao Hoả là khi nào?”" in answer["text"]
    group = person.within({"id": -1009006, "type": "group", "title": "Nhóm"})
    group.asks(f"/start@{bot.username}")
    assert labels(group.received()[0]) == []


def test_help_lists_every_command(bot: BotAccount) -> None:
    text = bot.person().asks("/help")
    assert re.findall(r"^/(\w+) –", text, re.MULTILINE) == list(wording.COMMANDS)


def test_plans_with_what_identifies_each(bot: BotAccount) -> None:
    text = bot.person().asks("/kehoach")
    assert "<b>Kho có 2 kế hoạch</b>" in text
    assert "Phát triển thư viện &lt;cộng đồng&gt; &amp; văn hoá đọc" in text
    assert "Số: bản lưu để trống · Ngày: 6/2023 · 4 điều khoản" in text
    assert "Số: 12/KH-UBND · Ngày: 9/3/2024 · 26 điều khoản" in text


def test_answer_has_the_headline_first_and_the_quote_with_its_place(bot: BotAccount) -> None:
    text = bot.person().asks("thư viện cấp huyện")
    assert text.startswith("<b>Có 1 điều khoản cho “thư viện cấp huyện”.</b>")
    assert (
        "<blockquote>70% <b>thư viện cấp huyện</b> cung cấp dịch vụ vào năm 2025.</blockquote>\n"
        '<b><a href="https://t.me/KeHoachThuBot?start=c' in text
    )
    assert ">Mục I, gạch đầu dòng 1</a></b> · Sao Hoả, 6/2023, số: bản lưu để trống" in text


def test_hostile_names_questions_and_clauses_are_shown_as_they_are(bot: BotAccount) -> None:
    text = bot.person("<b>Tèo</b> & </blockquote>").asks("chi phí r&d < 5%")
    assert "“chi phí r&amp;d &lt; 5%”" in text
    assert '<b>Chi phí R&amp;D</b> &lt; <b>5%</b> "ngân sách" &lt;b&gt;không&lt;/b&gt; vượt dự toán.' in text


def test_typing_is_shown_before_the_answer(bot: BotAccount) -> None:
    person = bot.person()
    person.asks("ngân sách")
    mine = calls_for(person)
    assert mine[0]["method"] == "sendChatAction"
    assert mine[0]["fields"]["action"] == "typing"
    assert mine[-1]["method"] == "sendMessage"


def calls_for(person: Person, *methods: str) -> list[dict[str, Any]]:
    """What the bot called for this person's chat."""
    return [c for c in person.bot.calls(*methods) if c["fields"].get("chat_id") == person.chat["id"]]


def test_draft_stands_for_an_answer_that_takes_long_and_its_failure_does_not_matter(
    bot: BotAccount, tmp_path: Path
) -> None:
    person, unlucky = bot.person(), bot.person()
    person.send(f"{WAITS}{tmp_path / 'a'}")
    eventually(lambda: calls_for(person, "sendMessageDraft"), what="the draft")
    (tmp_path / "a").touch()
    person.hears()
    assert calls_for(person)[0]["method"] == "sendChatAction"
    *drafts, answer = calls_for(person, "sendMessageDraft", "sendMessage")
    assert {draft["fields"]["text"] for draft in drafts} == {wording.SEARCHING}
    assert answer["method"] == "sendMessage"
    bot.fault("sendMessageDraft", "500")
    bot.fault("sendChatAction", "429")
    group = person.within({"id": -1009011, "type": "group", "title": "Nhóm"})
    group.send(f"@{bot.username} {WAITS}{tmp_path / 'b'}")
    unlucky.send(f"{WAITS}{tmp_path / 'b'}")
    time.sleep(1.2)  # longer than it takes to show a draft: the one is refused, a group has none
    (tmp_path / "b").touch()
    unlucky.hears()
    group.hears()
    assert calls_for(unlucky, "sendMessageDraft") == calls_for(group, "sendMessageDraft") == []
    assert len(unlucky.received()) == len(group.received()) == 1


def test_long_answer_is_one_message_whose_pages_lose_no_citation(bot: BotAccount) -> None:
    pages = leafed(bot.person(), "nhiệm vụ thứ")
    quotes = quotes_of(pages)
    assert quotes == list(PLANS["sao-kim"][1][1:])
    assert len(pages) > 2
    assert all(units(page) <= MESSAGE_LIMIT for page in pages)
    assert all(page.count("<blockquote") == page.count("</blockquote>") > 0 for page in pages[:-1])


def test_clause_longer_than_a_message_is_continued_and_never_lost(bot: BotAccount) -> None:
    pages = leafed(bot.person(), "câu rất dài số 119")
    quotes = quotes_of(pages)
    assert " ".join(quotes) == PLANS["sao-kim"][1][0]
    assert all(quote.endswith(".") for quote in quotes)
    assert wording.CONTINUES in pages[0] or wording.CONTINUES in pages[1]
    assert "(phần 2/" in "".join(pages)


def test_a_follow_up_remembers_and_moi_forgets(bot: BotAccount) -> None:
    person = bot.person()
    person.asks("ngân sách")
    assert "Tôi nhớ 1 câu trước" in person.asks("tiếp")
    assert wording.FORGOTTEN in person.asks("/moi")
    assert "Tôi nhớ 0 câu trước" in person.asks("tiếp")


def test_conversations_of_persons_and_topics_know_nothing_of_each_other(bot: BotAccount) -> None:
    forum = {"id": -1009001, "type": "supergroup", "title": "Nhóm", "is_forum": True}
    first, second = bot.person("Một"), bot.person("Hai")
    here, there = first.within(forum), second.within(forum)
    topic = {"message_thread_id": 7, "is_topic_message": True}
    mention = f"@{bot.username} "
    here.asks(mention + "ngân sách", **topic)
    assert "Tôi nhớ 1 câu" in here.asks(mention + "tiếp", **topic)
    assert "Tôi nhớ 0 câu" in there.asks(mention + "tiếp", **topic)
    assert "Tôi nhớ 0 câu" in here.asks(mention + "tiếp", message_thread_id=8, is_topic_message=True)
    assert "Tôi nhớ 0 câu" in first.asks("tiếp")
    assert {message["message_thread_id"] for message in here.received()} == {7, 8}


# Every kind of message that isn't a question, with what it is answered.
UNUSUAL = [
    ({"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
                  "is_animated": False, "is_video": False}}, "sticker"),
    ({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}, "voice"),
    ({"photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]}, "photo"),
    ({"document": {"file_id": "d", "file_unique_id": "d", "file_name": "a.pdf"}}, "document"),
    ({"location": {"longitude": 105.8, "latitude": 21.6}}, "location"),
    ({"video_note": {"file_id": "n", "file_unique_id": "n", "length": 1, "duration": 1}}, "video"),
    ({"contact": {"phone_number": "1", "first_name": "A"}}, "contact"),
    ({"dice": {"emoji": "🎲", "value": 3}}, "other"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "kind"), UNUSUAL, ids=[kind for _, kind in UNUSUAL])
def test_messages_without_words_get_a_reply(bot: BotAccount, content: dict[str, object], kind: str) -> None:
    person = bot.person()
    person.send(**content)
    assert [message["text"] for message in person.hears()] == [wording.UNUSUAL[kind]]


# Texts that can't be looked up, with what they are answered.
UNFIT = [
    ("?!…", wording.ONLY_SIGNS),
    ("👍🙏", wording.UNUSUAL["sticker"]),
    ("ề" * 5000, wording.TOO_LONG.format(length=5000, limit=MAX_QUESTION)),
    ("\u200b \n", wording.ONLY_SIGNS),
    ("/khongco", wording.UNKNOWN_COMMAND),
]


@pytest.mark.parametrize(
    ("text", "reply"), UNFIT, ids=["punctuation", "emoji", "long", "invisible", "command"]
)
def test_texts_that_are_no_question_get_a_reply(bot: BotAccount, text: str, reply: str) -> None:
    assert bot.person().asks(text) == reply


def test_text_that_telegram_divided_gets_one_reply(bot: BotAccount) -> None:
    person = bot.person()
    for part in ("ề" * 4096, "ề" * 4096, "hết rồi"):
        person.send(part)
    [reply] = person.hears()
    assert "4096 ký tự" in reply["text"]
    assert "“ngân sách”" in person.asks("ngân sách")
    assert len(person.received()) == 2


def test_caption_of_a_picture_is_a_question(bot: BotAccount) -> None:
    person = bot.person()
    person.send(photo=[{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}], caption="ngân sách")
    assert person.hears()[0]["text"].startswith("<b>Có 1 điều khoản")


def test_edited_question_is_answered_anew_under_it(bot: BotAccount) -> None:
    person = bot.person()
    message = person.send("ngan sachh")["message"]
    person.hears()
    person.edit(message, "ngân sách")
    [corrected] = person.hears(after=1)
    assert corrected["text"].startswith(
        f"<b>Có 1 điều khoản cho “ngân sách”.</b>\n\n<i>{wording.EDITED}</i>\n\n"
    )
    assert corrected["reply_to_message"]["message_id"] == message["message_id"]
    person.edit(message, "ngân sách")  # what Telegram tells of when it has a link's preview
    person.edit(message, "thư viện cấp huyện")
    assert "thư viện cấp huyện" in person.hears(after=2)[0]["text"]


def test_error_says_sorry_and_no_more(bot: BotAccount) -> None:
    assert bot.person().asks("làm hỏng đi") == wording.SORRY


def test_an_index_that_can_not_be_read_is_said_to_be_so(bot: BotAccount) -> None:
    assert bot.person().asks("không có kho") == STORE_UNAVAILABLE


GROUP = {"id": -1009002, "type": "supergroup", "title": "Tổ công tác"}


def test_in_groups_only_what_is_meant_for_it_is_answered(bot: BotAccount) -> None:
    talker = bot.person("Tám", **GROUP)
    for noise in ("ngân sách", "@AnotherBot ngân sách", "/start@AnotherBot", "/khongco", "hỏng"):
        talker.send(noise)
    talker.send(sticker=UNUSUAL[0][0]["sticker"])
    asked = talker.send(f"ngân sách @{bot.username.lower()} nhé")["message"]
    [answer] = talker.hears()
    assert "“ngân sách  nhé”" in answer["text"]
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    talker.send("tiếp", reply_to_message=answer)
    talker.hears(after=1)
    talker.send(f"/kehoach@{bot.username}")
    talker.hears(after=2)
    bot.wait_until_handled()
    assert len(talker.received()) == 3


def test_bare_mention_is_asked_for_a_question(bot: BotAccount) -> None:
    person = bot.person(id=-1009003, type="group", title="Nhóm")
    assert person.asks(f"@{bot.username}") == wording.EMPTY


def test_mention_under_a_question_of_somebody_else_answers_that(bot: BotAccount) -> None:
    person = bot.person(id=-1009004, type="group", title="Nhóm")
    asked = person.send("ngân sách")["message"]
    assert "Có 1 điều khoản cho “ngân sách”" in person.asks(f"@{bot.username}", reply_to_message=asked)


def test_slow_question_does_not_hold_up_others_and_order_is_kept(bot: BotAccount, tmp_path: Path) -> None:
    slow, quick = bot.person(), bot.person()
    slow.send(f"{WAITS}{tmp_path / 'gate'}")
    slow.send("tiếp")
    quick.asks("ngân sách")
    assert slow.received() == []
    (tmp_path / "gate").touch()
    first, second = slow.hears(2)
    assert WAITS in first["text"]
    assert "Tôi nhớ 1 câu trước" in second["text"]

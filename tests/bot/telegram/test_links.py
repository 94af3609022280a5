"""Inline mode, deep links and what can be passed on: a real process over HTTP, and the pure parts."""

from __future__ import annotations

import re
import time
from typing import Any, get_args
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.answer import Answer, Citation, Reason, Source, Status
from bot.store.links import LinkKind
from bot.telegram import wording
from bot.telegram.inline import _says_something
from bot.telegram.links import COPY_LENGTH, number_of, payload, reference
from tests.bot.telegram.test_buttons import ask, edited, labels
from tests.harness.emulator import BotAccount, Person, eventually


def type_inline(person: Person, text: str) -> str:
    """Type after the bot's name in another chat; returns the query's id."""
    query = f"inline-of-{person.bot.next_message_id()}"
    person.bot.inject("inline_query", inline_query(person, query, text))
    return query


def inline_query(person: Person, name: str, text: str) -> dict[str, Any]:
    return {"id": name, "from": person.account, "query": text, "offset": "", "chat_type": "sender"}


def offered(bot: BotAccount, query: str) -> dict[str, Any]:
    """What was offered for a query."""
    calls = lambda: [c for c in bot.calls("answerInlineQuery") if c["fields"]["inline_query_id"] == query]  # noqa: E731
    fields: dict[str, Any] = eventually(calls, what="an answer to the inline query")[0]["fields"]
    return fields


def starts_in(text: str) -> list[str]:
    """The payloads of the deep links in a message."""
    return re.findall(r'<a href="https://t\.me/KeHoachThuBot\?start=([^"]+)">', text)


def test_inline_query_offers_the_answer_with_its_citation(bot: BotAccount) -> None:
    fields = offered(bot, type_inline(bot.person(), "ngân sách"))
    assert fields["is_personal"] in (True, "true")  # the asker's province decides what is found
    [result] = fields["results"]
    assert result["title"] == "Có 1 điều khoản cho “ngân sách”."
    assert "<blockquote>" in result["input_message_content"]["message_text"]


def test_inline_query_offers_each_of_several_clauses_with_a_link(bot: BotAccount) -> None:
    results = offered(bot, type_inline(bot.person(), "nhiệm vụ thứ"))["results"]
    assert results[0]["title"] == "Sao Kim: Mục I, gạch đầu dòng 2"
    assert results[0]["description"].startswith("Nhiệm vụ thứ 1 ")
    assert "Sao Kim, 9/3/2024" in results[0]["input_message_content"]["message_text"]
    assert all(r["input_message_content"]["message_text"].startswith("<b>Có 25 điều khoản") for r in results)
    start = parse_qs(urlsplit(results[0]["reply_markup"]["inline_keyboard"][0][0]["url"]).query)["start"][0]
    assert "Nhiệm vụ thứ 1 " in bot.person().asks(f"/start {start}")


@pytest.mark.parametrize("text", ["", "ngân", "?!?!?!?!"])
def test_what_is_no_question_yet_gets_a_hint(bot: BotAccount, text: str) -> None:
    fields = offered(bot, type_inline(bot.person(), text))
    assert fields["results"] == []
    assert fields["button"]["text"] == wording.INLINE_HINT


@pytest.mark.parametrize(
    ("status", "reason", "sent"),
    [
        ("answered", None, True),
        ("not_found", "not_stated", True),  # that a plan doesn't say it may be worth telling
        ("not_found", "not_understood", False),
        ("not_found", "out_of_scope", False),
        ("clarify", None, False),
        ("chat", None, False),
    ],
)
def test_what_says_nothing_is_not_offered_to_others(
    status: Status, reason: Reason | None, sent: bool
) -> None:
    answer = Answer(question="?", status=status, reason=reason, headline="!", text="!")
    assert _says_something(answer) == sent


def test_only_the_last_key_pressed_is_answered(bot: BotAccount) -> None:
    person = bot.person()
    typed = {f"inline-{length}": "ngân sách"[:length] for length in (7, 8, 9)}
    queries = list(typed)
    bot.inject_many(("inline_query", inline_query(person, name, text)) for name, text in typed.items())
    offered(bot, queries[-1])  # which waits as long as the others, and began after them
    time.sleep(0.6)
    answered = {call["fields"]["inline_query_id"] for call in bot.calls("answerInlineQuery")}
    assert answered & set(queries) == {queries[-1]}


def test_inline_query_leaves_no_trace_in_the_conversation(bot: BotAccount) -> None:
    person = bot.person()
    offered(bot, type_inline(person, "ngân sách"))
    assert "Tôi nhớ 0 câu trước" in person.asks("tiếp")


def test_section_can_be_shared_and_cited_and_its_link_opens_the_clause(bot: BotAccount) -> None:
    person = bot.person()
    message = ask(person, "ngân sách")
    person.press(message, wording.BUTTON_SECTION)
    buttons = [button for row in edited(person, message)["reply_markup"]["inline_keyboard"] for button in row]
    [copy] = [button["copy_text"]["text"] for button in buttons if "copy_text" in button]
    assert copy == (
        "Mục I, gạch đầu dòng 2, Phát triển thư viện <cộng đồng> & văn hoá đọc "
        "(số: bản lưu để trống, ngày: 6/2023), Sao Hoả"
    )
    [share] = [button["url"] for button in buttons if "url" in button]
    link = parse_qs(urlsplit(share).query)["url"][0]
    start = parse_qs(urlsplit(link).query)["start"][0]
    stranger = bot.person()
    opened = ask(stranger, f"/start {start}")
    assert opened["text"].startswith("<b>Sao Hoả: Mục I, gạch đầu dòng 2: Chi phí R&amp;D &lt; 5%")
    assert wording.BUTTON_RIGHT not in labels(opened)  # a clause that was opened claims nothing
    assert "Chi phí R&amp;D" in opened["text"]
    assert wording.BUTTON_SECTION in labels(opened)


@pytest.mark.parametrize("start", ["c999999", "c0", "d999999", "e999999"])
def test_link_to_nothing_is_said(bot: BotAccount, start: str) -> None:
    assert bot.person().asks(f"/start {start}") == wording.LINK_GONE


@pytest.mark.parametrize("start", ["x", "c", "c-1", "c1x", "c" + "9" * 40, "f1", "e 1"])
def test_foreign_payload_is_a_plain_start(bot: BotAccount, start: str) -> None:
    assert bot.person().asks(f"/start {start}") == wording.START


@pytest.mark.parametrize("kind", get_args(LinkKind))
def test_payload_is_what_telegram_takes_and_is_read_as_it_was_written(kind: LinkKind) -> None:
    assert number_of(payload(kind, 12)) == 12
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload(kind, 10**18 - 1))


def test_forwarded_answer_still_opens_each_of_its_clauses(bot: BotAccount) -> None:
    text = ask(bot.person(), "thư viện cấp huyện")["text"]
    [start] = starts_in(text)
    assert "· Sao Hoả, 6/2023" in text
    assert "70% thư viện cấp huyện" in bot.person().asks(f"/start {start}")


@pytest.mark.parametrize("slips", [(), ("và và",)])
def test_reference_too_long_for_a_button_loses_words_of_the_title_alone(slips: tuple[str, ...]) -> None:
    citation = Citation(
        plan_id="p", clause_id="p/I", plan_title="Phát triển văn hoá đọc " * 20, province="Sao Hoả",
        number="12/KH-UBND", issued="2024-03-09", path="I", label="Mục I", text="", slips=slips,
        source=Source(file="p", start=0, end=0),
    )  # fmt: skip
    copied = reference(citation)
    assert COPY_LENGTH - len("Phát triển ") < len(copied) <= COPY_LENGTH
    assert copied.startswith("Mục I, Phát triển văn hoá đọc Phát triển")
    assert "… (số: 12/KH-UBND, ngày: 9/3/2024), Sao Hoả" in copied
    assert copied.endswith(" (nguyên văn: “và và”)" if slips else "Sao Hoả")

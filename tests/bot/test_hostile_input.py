"""Whatever is sent, there is an answer: valid, in bounds, soon, and never an exception."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from bot.conversation import Conversation
from bot.render import console
from bot.service import Assistant
from tests.bot.held import TODAY

ASKED = "hạn báo cáo của Bắc Kạn?"
STRANGE = {
    "nothing": "",
    "white space": " \t\n\u00a0\u3000 ",
    "only signs": "?!…—“”()[]{}<>*/\\|~`^&%$#@",
    "10,000 letters": "a" * 10_000,
    "10,000 words": "thư viện " * 10_000,
    "10,000 digits": "9" * 10_000,
    "10,000 question marks": "?" * 10_000,
    "no space": ASKED.replace(" ", "") * 500,
    "many questions": ASKED * 400,
    "control characters": "".join(map(chr, range(32))) + ASKED + "\x7f\x80\x9f",
    "null bytes": "hạn\0báo\0cáo\0" * 50,
    "right to left": "\u202e" + ASKED + "\u202c \u2066x\u2069 \u200f\u061c",
    "zero width": "h\u200bạ\u200dn\ufeff báo cáo",
    "emoji": "👨‍👩‍👧‍👦 📚" * 100 + "🇻🇳",
    "ligature that grows": "\ufdfa" * 1000,
    "stacked marks": "a" + "\u0301" * 3000,
    "lone surrogates": "hạn \ud800 báo cáo \udfff",
    "noncharacters": "\ufffe\uffff\U0010ffff",
    "decomposed": unicodedata.normalize("NFD", ASKED),
    "compatibility forms": "Ｈạｎ ｂáｏ ｃáｏ ²⁰²⁵ ½ ﬁ Ⅳ",
    "HTML": "<script>alert(1)</script><b>&amp;&lt; Bắc Kạn",
    "markup left open": "**Mục IV [x](http://y) <a href='",
    "format strings": "{0} {what} %s %(x)d ${y} {{}}",
    "patterns": "((((a+)+)+)+)$ [^]* \\b\\d .* ?!",
    "SQL": "'; DROP TABLE users; --",
    "JSON": '{"question": null, "turns": [1, 2]}',
    "path": "../../etc/passwd\0.txt",
    "other scripts": "中文 العربية ру́сский हिन्दी ไทย",
    "an address of huge numbers": "Mục MMMMCMXCIX.999999999999.1.1.1.1.1 khoản 99999999999",
    "an item of a huge number": "cái thứ 99999999999999999999",
    "a day that is none": "hạn là 99/99/9999 phải không, 31/02?",
    "other digits": "năm ٢٠٢٥ và ２０２５ tháng ４",
    "a year too far": "đến năm 9999 và 0000 bao nhiêu phần trăm",
    "huge share": "Bắc Kạn đặt " + "9" * 400 + "% phải không",
    "nested quotes": "“" * 500 + "”" * 500,
    "one syllable of each kind": " ".join(chr(c) for c in range(0x1E00, 0x1F00)),
}  # fmt: skip


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_strange_message(assistant: Assistant, text: str) -> None:
    began = time.process_time()
    reply = assistant.ask(text, today=TODAY)
    assert time.process_time() - began < 30  # a fifth of a second on a quiet machine
    assert 0 < len(reply.answer.headline) <= 300
    assert reply.answer.question == text
    assert console(reply.answer)


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_conversation_goes_on_after_a_strange_message(assistant: Assistant, text: str) -> None:
    first = assistant.ask(ASKED, today=TODAY)
    second = assistant.ask(text, first.conversation, today=TODAY)
    third = assistant.ask("hạn báo cáo của Thái Nguyên?", second.conversation, today=TODAY)
    assert "30 tháng 11" in third.answer.headline


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", ASKED),
        "\u202e" + ASKED + "\u202c",
        "\ufeffhạn báo\u200b cáo của Bắc\u200d Kạn?",
        "(hạn báo cáo) … của “Bắc Kạn” 😀 !!!",
        "?" * 3000 + " hạn báo cáo của Bắc Kạn",
        "\0hạn báo cáo của Bắc Kạn\0",
    ],
)
def test_question_is_read_through_the_noise(assistant: Assistant, text: str) -> None:
    assert "01 tháng 12" in assistant.ask(text, today=TODAY).answer.headline


def test_conversation_can_be_kept_as_json(assistant: Assistant) -> None:
    conversation = Conversation()
    for text in ("tôi ở Ba Bể", ASKED, "còn Thái Nguyên?", "cái thứ 1", "Mục IV.8 Bắc Kạn", "40% phải không"):
        conversation = assistant.ask(text, conversation, today=TODAY).conversation
        assert Conversation.model_validate_json(conversation.model_dump_json()) == conversation


# Pieces of questions and of trouble, in any order.
PIECES = st.one_of(
    st.sampled_from(
        ["Bắc Kạn", "thai nguyen", "TN", "Quảng", "Sở Tài chính", "SNV", "hạn", "bao nhiêu %", "40%", "30/11", "2025",
         "mục IV.8", "gạch thứ 3", "1520/QĐ-TTg", "còn", "thì sao", "phải không", "vì sao", "ai", "khi nào", "so sánh",
         "tóm tắt", "tháng 4", "what is the", "nguồn đâu", "cái thứ 2", "tôi ở", "sở em", ",", "?", ";", "và", "\n",
         "\u202e", "\0", "ﷺ", "\ud83d", "<b>", "{", "%"]
    ),
    st.text(max_size=6),
)  # fmt: skip


@seed(20261122)
@settings(max_examples=150, deadline=None, database=None)
@given(turns=st.lists(st.lists(PIECES, max_size=7).map(" ".join), min_size=1, max_size=3))
def test_any_pieces_in_any_order(assistant: Assistant, turns: list[str]) -> None:
    conversation = Conversation()
    for turn in turns:
        reply = assistant.ask(turn, conversation, today=TODAY)
        conversation = reply.conversation
        assert 0 < len(reply.answer.headline) <= 300
        named = reply.answer.understood.provinces
        assert not named or all(c.province in named for c in reply.answer.citations)

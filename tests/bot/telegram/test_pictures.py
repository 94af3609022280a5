"""Pictures, as a person asks for them with a button, and as a recorded chat keeps them: a real process over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.telegram import wording
from bot.telegram.text import CAPTION_LIMIT, units
from screenshotting.conversations import Conversation, Presses, Says
from screenshotting.recording import played
from tests.bot.telegram.test_buttons import answered, ask, labels
from tests.harness.emulator import BotAccount, Person, eventually
from tests.harness.process import BotProcess

Start = Callable[..., tuple[BotAccount, BotProcess]]
QUESTION = "vẽ thư viện cấp huyện"


def drawn(person: Person) -> dict[str, Any]:
    """The message with the first picture of an answer."""
    message = ask(person, QUESTION)
    before = len(person.received())
    person.press(message, wording.BUTTON_TABLE)
    return person.hears(after=before)[0]


def redrawn(person: Person, message: dict[str, Any], count: int = 1) -> dict[str, Any]:
    """The message after its picture was replaced `count` times."""

    def edits() -> list[dict[str, Any]]:
        calls = [c["result"] for c in person.bot.calls("editMessageMedia") if "refused" not in c]
        return [result for result in calls if result["message_id"] == message["message_id"]]

    eventually(lambda: len(edits()) >= count, what=f"{count} new pictures")
    return edits()[count - 1]


def opened(person: Person, message: dict[str, Any]) -> Image.Image:
    """The picture that a message shows."""
    [photo] = message["photo"]
    return Image.open(BytesIO(person.bot.file(photo["file_id"])))


def paper(picture: Image.Image) -> int:
    """How bright the corner is, 0 to 255."""
    brightness: int = picture.convert("L").getpixel((0, 0))  # type: ignore[assignment]
    return brightness


def test_a_picture_is_sent_with_the_same_as_text(bot: BotAccount) -> None:
    person = bot.person()
    message = drawn(person)
    picture = opened(person, message)
    assert picture.format == "PNG"
    assert picture.width == 1080
    assert paper(picture) > 240
    said = unescape(message["caption"])
    assert said.startswith(
        "<b>So sánh: Sao Hoả, Sao Kim</b>\n<blockquote expandable>“vẽ thư viện cấp huyện”\nSao Hoả (6/2023, số"
    )
    assert "thư viện <loại 0> ở khu dân cư" in said
    assert " – 2025: trên 70%; 2030: trên 90% (Mục I, gạch đầu dòng 0)" in said
    assert units(message["caption"]) <= CAPTION_LIMIT


def test_pictures_are_leafed_through_and_darkened_in_place(bot: BotAccount) -> None:
    person = bot.person()
    message = drawn(person)
    assert labels(message) == [wording.BUTTON_AFTER, wording.BUTTON_DARK]
    person.press(message, wording.BUTTON_AFTER)
    second = redrawn(person, message)
    assert "Kế hoạch không đặt chỉ tiêu bằng số nào" in second["caption"]
    person.press(second, wording.BUTTON_AFTER)
    third = redrawn(person, message, 2)
    assert third["caption"].startswith("<b>Sao Hoả: chỉ tiêu theo năm</b>")
    person.press(third, wording.BUTTON_DARK)
    dark = redrawn(person, message, 3)
    assert dark["caption"] == third["caption"]
    assert paper(opened(person, dark)) < 60
    person.press(dark, wording.BUTTON_BEFORE)
    before = redrawn(person, message, 4)
    assert paper(opened(person, before)) < 60
    assert labels(before) == [wording.BUTTON_BEFORE, wording.BUTTON_AFTER, wording.BUTTON_LIGHT]


def test_pictures_of_an_old_answer_are_drawn_after_a_restart(start_bot: Start) -> None:
    bot, process = start_bot()
    person = bot.person()
    answer = ask(person, QUESTION)
    person.press(answer, wording.BUTTON_TABLE)
    message = person.hears(after=1)[0]
    process.stop()
    start_bot()
    person.press(message, wording.BUTTON_AFTER)
    assert "Sao Kim (9/3/2024, số 12/KH-UBND)" in redrawn(person, message)["caption"]
    person.press(answer, wording.BUTTON_TABLE)
    assert person.hears(after=2)[0]["caption"] == message["caption"]
    assert bot.refused() == []


def test_an_answer_with_nothing_to_draw_offers_no_picture(bot: BotAccount) -> None:
    shown = labels(ask(bot.person(), "thư viện cấp huyện"))
    assert wording.BUTTON_TABLE not in shown
    assert wording.BUTTON_CHART not in shown


@pytest.mark.parametrize("rest", ["x", "-1", "0:dark:dark"])
def test_a_forged_button_breaks_nothing(bot: BotAccount, rest: str) -> None:
    person = bot.person()
    message = ask(person, "ngân sách")
    [section] = [b for row in message["reply_markup"]["inline_keyboard"] for b in row if "📖" in b["text"]]
    data = f"picture:{section['callback_data'].split(':')[1]}:{rest}"
    forged = message | {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}}
    told = answered(person.press(forged, "x"), bot).get("text")
    assert told == (None if rest.startswith("0") else wording.OLD_BUTTON)


def test_a_chat_is_kept_as_it_stands_at_the_end(bot: BotAccount) -> None:
    steps = (Says(text="vẽ thư viện cấp huyện"), Presses(label=wording.BUTTON_TABLE), Presses(label="🌙"))
    mine, answer, picture = played(bot, Conversation(name="x", about="", steps=steps))
    assert (mine.mine, mine.html) == (True, "vẽ thư viện cấp huyện")
    assert answer.html.startswith("<b>Có 1 điều khoản")
    assert {button.kind for row in answer.buttons for button in row} >= {"press", "url"}
    assert picture.photo is not None
    assert picture.photo.startswith(b"\x89PNG")
    assert wording.BUTTON_LIGHT in [
        button.label for row in picture.buttons for button in row
    ]  # darkened in place


def test_a_button_that_is_not_there_is_told(bot: BotAccount) -> None:
    with pytest.raises(ValueError, match="not enough values"):
        played(
            bot, Conversation(name="x", about="", steps=(Says(text="ngân sách"), Presses(label="nothing")))
        )

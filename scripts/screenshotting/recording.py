"""Plays a conversation with a running bot and keeps what a person then sees in the chat."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from corpus.frozen import Frozen
from screenshotting.conversations import Conversation, Presses
from tests.harness import emulator
from tests.harness.emulator import BotAccount, Person
from tests.harness.process import BotProcess, environment


class Button(Frozen):
    """One button under a message."""

    label: str
    kind: str  # "press", "url" or "copy"


class Said(Frozen):
    """One message as a person sees it."""

    mine: bool
    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    photo: bytes | None = None
    file: str | None = None  # a document's name
    size: int = 0  # its bytes


@contextmanager
def running_bot(folder: Path, now: datetime) -> Iterator[BotAccount]:
    """The real bot over the index of INDEX_DIR, its clock standing at `now`."""
    with emulator.running() as url:
        account = BotAccount(url, "HoiKeHoachBot")
        command = ("scripts/screenshotting/dated_bot.py", now.isoformat())
        process = BotProcess(command, folder, environment(account))
        account.database = process.database
        try:
            process.wait_ready()
            yield account
        finally:
            process.stop()


def played(bot: BotAccount, conversation: Conversation) -> tuple[Said, ...]:
    """The chat after all steps. Raises AssertionError where the bot says nothing, ValueError without such a button."""
    person = bot.person("Lan")
    shown: dict[str | int, Said] = {}  # in order; a message that is edited keeps its place
    last: dict[str, Any] = {}
    for at, step in enumerate(conversation.steps):
        before = len(bot.calls())
        if isinstance(step, Presses):
            person.press(last, step.label)
        else:
            shown[f"mine {at}"] = Said(mine=True, html=step.text)
            person.send(step.text)
        for message in _heard(bot, person, before):
            shown[message["message_id"]] = _said(bot, message)
            last = message
    return tuple(shown.values())


def _heard(bot: BotAccount, person: Person, before: int) -> list[dict[str, Any]]:
    """The messages that the bot sent or changed since, once it has no more to say."""

    def messages() -> list[dict[str, Any]]:
        results = [call["result"] for call in bot.calls()[before:] if "refused" not in call]
        return [
            r for r in results if isinstance(r, dict) and r.get("chat", {}).get("id") == person.chat["id"]
        ]

    bot.wait_until_handled()
    assert messages(), "the bot says nothing"  # noqa: S101 - as what it calls
    return messages()


def _said(bot: BotAccount, message: dict[str, Any]) -> Said:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    photo, document = message.get("photo"), message.get("document")
    return Said(
        mine=False,
        html=message.get("text") or message.get("caption") or "",
        buttons=tuple(tuple(_button(one) for one in row) for row in rows),
        photo=bot.file(photo[-1]["file_id"]) if photo else None,
        file=document["file_name"] if document else None,
        size=document["file_size"] if document else 0,
    )


def _button(button: dict[str, Any]) -> Button:
    kind = "url" if "url" in button else "copy" if "copy_text" in button else "press"
    return Button(label=button["text"], kind=kind)

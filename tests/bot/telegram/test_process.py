"""The bot as its operator meets it: starting, failing, ending."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.telegram import wording
from bot.telegram.runtime import EXIT_CONFIG
from tests.bot.telegram.conftest import LIBRARY_BOT
from tests.harness.emulator import BotAccount, eventually, free_port
from tests.harness.library_bot import WAITS
from tests.harness.process import BotProcess, environment

Start = Callable[..., tuple[BotAccount, BotProcess]]


def test_sigterm_answers_the_question_in_flight_and_ends(start_bot: Start, tmp_path: Path) -> None:
    bot, process = start_bot()
    person = bot.person()
    person.send(f"{WAITS}{tmp_path / 'gate'}")
    eventually(lambda: bot.calls("sendChatAction"), what="the question to be taken up")
    process.signal(signal.SIGTERM)
    time.sleep(0.5)
    assert process.alive
    (tmp_path / "gate").touch()
    assert process.wait() == 0
    [answer] = person.received()
    assert WAITS in answer["text"]
    assert wording.STOPPED in process.log


def test_update_taken_before_the_end_is_not_answered_again_after_restart(start_bot: Start) -> None:
    bot, process = start_bot()
    person = bot.person()
    person.asks("ngân sách")
    process.stop()
    person.send("thư viện cấp huyện")  # while it is away
    start_bot()
    bot.wait_until_handled()
    assert [message["text"].split("\n")[0] for message in person.received()] == [
        "<b>Có 1 điều khoản cho “ngân sách”.</b>",
        "<b>Có 1 điều khoản cho “thư viện cấp huyện”.</b>",
    ]


def test_repeated_update_is_answered_once(start_bot: Start) -> None:
    bot, _ = start_bot()
    person = bot.person()
    update = person.send("ngân sách")
    person.hears()
    bot.repeat(update)
    assert "Tôi nhớ 1 câu trước" in person.asks("tiếp")  # which arrives after it
    assert len(person.received()) == 2


@pytest.mark.parametrize("kind", ["429", "500", "drop"])
def test_answer_arrives_in_spite_of_faults(start_bot: Start, kind: str) -> None:
    bot, _ = start_bot()
    bot.fault("sendMessage", kind, times=2)
    person = bot.person()
    assert "Có 1 điều khoản" in person.asks("ngân sách")
    assert len(person.received()) == 1


def test_polling_survives_faults(start_bot: Start) -> None:
    bot, _ = start_bot()
    bot.fault("getUpdates", "500", times=2)
    bot.fault("getUpdates", "drop")
    assert "Có 1 điều khoản" in bot.person().asks("ngân sách")


def test_error_is_logged_with_the_update_and_without_the_words(start_bot: Start) -> None:
    bot, process = start_bot()
    person = bot.person("Nguyễn Thị Bí Mật")
    update = person.send("chuyện riêng của tôi làm hỏng máy")
    person.hears()
    [entry] = [e for e in entries(process) if e["message"] == "update failed"]
    assert entry["update_id"] == update["update_id"]
    assert entry["error"][0]["type"] == "RuntimeError"
    assert entry["error"][0]["message"] == "cannot answer ***"
    log = process.log
    assert "chuyện riêng" not in log
    assert "Bí Mật" not in log
    assert str(person.chat["id"]) not in log
    assert bot.token.split(":")[1] not in log


def test_wrong_token_is_said_and_ends_with_its_own_code(bot_api: str, tmp_path: Path) -> None:
    settings = {"TELEGRAM_BOT_TOKEN": "1:wrong-secret-token", "TELEGRAM_API_URL": bot_api}
    process = BotProcess(LIBRARY_BOT, tmp_path, settings)
    assert process.wait() == EXIT_CONFIG
    assert wording.WRONG_TOKEN.format(url=bot_api) in process.log
    assert "wrong-secret" not in process.log
    assert "Traceback" not in process.log


def test_missing_token_is_said(tmp_path: Path) -> None:
    process = BotProcess(LIBRARY_BOT, tmp_path, {})
    assert process.wait() == EXIT_CONFIG
    assert wording.NO_TOKEN in process.log


def test_unusable_database_is_said(bot_api: str, tmp_path: Path) -> None:
    settings = environment(BotAccount(bot_api)) | {"DATABASE_URL": "sqlite:////proc/nowhere/bot.sqlite"}
    process = BotProcess(LIBRARY_BOT, tmp_path, settings)
    assert process.wait() == EXIT_CONFIG
    assert wording.NO_DATABASE in process.log
    assert "Traceback" not in process.log


def test_dead_network_is_said_and_waited_for(tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    settings = {"TELEGRAM_BOT_TOKEN": "1:secret-of-the-bot", "TELEGRAM_API_URL": url}
    process = BotProcess(LIBRARY_BOT, tmp_path, settings)
    try:
        unreachable = wording.UNREACHABLE.format(url=url, seconds=2)
        eventually(lambda: unreachable in process.log, what="a second try", seconds=300)
        assert process.alive
        process.signal(signal.SIGTERM)
        assert process.wait() == 0  # though it waits longer and longer between tries
    finally:
        process.stop()
    assert "secret-of-the-bot" not in process.log
    assert "Traceback" not in process.log


def entries(process: BotProcess) -> list[dict[str, object]]:
    """The log's JSON lines."""
    return [json.loads(line) for line in process.log.splitlines() if line.startswith("{")]

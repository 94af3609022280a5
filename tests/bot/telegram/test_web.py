"""Health, metrics and the webhook of a real process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from bot.telegram import wording
from bot.telegram.runtime import EXIT_CONFIG
from bot.telegram.web import SECRET_HEADER
from tests.bot.telegram.conftest import LIBRARY_BOT
from tests.harness.emulator import WAIT, BotAccount, Person, eventually, free_port
from tests.harness.process import BotProcess, environment

SECRET = "a-secret_123"


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def hooked(bot_api: str, port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotAccount]:
    """A bot that gets its updates by webhook."""
    account = BotAccount(bot_api)
    settings = {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "WEBHOOK_SECRET": SECRET,
        "HTTP_PORT": str(port),
    }
    process = BotProcess(LIBRARY_BOT, tmp_path_factory.mktemp("hooked"), environment(account) | settings)
    account.database = process.database
    try:
        process.wait_ready()
        yield account
        assert account.refused() == []
        assert SECRET not in process.log
    finally:
        process.stop()


def post(port: int, body: bytes, secret: str) -> int:
    headers = {SECRET_HEADER: secret}
    place = f"http://127.0.0.1:{port}/hook"
    return httpx.post(place, content=body, headers=headers, timeout=WAIT).status_code


def test_updates_arrive_by_webhook(hooked: BotAccount) -> None:
    assert "Có 1 điều khoản" in hooked.person().asks("ngân sách")
    [call] = hooked.calls("setWebhook")
    assert call["fields"]["allowed_updates"] == [
        "message",
        "edited_message",
        "callback_query",
        "inline_query",
    ]
    assert hooked.calls("getUpdates") == []


@pytest.mark.parametrize("secret", ["", "secret", SECRET + "x"])
def test_only_who_knows_the_secret_is_heard(hooked: BotAccount, port: int, secret: str) -> None:
    assert post(port, b'{"update_id": 1}', secret) == 403


@pytest.mark.parametrize("body", [b"", b"nonsense", b"[1]", b"{}", b'{"update_id": 1, "message": 3}'])
def test_what_is_no_update_is_refused(hooked: BotAccount, port: int, body: bytes) -> None:
    assert post(port, body, SECRET) == 400


def test_update_delivered_twice_is_answered_once(hooked: BotAccount) -> None:
    person = hooked.person()
    update = person.send("ngân sách")
    person.hears()
    hooked.repeat(update)
    assert "Tôi nhớ 1 câu trước" in person.asks("tiếp")
    assert len(person.received()) == 2


def test_health_and_metrics(hooked: BotAccount, port: int) -> None:
    person = hooked.person()
    person.asks("ngân sách")
    person.asks("không có đâu")
    person.asks("làm hỏng đi")
    health = httpx.get(f"http://127.0.0.1:{port}/health", timeout=WAIT)
    well = {"status": "ok", "database": "ok", "index": "thu-nghiem", "plans": 2}
    assert (health.status_code, health.json()) == (200, well)

    def ended() -> dict[str, str] | None:
        """The figures, once the last of the three updates is counted: it is written down just before."""
        lines = httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=WAIT).text.splitlines()
        values = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
        return values if float(values.get('hoikehoach_updates_total{event="done"}', 0)) >= 3 else None

    values = eventually(ended, what="three updates to be counted")
    assert float(values['hoikehoach_questions_total{reason="",status="answered"}']) >= 1
    assert float(values['hoikehoach_questions_total{reason="not_stated",status="not_found"}']) >= 1
    assert float(values['hoikehoach_errors_total{type="RuntimeError"}']) == 1
    assert float(values["hoikehoach_question_seconds_count"]) >= 2
    assert float(values['hoikehoach_snapshot{name="thu-nghiem"}']) == 1
    assert float(values["hoikehoach_plans"]) == 2
    assert float(values['hoikehoach_queue{state="waiting"}']) == 0


def test_health_says_when_telegram_is_not_reached(tmp_path: Path) -> None:
    port = free_port()
    dead = {
        "TELEGRAM_BOT_TOKEN": "1:secret-of-the-bot",
        "TELEGRAM_API_URL": f"http://127.0.0.1:{free_port()}",
        "HTTP_PORT": str(port),
    }
    process = BotProcess(LIBRARY_BOT, tmp_path, dead)

    def status() -> int:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/health", timeout=WAIT).status_code
        except httpx.TransportError:
            return 0

    try:
        assert eventually(status, what="the server", seconds=300) == 503
    finally:
        process.stop()


def test_webhook_without_a_secret_is_refused(bot_api: str, tmp_path: Path) -> None:
    settings = environment(BotAccount(bot_api)) | {"WEBHOOK_URL": "https://example.org/hook"}
    process = BotProcess(LIBRARY_BOT, tmp_path, settings)
    assert process.wait() == EXIT_CONFIG
    assert wording.NO_SECRET in process.log


def test_taken_port_is_said(hooked: BotAccount, port: int, bot_api: str, tmp_path: Path) -> None:
    process = BotProcess(LIBRARY_BOT, tmp_path, environment(BotAccount(bot_api)) | {"HTTP_PORT": str(port)})
    assert process.wait() == EXIT_CONFIG
    assert f"cổng HTTP {port}" in process.log


Start = Callable[..., tuple[BotAccount, BotProcess]]


def test_commands_and_descriptions_are_registered(start_bot: Start) -> None:
    bot, _ = start_bot(ADMIN_IDS="4711")
    eventually(lambda: len(bot.calls("setMyCommands")) == 7, what="seven lists of commands")
    lists = {
        (call["fields"]["scope"]["type"], call["fields"].get("language_code")): [
            command["command"] for command in call["fields"]["commands"]
        ]
        for call in bot.calls("setMyCommands")
    }
    everyone = list(wording.COMMANDS)
    assert lists["default", "vi"] == lists["default", None] == lists["all_private_chats", "vi"] == everyone
    assert lists["all_group_chats", "vi"] == list(wording.GROUP_COMMANDS)
    assert lists["chat", None] == [*everyone, *wording.ADMIN_COMMANDS]
    assert bot.calls("setMyDescription")
    assert bot.calls("setMyShortDescription")


def test_bot_serves_where_registering_fails(start_bot: Start) -> None:
    bot, process = start_bot()
    process.stop()
    bot.fault("setMyCommands", "500", times=3)
    start_bot()
    assert "Có 1 điều khoản" in bot.person().asks("ngân sách")


def test_who_asks_too_much_is_told_once_and_others_are_not_held_up(start_bot: Start) -> None:
    bot, _ = start_bot()
    eager: Person = bot.person()
    for _ in range(26):
        eager.send("/moi")
    eager.hears(21)
    assert bot.person().asks("/moi") == wording.FORGOTTEN
    told = [message["text"] for message in eager.received() if message["text"] == wording.TOO_MANY]
    assert len(told) == 1


def test_question_from_before_a_pause_is_answered_saying_which(start_bot: Start) -> None:
    bot, _ = start_bot()
    person = bot.person()
    now = person.message()["date"]
    person.send("câu đã quên", date=now - 2 * 86_400)
    person.send("ngân sách", date=now - 3600)
    [answer] = person.hears()
    assert answer["text"].startswith("<b>Có 1 điều khoản")
    assert "\n\n<i>Tôi vừa hoạt động trở lại; đây là câu trả lời cho câu hỏi lúc " in answer["text"]
    assert "ngân sách" in answer["text"]

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.harness.emulator import BotAccount
from tests.harness.process import BotProcess, environment

LIBRARY_BOT = ("-m", "tests.harness.library_bot")


@pytest.fixture
def start_bot(bot_api: str, tmp_path: Path) -> Iterator[Callable[..., tuple[BotAccount, BotProcess]]]:
    """Start a bot over the tiny library with an account of its own; called again, restart it."""
    account = BotAccount(bot_api)
    processes: list[BotProcess] = []

    def start(**settings: str) -> tuple[BotAccount, BotProcess]:
        process = BotProcess(LIBRARY_BOT, tmp_path, environment(account) | settings)
        account.database = process.database
        processes.append(process)
        return account, process.wait_ready()

    yield start
    for process in processes:
        process.stop()


@pytest.fixture(scope="module")
def bot(bot_api: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotAccount]:
    """A running bot that the tests of a module share; each talks to it as persons of its own."""
    account = BotAccount(bot_api)
    process = BotProcess(LIBRARY_BOT, tmp_path_factory.mktemp("bot"), environment(account))
    account.database = process.database
    try:
        process.wait_ready()
        yield account
        assert account.refused() == []  # whatever the tests asked, Telegram would have taken every message
        assert account.token.split(":")[1] not in process.log
    finally:
        process.stop()

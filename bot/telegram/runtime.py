"""The bot's life: connect however long it takes, poll, and end with every question in flight answered."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys

from telegram import Update
from telegram.error import InvalidToken, TelegramError

from bot import messages
from bot.settings import Settings
from bot.telegram.errors import polling_failed
from bot.telegram.types import AnyApplication

EXIT_CONFIG = 78  # EX_CONFIG of sysexits.h: restarting won't help, so that a supervisor needn't
ALLOWED_UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY]
FIRST_DELAY, LAST_DELAY = 1.0, 30.0  # seconds between tries to connect
_log = logging.getLogger(__name__)


async def run(application: AnyApplication, settings: Settings, *, library: str) -> int:
    """Serve until SIGTERM or SIGINT; the exit code: 0, or EXIT_CONFIG where Telegram refuses the token."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        if await _connect(application, settings.telegram_api_url, stop):
            await _serve(application, library, stop)
        return 0
    except InvalidToken:
        _say(messages.TELEGRAM_WRONG_TOKEN.format(url=settings.telegram_api_url))
        return EXIT_CONFIG
    finally:
        await application.shutdown()


async def _connect(application: AnyApplication, url: str, stop: asyncio.Event) -> bool:
    """Reach Telegram, trying until it answers. False where a stop was asked for first.

    Raises telegram.error.InvalidToken.
    """
    delay = FIRST_DELAY
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken:
            raise
        except TelegramError as error:
            _log.warning("cannot reach Telegram", extra={"fields": {"error_type": type(error).__name__}})
            _say(messages.TELEGRAM_UNREACHABLE.format(url=url, seconds=round(delay)))
        else:
            return True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), delay)
        delay = min(2 * delay, LAST_DELAY)
    return False


async def _serve(application: AnyApplication, library: str, stop: asyncio.Event) -> None:
    updater = application.updater
    if updater is None:
        raise ValueError("the application was built without an updater")
    await application.start()
    try:
        await updater.start_polling(
            allowed_updates=ALLOWED_UPDATES, bootstrap_retries=-1, error_callback=polling_failed
        )
        _say(messages.TELEGRAM_READY.format(username=application.bot.username, library=library))
        await stop.wait()
    finally:
        # First no new updates, then the answers to those that came.
        if updater.running:
            await updater.stop()
        await application.stop()
    _say(messages.TELEGRAM_STOPPED)


def _say(line: str) -> None:
    """A line for the operator, who may read no log."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()

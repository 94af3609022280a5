"""The bot's life: connect however long it takes, poll, and end with every question in flight answered."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Update
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.settings import Settings
from bot.store.database import DatabaseError
from bot.store.store import DAY
from bot.telegram import wording
from bot.telegram.desk import Desk
from bot.telegram.errors import polling_failed
from bot.telegram.registration import register
from bot.telegram.reminders import Reminders, keep_sending
from bot.telegram.types import AnyApplication
from bot.telegram.web import DEFAULT_PORT, Probe, State, start_server
from bot.telegram.workers import Workers

EXIT_CONFIG = 78  # EX_CONFIG of sysexits.h: restarting won't help, so that a supervisor needn't
ALLOWED_UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY]
FIRST_DELAY, LAST_DELAY = 1.0, 30.0  # seconds between tries to connect
_log = logging.getLogger(__name__)


async def run(application: AnyApplication, settings: Settings, desk: Desk, reminders: Reminders) -> int:
    """Serve until SIGTERM or SIGINT; the exit code: 0, or EXIT_CONFIG where the settings can't work."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    server = None
    workers = Workers(application, desk.store.updates, desk.metrics)
    try:
        server = start_server(application, settings, desk.metrics, _probe(desk, workers))
        if await _reach(application.initialize, settings.telegram_api_url, stop):
            await _serve(application, settings, desk, reminders, workers, stop=stop)
        return 0
    except InvalidToken:
        _say(wording.WRONG_TOKEN.format(url=settings.telegram_api_url))
        return EXIT_CONFIG
    except BadRequest as error:  # of set_webhook: an address that Telegram doesn't take
        _say(wording.BAD_WEBHOOK.format(detail=error.message))
        return EXIT_CONFIG
    except OSError as error:
        _say(wording.PORT_TAKEN.format(port=settings.http_port or DEFAULT_PORT, detail=error.strerror))
        return EXIT_CONFIG
    finally:
        if server is not None:
            server.stop()
        await application.shutdown()


async def _reach(action: Callable[[], Awaitable[object]], url: str, stop: asyncio.Event) -> bool:
    """Do what needs Telegram, trying until it answers. False where a stop was asked for first.

    Raises what trying again doesn't mend: telegram.error.InvalidToken, telegram.error.BadRequest.
    """
    delay = FIRST_DELAY
    while not stop.is_set():
        try:
            await action()
        except (InvalidToken, BadRequest):
            raise
        except TelegramError as error:
            _log.warning("cannot reach Telegram", extra={"fields": {"error_type": type(error).__name__}})
            _say(wording.UNREACHABLE.format(url=url, seconds=round(delay)))
        else:
            return True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), delay)
        delay = min(2 * delay, LAST_DELAY)
    return False


async def _serve(
    application: AnyApplication,
    settings: Settings,
    desk: Desk,
    reminders: Reminders,
    workers: Workers,
    *,
    stop: asyncio.Event,
) -> None:
    updater = application.updater
    if updater is None:
        raise ValueError("the application was built without an updater")
    await application.start()
    workers.start()
    background = [
        asyncio.create_task(register(application.bot, settings.admin_ids)),
        asyncio.create_task(keep_sending(reminders, application.bot, desk.now)),
        asyncio.create_task(_keep_pruning(desk)),
        asyncio.create_task(desk.warm_up()),
    ]
    try:
        if settings.webhook_url is not None:
            await _reach(partial(_set_webhook, application, settings), settings.telegram_api_url, stop)
        else:
            await updater.start_polling(
                allowed_updates=ALLOWED_UPDATES, bootstrap_retries=-1, error_callback=polling_failed
            )
        _say(wording.READY.format(username=application.bot.username, library=desk.library.name))
        await stop.wait()
    finally:
        # First no new updates, then the answers to those in hand; the others are in the database.
        workers.refuse()
        for task in background:
            task.cancel()
        if updater.running:
            await updater.stop()
        await workers.stop()
        await application.stop()
    _say(wording.STOPPED)


async def _set_webhook(application: AnyApplication, settings: Settings) -> None:
    """Tell Telegram where to bring updates. It stays set when the bot ends: they wait for the next start."""
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    await application.bot.set_webhook(
        settings.webhook_url or "", allowed_updates=ALLOWED_UPDATES, secret_token=secret
    )


async def _keep_pruning(desk: Desk) -> None:
    """Erase what grew too old, now and every day."""
    while True:
        try:
            await desk.keep(desk.store.prune)
        except Exception:  # noqa: BLE001 - the next day is another chance
            _log.exception("pruning failed")
        await asyncio.sleep(DAY)


def _probe(desk: Desk, workers: Workers) -> Probe:
    """What the pages for a load balancer and an operator ask."""

    async def state() -> State:
        database = await desk.keep(desk.store.reachable)
        name, plans = await desk.keep(_library, desk)
        return State(workers.serving, database, name, plans)

    async def refresh() -> None:
        desk.metrics.library(*await desk.keep(_library, desk))
        with contextlib.suppress(DatabaseError):  # the other figures are there without it
            desk.metrics.queue(*await desk.keep(desk.store.updates.depth))

    return Probe(lambda: workers.serving, state, refresh)


def _library(desk: Desk) -> tuple[str, int]:
    return desk.library.name, len(desk.library.summaries)


def _say(line: str) -> None:
    """A line for the operator, who may read no log."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()

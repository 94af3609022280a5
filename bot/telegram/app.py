"""The bot as a process: what handles which update, and serving until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Collection, Coroutine
from datetime import datetime
from typing import Any

from sqlalchemy import Engine
from telegram import Update
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot import logs
from bot.metrics import Metrics
from bot.settings import Settings
from bot.store.database import DatabaseError, is_outage, open_database
from bot.store.store import Store
from bot.telegram import wording
from bot.telegram.admin import Admin
from bot.telegram.agenda import Agenda
from bot.telegram.buttons import Buttons
from bot.telegram.commands import Commands
from bot.telegram.desk import Desk, vietnam_now
from bot.telegram.errors import ErrorReport
from bot.telegram.indexing import Indexing
from bot.telegram.inline import Inline
from bot.telegram.intake import Intake
from bot.telegram.limits import PatientLimiter
from bot.telegram.menus import Menus
from bot.telegram.plans import Plans
from bot.telegram.ports import Assistant
from bot.telegram.questions import Questions
from bot.telegram.quota import Quota
from bot.telegram.reminders import Reminders
from bot.telegram.runtime import EXIT_CONFIG, run
from bot.telegram.types import AnyApplication, Context

CONNECTIONS = 64  # requests at once; typing signs and messages of concurrent chats share them
Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]
TIMEOUT = 20.0  # seconds for reading and writing
DATABASE_PAUSE = 3  # seconds between tries to reach a database server


def serve(assistant: Assistant, settings: Settings, clock: Callable[[], datetime] = vietnam_now) -> None:
    """Answer on Telegram until SIGTERM or Ctrl+C. Raises SystemExit where the settings can't work."""
    logs.configure(settings.secrets)
    if settings.telegram_bot_token is None:
        sys.stderr.write(wording.NO_TOKEN + "\n")
        raise SystemExit(EXIT_CONFIG)
    if settings.webhook_url is not None and settings.webhook_secret is None:
        sys.stderr.write(wording.NO_SECRET + "\n")
        raise SystemExit(EXIT_CONFIG)
    metrics = Metrics()
    store = Store(_database(settings.database_url.get_secret_value()))
    desk = Desk(assistant, store, metrics, log_questions=settings.log_questions, clock=clock)
    reminders = Reminders(desk, Agenda(desk))
    application = build(desk, settings, reminders)
    try:
        code = asyncio.run(run(application, settings, desk, reminders))
    finally:
        desk.close()
    if code:
        raise SystemExit(code)


def _database(address: str) -> Engine:
    """The database; a server that is away is waited for. Raises SystemExit where waiting wouldn't help."""
    while True:
        try:
            return open_database(address)
        except (DatabaseError, OSError) as error:
            if not (is_outage(error) and address.startswith("postgres")):
                logging.getLogger(__name__).exception("database not opened")
                sys.stderr.write(wording.NO_DATABASE + "\n")
                raise SystemExit(EXIT_CONFIG) from None
            detail = str(getattr(error, "orig", error)).strip().partition("\n")[0]
        sys.stderr.write(wording.DATABASE_AWAY.format(seconds=DATABASE_PAUSE) + "\n")
        sys.stderr.write(wording.DATABASE_SAYS.format(detail=detail) + "\n")
        time.sleep(DATABASE_PAUSE)


def build(desk: Desk, settings: Settings, reminders: Reminders) -> AnyApplication:
    """The application with its handlers, not yet connected. `settings` must hold a token."""
    token = settings.telegram_bot_token
    if token is None:
        raise ValueError("settings hold no token")
    application = (
        ApplicationBuilder()
        .token(token.get_secret_value())
        .base_url(settings.telegram_api_url + "/bot")
        .base_file_url(settings.telegram_api_url + "/file/bot")
        .connection_pool_size(CONNECTIONS)
        .pool_timeout(60)
        .read_timeout(TIMEOUT)
        .write_timeout(TIMEOUT)
        .update_queue(Intake(desk.store.updates, desk.metrics))
        .concurrent_updates(True)  # noqa: FBT003 - of what comes here: inline queries
        .rate_limiter(PatientLimiter())
        .build()
    )
    route(application, desk, settings, reminders)
    return application


def route(application: AnyApplication, desk: Desk, settings: Settings, reminders: Reminders) -> None:
    """What handles which update; the first that fits does."""
    commands, questions = Commands(desk, settings.admin_ids), Questions(desk)
    buttons, agenda = Buttons(desk, settings.plans_dir), Agenda(desk)
    menus, plans = Menus(desk), Plans(desk, settings.plans_dir)
    new, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    words = filters.TEXT | filters.CAPTION
    if settings.admin_ids:
        route_admin(application, desk, settings)
    application.add_handlers(
        [
            CommandHandler("start", commands.start, new),
            CommandHandler("help", commands.help, new),
            CommandHandler("kehoach", plans.listed, new),
            CallbackQueryHandler(plans.pressed, pattern=r"^(plans|plan|file):"),
            CommandHandler("moi", commands.forget, new),
            CommandHandler("tinh", commands.province, new),
            CommandHandler("riengtu", commands.privacy, new),
            CommandHandler("xoadulieu", commands.erase, new),
            CommandHandler("nhiemvu", menus.duties, new),
            CommandHandler("chitieu", menus.targets, new),
            CallbackQueryHandler(menus.pressed, pattern=r"^(menu|pick):"),
            CommandHandler("thoihan", agenda.deadlines, new),
            CommandHandler("sukien", agenda.events, new),
            CommandHandler("nhac", reminders.menu, new),
            CallbackQueryHandler(agenda.file, pattern=r"^ics:"),
            CallbackQueryHandler(reminders.pressed, pattern=r"^(remind|unremind):"),
            CallbackQueryHandler(commands.chosen, pattern=r"^(province|erase|keep):"),
            CallbackQueryHandler(buttons.pressed),
            InlineQueryHandler(Inline(desk).typed),
            MessageHandler(new & filters.COMMAND, commands.unknown),
            MessageHandler(edited & filters.COMMAND, _ignore),
            MessageHandler(new & words, questions.asked),
            MessageHandler(edited & words, questions.edited),
            MessageHandler(new & ~filters.StatusUpdate.ALL, questions.unusual),
        ]
    )
    application.add_handler(TypeHandler(Update, Quota(desk.metrics).check), group=-1)
    application.add_error_handler(ErrorReport(desk.metrics).report)


def route_admin(application: AnyApplication, desk: Desk, settings: Settings) -> None:
    """What only administrators reach, in private; for others the handlers that follow are as if alone."""
    admin = Admin(desk, Indexing(settings.plans_dir, settings.index_dir), settings.incoming_dir)
    theirs = filters.User(settings.admin_ids) & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    application.add_handlers(
        [
            CommandHandler("trangthai", admin.status, theirs),
            CommandHandler("chuatraloi", admin.unanswered, theirs),
            CommandHandler("lapchimuc", admin.reindex, theirs, block=False),
            MessageHandler(theirs & filters.Document.ALL, admin.document, block=False),
            CallbackQueryHandler(
                _only_for(settings.admin_ids, admin.confirmed), r"^(index|drop):", block=False
            ),
        ]
    )


def _only_for(ids: Collection[int], act: Handler) -> Handler:
    async def checked(update: Update, context: Context) -> None:
        if update.effective_user is not None and update.effective_user.id in ids:
            await act(update, context)

    return checked


async def _ignore(_update: object, _context: object) -> None:
    """A command is not run again because its message was edited."""

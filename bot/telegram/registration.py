"""What Telegram shows of the bot before a word is said: its commands in each kind of chat, its description."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.telegram import wording

_log = logging.getLogger(__name__)


async def register(bot: Bot, admin_ids: Collection[int]) -> None:
    """Set commands and descriptions. A fault is logged: the bot works without them."""
    try:
        await _register_commands(bot)
        await bot.set_my_description(wording.DESCRIPTION)
        await bot.set_my_short_description(wording.ABOUT)
    except TelegramError as error:
        _log.warning("commands not registered", extra={"fields": {"error_type": type(error).__name__}})
    for admin in admin_ids:
        try:
            commands = wording.COMMANDS | wording.ADMIN_COMMANDS
            await bot.set_my_commands(_pairs(commands), scope=BotCommandScopeChat(admin))
        except TelegramError as error:  # one who never wrote to the bot has no chat with it
            _log.info("no administrator's commands", extra={"fields": {"error_type": type(error).__name__}})


async def _register_commands(bot: Bot) -> None:
    in_groups = {name: wording.COMMANDS[name] for name in wording.GROUP_COMMANDS}
    scopes: list[tuple[BotCommandScope, Mapping[str, str]]] = [
        (BotCommandScopeDefault(), wording.COMMANDS),
        (BotCommandScopeAllPrivateChats(), wording.COMMANDS),
        (BotCommandScopeAllGroupChats(), in_groups),
    ]
    for scope, commands in scopes:
        # For those whose Telegram speaks Vietnamese, and for all others: both are read before either alone.
        await bot.set_my_commands(_pairs(commands), scope=scope, language_code="vi")
        await bot.set_my_commands(_pairs(commands), scope=scope)


def _pairs(commands: Mapping[str, str]) -> list[tuple[str, str]]:
    return list(commands.items())

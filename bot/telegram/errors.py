"""What happens when a handler fails: the asker reads that we are sorry, the log keeps the rest."""

from __future__ import annotations

import logging

from telegram import Message, Update
from telegram.error import Forbidden, NetworkError, TelegramError

from bot.messages import STORE_UNAVAILABLE
from bot.metrics import Metrics
from bot.telegram import wording
from bot.telegram.handling import current
from bot.telegram.sending import reply
from bot.telegram.types import Context
from index.errors import StoreError

_log = logging.getLogger(__name__)


class ErrorReport:
    """The handler of errors."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def report(self, update: object, context: Context) -> None:
        """Count the error, log it with the update's id and tell the asker, unless it passes by itself."""
        if context.error is None:
            return
        self._metrics.failed(context.error)
        handling = current()
        if handling is not None and handling.postpones(context.error):
            fields = {"update_id": handling.holder.update_id, "error_type": type(context.error).__name__}
            _log.warning("update postponed", extra={"fields": fields})
            return
        await _report(update, context.error)


async def _report(update: object, error: Exception) -> None:
    """The asker's words stay out of the log."""
    if not isinstance(update, Update):
        _log.error("background task failed", exc_info=error)
        return
    message = update.effective_message
    if isinstance(error, Forbidden):  # blocked by the person, or put out of the group
        _log.info("not allowed to write", extra={"fields": {"update_id": update.update_id}})
        return
    _log.error(
        "update failed",
        exc_info=error,
        extra={"fields": {"update_id": update.update_id}, "hidden": _words_of(message)},
    )
    if message is not None:
        unread = isinstance(error, StoreError)
        await apologise(message, update.update_id, STORE_UNAVAILABLE if unread else wording.SORRY)


def polling_failed(error: TelegramError) -> None:
    """Log a fault while fetching updates; the library tries again by itself."""
    level = logging.WARNING if isinstance(error, NetworkError) else logging.ERROR
    _log.log(level, "fetching updates failed", extra={"fields": {"error_type": type(error).__name__}})


async def apologise(message: Message, update_id: int, words: str = wording.SORRY) -> None:
    """Tell the asker that nothing came of it; a fault on the way is logged."""
    try:
        await reply(message, [words])
    except TelegramError:
        _log.exception("apology not sent", extra={"fields": {"update_id": update_id}})


def _words_of(message: Message | None) -> tuple[str, ...]:
    words = (message.text, message.caption) if message is not None else ()
    return tuple(text for text in words if text)

"""Where updates come in, by polling or webhook: written down before Telegram is told that they arrived."""

from __future__ import annotations

import asyncio
import logging

from telegram import Update
from telegram.error import NetworkError

from bot.metrics import Metrics
from bot.store.database import DatabaseError, is_outage
from bot.store.updates import Updates

_log = logging.getLogger(__name__)


class Intake(asyncio.Queue[object]):
    """The application's queue of updates. Those that have to be answered go to the database, for any bot.

    An inline query stays in this process: its answer is of use for seconds, and only to the last one typed.
    """

    def __init__(self, updates: Updates, metrics: Metrics) -> None:
        super().__init__()
        self.arrived = asyncio.Event()  # something was written down
        self._updates = updates
        self._metrics = metrics

    async def put(self, item: object) -> None:
        """Take an update in; when this returns it is safe.

        Raises telegram.error.NetworkError while the database is away: polling then asks for the same updates
        again, and Telegram brings those of a webhook again.
        """
        if not isinstance(item, Update) or item.inline_query is not None:
            await super().put(item)
            return
        try:
            new = await asyncio.to_thread(
                self._updates.accept, item.update_id, order_key(item), item.to_json()
            )
        except DatabaseError as error:
            self._metrics.failed(error)
            if is_outage(error):
                raise NetworkError("the database is away") from error
            # Nothing else mends it, and behind it all others would wait for ever.
            _log.exception("update not kept", extra={"fields": {"update_id": item.update_id}})
            return
        self._metrics.update("received" if new else "repeated")
        self.arrived.set()


def order_key(update: Update) -> int:
    """Updates with the same number keep their order: a chat's, or a person's where there is no chat."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user is not None else update.update_id

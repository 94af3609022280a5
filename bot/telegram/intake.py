"""Where updates come in, by polling or webhook: written down before Telegram is told that they arrived."""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol

from telegram import Update
from telegram.error import NetworkError

from bot.metrics import Metrics
from bot.store.database import DatabaseError, is_outage
from bot.store.updates import Updates
from bot.telegram import lease

_log = logging.getLogger(__name__)


class Hand(Protocol):
    """Who handles what arrives; `free`: whether there is room for one more."""

    name: str

    @property
    def free(self) -> bool: ...  # noqa: D102

    def handle(self, update: Update) -> None:
        """Handle an update that is taken in this hand's name."""
        ...


class Intake(asyncio.Queue[object]):
    """The application's queue of updates. Those that have to be answered go to the database, for any bot.

    An inline query stays in this process: its answer is of use for seconds, and only to the last one typed.
    """

    def __init__(self, updates: Updates, metrics: Metrics) -> None:
        super().__init__()
        self.arrived = asyncio.Event()  # something was written down
        self._updates = updates
        self._metrics = metrics
        self._hand: Hand | None = None

    def hand_over_to(self, hand: Hand) -> None:
        """Who handles at once what arrives here."""
        self._hand = hand

    async def put(self, item: object) -> None:
        """Take an update in; when this returns it is safe.

        Raises telegram.error.NetworkError while the database is away: polling then asks for the same updates
        again, and Telegram brings those of a webhook again.
        """
        if not isinstance(item, Update) or item.inline_query is not None:
            await super().put(item)
            return
        hand = self._hand if self._hand is not None and self._hand.free else None
        try:
            became = await asyncio.to_thread(
                self._updates.accept,
                item.update_id,
                order_key(item),
                item.to_json(),
                worker=hand.name if hand else None,
                seconds=lease.LEASE_SECONDS,
            )
        except DatabaseError as error:
            self._metrics.failed(error)
            if is_outage(error):
                raise NetworkError("the database is away") from error
            # Nothing else mends it, and behind it all others would wait for ever.
            _log.exception("update not kept", extra={"fields": {"update_id": item.update_id}})
            return
        self._metrics.update("repeated" if became == "repeated" else "received")
        if became == "taken" and hand is not None:
            hand.handle(item)
        else:
            self.arrived.set()


def order_key(update: Update) -> int:
    """Updates with the same number keep their order: a chat's, or a person's where there is no chat."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user is not None else update.update_id

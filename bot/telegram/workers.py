"""Handling what came in: takes updates from the database, side by side those of many chats, and ends each one."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import secrets
import socket
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from telegram import Update

from bot.metrics import Metrics
from bot.store.database import DatabaseError, is_outage
from bot.store.updates import Holder, NotOurs, Sending, Taken, Updates
from bot.telegram import handling as hand
from bot.telegram import lease
from bot.telegram.errors import apologise
from bot.telegram.handling import Handling
from bot.telegram.intake import Intake
from bot.telegram.lease import Lease
from bot.telegram.types import AnyApplication

AT_ONCE = 64  # updates of one bot; the rest wait in the database, where another bot finds them
LOOK_SECONDS = 1.0  # between looks for what other bots brought in or left behind
PAUSES = (5.0, 20.0, 60.0, 180.0)  # seconds before an update is tried again that Telegram couldn't be told of
MOST_TAKEN = len(PAUSES) + 1  # after which an update is left: it may be what ends the process
GRACE_SECONDS = 20.0  # for what is in hand when the bot is told to stop
OUTAGE_PAUSE = 0.5  # seconds between tries while the database is away
_log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


class Workers:
    """The handling of one bot."""

    def __init__(self, application: AnyApplication, updates: Updates, metrics: Metrics) -> None:
        """Raises TypeError where the application has a queue that keeps nothing."""
        if not isinstance(application.update_queue, Intake):
            raise TypeError("the application was built without an Intake")
        self._application = application
        self._arrived = application.update_queue.arrived
        application.update_queue.hand_over_to(self)
        self._updates = updates
        self._metrics = metrics
        self.name = f"{socket.gethostname()[:16]}-{os.getpid()}-{secrets.token_hex(4)}"
        self._lease = Lease(updates, self.name, self._still_held)
        self._tasks: set[asyncio.Task[None]] = set()
        self._in_hand: dict[int, float] = {}  # update → when it was taken
        self._lost: set[int] = set()
        self._stray: frozenset[int] = frozenset()  # held and not in hand, when last looked
        self._stopping = False
        self._giving_back = False
        self._dispatcher: asyncio.Task[None] | None = None

    @property
    def serving(self) -> bool:
        """Whether updates are taken in."""
        return self._dispatcher is not None and not self._stopping

    @property
    def free(self) -> bool:
        """Whether one more update can be handled now."""
        return self.serving and len(self._tasks) < AT_ONCE

    def handle(self, update: Update) -> None:
        """Handle an update that was taken on its arrival."""
        self._begin(Taken(update.update_id, "", 1), update)

    def start(self) -> None:
        """Begin to take updates."""
        self._lease.start()
        self._dispatcher = asyncio.create_task(self._dispatch())

    def renew(self) -> bool:
        """Renew the lease now; False while the database is away."""
        return self._lease.renew()

    def refuse(self) -> None:
        """Take nothing more, neither in nor in hand."""
        self._stopping = True
        self._arrived.set()

    async def stop(self) -> None:
        """End what is in hand, and give back what can't be ended in time."""
        self.refuse()
        if self._dispatcher is not None:
            await self._dispatcher
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=GRACE_SECONDS)
        self._giving_back = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=GRACE_SECONDS)
        await asyncio.to_thread(self._lease.stop)

    async def _dispatch(self) -> None:
        looked = 0.0
        while not self._stopping:
            self._arrived.clear()
            look = time.monotonic() - looked >= LOOK_SECONDS
            looked = time.monotonic() if look else looked
            taken = await self._next(look=look) if self.free else None
            if taken is not None:
                self._begin(taken, None)
                continue
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), LOOK_SECONDS)

    async def _next(self, *, look: bool) -> Taken | None:
        try:
            if look and self._lease.steady:
                taken = await asyncio.to_thread(self._updates.take_over, self.name, lease.LEASE_SECONDS)
                if taken is not None:
                    self._metrics.update("taken_over")
                    return taken
            return await asyncio.to_thread(self._updates.take, self.name, lease.LEASE_SECONDS)
        except DatabaseError as error:
            self._metrics.failed(error)
            _log.warning("no update taken", extra={"fields": {"error_type": type(error).__name__}})
            await asyncio.sleep(OUTAGE_PAUSE)
            return None

    def _begin(self, taken: Taken, update: Update | None) -> None:
        self._in_hand[taken.update_id] = time.monotonic()
        task = asyncio.create_task(self._work(taken, update))
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._arrived.set()  # the next of its chat
        if not task.cancelled() and task.exception() is not None:
            _log.error("update not ended", exc_info=task.exception())

    async def _work(self, taken: Taken, update: Update | None) -> None:
        number = taken.update_id
        try:
            if taken.attempts > MOST_TAKEN:
                await self._give_up(taken)
                return
            update = update or self._read(taken)
            sent = await self._persist(self._updates.sent, number) if taken.attempts > 1 else []
            handling = Handling(
                Holder(number, self.name),
                sent,
                may_send=lambda: self._may_send(number),
                note=lambda sending: self._note(number, sending),
                again=taken.attempts > 1,
                last_try=taken.attempts == MOST_TAKEN,
            )
            hand.enter(handling)
            await self._handle(update, handling, taken)
            handling.end()
            if handling.skipped:
                self._metrics.update("sent_before")
        finally:
            self._in_hand.pop(number, None)
            self._lost.discard(number)

    async def _handle(self, update: Update, handling: Handling, taken: Taken) -> None:
        """Run the handlers until they got through, or the update isn't this bot's any more."""
        while True:
            handling.begin()
            await self._application.process_update(update)
            reason = handling.postponed
            if reason is None:
                await self._end(update.update_id, failed=False)
                return
            if self._giving_back:
                await self._give_back(update.update_id, 0.0)
                return
            if not isinstance(reason, NotOurs | DatabaseError):
                await self._give_back(update.update_id, PAUSES[taken.attempts - 1])
                return
            await asyncio.sleep(OUTAGE_PAUSE)
            if not await self._hold_again(update.update_id):
                self._metrics.update("lost")
                return

    async def _end(self, number: int, *, failed: bool) -> None:
        ours = await self._persist(self._updates.finish, number, self.name, failed=failed)
        self._metrics.update(("failed" if failed else "done") if ours else "lost")

    async def _give_back(self, number: int, seconds: float) -> None:
        await self._persist(self._updates.give_back, number, self.name, seconds)
        self._metrics.update("postponed")

    def _read(self, taken: Taken) -> Update:
        return Update.de_json(json.loads(taken.body), self._application.bot)

    async def _give_up(self, taken: Taken) -> None:
        """Leave an update, before anything of it is looked at: that may be what it fails by."""
        _log.error("update left after many tries", extra={"fields": {"update_id": taken.update_id}})
        await self._end(taken.update_id, failed=True)
        update = self._read(taken)
        if update.effective_message is not None:
            await apologise(update.effective_message, update.update_id)

    async def _hold_again(self, number: int) -> bool:
        """Whether the update is this bot's, once the database can tell."""
        while not await asyncio.to_thread(self.renew):
            await asyncio.sleep(OUTAGE_PAUSE)
        return number not in self._lost

    async def _note(self, number: int, sending: Sending) -> None:
        await self._persist(self._updates.note_sent, number, sending)

    async def _persist(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Write what has to be written, however long the database is away."""
        while True:
            try:
                return await asyncio.to_thread(call, *args, **kwargs)
            except DatabaseError as error:
                if not is_outage(error):
                    raise
                self._metrics.failed(error)
            await asyncio.sleep(OUTAGE_PAUSE)

    def _may_send(self, number: int) -> bool:
        return self._lease.valid and number not in self._lost and not self._giving_back

    def _still_held(self, still: frozenset[int], asked: float) -> None:
        """What was taken before the asking and isn't held any more was taken over by another bot.

        What is held and not in hand was taken by a call whose answer was lost with the connection: given back
        when it is seen twice, since the first time it may be on its way into hand.
        """
        self._lost.update(
            number for number, taken in list(self._in_hand.items()) if taken < asked and number not in still
        )
        stray = still - self._in_hand.keys()
        for number in stray & self._stray:
            self._updates.give_back(number, self.name)
        self._stray = stray

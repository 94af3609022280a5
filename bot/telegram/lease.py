"""The lease on the updates that this bot has taken: renewed by a thread of its own, whatever else is busy."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from bot.store.database import DatabaseError
from bot.store.updates import Updates

LEASE_SECONDS = 12.0  # after which the updates of a bot that was killed go to another
RENEW_SECONDS = 2.0
STEADY_SECONDS = 6.0  # that the database has to be back before another bot's lease counts as ended
_log = logging.getLogger(__name__)


class Lease:
    """Keeps this bot's hold of its updates. `name` is the bot's, different for each process.

    `held` is called after each renewal, in the thread that renews, with the updates that are still this bot's
    and with when they were asked for.
    """

    def __init__(
        self,
        updates: Updates,
        name: str,
        held: Callable[[frozenset[int], float], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._updates = updates
        self._name = name
        self._held = held
        self._clock = clock
        self._ends = clock() + LEASE_SECONDS
        self._steady_since = clock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="lease", daemon=True)

    def start(self) -> None:
        """Begin to renew. Nothing is held yet."""
        self._ends = self._clock() + LEASE_SECONDS
        self._steady_since = self._clock()
        self._thread.start()

    def stop(self) -> None:
        """Renew no more."""
        self._stopped.set()
        if self._thread.ident is not None:
            self._thread.join()

    @property
    def valid(self) -> bool:
        """Whether no other bot can have taken what this one holds."""
        return self._clock() < self._ends

    @property
    def steady(self) -> bool:
        """Whether the database has been there long enough for all bots to have renewed their leases."""
        return self._clock() - self._steady_since >= STEADY_SECONDS

    def renew(self) -> bool:
        """Renew once; False while the database is away."""
        began = self._clock()
        try:
            still = self._updates.renew(self._name, LEASE_SECONDS)
        except DatabaseError as error:
            self._steady_since = self._clock()
            _log.warning("lease not renewed", extra={"fields": {"error_type": type(error).__name__}})
            return False
        self._ends = began + LEASE_SECONDS - 1.0  # a second for a message that is on its way
        self._held(still, began)
        return True

    def _keep(self) -> None:
        while not self._stopped.wait(RENEW_SECONDS):
            try:
                self.renew()
            except Exception:  # noqa: BLE001 - the thread must not end
                _log.exception("renewing the lease failed")

"""An index in PostgreSQL with pgvector: for several machines, or for more than one machine should hold."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from psycopg import Connection

from index.errors import SnapshotMissing, StoreFormat, StoreUnavailable
from index.locking import publishing
from index.postgres.connection import Database
from index.postgres.publish import publish, roll_back
from index.postgres.published import Published, names, published
from index.postgres.snapshot import PostgresSnapshot
from index.postgres.verify import verify
from index.publish import restore
from index.snapshot import Snapshot
from index.store import Verified

# Seconds for which a replaced snapshot stays, whatever is kept: longer than any question takes.
_GRACE: Final = 600.0
# Seconds for a look at what is published: asked for every few seconds while questions wait, it needs no patience.
_LOOK: Final = 1.0


class PostgresStore:
    """The index in a database, by its address. Reading may go to a replica, publishing goes to the primary."""

    def __init__(
        self, url: str, *, patience: float = 8.0, look: float = _LOOK, grace: float = _GRACE
    ) -> None:
        """`patience`: seconds for which a read waits for a database that restarts; `look`: for `current_name`."""
        self._database = Database(url, patience=patience)
        self._look = look
        self._grace = grace
        self._seen = Published(0, "")

    @property
    def place(self) -> str:
        """Host and database, without the password."""
        return self._database.place

    def current_name(self) -> str:
        """As IndexStore."""
        return self._published(self._look).name

    def names(self) -> list[str]:
        """As IndexStore."""
        return self._database.read(names)

    def open(self) -> PostgresSnapshot:
        """As IndexStore; plans are compared with their hashes when they are read."""
        return PostgresSnapshot.open(self._database, self._published(None).name)

    def take_over(self, folder: Path, *, keep: int) -> int:
        """As IndexStore; only segments that aren't here yet are copied, and their files compared with their hashes."""
        snapshot = Snapshot.open(folder, verify=False)
        try:
            return self.publish(snapshot, keep=keep)
        finally:
            snapshot.close()

    def publish(self, snapshot: Snapshot, *, keep: int) -> int:
        """Makes a snapshot of files the published one here; how many segments had to be copied in.

        Nothing happens where it is. Raises IndexLocked, NoSpace, StoreError.
        """
        try:
            if self._published(None).name == snapshot.name:
                return 0
        except SnapshotMissing:
            pass
        except StoreFormat as error:
            if error.found > error.expected:
                raise
        return publish(self._database, snapshot, keep=keep, grace=self._grace)

    def _published(self, patience: float | None) -> Published:
        """What is published; never what was before, from a replica that is behind, as long as the primary is there."""

        def look(connection: Connection[Any]) -> Published:
            return published(connection, self.place)

        found = self._database.read(look, patience=patience)
        if found.turn < self._seen.turn and self._database.has_replicas:
            with suppress(StoreUnavailable):  # without it, what answers counts
                found = self._database.read_primary(look)
        self._seen = found
        return found

    def roll_back(self, folder: Path) -> str:
        """As IndexStore. Raises IndexLocked where a run is publishing."""
        with publishing(folder):
            name = roll_back(self._database)
            restore(folder, name)
        return name

    def verify(self) -> Verified:
        """As IndexStore."""
        snapshot = self.open()
        parts = verify(self._database, snapshot)
        return Verified(name=snapshot.name, plans=len(snapshot.summaries), parts=parts)

    def close(self) -> None:
        """Lets go of the connections."""
        self._database.close()

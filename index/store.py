"""Where a published index is kept: in a folder of files, or in PostgreSQL. Chosen here, by the settings."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from corpus.frozen import Frozen
from index.locking import publishing
from index.publish import roll_back
from index.settings import IndexSettings
from index.snapshot import Snapshot, current_name, snapshot_names
from index.source import PublishedSnapshot


class Verified(Frozen):
    """A snapshot that is what was written: its name, its plans, and how many parts were compared."""

    name: str
    plans: int
    parts: int


class IndexStore(Protocol):
    """Published snapshots of an index, one of them the current one. What raises what stands in errors.py."""

    def current_name(self) -> str:
        """The name of the published snapshot. Raises SnapshotError, StoreError."""
        ...

    def names(self) -> list[str]:
        """Every snapshot that is kept, oldest first. Raises StoreError."""
        ...

    def open(self) -> PublishedSnapshot:
        """The published snapshot. Raises SnapshotError, StoreError."""
        ...

    def roll_back(self) -> str:
        """Publishes the newest snapshot before the current one; its name. Raises SnapshotError, PublishError …"""
        ...

    def verify(self) -> Verified:
        """Compares all content of the published snapshot with its hashes. Raises SnapshotError, StoreError."""
        ...


class FileStore:
    """An index folder; reindex publishes in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current_name(self) -> str:
        """As IndexStore."""
        return current_name(self.folder)

    def names(self) -> list[str]:
        """As IndexStore."""
        return snapshot_names(self.folder)

    def open(self) -> Snapshot:
        """As IndexStore; every file is compared with its hash."""
        return Snapshot.open(self.folder)

    def roll_back(self) -> str:
        """As IndexStore. Raises IndexLocked where a run is publishing."""
        with publishing(self.folder):
            return roll_back(self.folder)

    def verify(self) -> Verified:
        """As IndexStore."""
        snapshot = Snapshot.open(self.folder, verify=True)
        try:
            return Verified(
                name=snapshot.name, plans=len(snapshot.summaries), parts=len(snapshot.manifest.files)
            )
        finally:
            snapshot.close()


def open_store(settings: IndexSettings | None = None, folder: Path | None = None) -> IndexStore:
    """The store of the settings (None: the environment's): INDEX_URL's, else INDEX_DIR's.

    A `folder` that is named goes before both.
    """
    settings = settings or IndexSettings()
    if settings.url is None or folder is not None:
        return FileStore(folder or settings.dir)
    from index.postgres.store import PostgresStore  # noqa: PLC0415 (a driver that files don't need)

    return PostgresStore(settings.url.get_secret_value())

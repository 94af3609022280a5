"""Where a published index is kept: what a store gives, and the one in a folder of files."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from corpus.frozen import Frozen
from index.locking import publishing
from index.publish import roll_back
from index.snapshot import Snapshot, current_name, snapshot_names
from index.source import PublishedSnapshot


class Verified(Frozen):
    """A snapshot that is what was written: its name, its plans, and how many parts were compared."""

    name: str
    plans: int
    parts: int


class IndexStore(Protocol):
    """Published snapshots of an index, one of them the current one. What raises what stands in errors.py."""

    @property
    def place(self) -> str:
        """Where the database is, without its password; empty where there is none."""
        ...

    def current_name(self) -> str:
        """The name of the published snapshot. Raises SnapshotError, StoreError."""
        ...

    def names(self) -> list[str]:
        """Every snapshot that is kept, oldest first. Raises StoreError."""
        ...

    def open(self) -> PublishedSnapshot:
        """The published snapshot. Raises SnapshotError, StoreError."""
        ...

    def take_over(self, folder: Path, *, keep: int) -> int:
        """Publishes here what an index folder has published; how many segments had to be copied.

        Nothing happens where it is published here. Raises SnapshotError, PublishError, StoreError.
        """
        ...

    def roll_back(self, folder: Path) -> str:
        """Publishes the newest snapshot before the current one, and returns its name.

        `folder` is the one that reindex works in: it goes back too where it still has that snapshot. Raises
        SnapshotError, PublishError, StoreError.
        """
        ...

    def verify(self) -> Verified:
        """Compares all content of the published snapshot with its hashes. Raises SnapshotError, StoreError."""
        ...

    def close(self) -> None:
        """Lets go of what it holds open."""
        ...


class FileStore:
    """An index folder; reindex publishes in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def place(self) -> str:
        """As IndexStore."""
        return ""

    def current_name(self) -> str:
        """As IndexStore."""
        return current_name(self.folder)

    def names(self) -> list[str]:
        """As IndexStore."""
        return snapshot_names(self.folder)

    def open(self) -> Snapshot:
        """As IndexStore; every file is compared with its hash."""
        return Snapshot.open(self.folder)

    def take_over(self, folder: Path, *, keep: int) -> int:  # noqa: ARG002 (what the run kept is kept)
        """As IndexStore: what reindex published in the folder is published here already."""
        if folder.resolve() != self.folder.resolve():
            raise ValueError(f"{str(folder)!r} is not {str(self.folder)!r}")
        return 0

    def roll_back(self, folder: Path) -> str:
        """As IndexStore. Raises IndexLocked where a run is publishing."""
        with publishing(folder):
            return roll_back(folder)

    def verify(self) -> Verified:
        """As IndexStore."""
        snapshot = Snapshot.open(self.folder, verify=True)
        try:
            return Verified(
                name=snapshot.name, plans=len(snapshot.summaries), parts=len(snapshot.manifest.files)
            )
        finally:
            snapshot.close()

    def close(self) -> None:
        """As IndexStore: a folder is not held open, its snapshots are."""

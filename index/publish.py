"""Makes a new snapshot the published one, in an order in which nothing can be half done.

    .new-<name>/: segments (linked or written) → manifest ──fsync──► snapshots/<name>/ ──► CURRENT replaced
    ──► old ones removed

A run that ends anywhere before the last arrow leaves the published index as it was; what it left behind is
removed by the next run.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from index.durable import link_or_copy, rename_folder, replace_file, sha256_of, sync_folder, write_bytes
from index.errors import IndexingError, NoSpace, SnapshotMissing
from index.layout import CURRENT, MANIFEST, SNAPSHOTS
from index.manifest import FileEntry, Manifest
from index.snapshot import Snapshot, current_name, manifest_bytes, snapshot_names

_UNFINISHED: Final = ".new-"
_FULL: Final = 1 << 16  # bytes left, below which a failed write is for want of space

Write = Callable[[Path], Manifest]
Approve = Callable[[Snapshot], None]  # raises where a snapshot should not be published


def publish(
    dir: Path,  # noqa: A002 (as INDEX_DIR)
    created: datetime,
    write: Write,
    *,
    previous: Snapshot | None,
    keep: int,
    approve: Approve | None = None,
) -> str:
    """Publishes what `write` puts into the folder it is given, and returns its name.

    `write` returns the manifest without its files; segments that it names and did not write are linked from
    `previous`. The last `keep` snapshots stay. The folder's lock must be held. `approve` sees the snapshot
    before it is published; what it raises ends the run, with nothing left behind. Raises NoSpace, OSError.
    """
    snapshots = dir / SNAPSHOTS
    try:
        snapshots.mkdir(parents=True, exist_ok=True)
        remove_unfinished(dir)
        fresh = snapshots / f"{_UNFINISHED}{created:%Y%m%dT%H%M%S%f}"
        fresh.mkdir()
        manifest = write(fresh)
        known = dict(previous.manifest.files) if previous else {}
        files: dict[str, FileEntry] = {}
        for segment in manifest.segments:
            files |= _take_over(segment.name, fresh, previous, known)
        manifest = manifest.model_copy(update={"files": files})
        data = manifest_bytes(manifest)
        write_bytes(fresh / MANIFEST, data)
        sync_folder(fresh)
        if approve is not None:
            _ask(approve, fresh, manifest)
        name = f"{created:%Y%m%dT%H%M%S%f}-{data[:8].decode()}"
        if (snapshots / name).exists():  # a run of the same moment ended before the pointer was replaced
            shutil.rmtree(snapshots / name)
        rename_folder(fresh, snapshots / name)
        replace_file(dir / CURRENT, f"{name}\n".encode())
    except (OSError, sqlite3.Error, RuntimeError) as error:  # as the libraries that write files raise
        full = _is_full(dir, error)
        remove_unfinished(dir)
        if full:
            raise NoSpace(str(dir)) from error
        raise
    _remove_old(dir, keep)
    return name


def _is_full(dir: Path, error: Exception) -> bool:  # noqa: A002
    """Whether a write failed for want of space; not every library that writes hands on the system's reason."""
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
        return True
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        return True
    return shutil.disk_usage(dir).free < _FULL


def _ask(approve: Approve, fresh: Path, manifest: Manifest) -> None:
    candidate = Snapshot(fresh, manifest)
    try:
        approve(candidate)
    except IndexingError:
        candidate.close()
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    candidate.close()


def roll_back(dir: Path) -> str:  # noqa: A002
    """Publishes the newest verified snapshot before the current one, and returns its name.

    The lock must be held. Raises SnapshotMissing where there is none, SnapshotDamaged where it differs.
    """
    current = current_name(dir)
    before = [name for name in snapshot_names(dir) if name < current]
    if not before:
        raise SnapshotMissing(str(dir))
    Snapshot.open_named(dir, before[-1], verify=True).close()
    replace_file(dir / CURRENT, f"{before[-1]}\n".encode())
    return before[-1]


def restore(dir: Path, name: str) -> bool:  # noqa: A002
    """Publishes a snapshot that is kept, and tells whether it is. The lock must be held. Raises SnapshotDamaged."""
    if name not in snapshot_names(dir):
        return False
    Snapshot.open_named(dir, name, verify=True).close()
    replace_file(dir / CURRENT, f"{name}\n".encode())
    return True


def remove_unfinished(dir: Path) -> None:  # noqa: A002
    """Removes what runs that were killed have left."""
    for folder in (dir / SNAPSHOTS).glob(f"{_UNFINISHED}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _take_over(
    segment: str, fresh: Path, previous: Snapshot | None, known: dict[str, FileEntry]
) -> dict[str, FileEntry]:
    """The entries of a segment's files, linked from the previous snapshot where they aren't there yet."""
    folder = fresh / segment
    if folder.exists():
        return {
            f"{segment}/{path.name}": FileEntry(size=path.stat().st_size, sha256=sha256_of(path))
            for path in sorted(folder.iterdir())
        }
    if previous is None:
        raise FileNotFoundError(str(folder))
    folder.mkdir()
    entries = {name: entry for name, entry in known.items() if name.startswith(f"{segment}/")}
    for name in entries:
        link_or_copy(previous.folder / name, fresh / name)
    sync_folder(folder)
    return entries


def _remove_old(dir: Path, keep: int) -> None:  # noqa: A002
    """Removes snapshots but the last `keep`; a running bot holds open the files that it uses."""
    current = current_name(dir)
    names = [name for name in snapshot_names(dir) if name != current]
    for name in names[: max(len(names) - keep + 1, 0)]:
        shutil.rmtree(dir / SNAPSHOTS / name, ignore_errors=True)

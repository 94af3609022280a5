"""Writes that survive a power cut: to the disk before anything points at them.

Every write, sync and rename of a snapshot goes through here.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Final

_CHUNK: Final = 1 << 20


def write_bytes(path: Path, data: bytes) -> None:
    """Writes a file and syncs it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Syncs a file that another library wrote."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Syncs a folder's entries, where the system can open a folder (Windows can't)."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(path: Path) -> None:
    """Syncs every file and folder under `path`, and `path` itself."""
    for entry in sorted(path.rglob("*")):
        sync_folder(entry) if entry.is_dir() else sync_file(entry)
    sync_folder(path)


def replace_file(path: Path, data: bytes) -> None:
    """Puts `data` at `path` in one step: readers see the old bytes or the new ones, never a part."""
    beside = path.with_name(f".{path.name}.new")
    write_bytes(beside, data)
    beside.replace(path)
    sync_folder(path.parent)


def rename_folder(source: Path, target: Path) -> None:
    """Moves a finished folder to its name."""
    source.rename(target)
    sync_folder(target.parent)


def link_or_copy(source: Path, target: Path) -> None:
    """The same bytes at a second place: a hard link where the file system has them, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        sync_file(target)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()

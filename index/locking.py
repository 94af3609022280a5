"""One publisher at a time: a lock on a file of the index folder, let go of however its process ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from index.errors import IndexLocked
from index.layout import LOCK

_POLL_SECONDS: Final = 0.1


@contextmanager
def publishing(dir: Path, *, wait_seconds: float = 0.0) -> Iterator[None]:  # noqa: A002 (as INDEX_DIR)
    """Holds the folder's lock, waiting for it up to `wait_seconds`. Raises IndexLocked."""
    dir.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + wait_seconds
    with (dir / LOCK).open("a+b") as file:
        while not _try_lock(file):
            if time.monotonic() >= deadline:
                raise IndexLocked(str(dir))
            time.sleep(_POLL_SECONDS)
        try:
            yield
        finally:
            _unlock(file)


if os.name == "nt":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)

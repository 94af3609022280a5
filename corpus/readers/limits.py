"""How much of a machine one file may take."""

from __future__ import annotations

import time

from corpus.errors import TooLarge
from corpus.frozen import Frozen


class Limits(Frozen):
    """The most that a file may be. Beyond any of them it is TooLarge."""

    max_bytes: int = 64 * 2**20
    max_unpacked_bytes: int = 256 * 2**20  # of all that is read from an archive, together
    max_pages: int = 1000
    max_scanned_pages: int = 200  # recognising one takes a second or two
    seconds: float = 300.0


class Budget:
    """The time that one file has left."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.file = file
        self.limits = limits
        self._ends = time.monotonic() + limits.seconds

    @property
    def seconds_left(self) -> float:
        """Seconds until the file has had its time, never below zero."""
        return max(0.0, self._ends - time.monotonic())

    def check_time(self) -> None:
        """Raise TooLarge where the time is over."""
        if self.seconds_left == 0:
            raise TooLarge(self.file, f"more than {self.limits.seconds:g} s")

    def check_pages(self, pages: int) -> None:
        """Raise TooLarge where there are too many pages."""
        if pages > self.limits.max_pages:
            raise TooLarge(self.file, f"{pages} pages, at most {self.limits.max_pages}")

    def check_scanned_pages(self, pages: int) -> None:
        """Raise TooLarge where there are too many pages to recognise."""
        if pages > self.limits.max_scanned_pages:
            raise TooLarge(self.file, f"{pages} scanned pages, at most {self.limits.max_scanned_pages}")

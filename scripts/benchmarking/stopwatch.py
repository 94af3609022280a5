"""How long a part of a run takes: on the clock, and of the processor, which others on the machine can't lengthen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Seconds of all stretches that it ran: `seconds` by the clock, `processor` of all of the process's threads."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.processor = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Adds the time until the block ends."""
        started, worked = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            self.seconds += time.perf_counter() - started
            self.processor += time.process_time() - worked

"""What is counted while the bot runs, in Prometheus' text format."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.answer import Answer

CONTENT_TYPE: str = CONTENT_TYPE_PLAIN_0_0_4
# Seconds; the answer to a question takes some tens of milliseconds on two cores, more under load.
_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


UpdateEvent = Literal[
    "received",  # written down
    "repeated",  # brought once more by Telegram
    "done",
    "postponed",  # given back, to be handled later
    "taken_over",  # from a bot that was killed
    "sent_before",  # handled again, without sending again what was sent
    "lost",  # to another bot while this one was cut off
    "failed",  # left after many tries
]


class Metrics:
    """Counters of one process; nothing in them says who asked or what."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started = clock()
        self._registry = CollectorRegistry()
        self._questions = Counter(
            "hoikehoach_questions",
            "Questions by how they ended",
            ["status", "reason"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "hoikehoach_question_seconds",
            "From the question to its answer, waiting included",
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._errors = Counter(
            "hoikehoach_errors", "Failed updates, by kind of error", ["type"], registry=self._registry
        )
        self._refused = Counter(
            "hoikehoach_refused", "Updates over a limit", ["limit"], registry=self._registry
        )
        self._waiting = Gauge(
            "hoikehoach_waiting", "Questions that wait or are being answered", registry=self._registry
        )
        self._updates = Counter(
            "hoikehoach_updates", "What became of updates", ["event"], registry=self._registry
        )
        self._queue = Gauge(
            "hoikehoach_queue", "Updates of all bots that are not done", ["state"], registry=self._registry
        )
        self._oldest = Gauge(
            "hoikehoach_queue_oldest_seconds", "How long the oldest of them waits", registry=self._registry
        )
        self._plans = Gauge("hoikehoach_plans", "Plans in the snapshot", registry=self._registry)
        self._snapshot = Gauge(
            "hoikehoach_snapshot", "The snapshot in use", ["name"], registry=self._registry
        )
        uptime = Gauge("hoikehoach_uptime_seconds", "Since the start", registry=self._registry)
        uptime.set_function(self.uptime)

    def uptime(self) -> float:
        """Seconds since the start."""
        return self._clock() - self._started

    def answered(self, answer: Answer, seconds: float) -> None:
        """Count a question with its outcome and how long its asker waited."""
        self._questions.labels(answer.status, answer.reason or "").inc()
        self._seconds.observe(seconds)

    def failed(self, error: BaseException) -> None:
        """Count an error."""
        self._errors.labels(type(error).__name__).inc()

    def refused(self, limit: str) -> None:
        """Count an update that was over a limit: "person", "chat" or "queue"."""
        self._refused.labels(limit).inc()

    def waiting(self, count: int) -> None:
        """Say how many questions wait or are being answered."""
        self._waiting.set(count)

    def update(self, event: UpdateEvent) -> None:
        """Count what became of an update."""
        self._updates.labels(event).inc()

    def queue(self, waiting: int, taken: int, oldest: float) -> None:
        """Say how many updates wait and are being handled, by all bots, and for how many seconds at most."""
        self._queue.labels("waiting").set(waiting)
        self._queue.labels("taken").set(taken)
        self._oldest.set(oldest)

    def library(self, name: str, plans: int) -> None:
        """Say which snapshot is in use, and how many plans it holds."""
        self._snapshot.clear()
        self._snapshot.labels(name).set(1)
        self._plans.set(plans)

    def totals(self) -> dict[str, int]:
        """Questions by status, and "errors"."""
        totals: dict[str, int] = {"errors": 0}
        for family in self._registry.collect():
            for sample in family.samples:
                if sample.name == "hoikehoach_questions_total":
                    status = sample.labels["status"]
                    totals[status] = totals.get(status, 0) + int(sample.value)
                elif sample.name == "hoikehoach_errors_total":
                    totals["errors"] += int(sample.value)
        return totals

    def text(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self._registry)

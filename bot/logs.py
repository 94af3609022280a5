"""Logs: one JSON object a line on standard error, without secrets and without what people wrote.

An exception is logged by its type, its message and where it was raised; lines of source and locals are not.
Callers pass numbers and kinds by `extra={"fields": {…}}`, never a question,
a name, or the id of a person or chat.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

HIDDEN = "***"
MAX_MESSAGE = 500  # characters of an exception's message: enough to act on
# httpx writes each request's address, which holds the token; the scheduler each run of a job.
QUIET_LOGGERS = ("httpx", "httpcore", "apscheduler", "tornado.access", "alembic")


def hide(text: str, secrets: Iterable[str]) -> str:
    """The text with each secret replaced by stars."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, HIDDEN)
    return text


class JsonFormatter(logging.Formatter):
    """A record as one JSON object; the secrets are hidden wherever they stand in it."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        # The bare half of a token is as secret as the whole: clients of the Bot API print either.
        self._secrets = tuple(
            part for secret in secrets for part in (secret, *secret.split(":", 1)[1:]) if len(part) >= 8
        )

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line; `hidden`, texts of people given by the caller, are hidden as secrets are."""
        hidden = (*self._secrets, *getattr(record, "hidden", ()))
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": hide(record.getMessage(), hidden),
        }
        fields = getattr(record, "fields", None)
        if isinstance(fields, dict):
            entry.update(fields)
        if record.exc_info and record.exc_info[1] is not None:
            entry["error"] = describe(record.exc_info[1], hidden)
        return hide(json.dumps(entry, ensure_ascii=False, default=str), self._secrets)


def describe(error: BaseException, hidden: Iterable[str] = ()) -> list[dict[str, object]]:
    """An exception and its causes, latest first: type, message, and the frames as `file:line function`."""
    hidden = tuple(hidden)
    chain: list[dict[str, object]] = []
    link: BaseException | None = error
    while link is not None and len(chain) < 5:
        frames = traceback.extract_tb(link.__traceback__)
        chain.append(
            {
                "type": type(link).__qualname__,
                "message": hide(str(link), hidden)[:MAX_MESSAGE],
                "frames": [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames[-8:]],
            }
        )
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return chain


def configure(secrets: Iterable[str], *, level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Send all logs of the process to the stream (standard error) as JSON lines."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)

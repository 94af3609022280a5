from __future__ import annotations

import io
import json
import logging

import pytest

from bot import logs

TOKEN = "123456:AAH-secret-of-the-bot"  # not a real one


@pytest.fixture
def stream() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def log(stream: io.StringIO) -> logging.Logger:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.JsonFormatter([TOKEN]))
    logger = logging.Logger("test")
    logger.addHandler(handler)
    return logger


def test_line_is_an_object_with_its_fields(log: logging.Logger, stream: io.StringIO) -> None:
    log.warning("took %d s", 3, extra={"fields": {"update_id": 7}})
    entry = json.loads(stream.getvalue())
    assert entry.pop("time")
    assert entry == {"level": "warning", "logger": "test", "message": "took 3 s", "update_id": 7}


def test_secret_is_hidden_wherever_it_stands(log: logging.Logger, stream: io.StringIO) -> None:
    try:
        raise ValueError(f"POST https://api/bot{TOKEN}/getMe")
    except ValueError as error:
        secret = TOKEN.split(":")[1]
        log.exception("token %s refused", secret, extra={"fields": {"url": TOKEN}}, exc_info=error)
    assert "AAH" not in stream.getvalue()
    assert logs.HIDDEN in stream.getvalue()


def test_exception_is_told_with_causes_and_places_but_not_with_hidden_words(
    log: logging.Logger, stream: io.StringIO
) -> None:
    try:
        try:
            raise KeyError("chuyện của tôi")
        except KeyError as cause:
            raise RuntimeError("failed on chuyện của tôi") from cause
    except RuntimeError:
        log.exception("failed", extra={"hidden": ("chuyện của tôi",)})
    error, cause = json.loads(stream.getvalue())["error"]
    assert (error["type"], error["message"]) == ("RuntimeError", "failed on ***")
    assert (cause["type"], cause["message"]) == ("KeyError", "'***'")
    assert error["frames"][0].startswith("test_logs.py:")
    assert "chuyện" not in stream.getvalue()

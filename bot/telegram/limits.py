"""Requests to Telegram: within its rates, and tried again after faults that pass."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from telegram.error import BadRequest, NetworkError
from telegram.ext import AIORateLimiter

from bot.telegram.handling import Result, current

FLOOD_RETRIES = 3  # after "Too Many Requests", each waiting as long as Telegram says
FAULT_DELAYS = (0.5, 2.0)  # seconds before a request is tried again after a broken connection or a 5xx
SIGNS = frozenset({"sendChatAction", "sendMessageDraft"})
_log = logging.getLogger(__name__)


class PatientLimiter(AIORateLimiter):
    """The library's limiter, which also tries again after network faults, and sends nothing a second time.

    A message whose confirmation was lost may come twice; that is better than an answer that never comes.
    """

    def __init__(self) -> None:
        super().__init__(max_retries=FLOOD_RETRIES)

    async def process_request(  # noqa: PLR0917 - the base's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Run a request unless it was made before; raises what the last try raised, and NotOurs."""
        request = partial(self._request, callback, args, kwargs, endpoint, data, rate_limit_args)
        handling = current()
        return await (request() if handling is None else handling.call(endpoint, request))

    async def _request(  # noqa: PLR0917 - as above
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        if endpoint in SIGNS:  # that no one misses: they take no answer's turn
            return await callback(*args, **kwargs)
        for delay in FAULT_DELAYS:
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except BadRequest:
                raise  # a NetworkError by name only: it fails again however often it is tried
            except NetworkError as error:
                fields = {"endpoint": endpoint, "error_type": type(error).__name__}
                _log.warning("request failed, trying again", extra={"fields": fields})
            await asyncio.sleep(delay)
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)

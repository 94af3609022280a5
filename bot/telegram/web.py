"""The HTTP side: health and metrics, and Telegram's updates where a webhook is set."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import NetworkError
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.metrics import CONTENT_TYPE, Metrics
from bot.settings import Settings
from bot.telegram.types import AnyApplication

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name, not its value
DEFAULT_PORT = 8080  # of a webhook whose port is not set
MAX_BODY = 1 << 20  # bytes of an update
AGAIN_SECONDS = 1  # after which Telegram is asked to bring an update again


class State(NamedTuple):
    """How the bot is, for a load balancer and for its operator."""

    serving: bool
    database: bool
    snapshot: str  # its name
    plans: int


class Probe(NamedTuple):
    """What the pages ask of the bot: whether it takes updates, how it is, and to bring its metrics up to date."""

    serving: Callable[[], bool]
    state: Callable[[], Awaitable[State]]
    refresh: Callable[[], Awaitable[None]]


class Health(RequestHandler):
    """GET /health: 200 while updates are taken, 503 while starting, stopping or without the database."""

    def initialize(self, *, probe: Probe) -> None:
        """Tornado hands over what the route was made with."""
        self._probe = probe

    async def get(self) -> None:
        """Whether the bot serves, and from what."""
        state = await self._probe.state()
        well = state.serving and state.database
        self.set_status(200 if well else 503)
        self.write(
            {
                "status": _word(well),
                "database": _word(state.database),
                "index": state.snapshot,
                "plans": state.plans,
            }
        )


class MetricsPage(RequestHandler):
    """GET /metrics."""

    def initialize(self, *, metrics: Metrics, probe: Probe) -> None:
        """Tornado hands over what the route was made with."""
        self._metrics, self._probe = metrics, probe

    async def get(self) -> None:
        """All metrics."""
        await self._probe.refresh()
        self.set_header("Content-Type", CONTENT_TYPE)
        self.write(self._metrics.text())


class Webhook(RequestHandler):
    """POST of an update by Telegram, which alone knows the secret."""

    def initialize(self, *, application_: AnyApplication, secret: str, probe: Probe) -> None:
        """Tornado hands over what the route was made with."""
        self._application, self._secret, self._probe = application_, secret, probe

    async def post(self) -> None:
        """Keep the update and let Telegram go; 403 without the secret, 400 for what is no update.

        503 asks Telegram to bring it again: while the bot starts or stops, and without the database.
        """
        given = self.request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            self.set_status(403)
            return
        if not self._probe.serving():
            self._come_again()
            return
        try:
            update = Update.de_json(json.loads(self.request.body), self._application.bot)
        except (ValueError, TypeError, KeyError, AttributeError):
            self.set_status(400)
            return
        try:
            await self._application.update_queue.put(update)
        except NetworkError:
            self._come_again()

    def _come_again(self) -> None:
        self.set_status(503)
        self.set_header("Retry-After", str(AGAIN_SECONDS))


def start_server(
    application: AnyApplication, settings: Settings, metrics: Metrics, probe: Probe
) -> HTTPServer | None:
    """Listen where the settings say; None where neither a port nor a webhook is set. Raises OSError."""
    if settings.http_port is None and settings.webhook_url is None:
        return None
    routes: list[tuple[str, type[RequestHandler], dict[str, object]]] = [
        (r"/health", Health, {"probe": probe}),
        (r"/metrics", MetricsPage, {"metrics": metrics, "probe": probe}),
    ]
    if settings.webhook_url is not None and settings.webhook_secret is not None:
        path = urlsplit(settings.webhook_url).path or "/"
        secret = settings.webhook_secret.get_secret_value()
        routes.append((path, Webhook, {"application_": application, "secret": secret, "probe": probe}))
    server = HTTPServer(Application(routes, log_function=_silent), max_body_size=MAX_BODY)
    server.listen(settings.http_port or DEFAULT_PORT, settings.http_listen)
    return server


def _word(well: bool) -> Literal["ok", "unavailable"]:  # noqa: FBT001
    return "ok" if well else "unavailable"


def _silent(_handler: RequestHandler) -> None:
    """No log line for a request: addresses are personal data, and metrics count."""

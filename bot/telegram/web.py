"""The HTTP side: health and metrics, and Telegram's updates where a webhook is set."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from urllib.parse import urlsplit

from telegram import Update
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.metrics import CONTENT_TYPE, Metrics
from bot.settings import Settings
from bot.telegram.types import AnyApplication

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name, not its value
DEFAULT_PORT = 8080  # of a webhook whose port is not set
MAX_BODY = 1 << 20  # bytes of an update
MAX_QUEUED = 2000  # updates; beyond, Telegram is asked to come again


class Health(RequestHandler):
    """GET /health: 200 while updates are taken, 503 while starting or stopping."""

    def initialize(self, *, application_: AnyApplication) -> None:
        """Tornado hands over what the route was made with."""
        self._application = application_

    def get(self) -> None:
        """Whether the bot serves."""
        serving = self._application.running
        self.set_status(200 if serving else 503)
        self.write({"status": "ok" if serving else "unavailable"})


class MetricsPage(RequestHandler):
    """GET /metrics."""

    def initialize(self, *, metrics: Metrics, refresh: Callable[[], None]) -> None:
        """Tornado hands over what the route was made with."""
        self._metrics, self._refresh = metrics, refresh

    def get(self) -> None:
        """All metrics."""
        self._refresh()
        self.set_header("Content-Type", CONTENT_TYPE)
        self.write(self._metrics.text())


class Webhook(RequestHandler):
    """POST of an update by Telegram, which alone knows the secret."""

    def initialize(self, *, application_: AnyApplication, secret: str) -> None:
        """Tornado hands over what the route was made with."""
        self._application, self._secret = application_, secret

    def post(self) -> None:
        """Queue the update and let Telegram go; 403 without the secret, 400 for what is no update."""
        given = self.request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            self.set_status(403)
            return
        queue = self._application.update_queue
        if not self._application.running or queue.qsize() >= MAX_QUEUED:
            self.set_status(503)
            return
        try:
            update = Update.de_json(json.loads(self.request.body), self._application.bot)
        except (ValueError, TypeError, KeyError, AttributeError):
            self.set_status(400)
            return
        queue.put_nowait(update)


def start_server(
    application: AnyApplication, settings: Settings, metrics: Metrics, refresh: Callable[[], None]
) -> HTTPServer | None:
    """Listen where the settings say; None where neither a port nor a webhook is set. Raises OSError."""
    if settings.http_port is None and settings.webhook_url is None:
        return None
    routes: list[tuple[str, type[RequestHandler], dict[str, object]]] = [
        (r"/health", Health, {"application_": application}),
        (r"/metrics", MetricsPage, {"metrics": metrics, "refresh": refresh}),
    ]
    if settings.webhook_url is not None and settings.webhook_secret is not None:
        path = urlsplit(settings.webhook_url).path or "/"
        secret = settings.webhook_secret.get_secret_value()
        routes.append((path, Webhook, {"application_": application, "secret": secret}))
    server = HTTPServer(Application(routes, log_function=_silent), max_body_size=MAX_BODY)
    server.listen(settings.http_port or DEFAULT_PORT, settings.http_listen)
    return server


def _silent(_handler: RequestHandler) -> None:
    """No log line for a request: addresses are personal data, and metrics count."""

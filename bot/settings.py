"""Settings, from the environment (or a `.env` file): what the operator chooses, and the secrets.

Secrets are `SecretStr`: they print as stars in a repr, a log or an error.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Everything that can be set. An empty variable counts as not set."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    index_dir: Path = Path("data/index")
    plans_dir: Path = Path("corpus/plans")  # the plans' files, to send them where they are asked for
    incoming_dir: Path = Path("data/incoming")  # files from administrators, until they are confirmed
    index_url: SecretStr | None = None  # PostgreSQL in place of INDEX_DIR; may hold a password
    log_questions: bool = False  # keep questions that were not answered, without who asked
    database_url: SecretStr = SecretStr("sqlite:///data/bot.sqlite")
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    webhook_url: str | None = None  # public HTTPS address that leads to HTTP_PORT; None: polling
    webhook_secret: SecretStr | None = None  # 1 to 256 of A-Z a-z 0-9 _ -
    http_listen: str = "127.0.0.1"
    http_port: int | None = Field(default=None, ge=1, le=65535)  # health, metrics, webhook; None: no server

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        """`12, 34` and `12 34` as a set of numbers."""
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("telegram_api_url")
    @classmethod
    def _no_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @property
    def secrets(self) -> tuple[str, ...]:
        """The secret values that are set: what a log must never hold."""
        held = (self.telegram_bot_token, self.webhook_secret, self.index_url, self.database_url)
        return tuple(secret.get_secret_value() for secret in held if secret and secret.get_secret_value())

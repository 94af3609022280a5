"""Settings of the index, from the environment or a `.env` file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.readers.limits import Limits


class EncoderSettings(BaseSettings):
    """`EMBEDDING_MODEL` and what it wants its text to look like."""

    model_config = SettingsConfigDict(env_prefix="EMBEDDING_", env_file=".env", frozen=True, extra="ignore")

    model: str = "data/models/multilingual-e5-small"  # a folder, or a name of the Hugging Face hub
    query_prefix: str | None = None  # None: the prompt that the model's own settings name "query"
    passage_prefix: str | None = None  # None: … "passage" or "document"
    segmented: bool = False  # whether it was trained on text segmented by pyvi
    max_length: int | None = Field(default=None, gt=0)  # tokens; None: the model's own
    batch_size: int = Field(default=16, gt=0)

    @model_validator(mode="before")
    @classmethod
    def _set_alone(cls, given: dict[str, object]) -> dict[str, object]:
        """An empty variable counts as not set; but an empty prefix is a prefix."""
        return {name: value for name, value in given.items() if value != "" or name.endswith("_prefix")}


class RerankerSettings(BaseSettings):
    """`RERANKER_MODEL`: a cross-encoder that reads the first hits again. None by default: none has earned its time."""

    model_config = SettingsConfigDict(
        env_prefix="RERANKER_", env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    model: str = ""  # a folder, or a name of the Hugging Face hub
    depth: int = Field(default=20, gt=0)  # hits that are read
    max_length: int | None = Field(default=None, gt=0)  # tokens of question and clause; None: the model's own
    batch_size: int = Field(default=16, gt=0)


class IndexSettings(BaseSettings):
    """`INDEX_DIR` or `INDEX_URL`, and how many snapshots are kept for rollback."""

    model_config = SettingsConfigDict(
        env_prefix="INDEX_", env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    dir: Path = Path("data/index")
    # PostgreSQL that answers come from, instead of the folder: postgresql://user:password@host/database
    url: SecretStr | None = None
    keep: int = Field(default=3, ge=1)

    @field_validator("url")
    @classmethod
    def _postgresql(cls, url: SecretStr | None) -> SecretStr | None:
        """Only PostgreSQL has vectors; the message doesn't repeat the address, which may hold a password."""
        if url is not None and not url.get_secret_value().startswith(("postgresql://", "postgres://")):
            raise ValueError("expected postgresql://…")
        return url


class CorpusSettings(BaseSettings):
    """`PLANS_DIR`: the folder of the plans' files."""

    model_config = SettingsConfigDict(
        env_prefix="PLANS_", env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    dir: Path = Path("corpus/plans")


class ReadingSettings(BaseSettings):
    """How much of the machine one plan's file may take; beyond any of these it is reported, not read."""

    model_config = SettingsConfigDict(
        env_prefix="PLAN_", env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    max_mb: float = Field(default=64, gt=0)
    max_unpacked_mb: float = Field(default=256, gt=0)  # of all that is read from an archive (DOCX), together
    max_pages: int = Field(default=1000, gt=0)
    max_scanned_pages: int = Field(default=200, gt=0)
    max_seconds: float = Field(default=300, gt=0)

    @property
    def limits(self) -> Limits:
        """The same as readers take it."""
        return Limits(
            max_bytes=int(self.max_mb * 2**20),
            max_unpacked_bytes=int(self.max_unpacked_mb * 2**20),
            max_pages=self.max_pages,
            max_scanned_pages=self.max_scanned_pages,
            seconds=self.max_seconds,
        )


SETTINGS: Final = (EncoderSettings, RerankerSettings, IndexSettings, CorpusSettings, ReadingSettings)


def check_settings() -> tuple[str, ...]:
    """The names of the variables whose value can't be used."""
    wrong: list[str] = []
    for settings in SETTINGS:
        try:
            settings()
        except ValidationError as error:
            prefix = settings.model_config["env_prefix"]
            wrong += [f"{prefix}{part['loc'][0]}".upper() for part in error.errors()]
    return tuple(wrong)

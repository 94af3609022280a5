"""Which store keeps the published index: chosen by the settings."""

from __future__ import annotations

from index.settings import IndexSettings
from index.store import FileStore, IndexStore


def open_store(settings: IndexSettings) -> IndexStore:
    """The store of the settings: INDEX_URL's, else INDEX_DIR's."""
    if settings.url is None:
        return FileStore(settings.dir)
    from index.postgres.store import PostgresStore  # noqa: PLC0415 (a driver that files don't need)

    return PostgresStore(settings.url.get_secret_value())

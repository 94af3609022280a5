"""What is wrong with the index's database, in words for whoever runs the bot: and who can mend it."""

from __future__ import annotations

from typing import Final

from bot import indexing_messages as messages
from index.errors import StoreError, StoreFormat, StoreRefused, StoreUnavailable, StoreUnfit, Unfitness

_UNFIT: Final[dict[Unfitness, str]] = {
    "no_pgvector": messages.REINDEX_STORE_NO_PGVECTOR,
    "denied": messages.REINDEX_STORE_DENIED,
    "version": messages.REINDEX_STORE_UNFIT,
    "other": messages.REINDEX_STORE_UNFIT,
}


def store_trouble(error: StoreError) -> str:
    """A line of what is wrong, with the database's own words, and one of what to do."""
    if isinstance(error, StoreFormat):
        newer = error.found > error.expected
        words = messages.REINDEX_STORE_NEWER if newer else messages.REINDEX_STORE_OLDER
        return words.format(found=error.found, expected=error.expected)
    if isinstance(error, StoreRefused):
        return messages.REINDEX_STORE_REFUSED.format(detail=error.detail)
    if isinstance(error, StoreUnavailable):
        return messages.REINDEX_STORE_UNAVAILABLE.format(detail=error.detail)
    if isinstance(error, StoreUnfit):
        return _UNFIT[error.reason].format(detail=error.detail)
    return messages.REINDEX_OTHER.format(detail=error)

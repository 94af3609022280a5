from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.harness import emulator


@pytest.fixture(scope="session")
def bot_api() -> Iterator[str]:
    """The Bot API emulator's address."""
    with emulator.running() as url:
        yield url

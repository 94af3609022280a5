"""The command line over an index of hashed vectors, as a process: `python -m tests.harness.console ask …`."""

from __future__ import annotations

import sys

from bot import cli
from index.encoder import FakeEncoder


def main() -> int:
    """`bot.cli.main` with the encoder that such an index was built with."""
    cli.SentenceTransformerEncoder = lambda _: FakeEncoder()  # type: ignore[assignment,misc]
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())

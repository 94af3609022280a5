"""Measures: `python scripts/benchmark.py [speed]`, `… answers QUESTIONS.jsonl`, `… retrieval FOLDER`.

Each measurement is a module of scripts/benchmarking/ and says there what it measures; `… NAME --help` prints it.
"""

from __future__ import annotations

import argparse
import sys
from typing import Final, Protocol

from benchmarking import answers, evidence, indexing, load, retrieval, scale, speed, tuning


class Measurement(Protocol):
    """What a module of scripts/benchmarking/ offers to be a command."""

    __doc__: str | None

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's options."""

    def run(self, options: argparse.Namespace) -> int:
        """Measures and prints; returns the exit code."""


_MEASUREMENTS: Final[dict[str, Measurement]] = {
    "speed": speed,
    "answers": answers,
    "indexing": indexing,
    "retrieval": retrieval,
    "tune": tuning,
    "evidence": evidence,
    "scale": scale,
    "load": load,
}


def main(arguments: list[str] | None = None) -> int:
    """The command; `speed` where none is named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, measurement in _MEASUREMENTS.items():
        description = measurement.__doc__
        measurement.configure(
            commands.add_parser(
                name, description=description, formatter_class=argparse.RawDescriptionHelpFormatter
            )
        )
    typed = sys.argv[1:] if arguments is None else arguments
    options = parser.parse_args(typed or ["speed"])
    return _MEASUREMENTS[options.command].run(options)


if __name__ == "__main__":
    sys.exit(main())

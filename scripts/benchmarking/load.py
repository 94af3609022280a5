"""The bot under load: many chats that ask at once, beside one chat that asks alone.

The real bot runs as a process over the published index; the tests' Bot API emulator stands for Telegram. Every chat
asks a question of its own and, in the same moment, a second one. A latency runs from the moment of asking to the
arrival of the answer's last message; with many chats most of it is Telegram's own limit of 30 messages a second,
which the bot keeps, so that the time which that limit alone would take is printed beside it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's options."""
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--questions", type=Path, default=Path("tests/golden/plans.jsonl"))


def run(options: argparse.Namespace) -> int:
    """Measures in a process that has the tests' harness; 1 where an answer is lost or out of order."""
    arguments = [str(options.questions), "--chats", str(options.chats)]
    command = [sys.executable, "-m", "tests.harness.load", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ, check=False).returncode  # noqa: S603

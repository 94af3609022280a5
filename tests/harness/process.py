"""A bot as its operator runs it: a process with an environment, its standard error, and signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.harness.emulator import BotAccount, eventually

ROOT = Path(__file__).parents[2]
READY = "đã sẵn sàng"


class BotProcess:
    """A bot's process; `log` is what it wrote to standard error."""

    def __init__(self, command: Sequence[str], folder: Path, environment: dict[str, str]) -> None:
        self._log = folder / "bot.log"
        self._starts = self.log.count(READY) if self._log.exists() else 0  # of earlier processes there
        keep = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "INDEX_DIR", "OMP_NUM_THREADS")
        inherited = {name: os.environ[name] for name in keep if name in os.environ}
        given = {"PYTHONUNBUFFERED": "1", "DATABASE_URL": database(folder)} | environment
        self.database = given["DATABASE_URL"]  # its address
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=inherited | given,
                stdout=log,
                stderr=log,
            )

    @property
    def log(self) -> str:
        """Everything written so far."""
        return self._log.read_text(encoding="utf-8")

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def wait_ready(self, seconds: float = 300) -> BotProcess:
        """Wait until it serves; fails with its log where it ends first."""
        eventually(
            lambda: self.log.count(READY) > self._starts or not self.alive, what=READY, seconds=seconds
        )
        assert self.alive, self.log
        return self

    def cpu_seconds(self) -> float:
        """The processor time that it has used so far; 0 where the system doesn't tell."""
        stat = Path(f"/proc/{self._process.pid}/stat")
        if not stat.exists():
            return 0.0
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def signal(self, number: int = signal.SIGTERM) -> None:
        """Send a signal."""
        self._process.send_signal(number)

    def wait(self, seconds: float = 300) -> int:
        """The exit code, once it ended."""
        return self._process.wait(seconds)

    def kill(self) -> None:
        """End it at once, as a machine that dies would."""
        self._process.kill()
        self._process.wait()

    def freeze(self) -> None:
        """Stop it where it is, until `thaw`: it neither ends nor goes on."""
        self.signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self.signal(signal.SIGCONT)

    def stop(self) -> None:
        """End it, kindly first."""
        if self.alive:
            self.signal()
            try:
                self.wait(60)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


def database(folder: Path) -> str:
    """The address of the bot's database in a folder."""
    return f"sqlite:///{folder / 'bot.sqlite'}"


def environment(bot: BotAccount) -> dict[str, str]:
    """What points a bot at its account on the emulator."""
    return {"TELEGRAM_BOT_TOKEN": bot.token, "TELEGRAM_API_URL": bot.url}

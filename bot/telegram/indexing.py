"""Checking and indexing plans while the bot goes on answering: the re-indexing command, in a process of its own."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from pydantic import ValidationError

from index.report import RunReport

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ROOT / "scripts" / "reindex.py"
TOO_MANY_LEAVE = 3  # its exit code
TIMEOUT = 3600.0  # seconds: a scan of some hundred pages takes minutes


class IndexingFailed(Exception):  # noqa: N818 - as the project's other outcomes
    """Nothing was published; `reason` is in words for the administrator."""

    def __init__(self, reason: str) -> None:
        super().__init__("re-indexing failed")
        self.reason = reason


class PlansWouldLeave(IndexingFailed):
    """More plans would leave the index than leave it unasked: nothing was published until somebody says so."""

    @property
    def what(self) -> str:
        """How many of how many, without the advice that follows for who runs the command."""
        return self.reason.partition(". ")[0]


class Indexing:
    """The folder of plans and its index. One run at a time; another waits."""

    def __init__(self, plans: Path, index: Path) -> None:
        self._plans = plans
        self._index = index
        self._lock = asyncio.Lock()

    async def preview(self, file: Path) -> RunReport:
        """What would become of a file among the plans; nothing is changed. Raises IndexingFailed."""
        with tempfile.TemporaryDirectory() as folder:
            await asyncio.to_thread(shutil.copytree, self._plans, folder, dirs_exist_ok=True)
            await asyncio.to_thread(shutil.copy, file, Path(folder) / file.name)
            return await self._run(Path(folder), "--dry-run")

    async def take(self, file: Path) -> RunReport:
        """Put a file among the plans and index them. Raises IndexingFailed; the file then isn't left there."""
        target = self._plans / file.name
        before = target.read_bytes() if target.exists() else None
        await asyncio.to_thread(shutil.copy, file, target)
        try:
            return await self.run()
        except IndexingFailed:
            if before is None:
                target.unlink(missing_ok=True)
            else:
                target.write_bytes(before)
            raise

    async def run(self, *, leaving: bool = False) -> RunReport:
        """Bring the index up to date with the folder; `leaving` lets go however many plans are there no more.

        Raises IndexingFailed, and PlansWouldLeave where that wasn't said.
        """
        return await self._run(self._plans, *(["--allow-removals"] if leaving else []))

    async def _run(self, plans: Path, *options: str) -> RunReport:
        arguments = [
            "--corpus",
            str(plans.absolute()),
            "--index",
            str(self._index.absolute()),
            "--json",
            "--wait",
            "60",
        ]
        async with self._lock:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                str(COMMAND),
                *arguments,
                *options,
                cwd=ROOT,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
            )
            try:
                output, errors = await asyncio.wait_for(process.communicate(), TIMEOUT)
            except TimeoutError:
                process.kill()
                await process.wait()
                raise IndexingFailed("") from None
        if process.returncode == TOO_MANY_LEAVE:
            raise PlansWouldLeave(_last_line(errors.decode()))
        try:
            return RunReport.model_validate_json(output)
        except ValidationError as error:
            raise IndexingFailed(_last_line(errors.decode())) from error


def _last_line(text: str) -> str:
    """What the command says at its end: the explanation, after lines of progress."""
    return next((line for line in reversed(text.splitlines()) if line.strip()), "")

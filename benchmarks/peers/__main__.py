"""Runs the comparison and writes its tables into docs/peers.md: `make peers`, or parts of it by name.

    PYTHONPATH=scripts .venv/bin/python -m benchmarks.peers [SYSTEM …] [--keep DIR] [--again]

With names only those systems run and the tables are printed, not written. What each did is kept as JSON in DIR
(build/peers); `--again` makes the tables from what is kept there, whichever systems those are.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.peers.records import Measured, Workload
from benchmarks.peers.systems import SYSTEMS
from benchmarks.peers.table import tables, write
from benchmarks.peers.workload import gather
from evaluation.product import ROOT

_MODEL: Final = ROOT / "data" / "models" / "multilingual-e5-small"
_PEERS_PYTHON: Final = ROOT / ".venv-peers" / "bin" / "python"
_DOCUMENT: Final = ROOT / "docs" / "peers.md"
# Nothing is fetched and nothing is told to anyone.
_QUIET: Final = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Raises subprocess.CalledProcessError where a system's process fails."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("systems", nargs="*", metavar="SYSTEM", help=", ".join(SYSTEMS))
    parser.add_argument("--keep", type=Path, default=ROOT / "build" / "peers", metavar="DIR")
    parser.add_argument("--again", action="store_true", help="measure nothing, read what is kept")
    options = parser.parse_args(arguments)
    if unknown := set(options.systems) - set(SYSTEMS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    chosen = [name for name in SYSTEMS if name in options.systems] or list(SYSTEMS)
    options.keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="peers-") as folder:
        workload, evidence = gather(Path(folder) / "plans", _MODEL)
        if not options.again:
            _run_all(chosen, workload, options.keep)
        kept = {name: options.keep / f"{name}.json" for name in chosen}
        results = {name: Measured.load(path) for name, path in kept.items() if path.exists()}
        text = tables(results, evidence)
    print(text)
    if not options.systems:
        write(_DOCUMENT, text)
    return 0


def _run_all(names: Sequence[str], workload: Workload, keep: Path) -> None:
    given = keep / "workload.json"
    workload.save(given)
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        ours = SYSTEMS[name].role == "ours"
        python = Path(sys.executable) if ours else _PEERS_PYTHON
        path = os.pathsep.join([str(ROOT), str(ROOT / "scripts")] if ours else [str(ROOT)])
        subprocess.run(  # noqa: S603 (our own command)
            [str(python), "-m", "benchmarks.peers.process", name, str(given), str(keep / f"{name}.json")],
            cwd=keep,  # away from the project's folder: settings in its .env are not meant for the peers
            env={**os.environ, **_QUIET, "PYTHONPATH": path},
            check=True,
        )


if __name__ == "__main__":
    sys.exit(main())

"""One system, in a process of its own: `python -m benchmarks.peers.process SYSTEM WORKLOAD.json RESULT.json`."""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.peers.measuring import measure
from benchmarks.peers.records import Workload
from benchmarks.peers.systems import SYSTEMS


def main(arguments: list[str]) -> None:
    """Measure a system over a workload and write what came of it."""
    name, workload, result = arguments
    entry = SYSTEMS[name]
    make = import_module(entry.module).make
    measure(partial(make, entry.variant), Workload.load(Path(workload))).save(Path(result))


if __name__ == "__main__":
    main(sys.argv[1:])

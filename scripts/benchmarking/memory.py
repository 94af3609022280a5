"""A process's memory as Linux counts it: /proc/PID/smaps."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

_HEADER: Final = re.compile(r"^[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \S+ *(?P<path>.*)$")
_FIELD: Final = re.compile(r"^(?P<name>Rss|Pss): +(?P<kilobytes>\d+) kB$")


class Memory(NamedTuple):
    """Megabytes: resident, and with shared pages divided among those who share them; of the index's files the same."""

    rss: float
    pss: float
    of_index_rss: float
    of_index_pss: float


def memory_of(pid: str, folder: Path) -> Memory:
    """The memory of a process (`self`: of this one); the index's files stand below `folder`. Linux alone."""
    return summed(Path(f"/proc/{pid}/smaps").read_text(encoding="utf-8"), str(folder.resolve()))


def summed(smaps: str, folder: str) -> Memory:
    """The sums over an smaps file's mappings."""
    sums = {"Rss": 0, "Pss": 0}
    of_index = {"Rss": 0, "Pss": 0}
    mapped = False
    for line in smaps.splitlines():
        if header := _HEADER.match(line):
            mapped = header["path"].startswith(f"{folder}/")
        elif field := _FIELD.match(line):
            sums[field["name"]] += int(field["kilobytes"])
            if mapped:
                of_index[field["name"]] += int(field["kilobytes"])
    return Memory(*(kilobytes / 1024 for kilobytes in (*sums.values(), *of_index.values())))

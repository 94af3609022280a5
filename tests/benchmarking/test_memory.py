"""Sums over the mappings of an smaps file."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarking.memory import Memory, memory_of, summed

SMAPS = """\
55d0c0000000-55d0c0021000 rw-p 00000000 00:00 0                          [heap]
Size:                132 kB
Rss:                1024 kB
Pss:                1024 kB
Pss_Dirty:          1024 kB
7f0000000000-7f0000400000 r--s 00000000 08:01 42                         /data/index/snapshots/a/vectors.faiss
Rss:                4096 kB
Pss:                2048 kB
7f0000400000-7f0000500000 r--p 00000000 08:01 43                         /data/index2/vectors.faiss
Rss:                 512 kB
Pss:                 256 kB
"""


def test_sums() -> None:
    assert summed(SMAPS, "/data/index") == Memory(rss=5.5, pss=3.25, of_index_rss=4.0, of_index_pss=2.0)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_mapped_file_counts_once_it_is_read(tmp_path: Path) -> None:
    np.save(tmp_path / "array.npy", np.ones(1 << 20, dtype=np.uint8))
    mapped = np.load(tmp_path / "array.npy", mmap_mode="r")
    assert mapped.sum() == 1 << 20
    assert memory_of("self", tmp_path).of_index_rss >= 1.0

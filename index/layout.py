"""The names of everything in an index folder, in one place.

INDEX_DIR/
├── CURRENT                     one line: the name of the published snapshot
├── .lock                       held while a run publishes
└── snapshots/<time>-<digest>/
    ├── manifest.json           written last; names every other file with its SHA-256
    └── <segment>/              plans that were indexed together; never changes once written, so that
        ├── plans.sqlite        the next snapshot links the same files
        ├── vectors.faiss
        ├── passages.npy        hashes of what was encoded and of the clause, by row
        ├── words.*, syllables.*   postings of the two lexical keys
        └── accents.*           how often accented syllables and their pairs occur
"""

from __future__ import annotations

from typing import Final

FORMAT: Final = 3  # of the snapshot that is written
# Formats that are read: 2 has no results of past years, no hours of events, no tables of days, no divided texts, and
# paths as objects.
READABLE: Final = frozenset({2, FORMAT})

CURRENT: Final = "CURRENT"
LOCK: Final = ".lock"
SNAPSHOTS: Final = "snapshots"
MANIFEST: Final = "manifest.json"

PLANS: Final = "plans.sqlite"
VECTORS: Final = "vectors.faiss"
PASSAGES: Final = "passages.npy"
ACCENTS: Final = "accents"


def terms_file(key: str) -> str:
    """The file of a lexical key's terms."""
    return f"{key}.terms.txt"

"""A segment: plans that were indexed together, with vectors and postings. Written once, never changed."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

import numpy as np
import numpy.typing as npt

from index.accents import AccentCounts
from index.contents import Contents, PackedPlan
from index.dense import DenseIndex
from index.durable import sync_file, sync_folder
from index.encoder import Vectors
from index.layout import ACCENTS, PASSAGES, PLANS, VECTORS, terms_file
from index.lexical import Postings, Ranges, build_postings, load_mapped, load_terms, save_terms
from index.manifest import PlanRows, SegmentEntry
from index.passages import clause_hashes
from index.plan_pile import unpack_json
from index.segment_lists import SegmentLists, make_tables, write_lists
from index.terms import TERMS, KeyName

Hashes = npt.NDArray[np.uint8]

_MAPPED = 1 << 30  # bytes of the plans' database that may be mapped


@dataclass(frozen=True)
class StoredPlan:
    """A plan in a segment's files: its first row, and the path of each of its rows."""

    plan_id: str
    start: int
    paths: tuple[str, ...]

    @property
    def end(self) -> int:
        """The row after its last."""
        return self.start + len(self.paths)


class Segment:
    """An opened segment, seen through a manifest's entry: plans that the entry leaves out are not there.

    Its files are held open, so that it goes on working after its snapshot's folder is removed.
    """

    def __init__(self, folder: Path, entry: SegmentEntry) -> None:
        self.entry = entry
        self.folder = folder
        self._rows = {plan.plan_id: plan for plan in entry.plans}
        self._lock = threading.Lock()
        location = f"file:{quote(str((folder / PLANS).resolve()))}?mode=ro&immutable=1"
        self._database = sqlite3.connect(location, uri=True, check_same_thread=False)
        self._database.execute(f"PRAGMA mmap_size = {_MAPPED}")
        self.lists = SegmentLists(self._database, self._lock)
        self.postings = {key: Postings.load(folder / key, entry.rows) for key in TERMS}
        self.dense = DenseIndex.load(folder / VECTORS)
        self.accents = AccentCounts.load(folder / ACCENTS)

    @property
    def live(self) -> int:
        """How many clauses count."""
        return sum(plan.end - plan.start for plan in self.entry.plans)

    def ranges(self, plan_ids: Collection[str] | None) -> Ranges | None:
        """The rows of these plans (None: of all that count), ascending; None where that is every row."""
        if plan_ids is None:
            return self._live_ranges
        return self._merged(self._rows[plan_id] for plan_id in set(plan_ids) if plan_id in self._rows)

    def plan_rows(self, plan_ids: Collection[str] | None) -> Ranges:
        """Each of these plans' rows (None: of all that count), ascending; plans without any are left out."""
        if plan_ids is None:
            return self._live_plans
        held = (self._rows[plan_id] for plan_id in set(plan_ids) if plan_id in self._rows)
        return sorted((plan.start, plan.end) for plan in held if plan.end > plan.start)

    @cached_property
    def _live_plans(self) -> Ranges:
        return sorted((plan.start, plan.end) for plan in self.entry.plans if plan.end > plan.start)

    @cached_property
    def _live_ranges(self) -> Ranges | None:
        return self._merged(self.entry.plans)

    def _merged(self, plans: Iterable[PlanRows]) -> Ranges | None:
        """The rows of plans, neighbours as one range."""
        merged: list[tuple[int, int]] = []
        for plan in sorted(plans, key=lambda rows: rows.start):
            if merged and merged[-1][1] == plan.start:
                merged[-1] = (merged[-1][0], plan.end)
            else:
                merged.append((plan.start, plan.end))
        return None if merged == [(0, self.entry.rows)] else merged

    @property
    def plan_ids(self) -> Collection[str]:
        """The plans that count."""
        return self._rows.keys()

    def holds(self, plan_id: str) -> bool:
        """Whether the plan is here and counts."""
        return plan_id in self._rows

    def clause(self, row: int) -> tuple[str, str]:
        """The plan and the path of a row. Raises KeyError where there is none."""
        with self._lock:
            found = self._database.execute(
                "SELECT plan_id, path FROM clause WHERE row = ?", (row,)
            ).fetchone()
        if found is None:
            raise KeyError(row)
        return found[0], found[1]

    def plan_json(self, plan_id: str) -> bytes:
        """A plan as it was stored. Raises KeyError where it isn't here."""
        if plan_id not in self._rows:
            raise KeyError(plan_id)
        return self.stored_json(plan_id)

    def stored_plans(self) -> list[StoredPlan]:
        """Every plan that the files hold, those that no longer count too, in the order of their rows."""
        with self._lock:
            names = [row[0] for row in self._database.execute("SELECT plan_id FROM plan")]
            rows = self._database.execute("SELECT plan_id, row, path FROM clause ORDER BY row").fetchall()
        paths: dict[str, list[str]] = {name: [] for name in names}
        starts: dict[str, int] = {}
        for plan_id, row, path in rows:
            starts.setdefault(plan_id, row)
            paths[plan_id].append(path)
        stored = [StoredPlan(name, starts.get(name, 0), tuple(paths[name])) for name in names]
        return sorted(stored, key=lambda plan: plan.start)

    def stored_json(self, plan_id: str) -> bytes:
        """A plan as it was stored, whether it counts or not. Raises KeyError where it isn't in the files."""
        with self._lock:
            found = self._database.execute("SELECT json FROM plan WHERE plan_id = ?", (plan_id,)).fetchone()
        if found is None:
            raise KeyError(plan_id)
        return unpack_json(bytes(found[0]))

    def terms(self, key: KeyName) -> list[str]:
        """A key's terms in its postings' order; read anew each time."""
        return load_terms(self.folder / terms_file(key))

    def passages(self) -> Hashes:
        """The hash of each row, see passages.Row: uint8 [rows, 16]."""
        hashes: Hashes = load_mapped(self.folder / PASSAGES)
        return hashes

    def hashes(self, plan_id: str) -> frozenset[bytes]:
        """The hashes of one plan's clauses. Raises KeyError where the plan isn't here."""
        rows = self._rows[plan_id]
        return clause_hashes(self.passages()[rows.start : rows.end].tobytes())

    def close(self) -> None:
        """Lets go of the database."""
        self._database.close()


def write_segment(
    folder: Path, contents: Contents, vectors: Vectors, hashes: Hashes, averages: Mapping[KeyName, float]
) -> SegmentEntry:
    """Writes a segment into `folder`, which must be new, and syncs it.

    vectors: float32 [rows, dimension]; hashes: uint8 [rows, 16], both in the order of the contents' rows.
    """
    folder.mkdir(parents=True)
    rows: list[PlanRows] = []
    start = 0
    for plan in contents.plans:
        end = start + len(plan.paths)
        rows.append(PlanRows(plan_id=plan.plan_id, start=start, end=end))
        start = end
    _write_plans(folder / PLANS, contents.plans, rows)
    DenseIndex.build(vectors).save(folder / VECTORS)
    np.save(folder / PASSAGES, hashes, allow_pickle=False)
    sync_file(folder / PASSAGES)
    for key in TERMS:
        postings, terms = build_postings(contents.keys[key], averages[key])
        postings.save(folder / key)
        save_terms(folder / terms_file(key), terms)
    contents.accents.counts().save(folder / ACCENTS)
    sync_folder(folder)
    return SegmentEntry(name=folder.name, rows=start, plans=tuple(rows))


def _write_plans(path: Path, plans: Sequence[PackedPlan], rows: Sequence[PlanRows]) -> None:
    database = sqlite3.connect(path)
    try:
        database.execute("CREATE TABLE plan (plan_id TEXT PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID")
        database.execute(
            "CREATE TABLE clause (row INTEGER PRIMARY KEY, plan_id TEXT NOT NULL, path TEXT NOT NULL)"
        )
        make_tables(database)
        for plan, place in zip(plans, rows, strict=True):
            database.execute("INSERT INTO plan VALUES (?, ?)", (plan.plan_id, plan.packed))
            write_lists(database, plan.plan_id, plan.dated, plan.offer)
            numbered = enumerate(plan.paths, place.start)
            database.executemany(
                "INSERT INTO clause VALUES (?, ?, ?)", ((row, plan.plan_id, path) for row, path in numbered)
            )
        database.commit()
    finally:
        database.close()
    sync_file(path)

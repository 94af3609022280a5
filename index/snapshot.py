"""A published index, opened for reading: its plans, its segments, what it says of itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from pydantic_core import from_json

from index.dated import Dated, DatedQuery, Offer, wanted_plans
from index.described import DescribedSnapshot
from index.durable import sha256_of
from index.errors import SnapshotDamaged, SnapshotFormat, SnapshotMissing
from index.layout import CURRENT, FORMAT, MANIFEST, READABLE, SNAPSHOTS
from index.manifest import Manifest
from index.segment import Segment
from index.segment_source import SegmentSource

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")  # of a snapshot's folder
_HASHERS: Final = 2  # threads; hashing lets go of the interpreter


class Snapshot(DescribedSnapshot):
    """One snapshot. Immutable and safe to share between threads; a newer one is another object.

    Get it from `Snapshot.open`.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        super().__init__(manifest)
        self.folder = folder
        self.segments = tuple(Segment(folder / entry.name, entry) for entry in manifest.segments)

    @classmethod
    def open(cls, dir: Path, *, verify: bool = True) -> Snapshot:  # noqa: A002 (the index folder, as in INDEX_DIR)
        """The snapshot that is published in an index folder.

        `verify` compares the SHA-256 of every file with the manifest; else only sizes are compared.

        Raises SnapshotMissing where nothing is published, SnapshotFormat where another version wrote it, and
        SnapshotDamaged where a file is missing or differs.
        """
        return cls.open_named(dir, current_name(dir), verify=verify)

    @classmethod
    def open_named(cls, dir: Path, name: str, *, verify: bool = True) -> Snapshot:  # noqa: A002
        """A snapshot that may not be the published one; raises as `open`."""
        folder = dir / SNAPSHOTS / name
        manifest = read_manifest(folder)
        check_files(folder, manifest, content=verify)
        return cls(folder, manifest)

    @property
    def name(self) -> str:
        """The folder's name: sorts by time."""
        return self.folder.name

    @cached_property
    def source(self) -> SegmentSource:
        """Its clauses, as search needs them."""
        return SegmentSource(self.segments, self.manifest.fusion)

    def clause_hashes(self, plan_id: str) -> frozenset[bytes]:
        """Hashes of a plan's clauses with their headings, 8 bytes each. Raises KeyError where not held."""
        return self._holder[plan_id].hashes(plan_id)

    def close(self) -> None:
        """Lets go of the files."""
        for segment in self.segments:
            segment.close()

    def _dated(self, query: DatedQuery) -> tuple[list[Dated], list[str]]:
        found: list[Dated] = []
        listed, unlisted = self._listed(query.plan_ids)
        for segment, plan_ids in listed:
            found += segment.lists.dated(query, plan_ids)
        return found, unlisted

    def _count_over(self, query: DatedQuery) -> tuple[int, list[str]]:
        listed, unlisted = self._listed(query.plan_ids)
        return sum(segment.lists.count_over(query, plan_ids) for segment, plan_ids in listed), unlisted

    def _offers(self, plan_ids: Collection[str] | None) -> tuple[list[Offer], list[str]]:
        listed, unlisted = self._listed(plan_ids)
        return [offer for segment, ids in listed for offer in segment.lists.offers(ids)], unlisted

    def _listed(self, plan_ids: Collection[str] | None) -> tuple[list[tuple[Segment, list[str]]], list[str]]:
        """The segments with their plans of these that count, and the plans of segments without lists."""
        listed: list[tuple[Segment, list[str]]] = []
        unlisted: list[str] = []
        for segment in self.segments:
            held = wanted_plans(plan_ids, segment.plan_ids)
            if not segment.lists.there:
                unlisted += held
            elif held:
                listed.append((segment, held))
        return listed, unlisted

    def _plan_json(self, plan_id: str) -> bytes:
        return self._holder[plan_id].plan_json(plan_id)

    @cached_property
    def _holder(self) -> dict[str, Segment]:
        return {rows.plan_id: segment for segment in self.segments for rows in segment.entry.plans}


def current_name(dir: Path) -> str:  # noqa: A002
    """The name of the published snapshot. Raises SnapshotMissing; SnapshotDamaged where the file holds no name."""
    try:
        name = (dir / CURRENT).read_bytes().decode("utf-8", "replace").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SnapshotMissing(str(dir)) from error
    except OSError as error:
        raise SnapshotDamaged(CURRENT, str(error)) from error
    if not _NAME.fullmatch(name):
        raise SnapshotDamaged(CURRENT, f"names {name!r}")
    return name


def snapshot_names(dir: Path) -> list[str]:  # noqa: A002
    """Every finished snapshot of an index folder, oldest first."""
    folder = dir / SNAPSHOTS
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in folder.iterdir() if (entry / MANIFEST).is_file())


def read_manifest(folder: Path) -> Manifest:
    """A snapshot's manifest. Raises SnapshotDamaged, SnapshotFormat."""
    try:
        data = (folder / MANIFEST).read_bytes()
    except OSError as error:
        raise SnapshotDamaged(MANIFEST, str(error)) from error
    return parse_manifest(data)


def parse_manifest(data: bytes) -> Manifest:
    """What `manifest_bytes` made. Raises SnapshotDamaged, SnapshotFormat."""
    digest, _, body = data.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise SnapshotDamaged(MANIFEST, "its own SHA-256 differs")
    try:
        found = from_json(body)["format"]
        if found not in READABLE:
            raise SnapshotFormat(found, FORMAT)
        return Manifest.model_validate_json(body)
    except (ValidationError, ValueError, KeyError, TypeError) as error:
        raise SnapshotDamaged(MANIFEST, str(error)) from error


def manifest_bytes(manifest: Manifest) -> bytes:
    """A manifest as it is stored: the SHA-256 of the rest on the first line."""
    body = manifest.model_dump_json(indent=1).encode("utf-8")
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def check_files(folder: Path, manifest: Manifest, *, content: bool) -> None:
    """Raises SnapshotDamaged for a file that is missing, of another size or, with `content`, differs."""
    for name, entry in manifest.files.items():
        try:
            size = (folder / name).stat().st_size
        except OSError as error:
            raise SnapshotDamaged(name, str(error)) from error
        if size != entry.size:
            raise SnapshotDamaged(name, f"{size} bytes, expected {entry.size}")
    if not content:
        return
    with ThreadPoolExecutor(_HASHERS) as pool:
        names = list(manifest.files)
        digests = pool.map(lambda name: sha256_of(folder / name), names)
        for name, digest in zip(names, digests, strict=True):
            if digest != manifest.files[name].sha256:
                raise SnapshotDamaged(name, f"SHA-256 {digest}, expected {manifest.files[name].sha256}")

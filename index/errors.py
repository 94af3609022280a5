"""What can go wrong with the index. Each class says who can act.

IndexingError
├── ModelError              the embedding model: the operator builds or names it again
│   ├── ModelMissing        there is no model where the setting points
│   └── ModelDownloadError  its weights could not be fetched
├── SnapshotError           a published index: the operator re-indexes or rolls back
│   ├── SnapshotMissing     nothing has been published in this folder
│   ├── SnapshotDamaged     a file is missing or differs from its recorded SHA-256
│   ├── SnapshotFormat      written by another version of this software
│   └── ModelMismatch       built with another model than the one in use
├── PublishError            a new index was not published; the old one is untouched
│   ├── IndexLocked         another run is publishing: wait for it
│   ├── NoSpace             the disk is full
│   ├── RemovalsRefused     too many plans would leave the index at once
│   ├── GoldenRefused       questions that found their clause no longer do
│   └── NothingToIndex      no usable plan was found
└── StoreError              the database that holds the index
    ├── StoreUnavailable    it doesn't answer: the user asks again later, the operator looks after it
    │   └── StoreRefused    it doesn't let us in: the operator mends password, name or rights
    └── StoreUnfit          it lacks pgvector or a right, or something else is wrong: the operator's
        └── StoreFormat     its tables are another version's: the operator updates the software or re-indexes
"""

from __future__ import annotations

from typing import Literal

from index.golden_report import GoldenReport


class IndexingError(Exception):
    """The base of this package's errors. Its text is for the log; users read bot/messages.py."""


class ModelError(IndexingError):
    """The embedding model's files are not what they should be."""


class ModelMissing(ModelError):  # noqa: N818
    """No model stands where the setting points; `name` is the setting's value."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no embedding model at {name!r}")
        self.name = name


class ModelDownloadError(ModelError):
    """The weights could not be fetched; `detail` is the downloader's own last words."""

    def __init__(self, detail: str) -> None:
        super().__init__(f"download failed: {detail}")
        self.detail = detail


class SnapshotError(IndexingError):
    """A published index that can't be used."""


class SnapshotMissing(SnapshotError):  # noqa: N818
    """Nothing is published in this folder."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"no snapshot in {folder!r}")
        self.folder = folder


class SnapshotDamaged(SnapshotError):  # noqa: N818
    """`file` of the snapshot is missing or not what was written."""

    def __init__(self, file: str, detail: str) -> None:
        super().__init__(f"{file}: {detail}")
        self.file = file
        self.detail = detail


class SnapshotFormat(SnapshotError):  # noqa: N818
    """The snapshot's format number is not ours."""

    def __init__(self, found: int, expected: int) -> None:
        super().__init__(f"snapshot format {found}, expected {expected}")
        self.found = found
        self.expected = expected


class ModelMismatch(SnapshotError):  # noqa: N818
    """The snapshot's vectors come from another model; both fingerprints are given."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"snapshot built with model {found!r}, in use is {expected!r}")
        self.found = found
        self.expected = expected


class PublishError(IndexingError):
    """A new index was not published; what was published before is untouched."""


class IndexLocked(PublishError):  # noqa: N818
    """Another run holds the lock of this folder."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"another run is publishing to {folder!r}")
        self.folder = folder


class NoSpace(PublishError):  # noqa: N818
    """The disk is full."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"no space left for {folder!r}")
        self.folder = folder


class RemovalsRefused(PublishError):  # noqa: N818
    """`removed` of `known` plans would leave the index, more than is allowed unasked."""

    def __init__(self, removed: int, known: int) -> None:
        super().__init__(f"{removed} of {known} plans would be removed")
        self.removed = removed
        self.known = known


class GoldenRefused(PublishError):  # noqa: N818
    """Golden questions no longer find their clause; `report` names them."""

    def __init__(self, report: GoldenReport) -> None:
        super().__init__(f"{len(report.lost)} golden questions no longer find their clause")
        self.report = report


class NothingToIndex(PublishError):  # noqa: N818
    """The folder holds no usable plan."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"no usable plan in {folder!r}")
        self.folder = folder


class StoreError(IndexingError):
    """The database that holds the index can't be used."""


class StoreUnavailable(StoreError):  # noqa: N818
    """The database didn't answer within the time that a question waits; `detail` is the driver's own words."""

    def __init__(self, detail: str) -> None:
        super().__init__(f"the index's database doesn't answer: {detail}")
        self.detail = detail


class StoreRefused(StoreUnavailable):
    """The database answers and doesn't let us in: a password, a name, a right; `detail` is its own words."""


Unfitness = Literal["no_pgvector", "denied", "version", "other"]


class StoreUnfit(StoreError):  # noqa: N818
    """The database is not what the index needs; `detail` says why, `reason` of what kind it is."""

    def __init__(self, detail: str, reason: Unfitness = "other") -> None:
        super().__init__(f"the index's database can't be used: {detail}")
        self.detail = detail
        self.reason = reason


class StoreFormat(StoreUnfit):
    """Its tables are of version `found`, not the one `expected`: a newer one's, or not brought up to date yet."""

    def __init__(self, found: int, expected: int) -> None:
        super().__init__(f"tables of version {found}, expected {expected}", "version")
        self.found = found
        self.expected = expected

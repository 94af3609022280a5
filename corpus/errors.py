"""What can go wrong with a plan's file. Each class says who can act.

CorpusError
├── BadSettings             the administrator: the TOML beside a plan is not as it should be
└── UnreadableFile          the administrator who gave the file
    ├── EmptyFile
    ├── UnknownFormat       not a document we read
    ├── EncryptedFile
    ├── DamagedFile         truncated, hostile or broken inside
    ├── TooLarge            over a limit of size, pages or time
    ├── MissingTool         a scan without OCR, a .doc without a converter: the operator
    └── PoorText            the text is not readable Vietnamese
"""

from __future__ import annotations

from typing import Literal


class CorpusError(Exception):
    """The base of this package's errors."""


class BadSettings(CorpusError):  # noqa: N818
    """The TOML beside a plan can't be used: `file` is its name, `field` the key where one is to blame."""

    def __init__(self, file: str, reason: Literal["syntax", "unknown", "value"], field: str = "") -> None:
        super().__init__(f"{file}: {reason} {field}".strip())
        self.file = file
        self.reason = reason
        self.field = field


class UnreadableFile(CorpusError):  # noqa: N818 (the name says what the file is)  # noqa: N818
    """A file that can't become a plan; `file` is its name, `detail` for the log, not for users."""

    def __init__(self, file: str, detail: str = "") -> None:
        super().__init__(f"{file}: {type(self).__name__}{': ' + detail if detail else ''}")
        self.file = file
        self.detail = detail


class EmptyFile(UnreadableFile):
    """No text in it."""


class UnknownFormat(UnreadableFile):
    """Its bytes are of no format that we read."""


class EncryptedFile(UnreadableFile):
    """It asks for a password."""


class DamagedFile(UnreadableFile):
    """Truncated, hostile or broken inside."""


class TooLarge(UnreadableFile):
    """Over a limit of size, pages or time."""


class MissingTool(UnreadableFile):
    """The operator has to install something to read it; `detail` names it."""


class PoorText(UnreadableFile):
    """Its text is not readable Vietnamese, also after legacy conversion."""

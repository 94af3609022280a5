"""What can go wrong with a plan's file. Each class says who can act.

    CorpusError
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


class CorpusError(Exception):
    """The base of this package's errors."""


class UnreadableFile(CorpusError):
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

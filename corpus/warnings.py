"""Codes of what a person should know of a file's reading; the words for them stand with the messages."""

from __future__ import annotations

from typing import Literal

ReaderWarning = Literal[
    "mojibake_repaired",  # UTF-8 that had been read as another encoding
    "legacy_encoding",  # TCVN3, VNI or another code before Unicode, converted
    "undecodable_bytes",  # a few bytes were not UTF-8
    "poor_text",  # fewer Vietnamese syllables than good text has
    "recognised",  # the text was recognised from a picture
    "pages_without_text",  # some pages have no text that could be read
    "converted",  # another program made the document readable
    "changes_tracked",  # the document holds changes that nobody accepted or refused: read as if accepted
]

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


def numbering_gap(place: str, before: str, found: str) -> str:
    """`gap:IV:3->5`: under that key the number after `before` was expected, and `found` came."""
    return f"gap:{place}:{before}->{found}"


def numbering_restart(place: str, number: str) -> str:
    """`restart:III:1`: under that key a series begins again."""
    return f"restart:{place}:{number}"


# Codes of what the parser says of a plan, beside the two above that carry a place.
PlanWarning = Literal[
    "no_title",  # no line that names the document's kind and subject
    "no_headings",  # no numbering: every paragraph is cited by its count
    "no_date",  # neither the letterhead nor the note under the title gives a date
]

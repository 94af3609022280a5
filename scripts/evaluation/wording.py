"""Vietnamese wording made comparable: what may differ between two spellings of the same words is taken away.

Used to judge answers only: unlike the search key of the corpus, accents count here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_DASHES: Final = str.maketrans(dict.fromkeys("‐‑–—−", "-"))
_EMPHASIS: Final = str.maketrans(dict.fromkeys("*_"))
# In decomposed text: `oà` is o, a, grave; the older way writes o, grave, a.
_LATE_TONE: Final = re.compile(
    "(o)([ae])([\u0300\u0301\u0303\u0309\u0323])|(u)(y)([\u0300\u0301\u0303\u0309\u0323])"
)
_LONG_DATE: Final = re.compile(r"(\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?")
_LONG_MONTH: Final = re.compile(r"tháng (\d{1,2}) năm (\d{4})")
_PADDED: Final = re.compile(r"(?<![\d.,])0(?=\d/)|(?<=/)0(?=\d(?!\d))")


def _older_tone(match: re.Match[str]) -> str:
    vowel, glide, tone = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
    return f"{vowel}{tone}{glide}"


def plain(text: str) -> str:
    """Lower case, one Unicode form, one place for tone marks, one dash, no emphasis marks, single spaces."""
    text = unicodedata.normalize("NFC", text).lower().translate(_DASHES).translate(_EMPHASIS)
    text = _LATE_TONE.sub(_older_tone, unicodedata.normalize("NFD", text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def solid(text: str) -> str:
    """`plain` without any white space: for finding a quote in a hard-wrapped file."""
    return plain(text).replace(" ", "")


def with_short_dates(text: str) -> str:
    """Dates of `plain` text written `1/12/2023`, however they were written."""
    text = _LONG_DATE.sub(lambda m: "/".join(part for part in m.groups() if part), text)
    return _PADDED.sub("", _LONG_MONTH.sub(r"\1/\2", text))


def says(text: str, words: str) -> bool:
    """Whether a text says some words; a number is met whole: `5%` isn't said by `15%` or `0,5%`."""
    found = re.escape(with_short_dates(plain(words)))
    pattern = rf"(?<![\d/])(?<!\d[.,]){found}(?!\d)(?![.,]\d)"
    return re.search(pattern, with_short_dates(plain(text))) is not None


def place_name(name: str) -> str:
    """A province's name without the word for its kind."""
    return re.sub(r"^(?:tỉnh|thành phố|tp\.?) ", "", plain(name))

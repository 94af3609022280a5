"""Codes from before Unicode: TCVN3 (`.VnTime` fonts), VNI (`VNI-Times`), VISCII, VPS, Windows-1258."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import viparse

from corpus.quality import GOOD, syllable_share

_CODES = ("tcvn3", "vni", "viscii", "vps")
_WORDS = re.compile(r"[^ \t\n\r\f\v]+")  # not \s: what Unicode calls a space is a letter in some codes


def convert_legacy(text: str) -> str | None:
    """The text in Unicode where it is in a legacy code, else None.

    None also where no conversion makes it readable Vietnamese. Nothing is stripped from it.
    """
    return next((made for made in _conversions(text) if syllable_share(made) >= GOOD), None)


def _conversions(text: str) -> Iterator[str]:
    for code in ("auto", *_CODES):
        yield _convert(text, code)
    yield _from_windows(text)


def _convert(text: str, code: str) -> str:
    """The text out of one code, with its white space as it was: the converter would collapse it."""
    words = _WORDS.findall(text)
    made: str = viparse.fix(" ".join(words), encoding=code)
    if made.count(" ") + 1 != len(words):
        return str(viparse.fix(text, encoding=code))
    following = iter(made.split(" "))
    return _WORDS.sub(lambda _: next(following), text)


def _from_windows(text: str) -> str:
    """Windows-1258 that was read as Latin-1: letters with their tones as marks of their own."""
    try:
        return unicodedata.normalize("NFC", text.encode("latin-1").decode("cp1258"))
    except UnicodeError:
        return text


def convert_by_font(text: str, font: str) -> str:
    """The text of a run set in a font: converted where the font's name tells its code, else as it is.

    The capitals of TCVN3 are lower-case codes in a font whose name ends in H (`.VnTimeH`).
    """
    name = font.strip().lower()
    if name.startswith(".vn"):
        made = _convert(text, "tcvn3")
        return made.upper() if name.endswith("h") else made
    if name.startswith("vni-"):
        return _convert(text, "vni")
    return text

"""Undo what a keyboard or a dictation leaves: raw Telex or VNI keystrokes, numbers spoken in words."""

from __future__ import annotations

import re
import unicodedata

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX_LETTERS = (
    ("dd", "đ"),
    ("uow", "ươ"),
    ("aa", "â"),
    ("aw", "ă"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_VOWELS = "aăâeêioôơuưy"
_ONSETS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|qu|r|s|t|th|tr|v|x"
_CODAS = "c|ch|m|n|ng|nh|p|t"
# Nuclei of Vietnamese syllables, without tones (Đoàn Thiện Thuật's phonology, as spelled).
_NUCLEI = (
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo",
    "êu", "ia", "iê", "iêu", "iu", "oa", "oai", "oao", "oay", "oă", "oe", "oeo", "oi", "oo", "ôi", "ơi",
    "ua", "uâ", "uây", "uê", "ui", "uơ", "uô", "uôi", "uy", "uya", "uyê", "uyu", "ưa", "ưi", "ươ", "ươi",
    "ươu", "ưu", "yê", "yêu", "ue", "uao",
)  # fmt: skip
_SYLLABLE = re.compile(
    rf"(?:{_ONSETS})?(?:{'|'.join(sorted(_NUCLEI, key=len, reverse=True))})(?:{_CODAS})?\Z"
)
_ASCII_WORD = re.compile(r"[A-Za-z]+\d?|[A-Za-z]+")


def is_syllable(word: str) -> bool:
    """Whether a word is spelled as a Vietnamese syllable, its tone aside."""
    toneless = "".join(
        c for c in unicodedata.normalize("NFD", word.lower()) if c not in "\u0300\u0301\u0303\u0309\u0323"
    )
    return _SYLLABLE.match(unicodedata.normalize("NFC", toneless)) is not None


def _with_tone(letters: str, tone: str) -> str | None:
    """The syllable with its tone on the main vowel; None where the letters are no syllable."""
    if not is_syllable(letters):
        return None
    skip = 2 if letters.startswith(("qu", "gi")) and sum(c in _VOWELS for c in letters) > 1 else 0
    vowels = [i for i, c in enumerate(letters) if c in _VOWELS and i >= skip] or [
        i for i, c in enumerate(letters) if c in _VOWELS
    ]
    marked = [i for i in vowels if letters[i] in "ăâêôơư"]
    if marked:
        place = marked[-1]
    elif vowels[-1] < len(letters) - 1:
        place = vowels[-1]
    else:
        place = vowels[-2] if len(vowels) > 1 else vowels[-1]
    return unicodedata.normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])


def _from_telex(word: str) -> str | None:
    letters, tone = word.lower(), ""
    if len(letters) > 2 and letters[-1] in _TELEX_TONES and any(c in _VOWELS for c in letters[:-1]):
        letters, tone = letters[:-1], _TELEX_TONES[letters[-1]]
    elif len(letters) > 1 and letters[-1] in _VNI_TONES:
        letters, tone = letters[:-1], _VNI_TONES[letters[-1]]
    spelled = letters
    for keys, letter in _TELEX_LETTERS:
        spelled = spelled.replace(keys, letter)
    if not tone and spelled == letters:
        return None
    return _with_tone(spelled, tone) if tone else (spelled if is_syllable(spelled) else None)


def undo_typing(text: str) -> str:
    """The text with raw Telex or VNI words composed, where a word is no syllable as typed but is one composed.

    Only where at least two words are so, or all are: a single odd word is more likely a name.
    """
    words = list(_ASCII_WORD.finditer(text))
    composed = {
        m.span(): _from_telex(m[0])
        for m in words
        if not is_syllable(m[0].rstrip("0123456789")) or m[0][-1] in "12345"
    }
    composed = {span: word for span, word in composed.items() if word}
    if len(composed) < 2 and len(composed) != len(words):
        return text
    for (start, end), word in sorted(composed.items(), reverse=True):
        text = text[:start] + (word or "") + text[end:]
    return text


_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "khong": 0, "mot": 1, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9,
}  # fmt: skip
_D = "|".join(sorted(_DIGITS, key=len, reverse=True))
_THOUSAND = re.compile(
    rf"\b(?P<k>{_D})\s+(?:nghìn|ngàn|nghin|ngan)(?:\s+(?P<h>{_D})\s+(?:trăm|tram))?"
    rf"(?:\s+(?:(?:linh|lẻ|le)\s+(?P<o>{_D})|(?P<t>{_D})\s+(?:mươi|muoi)(?:\s+(?P<u>{_D}))?|mười|muoi))?\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"\b(?:(?P<t>{_D})\s+(?:mươi|muoi)(?:\s+(?P<u>{_D}))?|(?P<ten>mười|muoi)(?:\s+(?P<v>{_D}))?|(?P<o>{_D}))"
    r"\s+(?:phần trăm|phan tram)\b",
    re.IGNORECASE,
)
_TENS = rf"(?:(?:{_D})\s+(?:mươi|muoi)(?:\s+(?:{_D}))?|mười(?:\s+(?:{_D}))?|muoi\s+(?:{_D}))"
_NUMBER = re.compile(
    rf"\b(?:(?P<h>{_D})\s+(?:trăm|tram(?=\s+(?:{_D}|linh|lẻ|le|mười|muoi)\b))"
    rf"(?:\s+(?:linh|lẻ|le)\s+(?P<o>{_D})|\s+(?P<rest>{_TENS}))?|(?P<tens>{_TENS}))(?!\s+(?:mươi|muoi|phần|phan))\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:(?:một|mot)\s+)?(?:trăm|tram)\s+(?:phần trăm|phan tram)\b", re.IGNORECASE)
# Units as they are said, and as plans write them.
_UNITS = (
    ("ha", re.compile(r"\b(?:héc|hec)[-\s]?ta\b|\bhecta\b", re.IGNORECASE)),
    ("m2", re.compile(r"\b(?:mét|met) (?:vuông|vuong)\b", re.IGNORECASE)),
    ("m3", re.compile(r"\b(?:mét|met) (?:khối|khoi)\b", re.IGNORECASE)),
    ("km", re.compile(r"\b(?:ki[-\s]?lô[-\s]?mét|ki[-\s]?lo[-\s]?met|cây số|cay so)\b", re.IGNORECASE)),
)
_SHORT_YEAR = re.compile(
    rf"\b(?:hai|2)\s+(?:không|khong)\s+(?P<t>hai|ba)\s+(?:mươi|muoi)?\s*(?P<u>{_D})?\b", re.IGNORECASE
)


def _digit(word: str | None) -> int:
    return _DIGITS[word.lower()] if word else 0


def _tens(words: str | None) -> int:
    """`năm mươi tám`, `mười lăm` as a number; 0 for nothing."""
    if not words:
        return 0
    said = words.lower().split()
    unit = _digit(said[-1]) if said[-1] not in ("mươi", "muoi", "mười") else 0
    return (10 if said[0] in ("mười", "muoi") else _digit(said[0]) * 10) + unit


def undo_dictation(text: str) -> str:
    """`hai nghìn không trăm ba mươi` → `2030`, `bốn mươi phần trăm` → `40%`, `một trăm linh hai` → `102`."""

    def thousand(match: re.Match[str]) -> str:
        tens = (
            10 if re.search(r"(mười|muoi)$", match[0].lower()) and not match["t"] else _digit(match["t"]) * 10
        )
        return str(
            _digit(match["k"]) * 1000
            + _digit(match["h"]) * 100
            + tens
            + _digit(match["u"])
            + _digit(match["o"])
        )

    def percent(match: re.Match[str]) -> str:
        if match["ten"]:
            return f"{10 + _digit(match['v'])}%"
        return f"{_digit(match['t']) * 10 + _digit(match['u']) + _digit(match['o'])}%"

    def year(match: re.Match[str]) -> str:
        return f"20{_digit(match['t'])}{_digit(match['u'])}"

    def number(match: re.Match[str]) -> str:
        small = _digit(match["o"]) + _tens(match["rest"]) + _tens(match["tens"])
        return str(_digit(match["h"]) * 100 + small)

    for unit, said in _UNITS:
        text = said.sub(unit, text)
    text = _WHOLE.sub(f"{100}%", _THOUSAND.sub(thousand, text))
    text = _SHORT_YEAR.sub(year, _PERCENT.sub(percent, text))
    return _NUMBER.sub(number, text)

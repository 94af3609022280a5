"""Bytes and extracted strings to clean Unicode.

The order matters: in TCVN3 `ư` is the soft hyphen and `é` the letter eth, so that nothing may be stripped
before legacy text has been converted.

    decode: BOM, UTF-16, strict UTF-8, else Latin-1
      └── repair: UTF-8 read as something else, then the quality gate, then legacy codes
            └── clean: NFC, invisible characters, spaces, eth, symbol fonts, line ends
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence

import ftfy

from corpus.legacy import convert_legacy
from corpus.quality import GOOD, syllable_share
from corpus.warnings import ReaderWarning

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000  # code points that decide whether a text is readable: a plan has fewer

# Characters of the symbol fonts, as word processors store them in the private use area.
_SYMBOLS = {
    "\uf02d": "-", "\uf02b": "+", "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "▪", "\uf06f": "○", "\uf0d8": "➢",
    "\uf0fc": "✓", "\uf076": "❖", "\uf0e0": "→", "\uf0a3": "≤", "\uf0b3": "≥", "\uf0b1": "±", "\uf0ae": "→",
}  # fmt: skip
_INVISIBLE = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF]
    + [code for code in range(0x20) if chr(code) not in "\t\n\f\v\r"]
    + [0x7F]
)
_SPACES = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LETTERS = {ord("Ð"): "Đ", ord("ð"): "đ", 0x189: "Đ"}
_TABLE: dict[int, str | None] = {
    **_INVISIBLE,
    **_SPACES,
    **_LETTERS,
    **{ord(symbol): sign for symbol, sign in _SYMBOLS.items()},
    **{code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)},
}
_LINE_ENDS = re.compile("\r\n?|\v|\u2028|\u2029|\u0085")


def without_surrogates(text: str) -> str:
    """Text with `?` for each lone surrogate, which no encoding, tokenizer or segmenter takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def clean(text: str) -> str:
    """NFC with invisible characters left out, all spaces as one kind, eth as đ, line ends as `\\n`.

    Dashes, quotes and every visible character stay as they are: quotes are made from this text.
    """
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).translate(_TABLE))


def repair(text: str) -> tuple[str, tuple[ReaderWarning, ...]]:
    """Clean text of an extracted string, with codes of what had to be done to it.

    A conversion is kept only where the text has more Vietnamese syllables after it.
    """
    warnings: list[ReaderWarning] = []
    share = syllable_share(text[:_SAMPLE])
    if share < 1:
        fixed = ftfy.fix_encoding(text)
        if fixed != text and syllable_share(fixed[:_SAMPLE]) > share:
            text, share = fixed, syllable_share(fixed[:_SAMPLE])
            warnings.append("mojibake_repaired")
    if share < GOOD:
        converted = convert_legacy(text)
        if converted is not None:
            text = converted
            warnings.append("legacy_encoding")
    text = clean(text)
    if syllable_share(text[:_SAMPLE]) < GOOD:
        warnings.append("poor_text")
    return text, tuple(warnings)


def repair_words(words: Sequence[str]) -> tuple[list[str], tuple[ReaderWarning, ...]]:
    """Clean text of words that were extracted one by one, with codes of what had to be done to them.

    Whether they are in a legacy code is judged of all of them together. As many words come back; one that was
    only invisible characters is empty.
    """
    text, warnings = repair("\n".join(words))
    made = text.split("\n")
    if len(made) == len(words):
        return made, warnings
    return [clean(word) for word in words], ()


def decode(data: bytes) -> tuple[str, tuple[ReaderWarning, ...]]:
    """The clean text of a text file's bytes, with codes of what had to be done to it."""
    text, damaged = to_unicode(data)
    clean_text, warnings = repair(text)
    return clean_text, (("undecodable_bytes", *warnings) if damaged else warnings)


def to_unicode(data: bytes) -> tuple[str, bool]:
    """The bytes as a string, not yet cleaned, and whether some of them were lost."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            return text, "\ufffd" in text
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace"), False
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    # A torn or cut UTF-8 file has a few bad bytes among many good ones; another encoding has mostly bad.
    good = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    if good > 20 * text.count("\ufffd"):
        return text, True
    return data.decode("latin-1"), False


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: spaces and plain letters leave every other byte zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half == 0 or 0 not in sample:
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > half // 2 and low < half // 10 + 1:
        return "utf-16-le"
    if low > half // 2 and high < half // 10 + 1:
        return "utf-16-be"
    return None

"""Slips in a plan's words as its authors left them: a word said twice, two words run together, no word, no day.

Quotes keep them; what marks them stands outside. Rather too few are told than one that is none: names,
abbreviations, loan words and ASCII words are left alone, and so is text that was recognised or decoded, where a
slip may be the reader's own.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from corpus.folding import fold
from corpus.gazetteer.spelling import is_ordinary
from corpus.models import SourceText
from corpus.quality import GOOD, is_syllable

_Slip = tuple[int, str]  # where it begins, its words

_WORD = re.compile(r"[^\W\d_]+")
_RUN_ON = re.compile(r"(?<![^\W_])([^\W\d_]{2,})(\d{2,})(?![^\W_])")
_ACRONYM_RUN_ON = re.compile(r"(?<![^\W_])([A-ZĐ]{3,})([^\W\d_A-ZĐ]{2,})(?![^\W_])")
_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_DAY_OF_MONTH = re.compile(
    r"\bngay\s+(\d{1,2})(?:\s+thang\s+|/)(\d{1,2})(?:(?:\s+nam\s+|/)(\d{4}))?(?![\d/])"
)
# Small words that never follow themselves ("từ từ", "dần dần" are words).
_NEVER_TWICE = frozenset(
    {
        *("và", "của", "các", "những", "với", "cho", "trong", "theo", "tại", "là", "để", "về", "do", "bởi"),
        *("hoặc", "nhằm", "đến", "thì", "mà", "cùng", "trên", "dưới", "đã", "sẽ"),
    }
)
_PHRASES = range(
    4, 13
)  # syllables of a phrase that is a slip where it follows itself ("các tổ chức tổ chức" is none)
_SHORTEST_RUN = 7  # letters: shorter ones are loan words more often than not ("bêtông", "côngtơ")
_LOAN_WORDS = frozenset({"xăngđan", "phốtphát", "phôtphat", "ápphích"})
_FOREIGN = re.compile(
    r"^[bcdđfgkpsvx][rlt]|[fjwz]|(?:[bdđjklqrsvx]|(?<!n)g)$"
)  # "crôm", "gôn", no syllable of ours
_VOWELS = re.compile(r"[aăâeêioôơuưy]+")


def readable_for_slips(source: SourceText) -> bool:
    """Whether the words are the authors' own to the letter: typed text, not recognised, decoded or laid out."""
    return (
        source.format in {"text", "markdown", "docx", "html"}
        and not source.warnings
        and source.quality >= GOOD
    )


@lru_cache(maxsize=4096)
def slips_in(text: str) -> tuple[str, ...]:
    """The words of a clause that are slips, as they stand there, each once, in order."""
    found = [*_twice(text), *_no_words(text), *_run_together(text), *_no_days(text)]
    return tuple(dict.fromkeys(words for _, words in sorted(found)))


def _twice(text: str) -> Iterator[_Slip]:
    """A small word or a long phrase that follows itself with nothing but a space between."""
    words = list(_WORD.finditer(text))
    for size in (1, *_PHRASES):
        for at in range(len(words) - 2 * size + 1):
            if words[at][0] != words[at + size][0] or (size == 1 and words[at][0] not in _NEVER_TWICE):
                continue
            both = words[at : at + 2 * size]
            apart = any(text[one.end() : other.start()] != " " for one, other in pairwise(both))
            if not apart and [w[0] for w in both[:size]] == [w[0] for w in both[size:]]:
                yield both[0].start(), text[both[0].start() : both[-1].end()]


def _no_words(text: str) -> Iterator[_Slip]:
    """Words of one syllable in small letters that can't be a syllable of Vietnamese."""
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii() or not word.islower() or len(word) < 3 or _is_joined(text, match):
            continue
        bare = _toneless(word)
        if _FOREIGN.search(bare) or len(_VOWELS.findall(bare)) != 1 or not _VOWELS.search(bare):
            continue
        if not is_syllable(word) and all(char.isalpha() for char in bare):
            yield match.start(), word


def _run_together(text: str) -> Iterator[_Slip]:
    for match in _WORD.finditer(text):
        word = match[0]
        if word.islower() and not _is_joined(text, match) and _is_two(word):
            yield match.start(), word
    for match in _RUN_ON.finditer(text):
        if _is_plain_word(match[1]):
            yield match.start(), match[0]
    for match in _ACRONYM_RUN_ON.finditer(text):
        if _is_plain_word(match[2]):
            yield match.start(), match[0]


def _is_two(word: str) -> bool:
    """Whether a word is two ordinary ones with nothing between them."""
    if len(word) < _SHORTEST_RUN or word.isascii() or is_syllable(word) or word in _LOAN_WORDS:
        return False
    parts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return any(_is_part(first) and _is_part(second) for first, second in parts)


def _is_part(word: str) -> bool:
    return is_syllable(word) and not unicodedata.combining(word[0]) and is_ordinary(word)


def _is_plain_word(word: str) -> bool:
    return not word.isascii() and word.islower() and _is_part(word)


def _no_days(text: str) -> Iterator[_Slip]:
    for match in _DATE.finditer(text):
        day, month, year = map(int, match.groups())
        if 1 <= month <= 12 and not _is_day(day, month, year):
            yield match.start(), match[0]
    for match in _DAY_OF_MONTH.finditer(fold(text)):
        day, month, year = (
            int(match[1]),
            int(match[2]),
            int(match[3] or 2024),
        )  # a leap year where none is said
        if not _is_day(day, month, year):
            begin = match.start(1) if "/" in match[0] else match.start()
            yield begin, text[begin : match.end()]


def _is_day(day: int, month: int, year: int) -> bool:
    if not date.min.year <= year <= date.max.year or not 1 <= month <= 12:
        return False
    return 1 <= day <= monthrange(year, month)[1]


def _is_joined(text: str, match: re.Match[str]) -> bool:
    """Whether a word is a part of a longer one: beside a hyphen, an apostrophe, a digit, an @, a dot inside."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 2]
    if before == "." or (after[:1] == "." and after[1:].isalnum()):
        return True
    return any(char in "-–'’_@/&" or char.isdigit() for char in before + after[:1])


def _toneless(word: str) -> str:
    """The word with the quality of its letters and without its tones."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    return unicodedata.normalize(
        "NFC", "".join(c for c in unicodedata.normalize("NFD", word) if c not in tones)
    )

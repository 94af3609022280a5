"""How much of a text is Vietnamese: the gate that every extraction passes.

A syllable is an onset and a rhyme out of closed lists, with one tone; a rhyme closed by c, ch, p or t takes
the acute or the dot tone only. Good text gives .97 to 1, a text in a legacy font's code or torn apart by a
bad extraction far less.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

GOOD = 0.9  # below it a text was converted, extracted or recognised wrongly
READABLE = 0.6  # below it nothing can be cited from it

_ONSETS = (
    *("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *"bcdđghklmnpqrstvx",
    "",
)
_RHYME_LIST = (
    "a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip "
    "it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi "
    "om on ong ooc oong op ot ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê "
    "uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu "
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu"
)
_RHYMES = frozenset(_RHYME_LIST.split())
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_CLOSED_TONES = {"\u0301", "\u0323"}
_EDGES = "\"'“”‘’«»()[]{}<>.,;:!?…*_#|/\\+-–—=~`•▪●○◦→"
_PIECES = re.compile(r"[/\-–—_.,;:+&()“”\"]+")
_ABBREVIATION = re.compile(r"[A-ZĐÂÊÔƠƯĂ]{1,10}\d*")
_NUMBERED = re.compile(r"\d")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word, in any case and Unicode form, can be a Vietnamese syllable."""
    tones: list[str] = []
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        (tones if char in _TONES else letters).append(char)
    bare = unicodedata.normalize("NFC", "".join(letters))
    if len(tones) > 1 or len(bare) > 7:
        return False
    closed = bare.endswith(("c", "ch", "p", "t"))
    if closed and (not tones or tones[0] not in _CLOSED_TONES):
        return False
    return any(bare.startswith(onset) and bare[len(onset) :] in _RHYMES for onset in _ONSETS) or bare == "gi"


def _is_word(piece: str) -> bool:
    """Whether a piece counts: abbreviations, single letters and what holds digits say nothing."""
    return len(piece) > 1 and not _NUMBERED.search(piece)


def _counts(text: str) -> tuple[int, int]:
    good = total = 0
    for token in text.split():
        for piece in _PIECES.split(token.strip(_EDGES)):
            if not _is_word(piece):
                continue
            if is_syllable(piece):
                good += 1
                total += 1
            elif not _ABBREVIATION.fullmatch(piece):
                total += 1
    return good, total


def syllable_share(text: str) -> float:
    """The share, 0 to 1, of a text's words that are Vietnamese syllables; 1 where it has no words.

    Abbreviations, single letters, numbers and codes are not counted. Any Unicode form will do.
    """
    good, total = _counts(text)
    return good / total if total else 1.0

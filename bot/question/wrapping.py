"""What one says around a question, greetings, requests, thanks, taken off both ends: none of it is asked about."""

from __future__ import annotations

import re

from corpus.folding import fold
from corpus.gazetteer.provinces import load_provinces
from corpus.syllables import split_syllables

_WRAPPINGS = 6  # pieces that are taken off at the most
_LEAST = 3  # syllables that a question keeps when its end is taken off

_PERSON = r"(?:anh|chi|em|ad|admin|bot|ban|minh|toi|chau|co|chu|bac|sep|quy (?:co quan|anh chi|vi)|cac ban|moi nguoi)"
# Whom a question is put to, said behind it: only after a word that ends one (`trẻ em` and `con cháu` are asked about).
_ADDRESSED = r"(?:anh|chi|em|bot|ban|chau|con|co|chu|bac|cau)"
_ENDING = "".join(rf"(?<=\s{word}\s)|" for word in ("khong", "ko", "gi", "nao", "dau", "sao", "chua"))
_PARTICLE = r"(?:a|oi|nhe|nha|voi|chut|xiu|ti|teo|mot chut|mot ti|la|cai|phat|giup|dum|gium|ho)"
_OPENINGS = (
    rf"(?:da|vang|thua|alo|e|oi|hi|hello|kinh (?:gui|thua|chao)|xin chao|(?:{_PERSON} )?chao|xin phep)"
    rf"(?:[\s/]+(?:{_PERSON}|{_PARTICLE}))*",
    rf"(?:cho|xin|lam on|vui long|phien|nho|nhan tien|tien the)(?:[\s/]+(?:cho|xin|phep|{_PERSON}))*"
    rf"\s+(?:hoi|biet|xem|tra cuu|tra)(?:\s+{_PARTICLE})*",
    rf"(?:hoi|ad oi|bot oi|gap)(?:\s+{_PARTICLE})+",
    rf"{_ADDRESSED}\s+oi(?:\s+{_PARTICLE})*",
)
_CLOSINGS = (
    rf"(?:{_PERSON} )?(?:xin )?(?:cam on|thanks|tks|thank you)(?:\s+(?:nhieu|truoc|{_PERSON}|{_PARTICLE}))*",
    rf"(?:tra loi|giup|cho|chi|noi)(?:\s+(?:tra loi|biet|{_PERSON}|{_PARTICLE}))+",
    rf"(?:{_ENDING[:-1]}){_ADDRESSED}(?:\s+{_PARTICLE})*",
    rf"{_ADDRESSED}\s+oi",
    rf"(?:vay|z|zay|the|do|nhi|nhe|nha|a|ha|ne|dzo|zo|dzay|do|v|ta|hen|hi|ad|bot)(?:\s+(?:ta|ha|ne|nhi|{_PERSON}|{_PARTICLE}))*",
)
# How the short ones are written: typed with other marks they are other words (`đã` is no `dạ`, `tự do` no `đó`).
_WRITTEN = {
    "da": ("da", "dạ"), "e": ("e", "ê", "ế"), "do": ("do", "đó", "dợ"), "ha": ("ha", "hả", "há"), "ta": ("ta",),
    "a": ("a", "ạ", "à"), "the": ("the", "thế"), "hi": ("hi",), "hen": ("hen", "hén"), "nhi": ("nhi", "nhỉ"),
    "co": ("co", "cô"), "chu": ("chu", "chú"), "cho": ("cho",), "chi": ("chi", "chị", "chỉ"), "ne": ("ne", "nè", "né"),
    "chau": ("chau", "cháu"), "con": ("con",), "cau": ("cau", "cậu"), "em": ("em",), "ban": ("ban", "bạn"),
    "nha": ("nha", "nhá"), "vang": ("vang", "vâng"), "noi": ("noi", "nói"), "hoi": ("hoi", "hỏi"),
}  # fmt: skip
_THANKS = re.compile(
    rf"((?:{_PERSON} )?(?:cam on|thanks|tks|thank you))(?:\s+(?:nhieu|{_PERSON}|{_PARTICLE}))+[\s.!]*"
)
_OPENING = re.compile(rf"(?:{'|'.join(_OPENINGS)})(?:\s*[,:.!]\s*|\s+)")
_CLOSING = re.compile(rf"(?:\s*[,.?!]\s*|\s+)(?:{'|'.join(_CLOSINGS)})\s*[?.!]*$")


def unwrapped(text: str) -> str:
    """The question without greetings, requests and thanks at its ends; as it is where nothing else would be left."""
    thanks = _THANKS.fullmatch(fold(text))
    if thanks is not None:
        return text[: thanks.end(1)]
    for _ in range(_WRAPPINGS):
        folded = fold(text)
        opening = _OPENING.match(folded)
        if (
            opening is not None
            and _as_written(text, opening.start())
            and len(split_syllables(text[opening.end() :])) > 1
            and not _within_province(text, opening.end())
        ):
            text = text[opening.end() :].lstrip(" ,.:;!")
            continue
        closing = _CLOSING.search(folded)
        if (
            closing is None
            or not _as_written(text, closing.start())
            or len(split_syllables(text[: closing.start()])) < _LEAST
        ):
            break
        text = text[: closing.start()].rstrip(" ,.;!")
    return text


def _within_province(text: str, cut: int) -> bool:
    """Whether a cut before a position would take the first syllable of a province's name (`da nang`)."""
    return any(m.start < cut < m.end for m in load_provinces().find(text))


def _as_written(text: str, start: int) -> bool:
    """Whether the first syllable from a place is one of these words, not another with other marks."""
    syllables = split_syllables(text[start:])
    if not syllables or syllables[0].folded not in _WRITTEN:
        return True
    first = text[start:][syllables[0].start : syllables[0].end].lower()
    return first in _WRITTEN[syllables[0].folded]

"""What one says around a question, greetings, requests, thanks, taken off both ends: none of it is asked about."""

from __future__ import annotations

import re

from corpus.folding import fold
from corpus.syllables import split_syllables

_WRAPPINGS = 6  # pieces that are taken off at the most
_LEAST = 3  # syllables that a question keeps when its end is taken off

_PERSON = r"(?:anh|chi|em|ad|admin|bot|ban|minh|toi|chau|co|chu|bac|sep|quy (?:co quan|anh chi|vi)|cac ban|moi nguoi)"
_PARTICLE = r"(?:a|oi|nhe|nha|voi|chut|xiu|ti|teo|mot chut|mot ti|la|cai|phat|giup|dum|gium|ho)"
_OPENINGS = (
    rf"(?:da|vang|thua|alo|e|oi|hi|hello|kinh (?:gui|thua|chao)|xin chao|(?:{_PERSON} )?chao|xin phep)"
    rf"(?:[\s/]+(?:{_PERSON}|{_PARTICLE}))*",
    rf"(?:cho|xin|lam on|vui long|phien|nho|nhan tien|tien the)(?:[\s/]+(?:cho|xin|phep|{_PERSON}))*"
    rf"\s+(?:hoi|biet|xem|tra cuu|tra)(?:\s+{_PARTICLE})*",
    rf"(?:hoi|ad oi|bot oi|gap)(?:\s+{_PARTICLE})+",
)
_CLOSINGS = (
    rf"(?:{_PERSON} )?(?:xin )?(?:cam on|thanks|tks|thank you)(?:\s+(?:nhieu|truoc|{_PERSON}|{_PARTICLE}))*",
    rf"(?:tra loi|giup|cho|chi|noi)(?:\s+(?:tra loi|biet|{_PERSON}|{_PARTICLE}))+",
    rf"(?:vay|z|zay|the|do|nhi|nhe|nha|a|ha|ne|dzo|zo|dzay|do|v|ta|hen|hi|ad|bot)(?:\s+(?:ta|ha|ne|nhi|{_PERSON}|{_PARTICLE}))*",
)
_OPENING = re.compile(rf"(?:{'|'.join(_OPENINGS)})(?:\s*[,:.!]\s*|\s+)")
_CLOSING = re.compile(rf"(?:\s*[,.?!]\s*|\s+)(?:{'|'.join(_CLOSINGS)})\s*[?.!]*$")


def unwrapped(text: str) -> str:
    """The question without greetings, requests and thanks at its ends; as it is where nothing else would be left."""
    for _ in range(_WRAPPINGS):
        folded = fold(text)
        opening = _OPENING.match(folded)
        if opening is not None and len(split_syllables(text[opening.end() :])) > 1:
            text = text[opening.end() :].lstrip(" ,.:;!")
            continue
        closing = _CLOSING.search(folded)
        if closing is None or len(split_syllables(text[: closing.start()])) < _LEAST:
            break
        text = text[: closing.start()].rstrip(" ,.;!")
    return text

"""Who signed, and as what: from a signature block of any shape, letters set apart included."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.folding import fold

_POSITIONS = (
    "TM. ỦY BAN NHÂN DÂN", "TM. HỘI ĐỒNG NHÂN DÂN", "TM. BAN THƯỜNG VỤ", "TM. BAN CHỈ ĐẠO", "TM. CHÍNH PHỦ",
    "KT. CHỦ TỊCH", "KT. GIÁM ĐỐC", "KT. BỘ TRƯỞNG", "KT. TRƯỞNG BAN", "KT. THỦ TƯỚNG", "KT. CHÁNH VĂN PHÒNG",
    "KT. TỔNG GIÁM ĐỐC", "KT. CỤC TRƯỞNG", "KT. BÍ THƯ", "TL. CHỦ TỊCH", "TL. GIÁM ĐỐC", "TL. BỘ TRƯỞNG",
    "TL. THỦ TƯỚNG", "TUQ. CHỦ TỊCH", "TUQ. GIÁM ĐỐC", "Q. CHỦ TỊCH", "Q. GIÁM ĐỐC", "PHÓ CHỦ TỊCH THƯỜNG TRỰC",
    "PHÓ CHỦ TỊCH", "CHỦ TỊCH", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC", "PHÓ TRƯỞNG BAN",
    "TRƯỞNG BAN", "PHÓ THỦ TƯỚNG", "THỦ TƯỚNG", "THỨ TRƯỞNG", "BỘ TRƯỞNG", "PHÓ CHÁNH VĂN PHÒNG",
    "CHÁNH VĂN PHÒNG", "PHÓ TỔNG GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "PHÓ CỤC TRƯỞNG", "CỤC TRƯỞNG", "PHÓ BÍ THƯ", "BÍ THƯ",
    "PHÓ TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG", "CHÁNH THANH TRA", "THỦ TRƯỞNG", "PHÓ VIỆN TRƯỞNG", "VIỆN TRƯỞNG",
)  # fmt: skip


def _squeeze(text: str) -> str:
    return re.sub(r"[\s.,]", "", fold(text))


_BY_KEY = sorted(((_squeeze(position), position) for position in _POSITIONS), key=lambda pair: -len(pair[0]))
_PLACE = re.compile(r"(?:tinh|thanhpho|huyen|quan|xa|phuong|thixa)[a-z]*?(?=kt|tl|tuq|pho|chutich|giamdoc|$)")
_LEFT_OUT = re.compile(
    r"\((?:Đã|đã|ĐÃ)\s[^)]*\)|\[[^\]]*\]|(?:Ký bởi|Người ký|Thời gian ký|Cơ quan|Email)\s*:.*|-{3,}|_{3,}",
    re.DOTALL,
)
_RANKS = re.compile(
    r"^(?:(?:Thiếu|Trung|Thượng|Đại) (?:tướng|tá)|(?:GS|PGS|TSKH|TS|ThS|Ths)\b\.?|BS\.?(?:CK\w+)?|[.,\s])+\s*"
)
# An apostrophe belongs to names of the Central Highlands: H'Yim Kđoh.
_NAME = re.compile(r"[A-ZĐÀ-Ỹ](?:['’][A-ZĐÀ-Ỹ])?[a-zà-ỹđ]*(?:\s+[A-ZĐÀ-Ỹ](?:['’][A-ZĐÀ-Ỹ])?[a-zà-ỹđ]*){1,5}")


def read_signature(paragraphs: Sequence[str]) -> tuple[str | None, str | None]:
    """The signer and the position; None where the block doesn't say."""
    text = " ".join(_LEFT_OUT.sub(" ", " ".join(paragraphs)).split())
    tokens = text.split()
    first_name = next((at for at, token in enumerate(tokens) if _is_named(token)), len(tokens))
    positions, rest = _positions(" ".join(tokens[:first_name]))
    name = _name(rest + tokens[first_name:])
    return name, ", ".join(positions) or None


def _is_named(token: str) -> bool:
    """A token with small letters: part of a name or a rank, not of a position in capitals."""
    return any(char.islower() for char in token)


def _positions(capitals: str) -> tuple[list[str], list[str]]:
    """The known positions that a text in capitals begins with, and the tokens left."""
    key = _squeeze(capitals)
    found: list[str] = []
    at = 0
    while at < len(key):
        match = next(((known, name) for known, name in _BY_KEY if key.startswith(known, at)), None)
        if match is None:
            place = _PLACE.match(key, at) if found else None
            if place is None or not place.group(0):
                break
            at = place.end()
            continue
        found.append(match[1])
        at += len(match[0])
    return found, _tokens_after(capitals, at)


def _tokens_after(capitals: str, squeezed_length: int) -> list[str]:
    """The tokens that begin after that many squeezed characters."""
    passed = 0
    tokens: list[str] = []
    for token in capitals.split():
        if passed >= squeezed_length:
            tokens.append(token)
        passed += len(_squeeze(token))
    return tokens


def _name(tokens: Sequence[str]) -> str | None:
    """The name in the tokens; pieces that begin with a small letter belong to the piece before."""
    joined: list[str] = []
    text = _RANKS.sub("", " ".join(tokens))
    for token in text.split():
        if joined and token[:1].islower():
            joined[-1] += token
        else:
            joined.append(token)
    name = " ".join(joined)
    if name.isupper() and 2 <= len(joined) <= 6:
        name = name.title()
    match = _NAME.match(name)
    return match.group(0) if match else None

"""A tier of local government named as one who acts, without its authority: `Các xã, phường phải làm gì?`.

People ask so; in a plan's running text the same words are mostly a place (`tại các xã`) or belong to another
noun (`thư viện cấp xã`), so that only readers of questions use this.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.folding import fold
from corpus.gazetteer.agency_data import Level, agencies
from corpus.gazetteer.provinces import load_provinces

# On folded text. A list of one tier's units, in any order, with or without commas.
_UNITS: dict[Level, str] = {
    "commune": r"xa|phuong|thi tran|dac khu",
    "district": r"huyen|quan|thi xa|thanh pho|tp",
}
_JOIN = r"(?:\s*[,;&/-]\s*|\s+va\s+|\s+)"
_UNDER = r"(?:\s+(?:truc thuoc|thuoc|cua|trong|o|tren dia ban)\s+(?:tinh|thanh pho)(?!\w))?"
# What such words belong to, or where something is, when it stands right before them: no one who acts.
_OWNED = re.compile(
    r"(?:\d|(?<!\w)(?:bao nhieu|may|moi|tung|o|tai|den|tu|tren|trong|(?<!giao )cho|ve|qua|voi|va|thuoc|la|tren dia ban"
    r"|theo|ubnd|uy ban|nhan dan|hdnd|chu tich|cong an|can bo|cong chuc|vien chuc|thu vien|trung tam|hoi|doan|phong|ban"
    r"|to|doi|nguoi dan|nhan vien|so|ty le|ti le|bao cao|ngan sach|nha van hoa|tram|truong|y te|ten|sach))\s*$"
)
# What may stand before one who acts, at the beginning of a question or after a comma (`^`: a province's name).
_ASKED = re.compile(
    r"(?:^|[,.;:?!(^]|(?<!\w)(?:giao(?: cho)?|yeu cau|de nghi|trach nhiem|nhiem vu|cong viec|viec|phan viec|phan|han"
    r"|thoi han|cua|con|thi|vay|the|doi voi|nhung gi|gi|nao|ma|neu|rieng|toi|minh|em))\s*$"
)
_OWN_DUTY = re.compile(
    r"(?:trach nhiem|nhiem vu|cong viec|viec|phan|han|thoi han|dau viec"
    r"|(?<!tong hop )bao cao)\s+(?:cu the\s+|dinh ky\s+|(?:hang\s+)?(?:nam|quy|thang)\s+)?cua\s*$"
)
_OF_PROVINCE = (
    r"\s*(?:(?:(?:cua|o|tai|thuoc|trong|tren dia ban)\s+)?(?:(?:tinh|thanh pho)\s+)?\^+\s*)?(?:thi\s+)?"
)
_ACTS = re.compile(
    _OF_PROVINCE
    + r"(?:phai|can|nen|se|duoc giao|lam|co\s+(?:trach nhiem|nhiem vu|viec|may|bao nhieu|nhung|gi|phai|can)"
    r"|bao cao|gui|nop|lap|hoan thanh|chu tri|phoi hop|thuc hien|trien khai|to chuc|xay dung|ban hanh|bo tri|chiu|duoc"
    r"|dam bao|bao dam|ra soat|ket thuc|niem yet|cap nhat|kien toan|tham gia|phe duyet|dien tap|chi dao"
    r"|tuyen truyen)(?!\w)"
)
_NAMED = re.compile(r"\s+(?P<word>[^\W\d_]+)")


class Tier(NamedTuple):
    """A tier's words at `start:end`, with the authorities that they may stand for, the likeliest first."""

    start: int
    end: int
    agencies: tuple[str, ...]


def _pattern(level: Level) -> re.Pattern[str]:
    unit = rf"(?:{_UNITS[level]})"
    listed = rf"(?:cac\s+)?{unit}(?:{_JOIN}{unit})+|cac\s+{unit}|(?:cac\s+)?cap\s+{unit}|{unit}"
    return re.compile(rf"(?<!\w)(?:tat ca\s+|toan bo\s+)?(?:{listed})(?!\w){_UNDER}")


_TIERS: tuple[tuple[tuple[Level, ...], re.Pattern[str]], ...] = (
    (("commune",), _pattern("commune")),
    (("district",), _pattern("district")),
    (
        ("district", "commune"),
        re.compile(
            rf"(?<!\w)(?:cac\s+)?(?:dia phuong|chinh quyen dia phuong|cap duoi|chinh quyen co so)(?!\w){_UNDER}"
        ),
    ),
)


def find_tiers(text: str) -> list[Tier]:
    """The tiers that NFC text names as ones who act, in order; a place or a part of a name is none."""
    key = _without_provinces(text)
    found: list[Tier] = []
    for levels, pattern in _TIERS:
        found += [
            Tier(match.start(), match.end(), _authorities(levels))
            for match in pattern.finditer(key)
            if _acts(text, key, match)
        ]
    return sorted(found)


def _without_provinces(text: str) -> str:
    """The search key with the names of provinces masked, position for position."""
    key = fold(text)
    for mention in load_provinces().find_all(text):
        size = mention.end - mention.start
        key = f"{key[: mention.start]}{'^' * size}{key[mention.end :]}"
    return key


def _authorities(levels: tuple[Level, ...]) -> tuple[str, ...]:
    kinds = ("district", "commune")
    known = agencies().values()
    return tuple(a.id for level in levels for a in known if a.level == level and a.kind in kinds)


def _acts(text: str, key: str, match: re.Match[str]) -> bool:
    before, after = key[: match.start()], key[match.end() :]
    alone = len(match.group().split()) == 1 or match.group() in ("thi xa", "thanh pho", "thi tran", "dac khu")
    if _named_after(text, match.end()) or _OWNED.search(before):
        return False
    if _OWN_DUTY.search(before):
        return True
    follows = bool(_ACTS.match(after))
    if alone:
        return follows and not before.strip()
    return (follows and bool(_ASKED.search(before))) or (
        before.strip() in ("", "con", "the con", "vay con") and not after.strip(" ?.!^")
    )


def _named_after(text: str, end: int) -> bool:
    """Whether a proper name follows: `xã Tịnh An` is a place."""
    follows = _NAMED.match(text, end)
    return bool(follows and follows["word"][0].isupper() and not follows["word"].isupper())

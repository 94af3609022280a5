"""Who issued a document, and for which province: from the letterhead, else from what the document says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.folding import compact, fold
from corpus.gazetteer.provinces import load_provinces

_MOTTO = re.compile(
    r"cong\s*h\s*oa\s*xa\s*hoi|doc\s*lap\s*-|dang cong san|^so\s*:|^v/v|ngay\b.*\bnam\b|^[\s*_-]+$"
)
_PROVINCIAL = re.compile(r"(?:uybannhandan|ubnd)(tinh|thanhpho|tp\.?)?")
_BELOW = re.compile(r"(?:uybannhandan|ubnd)(?:huyen|quan|xa|phuong|thitran|thixa)")
_COUNCIL = re.compile(r"hoidongnhandan(?:tinh|thanhpho)?")
_CENTRAL = re.compile(
    r"^(?:bo(?!chihuy)|chinhphu|thutuong|quochoi|uybantrunguong|uybandantoc|uybanthuongvuquochoi|vanphongchinhphu"
    r"|nganhangnhanuoc|thanhtrachinhphu|tonglien|toaannhandantoicao|vienkiemsatnhandantoicao|tongcuc)|quocgia|trunguong"
)
_IN_TEXT = re.compile(
    r"(?:cua|chu tich|^)\s*(?:chu tich\s+)?(uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\s+(tinh|thanh pho|tp\.?)\s"
)
_HEAD = re.compile(r"^(?:TM\.\s*)?(?:CHỦ TỊCH|Chủ tịch)\s+")


class Issuer(NamedTuple):
    """An issuer's name as documents write it in running text, and its province (None for a central one)."""

    name: str
    province: str | None
    central: bool = False


@lru_cache(maxsize=1)
def _squeezed_provinces() -> tuple[tuple[str, str], ...]:
    """Each province's name without accents and spaces, longest first."""
    names = load_provinces().names
    return tuple(
        sorted(((re.sub(r"[\W_]", "", fold(name)), name) for name in names), key=lambda pair: -len(pair[0]))
    )


def province_named(text: str) -> str | None:
    """The first province that a text is about; names with letters set apart are found too."""
    found = load_provinces().find(text)
    if found and not found[0].others:
        return found[0].name
    return None


def from_letterhead(lines: Sequence[str]) -> Issuer | None:
    """The issuer that a letterhead names: the lines above the motto and beside the number."""
    organ = [re.sub(r"\s*[-_*]{3,}.*$", "", line) for line in lines if not _MOTTO.search(compact(line))]
    text = " ".join(_before_motto(line) for line in organ).strip()
    key = re.sub(r"[\W_]", "", fold(text))
    if not key:
        return None
    for form, short in ((_PROVINCIAL, "UBND"), (_COUNCIL, "HĐND")):
        match = form.search(key)
        if match and not _BELOW.match(key, match.start()):
            province = _province_at(key, match.end())
            tail = key[match.end() + len(re.sub(r"[\W_]", "", fold(province or ""))) :]
            if province and not tail:
                return Issuer(f"{short} {load_provinces().get(province).full_name}", province)
            if province and form is _PROVINCIAL:
                return Issuer(_sentence_case(_after(text, province)), province)
    central = bool(_CENTRAL.search(key))
    return Issuer(_sentence_case(text), None if central else province_named(text.title()), central)


def _before_motto(line: str) -> str:
    match = re.search(r"CỘNG\s*H[ÒO][ÀA]?\s*XÃ|Độc lập|\b[Ss]ố\s*:|\bV\s*/", line)
    return line[: match.start()] if match else line


def _province_at(key: str, start: int) -> str | None:
    return next((name for squeezed, name in _squeezed_provinces() if key.startswith(squeezed, start)), None)


def _after(text: str, province: str) -> str:
    """The department named under its province."""
    at = fold(text).find(fold(province))
    return text[at + len(province) :].strip() if at >= 0 else text


def _sentence_case(text: str) -> str:
    """A name in capitals as running text has it: proper names in it can't be told, so only its head is one."""
    text = " ".join(text.split())
    if not text.isupper():
        return text
    lowered = text.lower()
    lowered = lowered[:1].upper() + lowered[1:]
    for mention in load_provinces().find_all(lowered):
        lowered = lowered[: mention.start] + mention.name + lowered[mention.end :]
    return lowered


def from_text(text: str) -> Issuer | None:
    """A province's committee or council named in running text as the one who acts."""
    match = _IN_TEXT.search(compact(text[:4000]))
    if match is None:
        return None
    key = re.sub(r"[\W_]", "", compact(text[:4000])[match.end() :])
    province = _province_at(key, 0)
    if province is None:
        return None
    short = "UBND" if match[1] in ("uy ban nhan dan", "ubnd") else "HĐND"
    return Issuer(f"{short} {load_provinces().get(province).full_name}", province)


def from_place(line: str) -> str | None:
    """The province whose name stands before the date: `Thái Nguyên, ngày … tháng 8 năm 2023`."""
    key = re.sub(r"\s", "", fold(line))
    at = key.find("ngay")
    if at <= 0:
        return None
    place = re.sub(r"[\W_]", "", key[:at])
    place = re.sub(r"^(?:tinh|thanhpho|tp)", "", place) or place
    return next((name for squeezed, name in _squeezed_provinces() if place == squeezed), None)

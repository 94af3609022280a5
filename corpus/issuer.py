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
    r"|^\W*du thao\b|^(?:thuong |hoa toc )?(?:khan|hoa toc|toi mat|tuyet mat|mat)\W*$"  # stamps
)
_MOTTO_BEGUN = re.compile(r"cong\s*hoa\s*xa\s*hoi(?:\s+chu(?:\s+nghia)?)?\W*$")
_MOTTO_ENDED = re.compile(r"(?:CHỦ\s+)?(?:NGHĨA\s+)?VIỆT\s+NAM\W*$")
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
_CAPITALS = 0.8  # of the letters: some are misread
_ORGAN_HEAD = re.compile(
    r"(?:ubnd|uy ban|hdnd|hoi dong|so|bo|ban|cuc|chi cuc|tong cuc|vu|vien|trung tam|truong|benh vien|cong an|van phong"
    r"|hoi|doan|lien doan|phong|(?:tinh|thanh|huyen|dang) (?:uy|doan|bo)|kho bac|cong ty"
    r"|bao|dai|thanh tra|toa an|mat tran)\b"
)
_OFFICIAL = ("former", "spelling")  # kinds of other names that documents are issued under
_BARE = re.compile(r"^(?:uy ban nhan dan|hoi dong nhan dan)$")


_BELOW_IN_TEXT = re.compile(
    r"(?:^|[,;.]\s*)(?P<organ>(?:uy ban nhan dan|ubnd)\s+(?:huyen|quan|thi xa|xa|phuong|thi tran))\b"
    r"[^.;,]{0,60}\b(?:ban hanh|xay dung)\b"
)


class Issuer(NamedTuple):
    """An issuer's name as documents write it in running text, and its province (None for a central one)."""

    name: str
    province: str | None
    central: bool = False


@lru_cache(maxsize=1)
def _squeezed_provinces() -> tuple[tuple[str, str], ...]:
    """Each province's names, the former ones too, without accents and spaces, longest first; with the province."""
    names = [(name, name) for name in load_provinces().names]
    for name in load_provinces().names:
        other = (alias.name for alias in load_provinces().get(name).aliases if alias.kind in _OFFICIAL)
        names += [(alias, name) for alias in other]
    pairs = ((re.sub(r"[\W_]", "", fold(written)), name) for written, name in names)
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def province_named(text: str) -> str | None:
    """The first province that a text is about; names with letters set apart are found too."""
    found = load_provinces().find(text)
    if found and not found[0].others:
        return found[0].name
    return None


def from_letterhead(lines: Sequence[str]) -> Issuer | None:
    """The issuer that a letterhead names: the lines above the motto and beside the number."""
    beside = [_before_motto(line) for line in _without_broken_motto(lines)]
    organ = [re.sub(r"\s*[-_*]{3,}.*$", "", line) for line in beside if not _MOTTO.search(compact(line))]
    text = " ".join(line for line in organ if line.strip()).strip()
    key = re.sub(r"[\W_]", "", fold(text))
    if not key:
        return None
    for form, short in ((_PROVINCIAL, "UBND"), (_COUNCIL, "HĐND")):
        match = form.search(key)
        if match and not _BELOW.match(key, match.start()):
            written, province = _province_at(key, match.end())
            tail = key[match.end() + len(written) :]
            if province and not tail:
                return Issuer(f"{short} {_full_name(province, written)}", province)
            if province and form is _PROVINCIAL:
                return Issuer(_sentence_case(_after(text, province)), province)
    if not _names_organ(text):
        return None
    central = bool(_CENTRAL.search(key))
    return Issuer(_sentence_case(text), None if central else province_named(text.title()), central)


def _names_organ(text: str) -> bool:
    """Whether words may be an organ's name as letterheads write it: in capitals, or with an organ's first word."""
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters) >= _CAPITALS * len(letters)
    return capitals or bool(_ORGAN_HEAD.match(compact(text)))


def _without_broken_motto(lines: Sequence[str]) -> list[str]:
    """The lines of a letterhead without the motto's last words, which a narrow column set on a line of their own."""
    found = list(lines)
    for at, line in enumerate(lines[:-1]):
        if _MOTTO_BEGUN.search(fold(line)):
            found[at + 1] = _MOTTO_ENDED.sub("", lines[at + 1])
    return found


def _before_motto(line: str) -> str:
    match = re.search(r"CỘNG\s*H[ÒO][ÀA]?\s*XÃ|Độc lập|\b[Ss]ố\s*:|\bV\s*/", line)
    return line[: match.start()] if match else line


def _province_at(key: str, start: int) -> tuple[str, str | None]:
    """The province named there, and the letters that name it."""
    named = (pair for pair in _squeezed_provinces() if key.startswith(pair[0], start))
    return next(named, ("", None))


def _full_name(province: str, written: str) -> str:
    """`tỉnh X` or `thành phố X`, by the former name where that is written: only provinces have had one."""
    found = load_provinces().get(province)
    former = (alias.name for alias in found.aliases if alias.kind == "former")
    old = next((name for name in former if re.sub(r"[\W_]", "", fold(name)) == written), None)
    return f"tỉnh {old}" if old else found.full_name


def is_bare(issuer: Issuer) -> bool:
    """Whether the name says only what sort of organ it is: websites leave out the line with the province."""
    return bool(_BARE.match(compact(issuer.name)))


def named_by_place(issuer: Issuer, province: str, line: str, said: str) -> Issuer:
    """A bare issuer with the province before the date, where the document calls itself that province's.

    A town may have its province's name: `said` (title and grounds) has to name the level.
    """
    full = _full_name(province, _place_of(line))
    kind = next(kind for kind in ("thanh pho", "tinh") if fold(full).startswith(kind))
    name = re.escape(fold(full)[len(kind) + 1 :])
    level = rf"\b(?:(?:uy ban nhan dan|ubnd|dia ban|hoi dong nhan dan|hdnd|dang bo) {kind}|{kind} {name})\b"
    below = rf"\b(?:thanh pho|tp\.?|thi xa|huyen) {name}\b" if kind == "tinh" else r"(?!)"
    key = compact(said)
    if not is_bare(issuer) or not re.search(level, key) or re.search(below, key):
        return issuer._replace(province=province)
    short = "HĐND" if compact(issuer.name).startswith("hoi dong") else "UBND"
    return Issuer(f"{short} {full}", province)


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


def below_province(text: str) -> str:
    """The committee of a district or commune that says it issues the plan: `Ủy ban nhân dân huyện`; else empty."""
    match = _BELOW_IN_TEXT.search(fold(text))
    return text[match.start("organ") : match.end("organ")] if match else ""


def from_text(text: str) -> Issuer | None:
    """A province's committee or council named in running text as the one who acts."""
    match = _IN_TEXT.search(compact(text[:4000]))
    if match is None:
        return None
    key = re.sub(r"[\W_]", "", compact(text[:4000])[match.end() :])
    written, province = _province_at(key, 0)
    if province is None:
        return None
    short = "UBND" if match[1] in ("uy ban nhan dan", "ubnd") else "HĐND"
    return Issuer(f"{short} {_full_name(province, written)}", province)


def from_place(line: str) -> str | None:
    """The province whose name stands before the date: `Thái Nguyên, ngày … tháng 8 năm 2023`."""
    place = _place_of(line)
    return next((name for squeezed, name in _squeezed_provinces() if place == squeezed), None)


def _place_of(line: str) -> str:
    """The letters before the date, without the word for what sort of place it is; empty where no date is."""
    key = re.sub(r"\s", "", fold(line))
    place = re.sub(r"[\W_]", "", key[: max(0, key.find("ngay"))])
    return re.sub(r"^(?:tinh|thanhpho|tp)", "", place) or place

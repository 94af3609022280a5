"""What a plan's title says: its subject, the programme that it carries out, its years."""

from __future__ import annotations

import re

from corpus.cited_documents import cited_documents
from corpus.folding import fold
from corpus.gazetteer.provinces import load_provinces
from corpus.models import PartialDate
from corpus.page_parts import KINDS, squeezed
from corpus.partial_dates import SHORT, WRITTEN

_NOTE = re.compile(r"\s*\((?:[Bb]an hành )?[Kk]èm theo[^)]*\)?")
_PROGRAMME = re.compile(
    r"(?:chuong trinh(?: muc tieu quoc gia)?|de an|du an|chien luoc|phong trao|cuoc van dong|cuoc thi|ke hoach)"
    r"\s*[“\"«]"
)
# A title that says what document is carried out, not what that is about.
_DOCUMENT = re.compile(
    r"(?:cac )?(?:nghi quyet|quyet dinh|chi thi|ket luan|nghi dinh|thong tu|cong van|ke hoach)(?: (?:so|cua|ngay|\d)|$)"
)
_NAMED = re.compile(r"\b(?:chuong trinh|de an|du an|chien luoc)\s+(?!nay\b)")
_LEAD = re.compile(
    r"^(?:cua (?:chu tich )?(?:ubnd|uy ban nhan dan) [^,]{2,40}? (?=ve |v/v ))?(?:ve (?:viec )?|v/v )?"
    r"(?:(?:ban hanh|phe duyet) ke hoach )?(?:trien khai )?(?:thuc hien |to chuc )?"
)
_AREA = re.compile(r"[\s,]*(?:ap dung )?tren dia ban (?:tinh|thanh pho|huyen|tp).*$")
# An area without those words: only years may follow it.
_OF_AREA = re.compile(r"[\s,]*(?:\b(?:tai|cua|o)\s+)?\b(?:tinh|thanh pho|tp\.?)\s+$")
_YEARS_BEHIND = re.compile(r"[\s,]*(?:(?:giai doan|nam|den|tu|trong|cac|va|tam nhin|dinh huong)\b.*\d.*)?$")
# How a document without a title says what it is: `Ủy ban nhân dân tỉnh ban hành Kế hoạch … như sau:`.
_ENACTED = re.compile(
    r"\b(?:ubnd|uy ban nhan dan)\b[^,;:.]{0,60}\b(?:ban hanh|xay dung|lap)\s+(?=ke hoach\s(?!so\b))"
)
_ENACTED_END = re.compile(
    r"[\s,;]*(?:\((?:sau day|goi tat|goi chung|duoi day|ke hoach|viet tat)[^)]*\)[\s,;]*)?"
    r"(?:,\s*(?:cu the|gom|voi)|\bcu the|voi (?:cac|nhung|mot so)?\s*noi dung|gom (?:cac|nhung) noi dung|nhu sau)\b"
)
_SHORTEST = 4  # words: `Kế hoạch triển khai như sau` says nothing
_SPAN = re.compile(
    r"(?:giai doan\s*(?:[ivx]+\s*\(|tu\s)?\s*(?:nam\s*)?|nam\s*\(?|thoi ky\s*)(\d{4})\s*[-–—]\s*(?:nam\s*)?(\d{4})"
)
_SCHOOL_YEAR = re.compile(r"nam hoc\s*(\d{4})\s*[-–—]\s*(\d{4})")
_UNTIL = re.compile(r"den (?:het )?nam\s*(\d{4})")
_FROM_TO = re.compile(r"tu nam\s*(\d{4})\s*den\s*(?:het )?(?:nam\s*)?(\d{4})")
_YEAR = re.compile(r"nam\s*(\d{4})")


def without_kind(text: str) -> str:
    """A title's text without the line that names the kind, and without the note of what it comes with."""
    text = _NOTE.sub("", text).strip()
    words = text.split()
    for count in range(1, min(12, len(words)) + 1):
        head = " ".join(words[:count])
        if squeezed(head) in KINDS and (head.isupper() or count < len(words)):
            return " ".join(words[count:])
    return text


def note_of(text: str) -> str:
    """The note under a title: `(Kèm theo Quyết định số … ngày …)`; empty where there is none."""
    match = _NOTE.search(text)
    return match.group(0).strip() if match else ""


def from_enacting(text: str) -> str:
    """What the plan is by the sentence that issues it, for a copy without the title; empty where that says little."""
    key = fold(text)
    started = list(_ENACTED.finditer(key))
    if not started:
        return ""
    start = started[-1].end()
    end = _ENACTED_END.search(key, start)
    said = text[start : end.start()].strip(" ,.;:") if end else ""
    words = [] if re.search(r"[.;]\s", said) else said.split()
    return " ".join(words[2:]) if len(words) - 2 >= _SHORTEST else ""


def programme(title: str, grounds: str) -> str:
    """What the plan carries out: the words in quotes after `Chương trình`, `Đề án` … of the title; else the name after
    such a word; else what the document that it carries out is about; else its own subject.

    The grounds name it only for a title that says no more than what document it carries out: a plan of a matter of
    its own cites programmes of others, too.
    """
    quoted = _quoted(title)
    if quoted:
        return quoted
    named = _NAMED.search(fold(title))
    if named:
        return _without_area(title[named.end() :])
    about = [document.about for document in cited_documents(title, "", basis=True) if document.about]
    if about:
        return _without_area(about[-1])
    own = _without_area(title[_lead_end(title) :])
    return (_quoted(grounds) if not own or _DOCUMENT.match(fold(own)) else "") or own


def _quoted(text: str) -> str:
    match = _PROGRAMME.search(fold(text))
    if match is None:
        return ""
    ends = [at for sign in '”"»' if (at := text.find(sign, match.end())) > 0]
    return text[match.end() : min(ends)].strip() if ends else ""


def _lead_end(title: str) -> int:
    match = _LEAD.match(fold(title))
    return match.end() if match else 0


def _without_area(text: str) -> str:
    match = _AREA.search(fold(text))
    return _without_province(text[: match.start()] if match else text).strip(' .,“”"')


def _without_province(text: str) -> str:
    """Without the province that a subject ends with, and the years behind it."""
    for mention in load_provinces().find_all(text):
        before = _OF_AREA.search(fold(text[: mention.start]))
        if before and before.start() and _YEARS_BEHIND.fullmatch(fold(text[mention.end :])):
            return text[: before.start()]
    return text


def period(title: str, issued: PartialDate | None) -> tuple[int, int] | None:
    """The years that a title names, dates of documents in it aside; `đến năm B` begins when the plan was issued."""
    key = re.sub(
        rf"{WRITTEN}|{SHORT}".replace("?P<day>", "").replace("?P<month>", "").replace("?P<year>", ""),
        " ",
        fold(title),
    )
    for form in (_SPAN, _FROM_TO, _SCHOOL_YEAR):
        match = form.search(key)
        if match:
            return _ordered(int(match[1]), int(match[2]))
    match = _UNTIL.search(key)
    if match:
        end = int(match[1])
        return _ordered(issued.year, end) if issued is not None else (end, end)
    years = _YEAR.findall(key)
    return (int(years[-1]), int(years[-1])) if years else None


def _ordered(first: int, last: int) -> tuple[int, int]:
    return (first, last) if first <= last else (last, last)

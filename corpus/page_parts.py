"""What a paragraph is by its own form: a line of the letterhead, a title, a signature, a list of recipients."""

from __future__ import annotations

import re

from corpus.folding import compact, fold
from corpus.openers import AUTHORITY, opens_grounds
from corpus.wrapping import Paragraph

# Kinds of documents, as the line that names them is written, without spaces (some files space their letters).
KINDS = {
    "kehoach": "Kế hoạch", "quyetdinh": "Quyết định", "nghiquyet": "Nghị quyết", "thongbao": "Thông báo",
    "chithi": "Chỉ thị", "chuongtrinh": "Chương trình", "dean": "Đề án", "huongdan": "Hướng dẫn",
    "phuongan": "Phương án", "quyche": "Quy chế", "quydinh": "Quy định", "baocao": "Báo cáo",
    "totrinh": "Tờ trình", "congdien": "Công điện", "kehoachhanhdong": "Kế hoạch hành động",
    "chuongtrinhhanhdong": "Chương trình hành động",
}  # fmt: skip
ISSUING = frozenset({"quyetdinh", "nghiquyet"})  # documents that others are issued with

_TITLE = re.compile(
    r"(ke hoach|quyet dinh|nghi quyet|thong bao|chi thi|chuong trinh|de an|huong dan|phuong an|quy che|quy dinh"
    r"|bao cao|to trinh|cong dien)(?=\s|$)"
)
WRITTEN_TITLE = re.compile(r"(?:ke hoach|chuong trinh|de an)\s+\S")
MOTTOS = ("cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam")  # the first lines of letterheads
_MOTTO = ("conghoaxahoichunghia", "doclap-tudo", "doclap–tudo", "dangcongsanvietnam")
_NUMBER_LINE = re.compile(r"(?:số|SỐ|Số)\s*:")
_DATE_LINE = re.compile(
    r"[^,;:]{2,40},?\s*ngay\s*(?:\d{1,2}|[.…_]*)\s*thang\s*(?:\d{1,2}|[.…_]*)\s*nam\s*(?:\d{4}|[.…_]+)\.?"
)
_ORGAN = re.compile(
    r"uybannhandan|hoidongnhandan|ubnd|banchidao|^(?:so|bo|tinhuy|thanhuy|banthuongvu)[a-z]+$"
)
APPENDIX = re.compile(
    r"(?:(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu)(?:\s+(?:SỐ|số|Số))?\s*:?\s*(?P<number>[IVX]+\b|\d{1,2}[A-Za-z]?\b)?"
    r"|(?:BIỂU|Biểu)(?:\s+(?:SỐ|số|Số|MẪU|mẫu))?\s*:?\s*(?P<form>[IVX]+\b|\d{1,2}[A-Za-z]?\b))"
    r"\s*(?:[.:\-–]|$|(?=[A-ZĐÀ-Ỹ(]))"
)
_SIGNED_FOR = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.\s*[A-ZĐÀ-Ỹ]")
_POSITION = re.compile(
    r"^(?:pho|quyen)?(?:chutich|giamdoc|truongban|botruong|thutruong|thutuong|chanhvanphong|cuctruong|tonggiamdoc"
    r"|truongphong|thutruongcoquan|bithu)[a-z]*$"
)
NAME = re.compile(r"(?:(?:TS|ThS|PGS|GS|BS)\.?\s*)*(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]*\s*){2,6}")
MARK = re.compile(r"\S{0,25}[/_.-]\S{0,25}\d\S*|\(\s*\d+\s*b\s*\)|[A-Za-z]:\\\S+")
FOOTNOTE = re.compile(r"\[\d{1,2}\]\s")
_LONGEST_TITLE = 700
LONGEST_FRONT = 200
_LONGEST_AUTHORITY = 120


def squeezed(text: str) -> str:
    """Folded without any space: what letters set apart still say."""
    return re.sub(r"\s", "", fold(text))


def is_capital(text: str) -> bool:
    """Whether a text is in capitals, a note in brackets behind it aside."""
    letters = [char for char in text.split("(", 1)[0] or text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def title_kind(paragraph: Paragraph) -> str:
    """The kind of document that the paragraph names as a title line; empty where it is no such line."""
    if paragraph.marker is not None or paragraph.first.role not in (None, "body", "letterhead"):
        return ""
    text = paragraph.text
    key = squeezed(text)
    if key in KINDS and is_capital(text):
        return key
    match = _TITLE.match(fold(text))
    written = text[: match.end()] if match else ""
    if match and written.isupper() and len(text) <= _LONGEST_TITLE and not text.endswith(":"):
        return squeezed(match.group(1))
    return ""


def is_motto(text: str) -> bool:
    """Whether a line holds the words above every document: the state's name and its motto, or the Party's name."""
    key = squeezed(text)
    return any(motto in key for motto in _MOTTO)


def is_letterhead(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a line of a letterhead: organ, motto, number, place and date, subject."""
    text, key = paragraph.text, squeezed(paragraph.text)
    if paragraph.first.role == "letterhead" or is_motto(text):
        return True
    if len(text) > LONGEST_FRONT:
        return False
    if _NUMBER_LINE.match(text) or _DATE_LINE.fullmatch(compact(text)) or re.match(r"V/v\b", text):
        return True
    return is_capital(text) and bool(_ORGAN.search(key))


def names_authority(text: str) -> bool:
    """Whether a line in capitals is the one who decides: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …`."""
    return len(text) < _LONGEST_AUTHORITY and is_capital(text) and bool(AUTHORITY.match(compact(text)))


def is_signing(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins what is signed: for whom, or the signer's position."""
    text = paragraph.text
    if paragraph.marker is not None and paragraph.marker.style != "upper":
        return False
    return (
        is_capital(text[:12])
        and len(text) < 200
        and (bool(_SIGNED_FOR.match(text)) or bool(is_capital(text) and _POSITION.match(squeezed(text))))
    )


def is_recipients_head(paragraph: Paragraph) -> bool:
    """Whether the list of recipients begins here."""
    return squeezed(paragraph.text[:60]).startswith("noinhan")


def goes_on_title(paragraph: Paragraph, *, appendix: bool, bare: bool) -> bool:
    """Whether a line under the title's first one is still the title; `bare` where only the kind stands there."""
    text = paragraph.text
    if paragraph.marker is not None or paragraph.first.role in ("row", "recipients", "signature"):
        return False
    if text.startswith("(") and len(text) <= _LONGEST_TITLE:
        return True
    if appendix:
        return (is_capital(text) or paragraph.bold or bool(paragraph.first.centered)) and not text.endswith(
            (".", ";")
        )
    if not appendix and names_authority(text):
        return False
    if is_capital(text) or text.startswith(("Về ", "V/v ")):
        return True
    stop = text.endswith((".", ";", ":")) or len(text) > _LONGEST_TITLE
    begins_body = opens_grounds(text) and not paragraph.bold
    return not stop and (not begins_body or (bare and not compact(text).startswith("can cu")))

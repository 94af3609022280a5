"""The parts of a document, in order: letterhead, title, body, recipients, signature; a decision before its plan;
appendices behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.folding import compact, fold
from corpus.openers import opens_grounds
from corpus.wrapping import Paragraph

Zone = Literal[
    "furniture", "letterhead", "title", "authority", "body", "recipients", "mark", "signature", "note"
]
PortionKind = Literal["main", "decision", "appendix"]

# Kinds of documents, as the line that names them is written, without spaces (some files space their letters).
KINDS = {
    "kehoach": "Kế hoạch", "quyetdinh": "Quyết định", "nghiquyet": "Nghị quyết", "thongbao": "Thông báo",
    "chithi": "Chỉ thị", "chuongtrinh": "Chương trình", "dean": "Đề án", "huongdan": "Hướng dẫn",
    "phuongan": "Phương án", "quyche": "Quy chế", "quydinh": "Quy định", "baocao": "Báo cáo",
    "totrinh": "Tờ trình", "congdien": "Công điện", "kehoachhanhdong": "Kế hoạch hành động",
    "chuongtrinhhanhdong": "Chương trình hành động",
}  # fmt: skip
_ISSUING = frozenset({"quyetdinh", "nghiquyet"})  # documents that others are issued with

_TITLE = re.compile(
    r"(KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|THÔNG BÁO|CHỈ THỊ|CHƯƠNG TRÌNH|ĐỀ ÁN|HƯỚNG DẪN|PHƯƠNG ÁN|QUY CHẾ|QUY ĐỊNH"
    r"|BÁO CÁO|TỜ TRÌNH|CÔNG ĐIỆN)(?:\s|$)"
)
_WRITTEN_TITLE = re.compile(r"(?:Kế hoạch|Chương trình|Đề án)\s+\S")
_MOTTO = ("conghoaxahoichunghia", "doclap-tudo", "doclap–tudo", "dangcongsanvietnam")
_NUMBER_LINE = re.compile(r"(?:số|SỐ|Số)\s*:")
_DATE_LINE = re.compile(
    r"[^,;:]{2,40},?\s*ngay\s*(?:\d{1,2}|[.…_]*)\s*thang\s*(?:\d{1,2}|[.…_]*)\s*nam\s*(?:\d{4}|[.…_]+)\.?"
)
_ORGAN = re.compile(
    r"uybannhandan|hoidongnhandan|ubnd|banchidao|^(?:so|bo|tinhuy|thanhuy|banthuongvu)[a-z]+$"
)
_APPENDIX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu)(?:\s+(?:SỐ|số|Số))?\s*:?\s*([IVX]+|\d{1,2}[A-Za-z]?)?\s*(?:[.:\-–]|$|\s(?=[A-ZĐÀ-Ỹ(]))"
)
_AUTHORITY = re.compile(
    r"(?:chu tich|uy ban nhan dan|hoi dong nhan dan|bo truong|thu tuong|giam doc|ban thuong vu)\b"
)
_SIGNED_FOR = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.\s*[A-ZĐÀ-Ỹ]")
_POSITION = re.compile(
    r"^(?:pho|quyen)?(?:chutich|giamdoc|truongban|botruong|thutruong|thutuong|chanhvanphong|cuctruong|tonggiamdoc"
    r"|truongphong|thutruongcoquan|bithu)[a-z]*$"
)
_NAME = re.compile(r"(?:(?:TS|ThS|PGS|GS|BS)\.?\s*)*(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]*\s*){2,6}")
_MARK = re.compile(r"\S{0,25}[/_.-]\S{0,25}\d\S*|\(\s*\d+\s*b\s*\)|[A-Za-z]:\\\S+")
_FOOTNOTE = re.compile(r"\[\d{1,2}\]\s")
_LONGEST_TITLE = 700
_LONGEST_FRONT = 200


@dataclass(frozen=True)
class Block:
    """A paragraph and the part of the page that it belongs to."""

    zone: Zone
    paragraph: Paragraph


@dataclass
class Portion:
    """One document in the file: the plan, the decision before it, or an appendix behind it."""

    kind: PortionKind
    document: str = ""  # key of KINDS
    number: str = ""  # of an appendix, as written
    blocks: list[Block] = field(default_factory=list)

    def zone(self, *zones: Zone) -> list[Paragraph]:
        """The paragraphs of these zones, in order."""
        return [block.paragraph for block in self.blocks if block.zone in zones]


def squeezed(text: str) -> str:
    """Folded without any space: what letters set apart still say."""
    return re.sub(r"\s", "", fold(text))


def split_regions(paragraphs: Sequence[Paragraph]) -> list[Portion]:
    """The documents in a file, each with its blocks; a decision with a plan behind it is marked as such."""
    reader = _Reader(paragraphs)
    portions = reader.read()
    mains = [portion for portion in portions if portion.kind == "main"]
    for portion in mains[:-1]:
        portion.kind = "decision"
    return portions


def _is_capital(text: str) -> bool:
    """Whether a text is in capitals, a note in brackets behind it aside."""
    letters = [char for char in text.split("(", 1)[0] or text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def _title_kind(paragraph: Paragraph) -> str:
    """The kind of document that the paragraph names as a title line; empty where it is no such line."""
    if paragraph.marker is not None or paragraph.first.role not in (None, "body", "letterhead"):
        return ""
    text = paragraph.text
    key = squeezed(text)
    if key in KINDS and _is_capital(text):
        return key
    match = _TITLE.match(text)
    if match and len(text) <= _LONGEST_TITLE and not text.endswith(":"):
        return squeezed(match.group(1))
    return ""


def _is_letterhead(paragraph: Paragraph) -> bool:
    text, key = paragraph.text, squeezed(paragraph.text)
    if paragraph.first.role == "letterhead" or any(motto in key for motto in _MOTTO):
        return True
    if len(text) > _LONGEST_FRONT:
        return False
    if _NUMBER_LINE.match(text) or _DATE_LINE.fullmatch(compact(text)) or re.match(r"V/v\b", text):
        return True
    return _is_capital(text) and bool(_ORGAN.search(key))


def is_signing(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins what is signed: for whom, or the signer's position."""
    text = paragraph.text
    if paragraph.marker is not None and not paragraph.marker.style == "upper":
        return False
    return (
        _is_capital(text[:12])
        and len(text) < 200
        and (bool(_SIGNED_FOR.match(text)) or bool(_is_capital(text) and _POSITION.match(squeezed(text))))
    )


class _Reader:
    """Reads downwards, keeping what part of the page it is in."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._portions = [Portion("main")]
        self._state: Literal["front", "title", "body", "tail"] = "front"
        self._recipients = False
        self._signed = False

    def read(self) -> list[Portion]:
        start = self._letterhead_start()
        for at, paragraph in enumerate(self._paragraphs):
            if at < start:
                self._add("furniture", paragraph)
            elif paragraph.first.role == "note" or (
                self._state != "front" and _FOOTNOTE.match(paragraph.text)
            ):
                self._add("note", paragraph)
            else:
                self._step(at, paragraph)
        return [portion for portion in self._portions if portion.blocks]

    def _letterhead_start(self) -> int:
        """Where the document begins, if a website's lines stand above its letterhead."""
        first = next((at for at, p in enumerate(self._paragraphs) if _is_letterhead(p)), 0)
        numbered = any(p.marker and not p.marker.is_bullet for p in self._paragraphs[:first])
        titled = any(_title_kind(p) for p in self._paragraphs[first + 1 : first + 25])
        return first if titled and not numbered and first <= 15 else 0

    def _add(self, zone: Zone, paragraph: Paragraph) -> None:
        self._portions[-1].blocks.append(Block(zone, paragraph))

    def _step(self, at: int, paragraph: Paragraph) -> None:
        if self._state in ("body", "tail") and self._new_portion(paragraph):
            return
        match self._state:
            case "front":
                self._front(at, paragraph)
            case "title":
                self._title(paragraph)
            case "body":
                self._body(paragraph)
            case "tail":
                self._tail(paragraph)

    def _new_portion(self, paragraph: Paragraph) -> bool:
        """Begins the plan behind a decision, or an appendix."""
        kind = _title_kind(paragraph)
        current = self._portions[-1]
        if kind and current.kind == "main" and current.document in _ISSUING and kind != current.document:
            portion = Portion("main", document=kind)
            while self._state == "tail" and current.blocks and _opens_page(current.blocks[-1]):
                portion.blocks.insert(0, Block("letterhead", current.blocks.pop().paragraph))
            self._portions.append(portion)
            self._add("title", paragraph)
            self._state, self._recipients, self._signed = "title", False, False
            return True
        appendix = _APPENDIX.match(paragraph.text) if paragraph.first.role in (None, "body") else None
        behind = self._state == "tail" or current.kind == "appendix"
        if appendix is not None and (behind or _is_capital(paragraph.text[:9])) and len(paragraph.text) < 400:
            self._begin_appendix(appendix.group(1) or "", paragraph)
            return True
        if kind and self._state == "tail" and self._signed:
            self._begin_appendix("", paragraph)
            return True
        return False

    def _begin_appendix(self, number: str, paragraph: Paragraph) -> None:
        self._portions.append(Portion("appendix", number=number))
        self._add("title", paragraph)
        self._state, self._recipients, self._signed = "title", False, False

    def _front(self, at: int, paragraph: Paragraph) -> None:
        kind = _title_kind(paragraph)
        if kind:
            self._portions[-1].document = kind
            self._add("title", paragraph)
            self._state = "title"
        elif _WRITTEN_TITLE.match(paragraph.text) and not self._titled_later(at) and paragraph.marker is None:
            self._portions[-1].document = squeezed(" ".join(paragraph.text.split()[:2]))
            self._add("title", paragraph)
            self._state = "title"
        elif _is_letterhead(paragraph):
            self._add("letterhead", paragraph)
        elif self._is_body(paragraph):
            self._state = "body"
            self._body(paragraph)
        else:
            self._add("letterhead" if _is_capital(paragraph.text) or at < 12 else "furniture", paragraph)

    def _titled_later(self, at: int) -> bool:
        return any(_title_kind(p) for p in self._paragraphs[at + 1 : at + 25])

    @staticmethod
    def _is_body(paragraph: Paragraph) -> bool:
        return (
            paragraph.marker is not None
            or paragraph.first.role == "row"
            or opens_grounds(paragraph.text)
            or len(paragraph.text) > _LONGEST_FRONT
            or paragraph.text.startswith(("Kính gửi", "KÍNH GỬI"))
        )

    def _title(self, paragraph: Paragraph) -> None:
        if _goes_on_title(paragraph, appendix=self._portions[-1].kind == "appendix"):
            self._add("title", paragraph)
        elif _is_capital(paragraph.text) and _AUTHORITY.match(compact(paragraph.text)):
            self._add("authority", paragraph)
        else:
            self._state = "body"
            self._body(paragraph)

    def _body(self, paragraph: Paragraph) -> None:
        if paragraph.first.role in ("recipients", "signature") or is_recipients_head(paragraph):
            self._state = "tail"
            self._tail(paragraph)
        elif is_signing(paragraph):
            self._state = "tail"
            self._tail(paragraph)
        elif self._is_enacting(paragraph):
            self._add("authority", paragraph)
        elif paragraph.first.role == "letterhead":
            self._add("letterhead", paragraph)
        else:
            self._add("body", paragraph)

    def _is_enacting(self, paragraph: Paragraph) -> bool:
        key = squeezed(paragraph.text).rstrip(":.")
        capital = _is_capital(paragraph.text) and len(paragraph.text) < 120
        return capital and (
            key in _ISSUING or bool(_AUTHORITY.match(compact(paragraph.text)) and not paragraph.marker)
        )

    def _tail(self, paragraph: Paragraph) -> None:
        role = paragraph.first.role
        if role == "row" or (paragraph.marker is not None and _is_section(paragraph) and self._signed):
            self._begin_untitled_appendix(paragraph)
        elif role == "recipients" or is_recipients_head(paragraph):
            self._recipients = True
            self._add("recipients", paragraph)
        elif role == "signature" or is_signing(paragraph):
            self._signed = True
            self._add("signature", paragraph)
        elif _is_letterhead(paragraph):
            self._add("letterhead", paragraph)
        elif _MARK.fullmatch(paragraph.text):
            self._add("mark", paragraph)
        elif self._recipients and paragraph.marker is not None and paragraph.marker.is_bullet:
            self._add("recipients", paragraph)
        elif (
            _is_capital(paragraph.text)
            or _NAME.fullmatch(paragraph.text)
            or paragraph.text.startswith(("(", "["))
        ):
            self._signed = True
            self._add("signature", paragraph)
        else:
            self._add("recipients" if self._recipients and not self._signed else "furniture", paragraph)

    def _begin_untitled_appendix(self, paragraph: Paragraph) -> None:
        self._portions.append(Portion("appendix"))
        self._state = "body"
        self._add("body", paragraph)


def is_recipients_head(paragraph: Paragraph) -> bool:
    """Whether the list of recipients begins here."""
    return squeezed(paragraph.text[:60]).startswith("noinhan")


def _opens_page(block: Block) -> bool:
    return block.zone == "letterhead"


def _is_section(paragraph: Paragraph) -> bool:
    return paragraph.marker is not None and paragraph.marker.style in ("roman", "upper", "part", "chapter")


def _goes_on_title(paragraph: Paragraph, *, appendix: bool) -> bool:
    """Whether a line under the title's first one is still the title."""
    text = paragraph.text
    if paragraph.marker is not None or paragraph.first.role in ("row", "recipients", "signature"):
        return False
    if text.startswith("(") and len(text) <= _LONGEST_TITLE:
        return True
    if appendix:
        return (_is_capital(text) or paragraph.bold or bool(paragraph.first.centered)) and not text.endswith(
            (".", ";")
        )
    if _is_capital(text) and _AUTHORITY.match(compact(text)) and not paragraph.first.centered:
        return False
    if _is_capital(text) or text.startswith(("Về ", "V/v ")):
        return True
    stop = text.endswith((".", ";", ":")) or len(text) > _LONGEST_TITLE
    return not stop and (not opens_grounds(text) or paragraph.bold) or (paragraph.bold and not stop)

"""How paragraphs of administrative documents begin, where only the words can tell.

Forms are matched on folded text (corpus/folding.py) at its start.
"""

from __future__ import annotations

import re

from corpus.folding import compact

_ORGANS = r"(?:uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan|bo|so|ban chi dao|ban thuong vu|tinh uy)"

# Grounds of a decision or a plan.
_GROUNDS = re.compile(
    r"(?:can cu|thuc hien|thi hanh|theo (?:de nghi|chi dao|noi dung|tinh than)|xet de nghi|tren co so"
    r"|de (?:trien khai|thuc hien|chu dong)|nham (?:trien khai|thuc hien|cu the)"
    r"|trien khai (?:thuc hien )?(?:ke hoach|quyet dinh|nghi quyet|chi thi|cong van))\b"
)
_ENACTING = re.compile(
    rf"{_ORGANS}\b.{{0,60}}\b(?:ban hanh\b|(?:xay dung|to chuc|trien khai|lap)\b.{{0,40}}\bke hoach\b)"
)
# The paragraphs after the last agency's duties.
_CLOSING = re.compile(
    r"(?:tren day la\b|(?:trong )?qua trinh (?:to chuc |trien khai )*thuc hien\b|trong qua trinh\b"
    r"|de nghi (?:cac|ubnd|uy ban|thu truong|cap uy|lanh dao|chu tich)\b"
    r"|yeu cau (?:cac|thu truong|giam doc|chu tich|ubnd|uy ban)\b"
    rf"|(?:nhan duoc|can cu(?: vao)?(?: noi dung)?|tren co so)(?: cua)? ke hoach nay\b|ke hoach nay\b"
    rf"|{_ORGANS}\b.{{0,60}}\b(?:yeu cau|de nghi)\b|neu co (?:kho khan|vuong mac|van de)\b"
    r"|thu truong cac\b|giao (?:cho )?(?:so|van phong|cong an|thanh tra|ban)\b)"
)
_SURE_CLOSING = re.compile(r"tren day la\b|(?:trong )?qua trinh (?:to chuc |trien khai )*thuc hien\b")
_CITED = re.compile(
    r"(?:can cu|thuc hien|thi hanh|theo|trien khai thuc hien|xet de nghi)(?: cac)?"
    r" (?:luat|bo luat|phap lenh|nghi quyet|nghi dinh|quyet dinh|thong tu|chi thi|ke hoach|cong van|ket luan|thong bao"
    r"|chuong trinh|huong dan|cua|de nghi)\b"
)
# Who decides, on the line above the grounds of a decision.
AUTHORITY = re.compile(
    r"(?:chu tich|uy ban nhan dan|hoi dong nhan dan|bo truong|thu tuong|giam doc|ban thuong vu|chinh phu|quoc hoi)\b"
)
# Verbs that open a duty. In the middle of a sentence none of them is capitalised.
_DUTY = re.compile(
    r"(?:chu tri|phoi hop|chi dao|huong dan|tham muu|to chuc|can cu|tren co so|thuc hien|trien khai|tiep tuc"
    r"|tang cuong|day manh|chu dong|ra soat|tong hop|theo doi|don doc|kiem tra|bo tri|lap|dua|nghien cuu|de xuat"
    r"|tham dinh|tuyen truyen|xay dung|phan dau|nham|lanh dao|huy dong|du kien|tich cuc|quan triet|bao cao)\b"
)
_LABEL = re.compile(r"[A-ZĐÀ-Ỹ][^.;:!?]{2,60}:(?:\s|$)")


def opens_grounds(text: str) -> bool:
    """Whether a paragraph gives a document's grounds, or says who issues it."""
    key = compact(text[:300])
    return bool(_GROUNDS.match(key) or _ENACTING.match(key))


def cites_grounds(text: str) -> bool:
    """Whether a capitalised verb and the kind of a document that is carried out come first."""
    return text[:1].isupper() and bool(_CITED.match(compact(text[:80])))


def opens_closing(text: str) -> bool:
    """Whether a paragraph begins as closing parts do."""
    return bool(_CLOSING.match(compact(text[:200])))


def surely_closes(text: str) -> bool:
    """Whether a paragraph begins as nothing but a closing part does."""
    return bool(_SURE_CLOSING.match(compact(text[:200])))


def sums_up(text: str) -> bool:
    """Whether a paragraph begins `Trên đây là …`: no sentence inside a paragraph does."""
    return text[:1].isupper() and compact(text[:20]).startswith("tren day la")


def opens_duty(text: str) -> bool:
    """Whether a capitalised verb of a duty comes first."""
    return text[:1].isupper() and bool(_DUTY.match(compact(text[:60])))


def opens_field(text: str) -> bool:
    """Whether a short label and a colon come first: `Thời gian: …`, `Đơn vị chủ trì: …`."""
    return bool(_LABEL.match(text))

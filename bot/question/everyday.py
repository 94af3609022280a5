"""Everyday words whose official ones a plan uses, where the words around tell what is meant.

Words that mean the same wherever they stand are synonyms (corpus/gazetteer); these would be other words elsewhere:
`tiếng` is also a language, `cấp 2` a degree, `AI` a question word.
"""

from __future__ import annotations

import re
from typing import Final

# Luật Giáo dục 2019, điều 28: the levels of general education; people number them.
_LEVELS: Final = {"1": "tiểu học", "2": "trung học cơ sở", "3": "trung học phổ thông"}
_SCHOOL_LEVEL = re.compile(
    r"\b(?P<who>học\s+sinh|hoc\s+sinh|hs|trường|truong|giáo\s+viên|giao\s+vien|trẻ|em|con|cháu|bậc|bac|khối|khoi)"
    r"\s+(?:cấp|cap)\s+(?P<level>[123]|I{1,3})\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?<!bằng )(?<!bang )(?<!thứ )(?<!thu )\b(?P<count>bao\s+nhiêu|bao\s+nhieu|mấy|may|\d{1,2})\s+(?:tiếng|tieng)"
    r"(?:\s+(?:đồng\s+hồ|dong\s+ho))?(?=\s*(?:[?.,;()]|$)|\s+(?:thì|thi|là|la|trước|truoc|sau|nữa|nua|phải|phai|trong)\b)",
    re.IGNORECASE,
)
# A cubic metre; `khối` alone is also a grade at school.
_CUBIC = re.compile(
    r"\b(?P<count>bao\s+nhiêu|bao\s+nhieu|mấy|may|\d+)\s+(?:mét\s+|met\s+)?(?:khối|khoi)"
    r"(?=\s+(?:nước|nuoc|đất|dat|đá|cát|cat|gỗ|go)\b)",
    re.IGNORECASE,
)
_AI = re.compile(r"\bAI\b")
_SMALL = re.compile(r"[a-zà-ỹđ]{2}")


def in_official_words(text: str) -> str:
    """A question with everyday words replaced: hours (`mấy tiếng`), cubic metres, school levels, AI as a name."""
    text = _HOURS.sub(lambda match: f"{match['count']} giờ", text)
    text = _CUBIC.sub(lambda match: f"{match['count']} m3", text)
    text = _SCHOOL_LEVEL.sub(lambda match: f"{match['who']} {_level(match['level'])}", text)
    if _SMALL.search(text):  # all in capitals it may ask for a body: `AI CHỦ TRÌ`
        text = _AI.sub("trí tuệ nhân tạo", text)
    return text


def _level(written: str) -> str:
    return _LEVELS[written if written.isdigit() else str(len(written))]


_NO = r"(?:khong|ko|k|kg|hong|hem|hok|chua|hay)\b"
_ASKS_FEE = re.compile(
    r"\b(?:co |phai |bi )*(?:mat|ton|tra|thu|dong|nop|mua|ban) (?:them |gi )?"
    r"(?:tien ve|tien phi|ve phi|le phi|phi|ve|tien)(?: gi| nao| vao cua| ve)?(?! khong dung)(?=[^?.,;]{0,24}?\s"
    + _NO
    + r")"
    r"|\b(?:co |duoc |la )*mien phi(?: ve)?(?=[^?.,;]{0,12}?\s"
    + _NO
    + r")|\bfree\b(?=[^?.,;]{0,8}\s"
    + _NO
    + r")"
)


def fee_asked(folded: str) -> tuple[int, int] | None:
    """Where a folded question asks whether something costs those who come or use it; None where it doesn't.

    `có mất tiền vé không`, `vào cửa có phải mua vé ko`: a citizen's purse is meant, not the plan's money.
    """
    match = _ASKS_FEE.search(folded)
    return match.span() if match else None

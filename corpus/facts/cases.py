"""Shares that say in which case an amount is paid, or which ones are meant: none of them is aimed at."""

from __future__ import annotations

import re

from corpus.facts.quantities import Quantity

# "nhà hư hỏng từ 50% đến 70% là 25 triệu đồng/hộ": the case in which an amount is paid.
_DAMAGE = re.compile(
    r"(?<!\w)(?:thiệt\s+hại|hư\s+hỏng|hư\s+hại|mất\s+trắng|(?:thương|khuyết|tàn)\s+tật|suy\s+giảm|tổn\s+thương|bị\s+(?:sập|ngập|hỏng|mất|chết))(?!\w)",
    re.IGNORECASE,
)
_PAID_THEN = re.compile(
    r"\s*(?:trở\s+(?:lên|xuống))?\s*[,:]?\s*(?:là|thì|được|hỗ\s+trợ|mức|bồi\s+thường|:)?[^;.%]{0,50}?\d[\d.,]*\s*(?:nghìn|ngàn|triệu|tỷ)?\s*đồng",
    re.IGNORECASE,
)
_PAID_AT_ONCE = re.compile(
    r"\s*(?:trở\s+(?:lên|xuống))?\s*:\s*(?:hỗ\s+trợ|mức)?\s*\d[\d.,]*\s*(?:nghìn|ngàn|triệu|tỷ)?\s*đồng\s*/",
    re.IGNORECASE,
)
# "tại các xã có trên 30% dân số là …", "ưu tiên hộ có trên 50% thu nhập …": which ones are meant.
_WHICH = re.compile(
    r"(?<!\w)(?:tại|ở|thuộc|cho|ưu\s+tiên|đối\s+với)\s+(?:các\s+|những\s+)?[^\d,;:.()]{2,40}?\s+có\s+(?:tỷ\s+lệ\s+)?$",
    re.IGNORECASE,
)
_NEAR = 40  # characters before a share in which the damage is named that it is of


def pays(masked: str, begin: int, end: int, share: Quantity) -> bool:
    """Whether an amount is paid in the case that a share tells: `nhà hư hỏng từ 50% đến 70% là 25 triệu đồng/hộ`.

    `begin` and `end` are those of the part of the sentence; `masked` is the text with its dates blanked.
    """
    if not share.percent:
        return False
    near = masked[max(begin, share.start - _NEAR) : share.start]
    damage = _DAMAGE.search(near) and _PAID_THEN.match(masked, share.end, end)
    return bool(damage or _PAID_AT_ONCE.match(masked, share.end, end))


def is_case(masked: str, begin: int, end: int, share: Quantity) -> bool:
    """Whether a share says in which case, or for whom, something is."""
    chosen = share.bound in ("over", "under", "at_least") and _WHICH.search(masked, begin, share.start)
    return bool(chosen) or pays(masked, begin, end, share)

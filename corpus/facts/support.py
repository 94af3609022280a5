"""Amounts of support: what is paid for one person, household or thing, and at most what is lent."""

from __future__ import annotations

import re

from corpus.facts.phrases import skip_aims
from corpus.facts.quantities import Quantity
from corpus.facts.setting import is_money
from corpus.facts.spans import Range, trimmed
from corpus.facts.target_lists import Statement

# "đối với hộ nghèo", "cho 01 lao động, …": for whom, up to the next amount of the list.
_FOR = re.compile(
    r"\s*(?:đối\s+với|dành\s+cho|cho)\s+(?P<whom>[^;:.()]+?)(?=\s*(?:,[^,;.]{0,60}\d|[;:(]|\.(?!\d)|$))",
    re.IGNORECASE,
)
# What may stand between a label's colon and its amount: "Tiền ăn: mức hỗ trợ 40.000 đồng/người/ngày".
_LEVEL = re.compile(r"(?:với\s+)?(?:mức(?:\s+(?:hỗ\s+trợ|chi|quà|tặng))?|hỗ\s+trợ)?\s*", re.IGNORECASE)
_UNIT_GOES_ON = re.compile(r"/(?P<thing>[^/;,.:()\d]+?)(?=\s*(?:[;,:()]|\.(?!\d)|\d|$))")
_TIME = re.compile(r"(?:ngày|buổi|tháng|tuần|năm|khóa|khoá|lần|đợt|giờ|tiết)(?!\w)", re.IGNORECASE)
# What is measured per head or hectare and aimed at, no amount that is paid.
_EARNED = re.compile(
    r"(?<!\w)(?:thu\s+nhập|doanh\s+thu|giá\s+trị|năng\s+suất|sản\s+lượng|lợi\s+nhuận|bình\s+quân|GRDP|GDP|đạt|tăng|giảm|tổng)(?!\w)",
    re.IGNORECASE,
)


def is_support(masked: str, start: int, quantity: Quantity) -> bool:
    """Whether a number is an amount of money for each of many, or the most of one, and nothing earned.

    `start` is where the part of the sentence begins that holds it.
    """
    each = "/" in quantity.unit and not quantity.unit.endswith(("đồng/năm", "USD/năm"))
    paid = is_money(quantity.unit) and (each or quantity.bound == "at_most")
    return paid and not _EARNED.search(masked, start, quantity.start)


def support_statement(masked: str, before: Range, quantity: Quantity, start: int) -> Statement | None:
    """`Tiền ăn: 40.000 đồng/người/ngày thực học`, `mức vay tối đa 80 triệu đồng đối với …`: for what or whom.

    `before` are the words from the number before on, `start` where the part of the sentence begins. None for another
    number, and where neither a label nor a beneficiary says what the amount is for.
    """
    if not is_support(masked, start, quantity):
        return None
    colon = masked.rfind(":", before.start, quantity.start)
    opening = max(masked.rfind(",", before.start, quantity.start), colon, before.start - 1) + 1
    said = trimmed(masked, skip_aims(masked, opening, quantity.start), quantity.start)
    measure = " ".join(masked[said.start : said.end].split()) or None
    whom = _FOR.match(masked, quantity.end)
    if whom:
        return Statement(quantity, trimmed(masked, *whom.span("whom")), measure)
    if colon >= 0 and _LEVEL.fullmatch(masked[colon + 1 : quantity.start].strip()):
        first = max(before.start, masked.rfind(":", before.start, colon) + 1)
        if first > start:  # after another number: what follows the comma is the label
            first = max(first, masked.rfind(",", first, colon) + 1)
        label = trimmed(masked, skip_aims(masked, first, colon), colon)
        return Statement(quantity, label, None) if label.start < label.end else None
    return _goes_on(masked, quantity, said, measure)


def _goes_on(masked: str, quantity: Quantity, said: Range, measure: str | None) -> Statement | None:
    """`Hỗ trợ … 5 triệu đồng/hợp tác xã thành lập mới`: words after the unit belong to what stands after its stroke."""
    unit = _UNIT_GOES_ON.search(masked, quantity.start)
    if unit is None or unit.start() > quantity.end or unit.end() <= quantity.end:
        return None
    if _TIME.match(unit["thing"]):
        return Statement(quantity, said, None) if measure else None
    return Statement(quantity, trimmed(masked, *unit.span("thing")), measure)

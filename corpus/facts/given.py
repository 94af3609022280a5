"""Sums of money that are given, paid or charged: to whom, for what, from what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.facts.cases import pays
from corpus.facts.phrases import skip_aims
from corpus.facts.quantities import Quantity
from corpus.facts.setting import is_money
from corpus.facts.spans import Range, trimmed
from corpus.facts.target_lists import Statement

_MORE = r"(?:\s+(?:thêm|với|mức|số\s+tiền|là|bình\s+quân|không))*\s*"
# "đặc khu A và 12 xã biên giới được ngân sách tỉnh hỗ trợ 15 triệu đồng", "các đối tượng còn lại thu 20.000 đồng".
_GIVEN = re.compile(
    r"\W*(?<!\w)(?=\w)(?:(?:riêng|trong\s+đó|đối\s+với|còn)\s+)*(?P<who>(?!tổng(?!\w))[^,;:]{3,160}?)\s+(?P<act>(?:được\s+(?:[^,;:]{2,60}?\s+)?"
    r"(?:hỗ\s+trợ|cấp|tặng|thưởng|vay|hưởng|chi|trợ\s+cấp|bồi\s+thường|phân\s+bổ|bố\s+trí)|thu|trị\s+giá|nộp|đóng))"
    rf"{_MORE}$",
    re.IGNORECASE,
)
# "bố trí 9,8 tỷ đồng …", "Bố trí tối thiểu 40 triệu đồng/năm để …": only the verb stands before the sum.
_SETS_ASIDE = re.compile(
    rf"\W*(?:(?:riêng|hằng\s+năm|hàng\s+năm|mỗi\s+năm|năm)\s+)*(?P<act>(?:bố\s+trí|cấp|phân\s+bổ|dành|chi|huy\s+động|trích|đầu\s+tư|hỗ\s+trợ)"
    rf"(?:\s+(?:kinh\s+phí|vốn|ngân\s+sách))*){_MORE}$",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\s*(?:(?:hằng|hàng|mỗi)\s+năm\s+)?(?:để|cho|nhằm)\s+(?P<what>[^;:.()]{3,140})", re.IGNORECASE
)
_SOURCE = re.compile(
    r"\s*(?:từ|do)\s+(?P<what>(?:nguồn|ngân\s+sách|vốn|quỹ)[^,;.:()]{2,80}?)(?=\s+(?:để|cho|nhằm)(?!\w)|[,;.:()]|\s*$)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;:(](?!\d)|\.\s")
_FOR_WHOM = re.compile(r"\s*(?:đối\s+với|dành\s+cho)(?!\w)", re.IGNORECASE)


def given_statement(masked: str, begin: int, quantity: Quantity) -> Statement | None:
    """Who gets or pays a sum, or what it is set aside for; None for other numbers, and where the words don't say.

    `begin` is where the part of the sentence begins; numbers before the sum belong to those who get it.
    """
    if not is_money(quantity.unit) or _FOR_WHOM.match(masked, quantity.end):
        return None
    start = max((end.end() for end in _PARTS.finditer(masked, begin, quantity.start)), default=begin)
    given = _GIVEN.match(masked, start, quantity.start)
    if given:
        who = trimmed(masked, skip_aims(masked, *given.span("who")), given.end("who"))
        return Statement(quantity, who, " ".join(given["act"].split())) if who.start < who.end else None
    aside = _SETS_ASIDE.match(masked, start, quantity.start)
    behind = (_PURPOSE.match(masked, quantity.end) or _SOURCE.match(masked, quantity.end)) if aside else None
    if aside is None or behind is None:
        return None
    return Statement(quantity, Range(*trimmed(masked, *behind.span("what"))), " ".join(aside["act"].split()))


def with_their_receivers(masked: str, begin: int, end: int, numbers: Sequence[Quantity]) -> list[Quantity]:
    """The numbers without those that only tell who gets a sum, or in which case: their words are the sum's own.

    `12 xã biên giới được hỗ trợ 15 triệu đồng/xã`, `cây trồng thiệt hại trên 70%: 10 triệu đồng/ha`.
    """
    given = [said for number in numbers if (said := given_statement(masked, begin, number))]
    who = [
        one.subject for one in given if one.subject and one.quantity and one.subject.end <= one.quantity.start
    ]
    return [
        number
        for number in numbers
        if not pays(masked, begin, end, number)
        and (number.percent or not any(span.start <= number.start < span.end for span in who))
    ]

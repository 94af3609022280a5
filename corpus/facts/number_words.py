"""The words around a number: which of those before it are its own, and whether any behind it say something of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.facts.objects import ACT, ACTS, AIMING
from corpus.facts.phrases import CHANGE, TRAILING_AIMS, predicate, skip_aims
from corpus.facts.quantities import Quantity
from corpus.facts.spans import Range, trimmed
from corpus.facts.target_lists import AMONG

MEASURED = re.compile(
    r"(?<!\w)(?:t[ỷỉ]\s+(?:lệ|trọng|suất)|số(?!\s+(?:h(?:óa|oá)|\d|hiệu))|tổng|mức|chỉ\s+số|thu\s+nhập|tốc\s+độ|độ\s+che\s+phủ"
    r"|diện\s+tích|sản\s+lượng|năng\s+suất|giá\s+trị|doanh\s+thu|kim\s+ngạch|kinh\s+phí|nguồn\s+vốn|quy\s+mô|công\s+suất"
    r"|thời\s+lượng|hệ\s+số|lượng|dân\s+số|tuổi\s+thọ|trữ\s+lượng|thu\s+ngân\s+sách|tăng\s+trưởng|lượt\s+khách)(?!\w)",
    re.IGNORECASE,
)
COMPLEMENT = re.compile(
    r"\s*(?:và|hoặc|trong|vào|so|theo|của|nhằm|để|tại|trên|đến|từ|với|trở|ở|cho|qua|mỗi|hằng|hàng|là|thì|giai|bình|như|do|gồm|được|bao\s+gồm|lên|xuống|còn)(?!\w)",
    re.IGNORECASE,
)
# "… và đến năm … đạt N%": only aim and change stand between the conjunction and the number.
JOINED = re.compile(
    r"(?:,|(?<!\w)(?:và|rồi|đồng\s+thời)(?!\w))\s*(?:(?:phấn\s+đấu|đạt|tăng|giảm|lên|còn|bình\s+quân|trên|là|đến|dự\s+kiến)\s*)*$",
    re.IGNORECASE,
)
EACH = re.compile(r"(?<!\w)mỗi(?!\s+(?:năm|tháng|quý|tuần|ngày))(?!\w)", re.IGNORECASE)
_LEADS_ON = re.compile(r"(?<!\w)(?:với|cho|của|và|gồm|có)\s*$", re.IGNORECASE)
ENDING_ACT = re.compile(rf"(?:\s+và)?\s+(?:{ACTS})(?:\s+(?:mới|thêm))?$", re.IGNORECASE)
_APART = re.compile(r"[,;)]|(?<!\w)và(?!\w)")
_BEGINNING = re.compile(
    r"(?<!\w)(?:đưa|nâng|giảm|tăng|giữ|duy\s+trì|bảo\s+đảm|đảm\s+bảo|có)\s+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """One number of a segment. Positions are those of `text`; in `masked` its dates and cited documents are blanked."""

    text: str
    masked: str
    quantity: Quantity
    before: Range  # from the number before (or the segment's start) to this number
    own: Range  # of these words those that belong to this number
    after: Range  # from this number (or its counted noun) to the next number (or the segment's end)
    first: bool  # of the segment's numbers
    last: bool


def around_numbers(text: str, masked: str, part: Range, numbers: Sequence[Quantity]) -> Iterator[NumberWords]:
    """Each number of a part of a text with the words around it."""
    for i, number in enumerate(numbers):
        first, last = i == 0, i == len(numbers) - 1
        before = Range(part.start if first else numbers[i - 1].end, number.start)
        begin = number.end if number.noun is None else number.noun
        after = Range(begin, part.end if last else numbers[i + 1].start)
        own = _own_before(masked, before, first=first)
        yield NumberWords(text, masked, number, before, own, after, first, last)


def label_before(number: NumberWords) -> Range | None:
    """What stands before a colon and the number (`Vốn đối ứng, tài trợ: 3 tỷ đồng`), commas and all."""
    masked, before = number.masked, number.before
    colon = before.start + len(masked[before.start : before.end].rstrip()) - 1
    if colon <= before.start or masked[colon] != ":":
        return None
    start = max(before.start, masked.rfind(":", before.start, colon) + 1)
    if not number.first and start == before.start:
        apart = _APART.search(masked, start, colon)
        start = apart.end() if apart else start
    label = trimmed(masked, skip_aims(masked, start, colon), colon)
    if number.first and MEASURED.match(masked, label.start, label.end):
        return None  # read as a measured thing
    words = masked[label.start : label.end].split()
    return label if 0 < len(words) <= 30 and any(word.isalpha() for word in words) else None


def names_only(number: NumberWords) -> bool:
    """Whether a thing is named before a count and nothing follows it: `khách quốc tế 150 nghìn lượt`."""
    masked, own = number.masked, number.own
    said = masked[own.start : own.end]
    if not said.strip() or not is_last_word(number):
        return False
    part = AMONG.search(masked, max(0, own.end - 150), own.end)
    lone = ACT.fullmatch(said.strip()) or not (ENDING_ACT.search(said) or _LEADS_ON.search(said))
    if part and ACT.search(said) and lone:
        return True  # "trong đó xây mới 610 căn, đào tạo dưới 3 tháng 340 người"
    verbs = (
        _LEADS_ON.search(said)
        or ACT.search(said)
        or AIMING.search(said)
        or CHANGE.search(said)
        or predicate(said, 0, len(said)) is not None
    )
    return not verbs and "," not in masked[own.end : number.before.end]


def aims_only(number: NumberWords) -> bool:
    """Whether nothing but words of aim stands before the number (`phấn đấu đạt`)."""
    match = CHANGE.match(number.masked, number.own.start)
    return bool(match and match.end() >= number.own.end)


def stands_alone(number: NumberWords) -> bool:
    """Whether the number counts no noun, and what follows it says nothing of it."""
    return number.quantity.noun is None and _follows_nothing(number.masked, number.after)


def is_last_word(number: NumberWords) -> bool:
    """Whether nothing is said behind the number and the noun that it counts."""
    return _follows_nothing(number.masked, Range(number.quantity.end, number.after.end))


def change_before(number: NumberWords) -> re.Match[str] | None:
    """The verb of change that ends right before the number."""
    last = None
    for match in CHANGE.finditer(number.masked, number.own.start, number.own.end):
        last = match
    if last is None or number.masked[last.end() : number.own.end].strip(" :"):
        return None
    return last


def _own_before(masked: str, before: Range, *, first: bool) -> Range:
    """The words before a number that belong to it: from its measured thing on, else after the last comma."""
    start = before.start
    heads = [
        match.start()
        for match in MEASURED.finditer(masked, before.start, before.end)
        if _begins_item(masked, before.start, match.start())
    ]
    if heads:
        return trimmed(masked, heads[0] if first else heads[-1], before.end)
    each = EACH.search(masked, before.start, before.end)
    if each:
        return trimmed(masked, each.start(), before.end)
    within = None if first else AMONG.search(masked, before.start, before.end)
    if within:
        return trimmed(masked, skip_aims(masked, within.end(), before.end), before.end)
    joined = None if first else JOINED.search(masked, before.start, before.end)
    if joined:
        return trimmed(masked, skip_aims(masked, joined.start(), before.end), before.end)
    cut = max(masked.rfind(mark, before.start, before.end) for mark in (",", ":", ";"))
    if cut >= 0 and (
        not first or masked[cut] == ":" or ACT.match(masked, skip_aims(masked, cut + 1, before.end))
    ):
        start = cut + 1
    return trimmed(masked, skip_aims(masked, start, before.end), before.end)


def _begins_item(masked: str, start: int, at: int) -> bool:
    lead = masked[start:at].rstrip()
    if not lead or lead[-1] in ",:;.-–(":
        return True
    return bool(TRAILING_AIMS.search(lead)) or bool(_BEGINNING.search(masked[start:at]))


def _follows_nothing(masked: str, after: Range) -> bool:
    rest = masked[after.start : after.end].lstrip(" ")
    if not rest or not (rest[0].isalpha() or rest[0] == "“"):
        return True
    return bool(COMPLEMENT.match(rest))

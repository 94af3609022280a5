"""The statements of a segment: for each number, the thing that it is said of and what is said.

Plans write numbers in four ways: before their subject (`N% thư viện … cung cấp …`, several in one list), after a
measured thing (`tỷ lệ … đạt N%`), as the object of a verb (`tổ chức N lớp …`), or alone, with the subject said before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.facts.phrases import (
    CHANGE,
    TRAILING_AIMS,
    items,
    predicate,
    skip_aims,
)
from corpus.facts.quantities import Quantity
from corpus.facts.spans import Range, trimmed
from corpus.facts.target_lists import Statement, shared, with_bare

_MEASURED = re.compile(
    r"(?<!\w)(?:t[ỷỉ]\s+(?:lệ|trọng|suất)|số(?!\s+(?:h(?:óa|oá)|\d|hiệu))|tổng|mức|chỉ\s+số|thu\s+nhập|tốc\s+độ|độ\s+che\s+phủ"
    r"|diện\s+tích|sản\s+lượng|năng\s+suất|giá\s+trị|doanh\s+thu|kim\s+ngạch|kinh\s+phí|nguồn\s+vốn|quy\s+mô|công\s+suất"
    r"|thời\s+lượng|hệ\s+số|lượng|dân\s+số|tuổi\s+thọ|trữ\s+lượng|thu\s+ngân\s+sách|tăng\s+trưởng|lượt\s+khách)(?!\w)",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(
    r"\s*(?:và|hoặc|trong|vào|so|theo|của|nhằm|để|tại|trên|đến|từ|với|trở|ở|cho|qua|mỗi|hằng|hàng|là|thì|giai|bình|như|do|gồm|được|bao\s+gồm)(?!\w)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?<!\w)(?:để|nhằm|theo|trên\s+địa\s+bàn|trong|kèm\s+theo|gắn\s+với|phù\s+hợp|từ|do)(?!\w)|[(:]",
    re.IGNORECASE,
)
_AIMING = re.compile(
    r"(?:^|\s)(?:có(?:\s+thêm)?|đạt|bảo\s+đảm|đảm\s+bảo|duy\s+trì|phấn\s+đấu|cho|để|thêm|bao\s+gồm|gồm)\s*$",
    re.IGNORECASE,
)
_HOPED = re.compile(r"[\s,;]*(?<!\w)(?:phấn\s+đấu|dự\s+kiến)(?:\s+(?:có|đạt|thêm))*\s*$", re.IGNORECASE)
ACTS = (
    r"tổ\s+chức|mở|xây\s+dựng|hoàn\s+thành|thành\s+lập|trồng|thu\s+hút|đón|đào\s+tạo|bồi\s+dưỡng|tập\s+huấn|hỗ\s+trợ"
    r"|duy\s+trì|thực\s+hiện|bố\s+trí|lắp\s+đặt|trang\s+bị|biên\s+soạn|xuất\s+bản|phát\s+hành|in\s+ấn|cấp\s+(?:mới|phát|giấy|thẻ|sổ|phép)|ban\s+hành|thiết\s+kế"
    r"|số\s+h(?:óa|oá)|sưu\s+tầm|tu\s+bổ|cải\s+tạo|nâng\s+cấp|trao|tặng|phục\s+vụ|luân\s+chuyển|bổ\s+sung|kết\s+nạp"
    r"|giải\s+quyết|tạo|phát\s+triển|kiểm\s+tra|đăng|phát\s+sóng|sản\s+xuất|công\s+nhận|ứng\s+trực|huy\s+động|triển\s+khai"
    r"|giảm|tăng|nâng|rà\s+soát|khám|tiêm|tuyển|đầu\s+tư|tiếp\s+nhận|kết\s+nối|giới\s+thiệu|tham\s+gia|cắt\s+giảm|rút\s+ngắn|chuyển\s+đổi|nhân\s+rộng"
)
# "… và đến năm … đạt N%": only aim and change stand between the conjunction and the number.
_JOINED = re.compile(
    r"(?:,|(?<!\w)(?:và|rồi|đồng\s+thời)(?!\w))\s*(?:(?:phấn\s+đấu|đạt|tăng|giảm|lên|còn|bình\s+quân|trên|là|đến|dự\s+kiến)\s*)*$",
    re.IGNORECASE,
)
_AMONG = re.compile(r"(?<!\w)trong\s+đó(?!\w)", re.IGNORECASE)
_EACH = re.compile(r"(?<!\w)mỗi(?!\s+(?:năm|tháng|quý|tuần|ngày))(?!\w)", re.IGNORECASE)
_CHANGES_FIRST = re.compile(r"(?:tăng|giảm|nâng|đưa|duy\s+trì|giữ)\s+", re.IGNORECASE)
_AVERAGE = re.compile(r"\s+bình\s+quân$", re.IGNORECASE)
_RISE = re.compile(r"(?<!\w)(?:tăng|giảm|nâng)(?:\s+(?:dần|mạnh|nhanh))?(?=\s+từ(?!\w))", re.IGNORECASE)
_LEADING_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|nâng|đưa|duy\s+trì|giữ)\s+$", re.IGNORECASE)
_ACT = re.compile(rf"(?<!\w)(?:{ACTS})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Chunk:
    quantity: Quantity
    before: Range  # from the number before (or the segment's start) to this number
    after: Range  # from this number (or its counted noun) to the next number


def read_statements(text: str, masked: str, part: Range, numbers: Sequence[Quantity]) -> list[Statement]:
    """The statements of a part of a text; `masked` is the text with dates and cited documents blanked."""
    chunks = [
        _Chunk(
            number,
            Range(numbers[i - 1].end if i else part.start, number.start),
            Range(
                number.noun if number.noun is not None else number.end,
                numbers[i + 1].start if i + 1 < len(numbers) else part.end,
            ),
        )
        for i, number in enumerate(numbers)
    ]
    found = [
        _statement(text, masked, chunk, last=i == len(chunks) - 1, first=i == 0)
        for i, chunk in enumerate(chunks)
    ]
    return with_bare(text, masked, chunks[0].before, [chunk.after for chunk in chunks], shared(found))


def _statement(text: str, masked: str, chunk: _Chunk, *, last: bool, first: bool) -> Statement:
    before = _own_before(masked, chunk.before, first=first)
    if chunk.quantity.noun is None and _follows_nothing(masked, chunk.after):
        return _measured(text, masked, chunk, before)
    change = _change_before(masked, before)
    measured = _MEASURED.match(masked, before.start, before.end)
    if measured and masked[before.end : chunk.before.end].strip() == ":":
        return _measured(text, masked, chunk, before)
    if (
        change
        and (measured or (chunk.quantity.noun is None and change.start() > before.start))
        and not _aims_only(masked, before)
    ):
        return _measured(text, masked, chunk, before)
    if chunk.quantity.noun is not None and _names_only(masked, before, chunk):
        return _measured(text, masked, chunk, before)
    verb = "" if "," in masked[before.end : chunk.before.end] else _acting_verb(text, masked, before)
    if verb:
        return Statement(chunk.quantity, _object(masked, chunk.after), verb, acting=True)
    counted = _counted(text, masked, chunk, last=last)
    said = " ".join(_HOPED.sub("", text[before.start : before.end]).split())
    aims_only = _AIMING.search(said) and len(said.split()) < 3
    if counted.measure is None and last and not aims_only and 0 < len(said.split()) <= 24:
        return replace(counted, measure=said)
    return counted


def _names_only(masked: str, before: Range, chunk: _Chunk) -> bool:
    """Whether a thing is named before a count and nothing follows it: `khách quốc tế 150 nghìn lượt`."""
    said = masked[before.start : before.end]
    if not said.strip() or not _follows_nothing(masked, Range(chunk.quantity.end, chunk.after.end)):
        return False
    verbs = (
        _ACT.search(said)
        or _AIMING.search(said)
        or CHANGE.search(said)
        or predicate(said, 0, len(said)) is not None
    )
    return not verbs and "," not in masked[before.end : chunk.before.end]


def _aims_only(masked: str, before: Range) -> bool:
    """Whether nothing but words of aim stands before the number (`phấn đấu đạt`)."""
    match = CHANGE.match(masked, before.start)
    return bool(match and match.end() >= before.end)


def _own_before(masked: str, before: Range, *, first: bool) -> Range:
    """The words before a number that belong to it: from its measured thing on, else after the last comma."""
    start = before.start
    heads = [
        match.start()
        for match in _MEASURED.finditer(masked, before.start, before.end)
        if _begins_item(masked, before.start, match.start())
    ]
    if heads:
        return trimmed(masked, heads[0] if first else heads[-1], before.end)
    each = _EACH.search(masked, before.start, before.end)
    if each:
        return trimmed(masked, each.start(), before.end)
    within = None if first else _AMONG.search(masked, before.start, before.end)
    if within:
        return trimmed(masked, skip_aims(masked, within.end(), before.end), before.end)
    joined = None if first else _JOINED.search(masked, before.start, before.end)
    if joined:
        return trimmed(masked, skip_aims(masked, joined.start(), before.end), before.end)
    cut = max(masked.rfind(mark, before.start, before.end) for mark in (",", ":", ";"))
    if cut >= 0 and (not first or masked[cut] == ":" or _ACT.search(masked, cut, before.end)):
        start = cut + 1
    return trimmed(masked, skip_aims(masked, start, before.end), before.end)


def _begins_item(masked: str, start: int, at: int) -> bool:
    lead = masked[start:at].rstrip()
    if not lead or lead[-1] in ",:;.-–(":
        return True
    return bool(TRAILING_AIMS.search(lead)) or bool(
        re.search(
            r"(?<!\w)(?:đưa|nâng|giảm|tăng|giữ|duy\s+trì|bảo\s+đảm|đảm\s+bảo|có)\s+$",
            masked[start:at],
            re.IGNORECASE,
        )
    )


def _follows_nothing(masked: str, after: Range) -> bool:
    rest = masked[after.start : after.end].lstrip(" ")
    if not rest or not (rest[0].isalpha() or rest[0] == "“"):
        return True
    return bool(_COMPLEMENT.match(rest))


def _change_before(masked: str, before: Range) -> re.Match[str] | None:
    """The verb of change that ends right before the number."""
    last = None
    for match in CHANGE.finditer(masked, before.start, before.end):
        last = match
    if last is None or masked[last.end() : before.end].strip(" :"):
        return None
    return last


def _measured(text: str, masked: str, chunk: _Chunk, before: Range) -> Statement:
    """`tỷ lệ … đạt N% …`: the subject stands before the number."""
    change = _RISE.search(masked, before.start, before.end) or _change_before(masked, before)
    subject = trimmed(masked, before.start, change.start() if change else before.end)
    subject = trimmed(masked, skip_aims(masked, subject.start, subject.end), subject.end)
    subject = _without_trailing_aims(masked, subject)
    said = " ".join(text[change.start() : before.end].split()) if change else ""
    bare = subject.start >= subject.end or _AIMING.fullmatch(masked[subject.start : subject.end])
    if bare or not any(char.isalpha() for char in masked[subject.start : subject.end]):
        return Statement(chunk.quantity, None, said or None, forward=True)
    first = _CHANGES_FIRST.match(masked, subject.start, subject.end)
    if first:
        subject = Range(first.end(), subject.end)
    leading = _LEADING_CHANGE.search(masked, chunk.before.start, subject.start)
    if leading and (average := _AVERAGE.search(masked[subject.start : subject.end])):
        said = f"{average.group().strip()} {said}".strip()
        subject = Range(subject.start, subject.start + average.start())
    rest = _said_after(masked, chunk.after) if said and chunk.quantity.noun is None else ""
    parts = [leading.group().strip() if leading else "", said, rest]
    return Statement(chunk.quantity, subject, " … ".join(part for part in parts if part) or None)


def _said_after(masked: str, after: Range) -> str:
    """The rest of what is said where the number stands inside it (`chiếm N% tổng số`)."""
    complement = _first_item(masked, after)
    said = " ".join(masked[complement.start : complement.end].split())
    return said if said and said[0].isalpha() and not _COMPLEMENT.match(said) else ""


def _without_trailing_aims(masked: str, part: Range) -> Range:
    match = TRAILING_AIMS.search(masked[part.start : part.end])
    return trimmed(masked, part.start, part.start + match.start()) if match else part


def _first_item(masked: str, part: Range) -> Range:
    parts = items(masked, part.start, part.end)
    if not parts or masked[part.start : parts[0].start].strip(" "):
        return Range(part.start, part.start)
    return _without_trailing_aims(masked, parts[0])


def _acting_verb(text: str, masked: str, before: Range) -> str:
    """The verb whose object the number opens (`tổ chức`, `thiết kế`); empty where it only aims (`có`, `đạt`)."""
    said = masked[before.start : before.end]
    if not said.strip() or _AIMING.search(said):
        return ""
    verbs = list(_ACT.finditer(masked, before.start, before.end))
    if not verbs or before.end - verbs[-1].start() > 40 or _CUT.search(masked, verbs[-1].end(), before.end):
        return ""
    return " ".join(text[verbs[-1].start() : before.end].split())


def _object(masked: str, after: Range) -> Range | None:
    first = _first_item(masked, after)
    cut = _CUT.search(masked, first.start + 1, first.end)
    part = trimmed(masked, first.start, cut.start() if cut and cut.start() - first.start > 3 else first.end)
    return part if part.start < part.end else None


def _counted(text: str, masked: str, chunk: _Chunk, *, last: bool) -> Statement:
    """`N% thư viện … cung cấp …`: subject, then what is said of it."""
    after = chunk.after
    verb = predicate(masked, after.start, after.end)
    end = verb if verb is not None else after.end
    bracket = masked.find("(", after.start, end)
    if bracket >= 0 and ")" not in masked[bracket:end]:
        verb, end = None, bracket
    subject = _without_trailing_aims(masked, trimmed(masked, after.start, end))
    if subject.start >= subject.end:
        return Statement(chunk.quantity, None, None, forward=True)
    if verb is None:
        return Statement(chunk.quantity, subject, None)
    stop = after.end
    if not last:
        comma = max(masked.rfind(mark, verb, after.end) for mark in (",", ";", ". "))
        joined = re.search(r"(?<!\w)và\s*$", masked[verb : after.end])
        stop = comma if comma > verb else verb + joined.start() if joined else after.end
        following = _JOINED.search(masked, verb, after.end)
        if following:
            stop = following.start()
    if masked.count("(", verb, stop) > masked.count(")", verb, stop):
        stop = masked.rindex("(", verb, stop)
    said = _without_trailing_aims(masked, trimmed(masked, verb, stop))
    return Statement(chunk.quantity, subject, " ".join(text[said.start : said.end].split()) or None)

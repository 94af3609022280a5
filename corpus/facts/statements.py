"""The statements of a segment: for each number, the thing that it is said of and what is said.

Plans write numbers in four ways: before their subject (`N% thư viện … cung cấp …`, several in one list), after a
measured thing (`tỷ lệ … đạt N%`), as the object of a verb (`tổ chức N lớp …`), or alone, with the subject said before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.facts.levels import by_level
from corpus.facts.named import labelled, with_names
from corpus.facts.objects import ACT, ACTS, AIMING, acting_verb, first_item, object_of, without_trailing_aims
from corpus.facts.phrases import (
    CHANGE,
    TRAILING_AIMS,
    predicate,
    skip_aims,
)
from corpus.facts.quantities import Quantity
from corpus.facts.spans import Range, trimmed
from corpus.facts.support import support_statement
from corpus.facts.target_lists import AMONG, Statement, among, led, of_one_class, shared, with_bare

_MEASURED = re.compile(
    r"(?<!\w)(?:t[ỷỉ]\s+(?:lệ|trọng|suất)|số(?!\s+(?:h(?:óa|oá)|\d|hiệu))|tổng|mức|chỉ\s+số|thu\s+nhập|tốc\s+độ|độ\s+che\s+phủ"
    r"|diện\s+tích|sản\s+lượng|năng\s+suất|giá\s+trị|doanh\s+thu|kim\s+ngạch|kinh\s+phí|nguồn\s+vốn|quy\s+mô|công\s+suất"
    r"|thời\s+lượng|hệ\s+số|lượng|dân\s+số|tuổi\s+thọ|trữ\s+lượng|thu\s+ngân\s+sách|tăng\s+trưởng|lượt\s+khách)(?!\w)",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(
    r"\s*(?:và|hoặc|trong|vào|so|theo|của|nhằm|để|tại|trên|đến|từ|với|trở|ở|cho|qua|mỗi|hằng|hàng|là|thì|giai|bình|như|do|gồm|được|bao\s+gồm|lên|xuống|còn)(?!\w)",
    re.IGNORECASE,
)
_HOPED = re.compile(r"[\s,;]*(?<!\w)(?:phấn\s+đấu|dự\s+kiến)(?:\s+(?:có|đạt|thêm))*\s*$", re.IGNORECASE)
# "… và đến năm … đạt N%": only aim and change stand between the conjunction and the number.
_JOINED = re.compile(
    r"(?:,|(?<!\w)(?:và|rồi|đồng\s+thời)(?!\w))\s*(?:(?:phấn\s+đấu|đạt|tăng|giảm|lên|còn|bình\s+quân|trên|là|đến|dự\s+kiến)\s*)*$",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?<!\w)mỗi(?!\s+(?:năm|tháng|quý|tuần|ngày))(?!\w)", re.IGNORECASE)
_CHANGES_FIRST = re.compile(r"(?:tăng|giảm|nâng|đưa|duy\s+trì|giữ)\s+", re.IGNORECASE)
_AVERAGE = re.compile(r"\s+bình\s+quân$", re.IGNORECASE)
_RISE = re.compile(r"(?<!\w)(?:tăng|giảm|nâng)(?:\s+(?:dần|mạnh|nhanh))?(?=\s+từ(?!\w))", re.IGNORECASE)
_EACH_TIME = re.compile(r"mỗi\s+(?:lần|lượt|đợt|kỳ|tuần|tháng|quý|năm|ngày)", re.IGNORECASE)
_HOW_OFTEN = re.compile(r"lần(?!\w)", re.IGNORECASE)  # how often what was said before is done
_BY = re.compile(r"(?:do|gồm|bao\s+gồm)\s+(?=[^\W\d_])", re.IGNORECASE)  # "do Sở A quản lý 3 tỷ đồng"
# "2 tỷ đồng từ nguồn xã hội hóa": whose money, where nothing before the sum says it.
_SOURCE = re.compile(
    r"\s*(?:từ|do)\s+(?P<source>(?:nguồn|ngân\s+sách|vốn|quỹ)[^,;.:()]{2,80})", re.IGNORECASE
)
# "…, đạt 103,6% kế hoạch": how far what was said before was reached.
_OF_WHAT_WAS_PLANNED = re.compile(
    r"\s*(?:so\s+với\s+)?(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|mục\s+tiêu)(?!\w)", re.IGNORECASE
)
_ENDS_THERE = re.compile(r"[^\W\d_]+\s+[^\W\d_]+[\s,;.]*(?:và\s*)?")
_DONE = re.compile(
    r"(?:phải\s+)?(?:hoàn\s+thành|thực\s+hiện)", re.IGNORECASE
)  # "287 trụ sở …, hoàn thành 60%"
_LEADS_ON = re.compile(r"(?<!\w)(?:với|cho|của|và|gồm|có)\s*$", re.IGNORECASE)
_WITH = re.compile(r"(?<!\w)(?:với|gồm)\s*$", re.IGNORECASE)
_ENDING_ACT = re.compile(rf"\s+(?:{ACTS})$", re.IGNORECASE)
_ENDING_CHANGE = re.compile(r"[,)]\s*(?:chiếm|đạt|bằng|tăng|giảm)$", re.IGNORECASE)
_APART = re.compile(r"[,;)]|(?<!\w)và(?!\w)")
_WITHIN = re.compile(
    r"(?<!\w)(?:trong\s+(?:thời\s+hạn|vòng|đó)|mỗi(?!\s+(?:học\s+kỳ|năm|tháng|tuần|quý|ngày|kỳ))|bao\s+gồm|(?<=,\s)gồm)(?!\w)",
    re.IGNORECASE,
)
_LEADING_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|nâng|đưa|duy\s+trì|giữ)\s+$", re.IGNORECASE)
_GAP = " … "  # between the parts of what is said around a subject or its number


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
        support_statement(masked, chunk.before, chunk.quantity, part.start)
        or _statement(text, masked, chunk, last=i == len(chunks) - 1, first=i == 0)
        for i, chunk in enumerate(chunks)
    ]
    found = of_one_class(text, led(shared(found)))
    within = AMONG.search(masked, part.start, part.end)
    if within:
        found = among(text, found, within.start())
    found = by_level(text, masked, part, found)
    return with_bare(text, masked, chunks[0].before, [chunk.after for chunk in chunks], found)


def _statement(text: str, masked: str, chunk: _Chunk, *, last: bool, first: bool) -> Statement:
    before = _own_before(masked, chunk.before, first=first)
    alone = _said_before(text, masked, chunk, before, first=first)
    if alone is not None:
        return alone
    change = _change_before(masked, before)
    planned = _OF_WHAT_WAS_PLANNED.match(masked, chunk.quantity.end) if chunk.quantity.percent else None
    if planned and not first and _aims_only(masked, before):
        said = f"{text[before.start : before.end].strip()} … {planned.group().strip()}"
        return Statement(chunk.quantity, None, said)
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
    verb = "" if "," in masked[before.end : chunk.before.end] else acting_verb(text, masked, before)
    if verb:
        done = labelled(text, masked, chunk.before, verb) if first and last and chunk.quantity.percent else ""
        return Statement(chunk.quantity, object_of(masked, chunk.after, last=last), done or verb, acting=True)
    counted = _counted(text, masked, chunk, last=last)
    if not first and _WITH.search(masked[before.start : before.end]) and counted.measure is None:
        return counted  # "210 tổ … với 2.100 người"
    said = " ".join(_HOPED.sub("", text[before.start : before.end]).split())
    aims_only = AIMING.search(said) and len(said.split()) < 3
    if counted.measure is None and (last or first) and not aims_only and 0 < len(said.split()) <= 24:
        return replace(counted, measure=said) if last else replace(counted, lead=said)
    if counted.measure and first and said and not aims_only and (last or _EACH.match(said)):
        done = said if _EACH.match(said) else labelled(text, masked, chunk.before, said)
        return replace(counted, measure=f"{done}{_GAP}{counted.measure}") if done else counted
    return counted


def _said_before(text: str, masked: str, chunk: _Chunk, before: Range, *, first: bool) -> Statement | None:
    """The statement of a number after which nothing is said of it; None where something is."""
    if _EACH_TIME.fullmatch(masked, before.start, before.end):
        return Statement(chunk.quantity, None, text[before.start : before.end])
    if chunk.quantity.noun is None and _follows_nothing(masked, chunk.after):
        label = _label(masked, chunk.before, first=first)
        measured = Statement(chunk.quantity, label, None) if label else _measured(text, masked, chunk, before)
        source = _SOURCE.match(masked, chunk.quantity.end, chunk.after.end)
        if measured.subject is None and source:
            return Statement(chunk.quantity, trimmed(masked, *source.span("source")), None)
        return measured
    ends = chunk.quantity.noun and _follows_nothing(masked, Range(chunk.quantity.end, chunk.after.end))
    label = _label(masked, chunk.before, first=first) if ends else None
    if label and len(masked[label.start : label.end].split()) > 2:
        return Statement(chunk.quantity, label, None)  # "Thông qua quỹ tín dụng: 800 người"
    if _HOW_OFTEN.match(chunk.quantity.unit):
        done = _measured(text, masked, chunk, before)
        return replace(done, measure=done.measure or "") if done.subject else done
    return None


def _label(masked: str, before: Range, *, first: bool) -> Range | None:
    """What stands before a colon and the number (`Vốn đối ứng, tài trợ: 3 tỷ đồng`), commas and all."""
    colon = (
        before.end
        - len(masked[before.start : before.end])
        + len(masked[before.start : before.end].rstrip())
        - 1
    )
    if colon <= before.start or masked[colon] != ":":
        return None
    start = max(before.start, masked.rfind(":", before.start, colon) + 1)
    if not first and start == before.start:
        apart = _APART.search(masked, start, colon)
        start = apart.end() if apart else start
    label = trimmed(masked, skip_aims(masked, start, colon), colon)
    if _MEASURED.match(masked, label.start, label.end) and first:
        return None  # read as a measured thing
    words = masked[label.start : label.end].split()
    return label if 0 < len(words) <= 30 and any(word.isalpha() for word in words) else None


def _names_only(masked: str, before: Range, chunk: _Chunk) -> bool:
    """Whether a thing is named before a count and nothing follows it: `khách quốc tế 150 nghìn lượt`."""
    said = masked[before.start : before.end]
    if not said.strip() or not _follows_nothing(masked, Range(chunk.quantity.end, chunk.after.end)):
        return False
    part = AMONG.search(masked, max(0, before.end - 150), before.end)
    lone = ACT.fullmatch(said.strip()) or not (_ENDING_ACT.search(said) or _LEADS_ON.search(said))
    if part and ACT.search(said) and lone:
        return True  # "trong đó xây mới 610 căn, đào tạo dưới 3 tháng 340 người"
    verbs = (
        _LEADS_ON.search(said)
        or ACT.search(said)
        or AIMING.search(said)
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
    within = None if first else AMONG.search(masked, before.start, before.end)
    if within:
        return trimmed(masked, skip_aims(masked, within.end(), before.end), before.end)
    joined = None if first else _JOINED.search(masked, before.start, before.end)
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
    subject = without_trailing_aims(masked, subject)
    said = " ".join(text[change.start() : before.end].split()) if change else ""
    done = _DONE.fullmatch(masked, subject.start, subject.end)
    if done and chunk.quantity.percent:
        return Statement(chunk.quantity, None, text[done.start() : done.end()])
    bare = subject.start >= subject.end or AIMING.fullmatch(masked[subject.start : subject.end])
    if bare or not any(char.isalpha() for char in masked[subject.start : subject.end]):
        return Statement(chunk.quantity, None, said or None, forward=True)
    first = _CHANGES_FIRST.match(masked, subject.start, subject.end) or _BY.match(
        masked, subject.start, subject.end
    )
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
    complement = first_item(masked, after)
    said = " ".join(masked[complement.start : complement.end].split())
    return said if said and said[0].isalpha() and not _COMPLEMENT.match(said) else ""


def _counted(text: str, masked: str, chunk: _Chunk, *, last: bool) -> Statement:
    """`N% thư viện … cung cấp …`: subject, then what is said of it."""
    after = chunk.after
    verb = predicate(masked, after.start, after.end)
    end = after.end if verb is None else verb
    if verb is not None and not chunk.quantity.percent and _ENDS_THERE.fullmatch(masked, verb, after.end):
        listed = masked[after.start : verb].rstrip().endswith(",")
        end = verb if listed else after.end
        verb = None  # "100 cuốn sổ tay tuyên truyền": what for, not what it does
    within = _WITHIN.search(masked, after.start + 1, end)
    if within:
        verb, end = None, within.start()
    bracket = masked.find("(", after.start, end)
    if bracket >= 0 and ")" not in masked[bracket:end]:
        verb, end = None, bracket
    subject = without_trailing_aims(masked, trimmed(masked, after.start, end))
    verb_of_next = None if last else _ENDING_ACT.search(masked[subject.start : subject.end])
    change_of_next = None if last else _ENDING_CHANGE.search(masked[subject.start : subject.end])
    if of_next := verb_of_next or change_of_next:
        subject = trimmed(masked, subject.start, subject.start + of_next.start())
    if subject.start >= subject.end:
        return Statement(chunk.quantity, None, None, forward=True)
    if verb is None:
        return Statement(chunk.quantity, subject, "" if change_of_next else None)
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
    said = without_trailing_aims(masked, trimmed(masked, verb, stop))
    if not last and CHANGE.fullmatch(masked, said.start, said.end):
        return Statement(chunk.quantity, subject, None)  # "6.215 lao động, đạt 103% …": of the next number
    return Statement(chunk.quantity, subject, with_names(text, said) or None)

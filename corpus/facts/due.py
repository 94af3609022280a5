"""Whether a date is one by which something is due, or from which something is to run."""

from __future__ import annotations

import re

from corpus.facts.addressees import DUTY_VERB, PERIOD
from corpus.facts.context import Context
from corpus.facts.dates import DateMention
from corpus.facts.objects import ACTS
from corpus.facts.spans import Segment

# What closes a milestone year: "tổng kết vào năm …", "hoàn thành trong năm …".
CLOSING = re.compile(
    r"(?<!\w)(?:sơ\s+kết|tổng\s+kết|hoàn\s+thành|hoàn\s+tất|kết\s+thúc|nghiệm\s+thu|bàn\s+giao|khởi\s+công|khánh\s+thành"
    r"|quyết\s+toán|phê\s+duyệt|ban\s+hành|công\s+bố|xong|đưa\s+vào)(?!\w)",
    re.IGNORECASE,
)
# Dates that are a condition or a fact of the past, not a due date.
_STATE = re.compile(
    r"(?<!\w)(?:đăng\s+ký\s+hộ\s+khẩu|thường\s+trú|tạm\s+trú|cư\s+trú|sinh\s+sống|(?<!tuyển )(?<!học )(?<!vệ )"
    r"(?<!phát )sinh|có\s+hiệu\s+lực|nhập\s+ngũ|hy\s+sinh|nghỉ\s+hưu|tuyển\s+dụng"
    r"|đã\s+(?:\w+\s+){0,5}\w+)(?:\s+\w+){0,4}\s*$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\s*,?\s*(?:thì|mà)(?!\w)", re.IGNORECASE)  # "… đến ngày 30/9 thì bị thu hồi"
_COMPLETES = re.compile(r"(?<!\w)(?:hoàn\s+thành|hoàn\s+tất|xong|kết\s+thúc)(?!\w)", re.IGNORECASE)
# What is brought in on a day and runs from then on.
_RUNS = re.compile(
    r"(?<!\w)(?:vận\s+hành|triển\s+khai|thí\s+điểm|áp\s+dụng|thực\s+hiện|đưa\s+vào|khai\s+thác|sử\s+dụng|khởi\s+động|chuyển\s+sang"
    r"|cung\s+cấp|tiếp\s+nhận|chính\s+thức|hoạt\s+động|phát\s+sóng|thu\s+phí|mở\s+cửa)(?!\w)",
    re.IGNORECASE,
)
_DOES = re.compile(rf"(?<!\w)(?:{ACTS})(?!\w)", re.IGNORECASE)
_STRONG_BOUNDS = ("before", "by")


def is_due(context: Context, date: DateMention, segment: Segment) -> bool:
    """Whether a date of a segment is a due date: by its bound, and an act before it or a day still to come."""
    text = context.text
    before = text[segment.start : date.bound_start]
    if begins(text, date) or _starts(context, date, segment):
        return bool(before.strip(" -–+*("))
    past = date.kind == "date" and context.issued and (date.year or 9999) < context.issued[0]
    if past or _CONDITION.match(text, date.end) or _STATE.search(before[-90:].rstrip(" (")):
        return False
    act = DUTY_VERB.search(before) or (leads(before, date) and DUTY_VERB.search(text, date.end, segment.end))
    if not act:
        completes = _COMPLETES.search(text, date.bound_start, date.start)
        return bool(before.strip(" -–+*(:") or completes) and _is_set_day(context, date)
    if date.kind in ("year", "period"):
        return _closes_year(context, date, segment)
    if date.kind in ("month", "quarter"):
        return date.bound in ("before", "by", "on") or text[: date.start].rstrip().endswith("(")
    if date.kind in ("yearly", "yearly_month", "quarterly", "monthly"):
        return date.bound != "" or bool(re.search(r"báo\s+cáo|gửi|nộp|tổng\s+hợp", before, re.IGNORECASE))
    return date.bound in _STRONG_BOUNDS


def leads(before: str, date: DateMention) -> bool:
    """Whether a due date opens its sentence, after a period at most: `Hằng năm, trước ngày 15/7, các …`."""
    return not before.strip(" (-") or (date.bound in _STRONG_BOUNDS and bool(PERIOD.fullmatch(before)))


def _is_set_day(context: Context, date: DateMention) -> bool:
    """Whether a day of the calendar that was still to come is named as the last, whatever the verb before it."""
    if date.kind not in ("date", "month", "quarter") or not date.year or not context.issued:
        return False
    month = date.quarter * 3 if date.quarter else date.month
    ahead = (date.year, month or 12, date.day or 31) >= context.issued
    bound = context.text[date.bound_start : date.start].lower()
    return ahead and (
        date.bound == "before" or bound.startswith(("chậm", "muộn", "không", "hạn", "xong", "hoàn"))
    )


def _closes_year(context: Context, date: DateMention, segment: Segment) -> bool:
    before = context.text[segment.start : date.bound_start]
    if date.kind == "period" or date.bound not in ("by", "on", "before"):
        return False
    said = re.split(r"[,;:]", before)[-1]
    bound = context.text[date.bound_start : date.start].lower()
    if bound.startswith(("đến", "tới")):
        ends = not context.text[date.end : segment.end].strip(" .;,)/")
        lasts = bound.startswith("đến hết") and ends and not context.aims and _DOES.search(said)
        return bool(_COMPLETES.search(said) or lasts)
    return bool(CLOSING.search(said))


def _starts(context: Context, date: DateMention, segment: Segment) -> bool:
    """`vận hành chính thức từ ngày 01/4/2026`: from when something that the plan brings in is to run."""
    text = context.text
    if date.bound != "from" or date.kind not in ("date", "month", "quarter") or not date.year:
        return False
    month = date.quarter * 3 - 2 if date.quarter else date.month
    ahead = context.issued is None or (date.year, month or 1, date.day or 31) >= context.issued
    ends = not text[date.end : segment.end].strip(" .;,)/")
    said = re.split(r"[,;:]\s", text[segment.start : date.bound_start])[-1]
    return ahead and ends and bool(_RUNS.search(said)) and not _STATE.search(said[-90:])


def begins(text: str, date: DateMention) -> bool:
    """`bắt đầu từ ngày …`: the day on which something begins."""
    words = text[date.bound_start : date.start].lower()
    return date.kind == "date" and date.bound == "from" and words.startswith("bắt")

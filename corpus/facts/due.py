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
# "đã phê duyệt về Sở A trước ngày …": what was approved is sent by then.
_SENT_ON = re.compile(r"(?<!\w)(?:về|cho|đến|tới|lên|với)\s+(?=[A-ZĐ])")
_SENDS = re.compile(r"(?<!\w)(?:gửi|nộp|báo\s+cáo|trình|cung\s+cấp|chuyển)(?!\w)", re.IGNORECASE)
# "Kết quả rà soát đến ngày …", "Theo số liệu thống kê đến …": up to when a thing was counted.
COUNTED = re.compile(
    r"\W*(?:(?:theo|qua|căn\s+cứ|tổng\s+hợp)\s+)?(?:(?:kết\s+quả|số\s+liệu|tổng\s+hợp|báo\s+cáo)\s+(?:(?:báo\s+cáo|của)\s+)?"
    r"(?:rà\s+soát|thống\s+kê|kiểm\s+kê|điều\s+tra|khảo\s+sát|tổng\s+hợp|cập\s+nhật|đánh\s+giá|các)|(?:rà\s+soát|thống\s+kê|khảo\s+sát)"
    r"(?=\s*,)|số\s+liệu|tính|lũy\s+kế|luỹ\s+kế)(?!\w)",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\s*,?\s*(?:thì|mà)(?!\w)", re.IGNORECASE)  # "… đến ngày 30/9 thì bị thu hồi"
_COMPLETES = re.compile(r"(?<!\w)(?:hoàn\s+thành|hoàn\s+tất|xong|kết\s+thúc)(?!\w)", re.IGNORECASE)
_LABEL = re.compile(rf"{_COMPLETES.pattern}|hạn|thời\s+gian|tiến\s+độ", re.IGNORECASE)
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
    if past or _CONDITION.match(text, date.end) or _tells_state(before) or _as_of(context, date, before):
        return False
    act = DUTY_VERB.search(before) or (leads(before, date) and DUTY_VERB.search(text, date.end, segment.end))
    if not act:
        completes = _LABEL.search(text, date.bound_start, date.start)
        return bool(before.strip(" -–+*(:") or completes) and _is_set_day(context, date)
    if date.kind in ("year", "period"):
        return _closes_year(context, date, segment)
    if date.kind in ("month", "quarter"):
        return date.bound in ("before", "by", "on") or text[: date.start].rstrip().endswith("(")
    if date.kind in ("yearly", "yearly_month", "quarterly", "monthly"):
        return date.bound != "" or bool(re.search(r"báo\s+cáo|gửi|nộp|tổng\s+hợp", before, re.IGNORECASE))
    return date.bound in _STRONG_BOUNDS


def _tells_state(before: str) -> bool:
    """Whether the words before a date are of what was or is by then, not of what is sent by then."""
    said = before[-90:].rstrip(" (")
    state = _STATE.search(said)
    if state is None:
        return False
    at = len(before) - len(before[-90:]) + state.start()
    return not (_SENT_ON.search(said, state.start()) and _SENDS.search(before, 0, at))


def _as_of(context: Context, date: DateMention, before: str) -> bool:
    """Whether a day is the one up to which something was counted: its words say so, or it was over at the issue."""
    bound = context.text[date.bound_start : date.start].strip().lower()
    if date.kind not in ("date", "month", "day_month") or not bound.startswith(("đến", "tới", "hết", "tính")):
        return False
    day = (date.year or 9999, date.month or 12, date.day or 31)
    return bool(COUNTED.match(before)) or (context.issued is not None and day < context.issued)


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
        date.bound == "before"
        or bound.startswith(("chậm", "muộn", "không", "hạn", "xong", "hoàn", "thời", "tiến"))
    )


def _closes_year(context: Context, date: DateMention, segment: Segment) -> bool:
    before = context.text[segment.start : date.bound_start]
    if date.kind == "period" or date.bound not in ("by", "on", "before"):
        return False
    said = re.split(r"[,;:]", before)[-1]
    bound = context.text[date.bound_start : date.start].lower()
    ends = not context.text[date.end : segment.end].strip(" .;,)/")
    does = _DOES.search(said) or DUTY_VERB.search(said)
    lasts = bound.startswith(("đến hết", "trong")) and ends and not context.aims and does
    if bound.startswith(("đến", "tới")):
        return bool(_COMPLETES.search(said) or lasts)
    return bool(CLOSING.search(said) or lasts)


def _starts(context: Context, date: DateMention, segment: Segment) -> bool:
    """`vận hành chính thức từ ngày 01/4/2026`: from when something that the plan brings in is to run."""
    text = context.text
    if date.bound != "from" or date.kind not in ("date", "month", "quarter") or not date.year or date.spans:
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

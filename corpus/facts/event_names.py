"""What an event is called: the words before its day, what a step is a step of, what a heading names."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.facts.addressees import DUTY_VERB
from corpus.facts.clocks import Hours, hours_of, without_hours
from corpus.facts.context import Context
from corpus.facts.dates import DateMention, find_dates
from corpus.facts.documents import quotes
from corpus.facts.fields import held_at, is_held, thing_above
from corpus.facts.models import Event
from corpus.facts.spans import segments

DAYS = ("day_month", "yearly", "date", "range", "yearly_month")
# How the name of a day begins; in running text it is the last of these before the date.
_NAME = re.compile(
    r"(?<!\w)(?:(?:Ngày|ngày|Tháng|tháng|Giờ)(?!\s+\d)|Ngày\s+hội|[Tt]uần\s+[Ll]ễ"
    r"|Lễ|lễ|Tết|Festival|Hội(?!\s+viên)|Đại\s+hội|[Kk]ỷ\s+niệm|Quốc\s+khánh|Giỗ)(?!\w)"
)
_GAP = re.compile(r"\s*(?:[-–(,:]\s*)?(?:là\s+)?(?:vào\s+)?$")
HOLDING = re.compile(
    r"(?<!\w)(?:tổ\s+chức|diễn\s+ra|khai\s+mạc|bế\s+mạc|khai\s+giảng|tựu\s+trường|phát\s+động|khai\s+trương|tổ\s+chức\s+lễ|tiến\s+hành|thi)(?!\w)",
    re.IGNORECASE,
)
# What goes on over days, besides what is due.
_RUNS = re.compile(
    r"(?<!\w)(?:treo|cấm|khởi\s+hành|mở\s+cửa|trưng\s+bày|diễn\s+ra|biểu\s+diễn|bắn|chiếu|nghỉ)(?!\w)",
    re.IGNORECASE,
)
HOLDS = re.compile(r"^(?:tổ\s+chức|tiến\s+hành)\s+", re.IGNORECASE)
# What a name ends in that only leads to its day: `…: tổ chức trong hai ngày …`, `… được tổ chức`.
_LEADING_ON = re.compile(
    r"\s*:?\s*(?:được\s+)?(?:tổ\s+chức|diễn\s+ra)(?:\s+trong)?(?:\s+(?:một|hai|ba|bốn|năm|\d+))?$",
    re.IGNORECASE,
)
# Days of one contest or festival, told in one sentence.
STEP = re.compile(
    r"(?:vòng|(?:sơ|chung|bán)\s+(?:kết|khảo|loại)|chấm|nộp\s+bài|kết\s+thúc|nhận\s+bài|trao\s+giải|tổng\s+kết|bế\s+mạc|khai\s+mạc|công\s+bố|phát\s+động|thi)(?!\w)",
    re.IGNORECASE,
)
_OPENED = re.compile(r",\s*(?:phát\s+động|khai\s+mạc|bắt\s+đầu|vòng\s+sơ\s+khảo|nhận\s+bài)$", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?P<name>[^:;.]{4,120}):\s*(?:vào\s+)?(?:từ\s+)?$", re.IGNORECASE)
# Where the name of what is held ends in running text: "Cuộc thi Viết về rừng 01 lần/năm", "… dành cho học sinh".
_NAME_ENDS = re.compile(
    r"\s*(?:[,;:.(]|$)|\s+(?:\d+\s+(?:lần|cuộc|đợt|buổi|kỳ|năm\s*(?:/|một)\s*lần)|định\s+kỳ|hằng\s+năm|hàng\s+năm|từ\s+ngày|ngày\s+\d|dành\s+cho|cho|với|do|tại|theo"
    r"|trên\s+địa\s+bàn|nhằm|vào|gắn\s+với|để)(?!\w)",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\s+\d+\s+(?:cuộc|lần|đợt|buổi)$", re.IGNORECASE)
_LONGEST_STEP = 8  # words
# A part of the day, or a day of the week, at the end of a name: "Hội thi …: sáng", "Lễ ra quân, chiều thứ Bảy".
_PART_OF_DAY = re.compile(
    r"\s*(?:[:,]\s*(?:vào\s+)?(?:(?:buổi\s+)?(?:sáng|trưa|chiều|tối|đêm))?(?:\s*,?\s*(?:thứ\s+\w+|chủ\s+nhật))?|(?<!chợ)(?<!phố)(?<!lớp)(?<!ca)"
    r"\s+(?:vào\s+)?(?:buổi\s+)?(?:sáng|trưa|chiều|tối)(?:\s+(?:thứ\s+\w+|chủ\s+nhật))?)\s*$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"(?:[\s,;]*(?:dự\s+kiến|bắt\s+đầu|vào)|[,;]\s*thời\s+(?:gian|điểm)(?:\s+[^\W\d_]+){0,2})\s*$",
    re.IGNORECASE,
)
_REST = re.compile(
    r"^[\s)\]”»,;:.–-]+(?:(?:hằng|hàng|mỗi)\s+năm\s*[:,]\s*)?"
)  # of a sentence whose beginning belongs to an earlier day


def told_name(name: str) -> str:
    """A name without what only leads to its day."""
    plain = _EXPECTED.sub("", _LEADING_ON.sub("", _REST.sub("", name)))
    return _TIMES.sub("", _PART_OF_DAY.sub("", plain)).strip(" ,;:-–") or name


def is_step(name: str) -> bool:
    """Whether words are no more than a step of something held: `nhận bài dự thi`, not `Lễ trao giải Cuộc thi A`."""
    return bool(STEP.match(name)) and len(name.split()) <= _LONGEST_STEP and not re.search(r"\s[A-ZĐ“]", name)


def of_whole(context: Context, name: str, before: int) -> str:
    """A step with what it is a step of: what its clause or its heading says is held; other names as they are."""
    if not is_step(name):
        return name
    whole = held_in(context.text[:before]) or held_in(thing_above(context))
    return f"{whole}: {name}" if whole else name


def held_in(words: str) -> str:
    """The name of the first thing that words say is held: `Tổ chức Cuộc thi A 01 lần/năm; …` is of `Cuộc thi A`."""
    plain = words
    for start, end in quotes(words):
        plain = plain[:start] + "“" * (end - start) + plain[end:]
    start = next((at for at in held_at(plain) if not STEP.match(plain, at)), -1)
    if start < 0:
        return ""
    ends = _NAME_ENDS.search(plain, start)
    name = " ".join(words[start : ends.start() if ends else len(words)].split())
    return name if len(name.split()) > 1 else ""


def named_day(text: str, date: DateMention, after: int) -> str:
    """`Ngày … (21/4)`, `Ngày … - 21/4`, `Tuần lễ … từ 01 - 07/10 hằng năm`: the name right before the date."""
    if date.kind not in DAYS:
        return ""
    gap = _GAP.search(text, after, date.bound_start)
    end = gap.start() if gap else date.bound_start
    opening = None
    for match in _NAME.finditer(text, after, end):
        between = text[match.start() : end]
        if re.search(r"[;:]|\.\s|\)\s*,", between):
            continue
        recalls = opening is not None and opening.group().lower().startswith("kỷ")
        if (
            opening is None
            or _starts_item(text, match.start())
            or (text[match.start()].isupper() and not recalls)
        ):
            opening = match
    if opening is None:
        return ""
    name = " ".join(text[opening.start() : end].split()).strip(" ,-–(")
    if len(name.split()) < 2 or len(name.split()) > 24:
        return ""
    bracketed = text[end : date.start].strip().startswith(("(", "-", "–"))
    if date.kind == "day_month" and not bracketed and text[date.start : date.end].lower().startswith("ngày"):
        return name if is_held(name) or name[0].isupper() else ""
    proper = name[0].isupper() or any(word[0].isupper() for word in name.split()[1:2])
    return name if bracketed or proper or is_held(name) else ""


def _starts_item(text: str, at: int) -> bool:
    return text[:at].rstrip()[-1:] in (",", ";", "(", ":", "")


def hours_beside(text: str, date: DateMention) -> Hours:
    """The hours of a date that no earlier one of the text has."""
    return hours_of(text, date, max((d.end for d in find_dates(text) if d.end <= date.start), default=0))


def labelled(text: str, date: DateMention) -> str:
    """`Tựu trường các cấp học: Ngày 26/8/2024`: the label before the colon."""
    if date.kind not in ("date", "range", "day_month", "yearly"):
        return ""
    hour = hours_beside(text, date).starts
    end = min(date.bound_start, hour.words.start) if hour else date.bound_start
    match = _LABEL.match(text, 0, end)
    if not match:
        return ""
    if not (
        hour
        or is_step(match["name"])
        or is_held(match["name"])
        or HOLDING.search(match["name"])
        or date.kind == "range"
    ):
        return ""
    return " ".join(match["name"].split())


def held(text: str, date: DateMention, after: int) -> str:
    """`tổ chức … vào ngày 05/9/2024`: what the sentence says is held, behind an earlier date of it."""
    if date.kind not in ("date", "range"):
        return ""
    part = next((part for part in segments(text) if part.start <= date.start < part.end), None)
    if part is None:
        return ""
    said = without_hours(text[max(part.start, after) : date.bound_start])
    said = re.split(r",\s", said)[-1] if len(said) > 160 else said
    said = " ".join(said.split()).strip(" ,;:.-–(")
    holds = is_held(said) and (HOLDING.search(said) or 0 in held_at(said))
    runs = date.kind == "range" and (DUTY_VERB.search(said) or _RUNS.search(said))
    if not said or not (holds or runs):
        return ""
    return HOLDS.sub("", said) if len(said.split()) <= 40 else ""


def step_of(text: str, date: DateMention, after: int) -> str:
    """A step of what the clause says is held: `Phát động Giải A 02 năm/lần; chấm sơ khảo từ ngày … đến ngày …`."""
    part = next((part for part in segments(text) if part.start <= date.start < part.end), None)
    own = own_words(text, max(part.start, after), replace(date, start=date.bound_start)) if part else ""
    return own if date.kind in ("date", "range") and is_step(own) and held_in(text[: date.start]) else ""


def further(text: str, date: DateMention, event: Event, after: int) -> str:
    """`…, phát động ngày 02/3, kết thúc nhận bài ngày 19/5/2026`: what a further day of an event is of."""
    own = own_words(text, after, date)
    opened = text[after:].lstrip()[:1] == "," and event.words.end == after
    if date.kind != "date" or not opened or event.yearly or not STEP.match(own):
        return ""
    return f"{_OPENED.sub('', event.name)}: {own}"


def own_words(text: str, after: int, date: DateMention) -> str:
    """What a further date of a line is of: `…; đêm hội lúc 18 giờ 30 ngày 19/02`; empty where it is of the same."""
    said = without_hours(text[after : date.start])
    said = re.sub(r"^\s*\([^)]*\)", "", said).strip(" ,;:.-–(")
    return " ".join(re.sub(r"^(?:và|rồi)(?!\w)\s*|\s*(?:vào|từ|lúc)$", "", said, flags=re.IGNORECASE).split())

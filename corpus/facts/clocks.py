"""Hours of the clock beside a date: `19 giờ 00, ngày 30/01`, `ngày 20/11, từ 14h đến 16h30`, `7 giờ 30 sáng`.

An hour counts only right before a day, right after it or between the days of a range: elsewhere `02 giờ` is how
long something takes (`trong vòng 02 giờ`, `24/24 giờ`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.facts.dates import DateMention
from corpus.facts.models import Clock
from corpus.facts.spans import words_at

_H = (
    r"(?<![\d/.,:])(?P<{n}>[01]?\d|2[0-4])(?:\s?(?:giờ|h|g)(?![^\W\d])(?:\s?(?P<{n}m>[0-5]\d)(?!\d))?|:(?P<{n}c>[0-5]\d)(?!\d))"
    r"(?:\s?(?:phút|'|’))?(?P<{n}half>\s+rưỡi)?(?:\s+(?P<{n}part>sáng|trưa|chiều|tối|đêm)(?!\w))?"
)
_FIRST, _SECOND = _H.replace("{n}", "a"), _H.replace("{n}", "b")
_SPAN = rf"{_FIRST}(?:\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?{_SECOND})?"
_WEEKDAY = r"(?:(?:thứ\s+\w+|chủ\s+nhật|sáng|chiều|tối|đêm)\s*(?:\([^)]*\)\s*)?,?\s*)?"
_BEFORE = re.compile(rf"{_SPAN}\s*[,(]?\s*{_WEEKDAY}(?:(?:các|cùng|trong)\s+)?$", re.IGNORECASE)
_CUE = r"(?:(?:bắt\s+đầu|khai\s+mạc|vào)\s+)?(?:lúc|từ|hồi|vào)\s+"
_AFTER = re.compile(
    rf"\s*(?:\([^)\d]*\)\s*)?(?:[,(]?\s*(?:{_CUE})?|[;.]\s*{_CUE}){_SPAN}(?!\s*(?:,\s*)?ngày\s+\d)",
    re.IGNORECASE,
)
_INSIDE = re.compile(_FIRST, re.IGNORECASE)
# Up to an hour: `đến 22 giờ ngày …`.
_UNTIL = re.compile(
    r"(?:đến|tới|trước|chậm\s+nhất|kết\s+thúc(?:\s+\w+){0,2})(?:\s+(?:hết|lúc))*\s*$", re.IGNORECASE
)
_LATE = ("chiều", "tối", "đêm")
_NOON = 12
_WINDOW = 60


class Hours(NamedTuple):
    """From when and until when on the clock; None where the text does not say."""

    starts: Clock | None = None
    ends: Clock | None = None


def hours_of(text: str, date: DateMention, after: int = 0) -> Hours:
    """The hours that stand with a date of the text; those before position `after` belong to another date."""
    window = max(after, date.start - _WINDOW)
    starts = ends = None
    before = _BEFORE.search(text[window : date.start])
    if before:
        starts, ends = _clock(text, before, "a", window), _clock(text, before, "b", window)
        if ends is None and _UNTIL.search(text[window : window + before.start()]):
            starts, ends = None, starts
    if date.kind == "range" and (inside := _INSIDE.search(text[date.start : date.end])):
        return Hours(starts, _clock(text, inside, "a", date.start))
    following = _AFTER.match(text, date.end) if before is None else None
    if following:
        starts, ends = _clock(text, following, "a", 0), _clock(text, following, "b", 0)
    return Hours(starts, ends)


def without_hours(words: str) -> str:
    """Words without the hours in them, and what leads to these."""
    return re.sub(rf"(?:{_CUE})?{_SPAN}\s*,?", " ", words, flags=re.IGNORECASE)


def _clock(text: str, match: re.Match[str], name: str, offset: int) -> Clock | None:
    if match[name] is None:
        return None
    hour, minute = int(match[name]), int(match[f"{name}m"] or match[f"{name}c"] or 0)
    if match[f"{name}half"]:
        minute = 30
    if (match[f"{name}part"] or "").lower() in _LATE and 0 < hour < _NOON:
        hour += _NOON
    end = max(match.end(group) for group in (name, *(f"{name}{part}" for part in ("m", "c", "half", "part"))))
    unit = re.compile(r"\s?(?:giờ|h|g)(?![^\W\d])", re.IGNORECASE).match(match.string, match.end(name))
    end = max(end, unit.end() if unit else 0)
    words = words_at(text, offset + match.start(name), offset + end)
    return Clock(hour=hour % 24, minute=minute, words=words)

"""One measure for several levels: `tỷ lệ …: cấp tỉnh 99%, cấp xã 98,5%`, `đạt 90% ở cấp tỉnh, 80% ở cấp xã`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.facts.phrases import opens_with_verb
from corpus.facts.spans import Range, trimmed
from corpus.facts.target_lists import Statement

# A level of government or of schools, or a kind of area; each value has its own.
_AT = r"(?:ở|đối\s+với|tại|với)\s+"
_LEVEL = (
    r"(?:các\s+)?(?:cấp\s+(?:trung\s+ương|tỉnh|thành\s+phố|huyện|quận|xã|phường|sở|cơ\s+sở|mầm\s+non|tiểu\s+học|trung\s+học(?:\s+(?:cơ\s+sở|phổ\s+thông))?|THCS|THPT)"
    r"|(?:khu\s+vực|vùng|địa\s+bàn)\s+(?:thành\s+thị|nông\s+thôn|đô\s+thị|miền\s+núi|đồng\s+bằng|biên\s+giới|hải\s+đảo)|thành\s+thị|nông\s+thôn|đô\s+thị)(?!\w)"
)
_REACHES = r"(?:\s*(?:phải\s+)?(?:đạt|là|có|còn|tăng|giảm)(?:\s+(?:ít\s+nhất|tối\s+thiểu|trên))*)?"
_AFTER = re.compile(rf"\s*(?:số\s+)?{_AT}(?P<level>{_LEVEL})", re.IGNORECASE)
_BEFORE = re.compile(rf"(?P<level>(?:{_AT})?{_LEVEL}){_REACHES}\s*:?\s*$", re.IGNORECASE)
_BARE = re.compile(rf"\s*(?:{_AT})?(?:{_LEVEL})\s*", re.IGNORECASE)
_TAIL = re.compile(rf"[\s,:(]*(?:(?:{_AT})?(?:{_LEVEL}))\s*$", re.IGNORECASE)


class _Level(NamedTuple):
    """The words of a level, and whether they are all that the value has of its own."""

    start: int
    end: int
    bare: bool


def is_level(words: str) -> bool:
    """Whether words are no more than a level, with the preposition before it."""
    return bool(_BARE.fullmatch(words))


def without_level(words: str) -> str:
    """A subject without the level at its end."""
    return _TAIL.sub("", words)


def level_at(words: str) -> str:
    """The level that words begin with; empty where they begin with none."""
    match = _BARE.match(words)
    return " ".join(match.group().split()) if match else ""


def without_leading_level(words: str) -> str:
    """What is said of a level at its beginning, without it."""
    return re.sub(rf"^\s*(?:{_AT})?(?:{_LEVEL})\s*", "", words, count=1, flags=re.IGNORECASE)


def by_level(text: str, masked: str, part: Range, found: Sequence[Statement]) -> list[Statement]:
    """Gives each value its own level beside the subject and measure that they share.

    Left as they are where fewer than two values have a level, or where each has a subject of its own.
    """
    levels = [_level_of(text, masked, part, one) for one in found]
    named = {text[level.start : level.end].lower() for level in levels if level}
    first = next((one for one, level in zip(found, levels, strict=True) if level), None)
    if first is None or len(named) < 2 or not any(level.bare for level in levels if level):
        return list(found)
    common = without_level(text[first.subject.start : first.subject.end]) if first.subject else ""
    common = common or _announced(text, masked, part, levels)
    measure = next(
        (one.measure for one, level in zip(found, levels, strict=True) if level and one.measure), None
    ) or _said_after(text, masked, part, levels)
    return [
        _levelled(text, one, level, common, measure) if level and one.quantity else one
        for one, level in zip(found, levels, strict=True)
    ]


def _announced(text: str, masked: str, part: Range, levels: Sequence[_Level | None]) -> str:
    """What stands before the first level with a colon: `Mẫu nước đạt quy chuẩn: cấp tỉnh 99%, cấp xã 92%`."""
    start = min(level.start for level in levels if level)
    lead = masked[part.start : start].rstrip()
    said = trimmed(masked, part.start, part.start + max(lead.rfind(":"), 0))
    return " ".join(text[said.start : said.end].split()) if lead.endswith(":") else ""


def _said_after(text: str, masked: str, part: Range, levels: Sequence[_Level | None]) -> str | None:
    """What is said behind the last level of all of them: `… cấp tỉnh và 95% ở cấp xã được xử lý …`."""
    said = trimmed(masked, max(level.end for level in levels if level), part.end)
    if not opens_with_verb(masked, said.start, said.end):
        return None
    return " ".join(text[said.start : said.end].split()) or None


def _levelled(text: str, one: Statement, level: _Level, common: str, measure: str | None) -> Statement:
    words = " ".join(text[level.start : level.end].split())
    own = text[one.subject.start : one.subject.end] if one.subject else ""
    if not level.bare and own:
        return replace(one, measure=one.measure or measure)
    name = f"{common} {words}" if common else words
    return replace(
        one, subject=Range(level.start, level.end), name=name, measure=one.measure or measure, forward=False
    )


def _level_of(text: str, masked: str, part: Range, one: Statement) -> _Level | None:
    """The level of one value: right after it, right before it, or at the end of its subject."""
    if one.quantity is None:
        return None
    after = _AFTER.match(masked, one.quantity.end, part.end)
    if after:
        start = after.start() + len(after.group()) - len(after.group().lstrip())
        return _Level(*trimmed(text, start, after.end()), bare=True)
    before = _BEFORE.search(masked[: one.quantity.start], part.start)
    if before:
        alone = not one.subject or is_level(text[one.subject.start : one.subject.end])
        inside = bool(one.subject) and not alone
        return _Level(*before.span("level"), bare=not inside)
    tail = _TAIL.search(text[one.subject.start : one.subject.end]) if one.subject else None
    if tail and one.subject:
        return _Level(*trimmed(text, one.subject.start + tail.start(), one.subject.end), bare=False)
    return None

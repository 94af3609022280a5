"""Agencies that a clause names: the gazetteer's mentions, and lists of names in headings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corpus.facts.spans import UPPER
from corpus.gazetteer.agencies import load_agencies

# Common nouns that open the name of a body; which bodies there are, the gazetteer knows.
_TYPE = re.compile(
    r"(?:các\s+|những\s+|toàn\s+thể\s+)?(?:sở|bộ|ban|cục|chi\s+cục|tổng\s+cục|vụ|viện|trường|đại\s+học|học\s+viện|bệnh\s+viện|trung\s+tâm"
    r"|đài|báo(?!\s+cáo)|hội(?!\s+(?:nghị|thảo|thi|chợ|họp|diễn|xuân|(?:hoa|báo)\s+xuân|sách|thao|trại|đền))|hiệp\s+hội|liên\s+(?:đoàn|hiệp|minh)|đoàn|mặt\s+trận|[uủ][ỷy]\s+ban|văn\s+phòng"
    r"|thanh\s+tra|kho\s+bạc|ngân\s+hàng|bảo\s+hiểm|(?:tổng\s+)?công\s+ty|quỹ|phòng|bảo\s+tàng|thư\s+viện|nhà\s+hát"
    r"|tòa\s+án|toà\s+án|thành\s+[uủ][ỷy]|tỉnh\s+[uủ][ỷy]|huyện\s+[uủ][ỷy]|cơ\s+quan|đơn\s+vị|địa\s+phương|ngành|cấp|tổ\s+chức|đoàn\s+thể"
    r"|doanh\s+nghiệp|chủ\s+đầu\s+tư|nhà\s+trường|thủ\s+trưởng|giám\s+đốc|chủ\s+tịch|chánh|trưởng|người\s+đứng\s+đầu|huyện|xã|phường"
    r"|thành\s+phố|quận|thị\s+xã|điện\s+lực|bưu\s+điện|cổng|tạp\s+chí|tổ|đội|lực\s+lượng|quân\s+khu|tư\s+lệnh|thường\s+trực|nhà\s+máy)(?!\w)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\s*(?P<request>đề\s+nghị|kính\s+đề\s+nghị)\s*:?\s+|^\s*(?:trong\s+đó\s+)?(?:giao|yêu\s+cầu|phân\s+công|trách\s+nhiệm(?:\s+của)?"
    r"|nhiệm\s+vụ(?:\s+của)?|đối\s+với|về\s+phía)\s*:?\s+",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """An agency named in a text: `text[start:end]` is `written`."""

    agency: str  # the gazetteer's id, or the words in lower case
    written: str
    start: int
    end: int
    group: bool = False  # a group such as "các sở, ban, ngành"


@lru_cache(maxsize=4096)
def find_agencies(text: str) -> tuple[Mention, ...]:
    """The agencies and groups that the gazetteer finds in a plan's text, in order; colloquial names left out."""
    known = load_agencies()
    return tuple(
        Mention(found.agency, found.written, found.start, found.end, _is_group(found.agency))
        for found in known.find(text)
        if found.how not in ("colloquial", "fuzzy")
    )


@lru_cache(maxsize=4096)
def _is_group(agency: str) -> bool:
    try:
        return load_agencies().get(agency).kind == "group"
    except KeyError:
        return False


def opens_with_agency(text: str, start: int, end: int) -> bool:
    """Whether a range begins with the name of a body or a group of them."""
    return bool(_TYPE.match(text, start, end)) or any(
        mention.start == start for mention in find_agencies(text)
    )


class HeadingAgency(NamedTuple):
    """An agency in a heading that is a list of agencies."""

    agency: str
    written: str
    requested: bool
    group: bool


_BETWEEN = re.compile(
    r"(?:[\s,;:.&/()\-–]|(?<!\w)(?:và|cùng|các|của|tỉnh|thành\s+phố|cấp|thuộc|trực\s+thuộc|liên\s+quan|có\s+liên\s+quan|trên\s+địa\s+bàn"
    r"|thủ\s+trưởng|giám\s+đốc|chủ\s+tịch|lãnh\s+đạo|người\s+đứng\s+đầu|khác|huyện|xã|phường|thị\s+trấn|thị\s+xã|quận)(?!\w))*",
    re.IGNORECASE,
)
# Where a heading goes on to say what its agency does; verbs in lower case, since names hold them too ("Ban Chỉ đạo").
_SAYS_MORE = re.compile(
    r":\s|\s+(?:là\s+(?:cơ\s+quan|đầu\s+mối|đơn\s+vị)|có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|chủ\s+trì|chỉ\s+đạo|hướng\s+dẫn"
    r"|phối\s+hợp|tham\s+mưu|thực\s+hiện|triển\s+khai|theo\s+địa\s+bàn)(?!\w)"
)
_NOT_A_NAME = re.compile(
    r"(?<!\w)(?:căn\s+cứ|được\s+giao|có\s+nhiệm\s+vụ|tăng\s+cường|nâng\s+cao|đẩy\s+mạnh)(?!\w)", re.IGNORECASE
)
_LONGEST = 600  # code points of a heading; a longer line is no list of agencies
_OWNER_OF = re.compile(r"(?<!\w)(?:thuộc|của)\s+$", re.IGNORECASE)


@lru_cache(maxsize=2048)
def agencies_of_heading(heading: str) -> tuple[HeadingAgency, ...]:
    """The agencies of a heading that is an agency or a list of them; empty for one that merely names some.

    `Đề nghị` before them makes it a request; `Giao`, `Trách nhiệm của`, `Đối với` don't change what it is.
    """
    line = _without_aside(heading.strip())
    lead = _LEAD.match(line)
    begin = lead.end() if lead else 0
    if len(line) > _LONGEST:
        return ()
    spans = find_agencies(line)
    said = (
        m for m in _SAYS_MORE.finditer(line, begin) if not any(a.start < m.start() < a.end for a in spans)
    )
    end = next((match.start() for match in said), len(line))
    names = line[begin:end].rstrip(" :.;")
    if not names:
        return ()
    named = tuple(
        m._replace(start=m.start - begin, end=m.end - begin)
        for m in spans
        if begin <= m.start and m.end <= begin + len(names)
    )
    found = tuple(m for m in named if not _OWNER_OF.search(names[: m.start]))
    requested = bool(lead and lead.group("request"))
    if found and _BETWEEN.fullmatch(names, 0, found[0].start) and _covers(names, named):
        return tuple(HeadingAgency(m.agency, m.written, requested, m.group) for m in found)
    if not opens_with_agency(names, 0, len(names)) or len(names.split()) > 40:
        return ()
    pieces = _pieces(names, found)
    if any(_NOT_A_NAME.search(piece) for piece, _ in pieces):
        return ()
    if not all(mention or _TYPE.match(piece) for piece, mention in pieces) or (
        not found and not requested and not _looks_named(names)
    ):
        return ()
    return tuple(
        HeadingAgency(m.agency if m else piece.lower(), piece, requested, m.group if m else False)
        for piece, m in pieces
    )


_ASIDE = re.compile(
    r"\s*\((?P<said>[^()]*)\)\s*[.:]?\s*$"
    r"|\s+[-–—]\s+(?:là\s+)?(?:(?:cơ\s+quan|đơn\s+vị)\s+)?(?:thường\s+trực|chủ\s+trì|đầu\s+mối|phối\s+hợp|tham\s+mưu|tổng\s+hợp)(?!\w)[^:;]*$",
    re.IGNORECASE,
)
_ALSO_CALLED = re.compile(r"\s*(?:sau\s+đây|gọi|viết)\s+(?:gọi\s+|viết\s+)?(?:chung|tắt|là)", re.IGNORECASE)


def _without_aside(line: str) -> str:
    """A heading without what it says of its agency in brackets or after a dash: `Sở A (cơ quan thường trực)`."""
    aside = _ASIDE.search(line)
    if aside is None or not opens_with_agency(
        line, (lead.end() if (lead := _LEAD.match(line)) else 0), len(line)
    ):
        return line
    said = aside["said"]
    if said and not _ALSO_CALLED.match(said) and find_agencies(said):
        return line  # another agency, named beside the first
    return line[: aside.start()].rstrip()


_UNLISTED = re.compile(
    r"(?:Ban|Bộ|Sở|Cục|Chi\s+cục|Văn\s+phòng|Hội|Công\s+ty|[UỦ][ỷy]\s+ban|Liên\s+đoàn|Hiệp\s+hội|Quỹ|Viện|Trường)\s+["
    + UPPER
    + "][^"
    + UPPER
    + "]"
)


def _looks_named(names: str) -> bool:
    """Whether a heading without a known agency still is one: nothing in it but a body's name, no verb or topic."""
    return (
        len(names.split()) <= 14
        and not re.search(
            r"(?<!\w)(?:về|việc|công\s+tác|nội\s+dung|hoạt\s+động|xây\s+dựng|phát\s+triển)(?!\w)",
            names,
            re.IGNORECASE,
        )
        and names[:1].isupper()
        and bool(
            re.match(r"(?:các|chủ\s+đầu\s+tư|đơn\s+vị|thủ\s+trưởng)(?!\w)", names, re.IGNORECASE)
            or _UNLISTED.match(names)
        )
    )


def _covers(names: str, found: tuple[Mention, ...]) -> bool:
    at = 0
    for mention in found:
        if mention.start > at and not _BETWEEN.fullmatch(names, at, mention.start):
            return False
        at = max(at, mention.end)
    return bool(_BETWEEN.fullmatch(names, at, len(names)))


def _pieces(names: str, found: tuple[Mention, ...]) -> list[tuple[str, Mention | None]]:
    """A list parted at commas that stand outside known names; a piece that names no body belongs to the one before."""
    cuts = [
        match
        for match in re.finditer(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+(?=[A-ZĐ]|các\s)", names)
        if not any(m.start < match.start() < m.end for m in found)
    ]
    pieces: list[tuple[int, int]] = []
    at = 0
    for cut in cuts:
        if opens_with_agency(names, cut.end(), len(names)):
            pieces.append((at, cut.start()))
            at = cut.end()
    pieces.append((at, len(names)))
    return [
        (
            names[start:end].strip(" ,;."),
            next((m for m in found if m.start == start and _named_after(names[m.end : end])), None),
        )
        for start, end in pieces
        if names[start:end].strip(" ,;.")
    ]


def _named_after(rest: str) -> bool:
    """Whether what follows a known name only says of which place it is: `… Nghệ An`, `… tỉnh`."""
    words = rest.strip(" ,;.").split()
    return (
        all(word[:1].isupper() or word in ("tỉnh", "thành", "phố", "-") for word in words) and len(words) <= 5
    )


def heading_agencies(above: tuple[str, ...]) -> tuple[HeadingAgency, ...]:
    """The agencies of the nearest heading that is a list of them."""
    for heading in above:
        found = agencies_of_heading(heading)
        if found:
            return found
    return ()

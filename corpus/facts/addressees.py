"""Who is to do a thing, to whom it is sent and through whom: the places of a report in a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.facts.agencies import find_agencies, opens_with_agency
from corpus.facts.dates import find_dates
from corpus.facts.spans import UPPER, Range, Segment, trimmed

# "trình" as a verb, not the end of another word.
_SUBMIT = r"(?<!chương )(?<!công )(?<!quá )(?<!tờ )(?<!lộ )(?<!quy )(?<!giáo )(?<!truyền )trình"
_SUBMIT += r"(?!\s+(?:độ|tự|diễn|duyệt))"
_DUTY = (
    rf"{_SUBMIT}|"
    r"báo\s+cáo|gửi|nộp|lập|xây\s+dựng|tổng\s+hợp|tổ\s+chức|ban\s+hành|triển\s+khai|thực\s+hiện|hoàn\s+thành|hoàn\s+tất"
    r"|kết\s+thúc|phê\s+duyệt|công\s+bố|xét|sơ\s+kết|tổng\s+kết|đánh\s+giá|rà\s+soát|chủ\s+trì|phối\s+hợp|tham\s+mưu|chỉ\s+đạo"
    r"|hướng\s+dẫn|đăng\s+ký|đề\s+xuất|cung\s+cấp|cập\s+nhật|kiểm\s+tra|bàn\s+giao|thông\s+báo|nhận|tiếp\s+nhận|giải\s+ngân"
    r"|thẩm\s+định|quyết\s+toán|nghiệm\s+thu|khảo\s+sát|thống\s+kê|kiện\s+toàn|bố\s+trí|phát\s+động|căn\s+cứ|có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm"
    r"|chủ\s+động|định\s+kỳ|tiếp\s+tục|kịp\s+thời|tăng\s+cường|bảo\s+đảm|đảm\s+bảo|phản\s+ánh|đôn\s+đốc|phủ|khởi\s+công|trồng"
    r"|phải|tự|sửa\s+chữa|cải\s+tạo|lắp\s+đặt|mở|cấp|chuyển|khắc\s+phục|khai\s+trương|lựa\s+chọn|phân\s+bổ|giao|số\s+h(?:óa|oá)|liên\s+thông|kết\s+nối|tích\s+hợp|hợp\s+nhất"
)
DUTY_VERB = re.compile(rf"(?<!\w)(?:{_DUTY})(?!\w)", re.IGNORECASE)
_ORDER = re.compile(
    r"\s*(?:[-–+*]\s*)?(?:kính\s+)?(?:đề\s+nghị|yêu\s+cầu|giao|trong\s+đó\s+giao)\s+", re.IGNORECASE
)
_SEND = re.compile(
    r"(?<!\w)(?:(?P<send>(?:và\s+)?gửi(?:\s+(?!về|cho|đến|tới)[^,;.()]{1,80}?)?)\s+(?P<towards>về|cho|đến|tới)"
    r"|báo\s+cáo\s+(?!về|với|cho|lên)[^,;.()]{1,60}?\s+(?P<report>về|với|cho|lên|đến|tới)"
    r"|(?P<plain>(?:và\s+)?gửi|nộp(?:\s+(?:về|cho))?)|báo\s+cáo(?:\s+(?:về|với|cho|lên))?|"
    + _SUBMIT
    + r"|phản\s+ánh\s+(?:về|với|đến))\s+",
    re.IGNORECASE,
)
_PAYS = re.compile(r"nộp\s+", re.IGNORECASE)
_FUND = re.compile(r"quỹ\s", re.IGNORECASE)  # "nộp Quỹ A": what is paid, not to whom
_PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm)(?!\w)", re.IGNORECASE)
REPORTS = re.compile(r"(?<!\w)(?:gửi|báo\s+cáo|nộp)(?!\w)", re.IGNORECASE)
_TOWARDS = re.compile(r"(?<!\w)(?:về|cho|đến|tới)\s+", re.IGNORECASE)
PERIOD = re.compile(
    r"(?:\W|\d+|(?<!\w)(?:định\s+kỳ|hằng|hàng|mỗi|năm|tháng|quý|tuần|và|đột\s+xuất)(?!\w))*", re.IGNORECASE
)
_MORE_DATES = re.compile(r"[\s)]*(?:(?:,|và)\s*(?:trước\s+)?(?:ngày\s+)?[\d/]+[\s)]*)*", re.IGNORECASE)
_OPENING = re.compile(
    r"\s*(?:trên\s+cơ\s+sở|căn\s+cứ|theo|để|sau\s+khi|hằng\s+năm|hàng\s+năm|định\s+kỳ|trước|trong|khi|từ)(?!\w)",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"(?<!\w)(?:không|chưa)(?:\s+(?:được|thể|đã))?\s+$", re.IGNORECASE)
# What must be done by those whom a denial picks out (`đơn vị chưa hoàn thành … phải …`).
_MUST = re.compile(
    r"(?<!\w)(?<!không )(?:phải|cần|có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|khẩn\s+trương)(?!\w)",
    re.IGNORECASE,
)
_VIA = re.compile(r"(?<!\w)(?:thông\s+)?qua\s+", re.IGNORECASE)
# A place that a road or dyke passes (`đoạn qua xã A`), not one through whom a report goes.
_PASSED = re.compile(rf"(?:xã|phường|thị\s+trấn|huyện|quận|thị\s+xã|thành\s+phố|thôn|bản|tỉnh)\s+[{UPPER}]")
# What ends the name of an addressee.
_STOP = re.compile(
    r"(?<!\w)(?:để|trước|chậm|muộn|theo|kết\s+quả|tình\s+hình|tiến\s+độ|định\s+kỳ|vào|xem\s+xét|tổng\s+hợp|thẩm\s+định|phê\s+duyệt"
    r"|qua|việc|công\s+tác|quyết\s+định|khi|hằng|hàng|mỗi|danh\s+sách|nội\s+dung|bố\s+trí|ban\s+hành|chỉ\s+đạo|nhằm|về\s+việc"
    r"|về\s+kết|theo\s+dõi|biết|cho\s+ý\s+kiến|giải\s+quyết|là|trong|từ\s+ngày|đến\s+ngày|những|các\s+vấn\s+đề)(?!\w)|[;:()]|\.(?=\s|$|/)",
    re.IGNORECASE,
)


class Parts(NamedTuple):
    """The parts of one due act, as the plan writes them; empty where it doesn't say."""

    who: str
    what: str
    to: str
    via: str


def _name(text: str, start: int, end: int) -> Range | None:
    """The name that starts there, as far as the gazetteer or the words after it tell."""
    stop = _STOP.search(text, start, end)
    part = trimmed(text, start, stop.start() if stop else end)
    chain = part.start
    for mention in find_agencies(text):
        joined = text[chain : mention.start].strip(" ,").lower() if mention.start >= chain else "-"
        if joined in ("", "và", "hoặc") and mention.end <= end:
            chain = mention.end
    if chain > part.start and not _more_of_name(text[chain : part.end]):
        part = Range(part.start, chain)
    if part.start >= part.end or not opens_with_agency(text, part.start, part.end):
        return None
    return part


def _more_of_name(rest: str) -> bool:
    """Whether words after a known name belong to it: few, and ending in a name (`… kỹ thuật Thành phố`)."""
    words = rest.split()
    return 0 < len(words) <= 6 and "," not in rest and any(word[:1].isupper() for word in words[-2:])


def _via(text: str, start: int, end: int) -> tuple[Range, Range] | None:
    """The mediator's name and the whole phrase with its brackets."""
    for match in _VIA.finditer(text, start, end):
        name_end = end
        bracket = text.rfind("(", start, match.start())
        if bracket >= 0 and not text[bracket + 1 : match.start()].strip():
            name_end = _closing(text, bracket, end)
            return trimmed(text, match.end(), name_end), Range(bracket, min(end, name_end + 1))
        name = _name(text, match.end(), name_end)
        if name and not _PASSED.match(text, name.start):
            return name, Range(match.start(), name.end)
    return None


def _closing(text: str, bracket: int, end: int) -> int:
    depth = 0
    for at in range(bracket, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    return end


def _to(text: str, start: int, end: int) -> tuple[Range, Range] | None:
    """The addressee's name and the words that go with it; a report's own addressee before that of its parts."""
    found = None
    at = start
    while match := _SEND.search(text, at, end):
        name = _name(text, match.end(), end)
        if name and _PAYS.fullmatch(match.group()) and _FUND.match(text, name.start):
            name = None
        at = match.end() if name else match.start() + 1
        if not name:
            continue
        if match.group("send") is not None:
            sent = len(match.group("send").split()) > 2
            cut = match.start("towards") if sent else match.start()
        elif match.group("report"):
            cut = match.start("report")
        else:
            cut = match.start() if match.group("plain") else name.start
        found = (name, Range(cut, name.end))
        if match.group("send") is not None or match.group("plain"):
            break
    return found


def _to_after(text: str, begin: int, date: Range, end: int) -> tuple[Range, Range] | None:
    """An addressee named after the date, before what it is to do with it (`… về A để tổng hợp, báo cáo B`)."""
    reports = REPORTS.search(text, begin, date.start)
    if not reports and DUTY_VERB.search(text, begin, date.start):
        return None  # what follows is another act
    purpose = _PURPOSE.search(text, date.end, end)
    stop = purpose.start() if purpose else end
    if reports:
        for match in _TOWARDS.finditer(text, date.end, stop):
            name = _name(text, match.end(), stop)
            if name:
                return name, Range(match.start(), name.end)
    return _to(text, date.end, stop)


def subject(text: str, start: int, end: int) -> Range | None:
    """Who a sentence begins with, before its first verb of duty."""
    order = _ORDER.match(text, start, end)
    begin = order.end() if order else start + len(text[start:end]) - len(text[start:end].lstrip(" -–+*"))
    if not opens_with_agency(text, begin, end):
        return _late_subject(text, start, end)
    known = [m for m in find_agencies(text) if m.start >= begin]
    at = begin
    while True:
        verb = DUTY_VERB.search(text, at, end)
        inside = next((m for m in known if verb and m.start < verb.end() and verb.start() < m.end), None)
        if verb is None or inside is None:
            break
        at = inside.end
    close = _before_negation(text, begin, verb, end) if verb else begin
    part = trimmed(text, begin, close)
    return part if part.start < part.end and part.end - part.start <= 160 else None


def _before_negation(text: str, begin: int, verb: re.Match[str], end: int) -> int:
    """Where a subject ends before its verb, so that `không`, `chưa` stay with what they deny.

    `Đơn vị chưa hoàn thành kế hoạch phải …`: the denial says which of them must act and belongs to the subject;
    elsewhere (`Các đơn vị không tổ chức …`) it belongs to what is done.
    """
    denied = _DENIAL.search(text, begin, verb.start())
    if denied is None:
        return verb.start()
    order = None if verb.group().lower() == "phải" else _MUST.search(text, verb.end(), end)
    return order.start() if order else denied.start()


def _late_subject(text: str, start: int, end: int) -> Range | None:
    """Who is named after an opening phrase: `Trên cơ sở …, các cơ quan … có trách nhiệm …`."""
    if not _OPENING.match(text, start, end):
        return None
    for mention in find_agencies(text):
        if start < mention.start and mention.end < end and text[: mention.start].rstrip().endswith(","):
            follows = re.compile(r"\s+(?:(?:có\s+)?liên\s+quan\s+)?").match(text, mention.end)
            if follows and DUTY_VERB.match(text, follows.end()):
                return Range(mention.start, mention.end)
    return None


class Act(NamedTuple):
    """Where a due act stands: its sentence, its part of it, its own words in that part, and its date."""

    sentence: int
    segment: Segment
    start: int
    date: Range


def parts_of(text: str, act: Act, fallback: str) -> Parts:
    """Who, what, to whom and through whom of an act that is due.

    A part of a sentence after a semicolon keeps the sentence's subject; where the sentence names none, `fallback`
    (the agency of the heading) stands.
    """
    segment, date = act.segment, act.date
    start, end = max(segment.start, act.start), segment.end
    if led := _after_date(text, segment, date, fallback):
        return led
    whole = subject(text, act.sentence, date.start)
    who = whole if whole and whole.end > segment.start else subject(text, segment.start, date.start) or whole
    begin = who.end if who and start <= who.start < date.start else start
    via = _via(text, begin, end)
    to = _to(text, begin, date.start) or _to_after(text, begin, date, end)
    gone = [part for part in (via and via[1], to and to[1]) if part]
    what = _what(text, begin, date.start, gone)
    alone = act.start <= segment.start and bool(PERIOD.fullmatch(what))
    if not what or alone:
        after = _MORE_DATES.match(text, date.end, end)
        begin = after.end() if after else date.end
        what = (
            _what(text, begin, min([end, *(part.start for part in gone if part.start >= begin)]), gone)
            or what
        )
    return Parts(
        " ".join(text[who.start : who.end].split()) if who else fallback,
        what,
        text[to[0].start : to[0].end] if to else "",
        text[via[0].start : via[0].end] if via else "",
    )


_GAP = re.compile(r"[\s,:]*")
# What is reported, after the name of the one to whom: "báo cáo UBND tỉnh kết quả thực hiện".
_REPORTED = re.compile(r"\s+(?:kết\s+quả|tình\s+hình|tiến\s+độ|số\s+liệu)(?!\w)[^,;.()]*", re.IGNORECASE)


def _after_date(text: str, segment: Segment, date: Range, fallback: str) -> Parts | None:
    """The parts of `Hằng năm, trước ngày 15/7, các trường lập …, gửi …`: who must, named after the date.

    So for each further date of such a part (`Trước ngày 15/6 gửi …, trước ngày 15/12 gửi …`). None for another order.
    """
    dates = [found for found in find_dates(text) if segment.start <= found.bound_start < segment.end]
    if not dates or not PERIOD.fullmatch(text, segment.start, dates[0].bound_start):
        return None
    more = _MORE_DATES.match(text, date.end, segment.end)
    opening = _GAP.match(text, more.end() if more else date.end)
    begin = opening.end() if opening else date.end
    own = subject(text, begin, segment.end)
    several = any(found.bound and found.bound_start > begin for found in dates) or date.start > dates[0].start
    if own is None and not (several and DUTY_VERB.match(text, begin)):
        return None
    first = _GAP.match(text, dates[0].end)
    who = own or subject(text, first.end() if first else begin, segment.end)
    at = own.end if own else begin
    close = next((d.bound_start for d in dates if at < d.bound_start and d.bound), segment.end)
    via, to = _via(text, at, close), _to(text, at, close)
    stop = min([close, *(part[1].end for part in (via, to) if part)])
    reported = _REPORTED.match(text, stop, close)
    return Parts(
        " ".join(text[who.start : who.end].split()) if who else fallback,
        _what(text, at, reported.end() if reported else stop, [part[1] for part in (via, to) if part]),
        text[to[0].start : to[0].end] if to else "",
        text[via[0].start : via[0].end] if via else "",
    )


_FILLER = re.compile(
    r"^(?:\W|(?<!\w)(?:và|có\s+trách\s+nhiệm|căn\s+cứ[^,:]{0,80}[,:]|chỉ\s+đạo\s*:|hoàn\s+thành\s*$|để|đồng\s+thời|trong\s+đó|có(?=\s+báo\s+cáo)|phải)(?!\w))+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\W|(?<!\w)(?:và|gửi|về|định\s+kỳ|hằng\s+năm|hàng\s+năm|xong|hạn|thời\s+gian)(?!\w))+$", re.IGNORECASE
)
_AMOUNT = re.compile(
    r"\s*(?:với\s+)?(?:mức|tối\s+đa|\d)(?!\w)[^:]*đồng", re.IGNORECASE
)  # "Tặng quà: mức … đồng/suất"


def _what(text: str, start: int, end: int, without: list[Range]) -> str:
    pieces: list[str] = []
    at = start
    for part in sorted(without):
        if part.start >= end or part.end <= start:
            continue
        pieces.append(text[at : max(at, part.start)])
        at = max(at, part.end)
    if at < end:
        pieces.append(text[at:end])
    said = " ".join(" ".join(pieces).split())
    if ":" in said and len(said.split(":")[-1].split()) > 2:
        label, _, rest = said.rpartition(":")
        said = label if _AMOUNT.match(rest) else rest
    said = _FILLER.sub("", said)
    trimmed_tail = _TAIL.sub("", said)
    if said.count("(") > said.count(")"):
        trimmed_tail = trimmed_tail.rstrip(" (")
    whole = trimmed_tail.strip(" ,;:.(")
    for opening, closing in ("“”", "()"):
        if whole.count(opening) > whole.count(closing) and f"{whole}{closing}" in said:
            whole += closing
    return f"{whole}%" if whole and f"{whole}%" in said else whole

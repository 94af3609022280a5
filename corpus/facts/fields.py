"""Lines of the form `Thời gian: …`, `Địa điểm: …`, `Đơn vị chủ trì: …`, and those that stand together."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from corpus.facts.context import Context
from corpus.facts.dates import find_dates

FieldKind = Literal["time", "place", "lead", "partner", "task", "other"]
_NAMES: tuple[tuple[FieldKind, str], ...] = (
    ("time", r"(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hạn)(?:\s+[^\W\d_]+){0,4}"),
    ("place", r"(?:địa\s+điểm|địa\s+bàn|nơi)(?:\s+[^\W\d_]+){0,3}"),
    (
        "partner",
        r"(?:(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|tổ\s+chức)\s+)?(?:cùng\s+)?phối\s+hợp(?:\s+[^\W\d_]+){0,2}",
    ),
    (
        "lead",
        r"(?:(?:các\s+)?(?:cơ\s+quan|đơn\s+vị)(?:\s*,\s*đơn\s+vị)?\s+(?:chủ\s+trì|tổ\s+chức|thực\s+hiện|đăng\s+cai|phụ\s+trách|đầu\s+mối)"
        r"|chủ\s+trì(?:\s+thực\s+hiện)?|đơn\s+vị\s+đăng\s+cai|ban\s+tổ\s+chức)(?:\s*,\s*(?:tổ\s+chức|thực\s+hiện|phối\s+hợp))?",
    ),
    ("task", r"(?:nội\s+dung|nhiệm\s+vụ|tên|hoạt\s+động|chủ\s+đề)(?:\s+[^\W\d_]+){0,3}"),
)
_FIELD = re.compile("|".join(rf"(?P<{kind}>{words})" for kind, words in _NAMES), re.IGNORECASE)
_OPEN = re.compile(r"(?:^|[;.]\s+|\(\s*)[-–+*]?\s*", re.IGNORECASE)


class Field(NamedTuple):
    """A named field of a line: its kind and where its value stands."""

    kind: FieldKind
    start: int
    end: int


def fields_in(text: str) -> list[Field]:
    """The named fields of a text, in order; a field's value runs to the next one."""
    found: list[Field] = []
    for opening in _OPEN.finditer(text):
        match = _FIELD.match(text, opening.end())
        if not match:
            continue
        colon = re.compile(r"\s*(?:\([^)]*\)\s*)?:\s*").match(text, match.end())
        if colon is None and match.end() < len(text):
            continue
        start = colon.end() if colon else match.end()
        if found:
            found[-1] = found[-1]._replace(end=min(found[-1].end, opening.start()))
        found.append(Field(match.lastgroup, start, len(text)))  # type: ignore[arg-type]
    return found


def field_of(text: str) -> Field | None:
    """The field that a line is, None for running text."""
    found = fields_in(text)
    return (
        found[0]
        if found and text[: found[0].start].count(":") == 1 and _FIELD.match(text.lstrip(" -–+*"))
        else None
    )


def field_kind_of(heading: str) -> FieldKind | None:
    """The field that a heading names with nothing after it (`Cơ quan chủ trì`), None for any other heading."""
    match = _FIELD.fullmatch(heading.strip(" :.-–"))
    return match.lastgroup if match else None  # type: ignore[return-value]


def value(text: str, field: Field) -> str:
    """A field's value, without the punctuation at its end."""
    return text[field.start : field.end].strip().rstrip(".;, ").strip()


def group_fields(context: Context) -> dict[FieldKind, str]:
    """The fields of the lines that stand beside this one, this one's own among them; the first of a kind counts."""
    found: dict[FieldKind, str] = {}
    for node in context.siblings:
        if not (field_of(node.text) or node is context.node):
            continue
        for field in fields_in(node.text):
            found.setdefault(field.kind, value(node.text, field))
    return found


_HELD = re.compile(
    r"(?<!\w)(?:lễ|hội\s+(?:nghị|thảo|thao|thi|chợ|sách|diễn|báo)|cuộc\s+thi|tuần\s+lễ|ngày\s+hội|khai\s+(?:mạc|giảng|trương)|bế\s+mạc|triển\s+lãm|liên\s+hoan"
    r"|tập\s+huấn|lớp|khóa|giải(?!\s+(?:quyết|ngân|phóng|pháp|thích|trình|tỏa|toả|đáp|thể|tán|cứu|độc|nhất|nhì|ba|khuyến|thưởng))|festival|diễn\s+đàn|tọa\s+đàm|toạ\s+đàm|tựu\s+trường|kỷ\s+niệm|đại\s+hội|kỳ\s+thi|thi\s+tốt\s+nghiệp|trưng\s+bày|phát\s+động|chuyến|diễn\s+tập|mít\s+tinh|ra\s+quân|giao\s+lưu|phiên\s+(?:chợ|giao\s+dịch|họp)|hiến\s+máu)(?!\w)",
    re.IGNORECASE,
)


_PART = (
    r"(?:chủ\s+đề|thời\s+(?:gian|hạn|điểm)|địa\s+(?:điểm|bàn)|thành\s+phần|đối\s+tượng|nội\s+dung|hình\s+thức|quy\s+mô|phạm\s+vi|phương\s+thức|cách\s+thức"
    r"|chương\s+trình|số\s+lượng|kinh\s+phí|mục\s+đích|yêu\s+cầu|tiến\s+độ|lịch\s+trình|lịch)"
    r"(?:\s+(?:tổ\s+chức|thực\s+hiện|triển\s+khai|tham\s+(?:dự|gia)|dự\s+thi|tiến\s+hành|áp\s+dụng|diễn\s+ra))*"
)
_PARTS = re.compile(rf"\W*{_PART}(?:\s*(?:,|;|-|–|và|&)\s*(?:và\s+)?{_PART})*\W*", re.IGNORECASE)


def thing_above(context: Context) -> str:
    """What the headings say a line of time or place is of: the nearest that names a thing, else the plan's own matter.

    A heading of fields (`CHỦ ĐỀ, THỜI GIAN, ĐỊA ĐIỂM`) names none.
    """
    nearest = next((line.rstrip(" :.") for line in context.above if line.strip()), "")
    if not _PARTS.fullmatch(nearest):
        return nearest
    held = (line.rstrip(" :.") for line in context.above if is_held(line) and not _PARTS.fullmatch(line))
    return next(held, context.matter)


def is_held(words: str) -> bool:
    """Whether the words name something that is held on a day: a ceremony, a fair, a course."""
    return bool(_HELD.search(words))


def held_at(words: str) -> list[int]:
    """Where the words name something that is held."""
    return [match.start() for match in _HELD.finditer(words)]


def is_event_field(context: Context) -> bool:
    """Whether the time beside this line is that of an event: a place beside it, or a heading that names one."""
    beside = group_fields(context)
    if "place" in beside:
        return True
    time = field_of(context.text)
    label = context.text[: time.start].lower() if time else ""
    if re.search(r"hoàn|hạn|gửi|báo\s+cáo|thực\s+hiện|tiến\s+độ", label):
        return False
    return (
        bool(context.above)
        and is_held(thing_above(context))
        and any(date.kind in ("date", "range", "day_month", "month") for date in find_dates(context.text))
    )

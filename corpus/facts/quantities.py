"""Quantities of a clause: a number or range with its unit and the words that bound it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from corpus.facts.numbers import NUMBER, parse_number
from corpus.folding import fold

Bound = Literal["", "at_least", "at_most", "over", "under", "about", "increase", "decrease"]

# What plans count. The longest name wins; a number with none of these is not a quantity.
_COUNTED = """
người dân|người|hộ gia đình|hộ nghèo|hộ dân|hộ|học sinh|sinh viên|học viên|trẻ em|trẻ|cán bộ|công chức|viên chức
giáo viên|lao động|đảng viên|hội viên|đoàn viên|nghệ nhân|chuyên gia|bác sĩ|đại biểu|đối tượng|tập thể|cá nhân
lượt khách|lượt người|lượt|xã|phường|thị trấn|huyện|quận|thôn|bản|làng|ấp|tổ dân phố|khu dân cư|địa phương|đơn vị
cơ quan|tổ chức|thư viện|bảo tàng|nhà văn hóa|nhà văn hoá|trung tâm|trường|cơ sở|phòng|điểm|trạm|cửa hàng|chợ|khu
công trình|dự án|tuyến|cụm|bãi|nhà máy|nhà|căn hộ|căn|sân|bến|cầu|lớp|khóa|khoá|buổi|cuộc|đợt|hội nghị|hội thảo
hội thi|chương trình|hoạt động|mô hình|chuyên đề|chuyên mục|phóng sự|tin|bài|tác phẩm|câu lạc bộ|đội|nhóm|tổ
sự kiện|giải|lễ hội|đề tài|nhiệm vụ|sáng kiến|cuốn sách|cuốn|đầu sách|bản sách|bộ|tài liệu|hiện vật|di tích
di sản|sản phẩm|doanh nghiệp|hợp tác xã|tổ hợp tác|thiết bị|máy|xe|phương tiện|hồ sơ|dịch vụ|thủ tục|văn bản|mẫu
tiêu chí|lần|suất|cây|con|giường bệnh|gian hàng|trang|cổng|ấn phẩm|phim|video|ứng dụng|cơ sở dữ liệu|vùng|chuỗi
nhân viên|kỹ sư|kỹ thuật viên|tuyên truyền viên|cộng tác viên|giảng viên|báo cáo viên|nhà ở|số|chỉ tiêu
mục|kênh|nền tảng|bản đồ|vụ|ca|gói|hạng mục|tủ sách|phiên|đường dây|thành viên|vận động viên|huy chương
doanh nhân|thanh niên|phụ nữ|nông dân|làng nghề|cánh đồng|trang trại|khách|mô đun|bảng|biển|pa nô|áp phích|tờ
tháp|xuồng|thuyền|tàu cá|tàu|ca nô|áo phao|phao|bộ đàm|loa|cụm loa|camera|màn hình|trụ|thùng|kho|hồ chứa|hồ|đập|cống|kè
giếng|bể|trụ sở|hệ thống|không gian|chiến sĩ|sở|ban|chốt|chi hội|chi bộ|buôn|khóm|phum|sóc|xóm|khu phố|hợp đồng|túi
suất quà|quyết định|dân quân|tình nguyện viên|đoàn|bếp|lò|chuồng|ki ốt|bốt|tủ|kệ|quyển|bản tin|chương|trò chơi|thẻ
chùa|đình|đền|miếu|nhà thờ|giáo xứ|nhà bạt|đại đội|trung đội|tiểu đội|kíp|tọa đàm|ghe|viên|bao|rọ|áo ấm|chăn
tài khoản|cơn bão|cơn|trận|chậu|chuyến xe|chuyến|công nhân|hướng dẫn viên
"""
_MEASURED = """
tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|ngàn đồng|đồng|tỷ USD|tỉ USD|triệu USD|USD|ha|hécta|hecta|km²|km2|km|m²|m2
m³|m3|mm|m|tấn|tạ|kg|lít|kWh|MW|GW|Mbps|Gbps|TB|GB|tuần|tiết|giờ học|điểm phần trăm|điểm %|phần trăm
"""


def _alternatives(block: str) -> str:
    names = [name.strip() for name in block.replace("\n", "|").split("|") if name.strip()]
    names.sort(key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)


_MONEY = r"(?:tỷ|tỉ|triệu|nghìn|ngàn)\s+(?:đồng|USD)|đồng|USD"
_SCALE = r"(?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)?"
_PER = (
    r"(?:\s?/\s?(?:năm|tháng|quý|tuần|ngày|giờ|h|s|giây|người|hộ|ha|xã|huyện|lớp|đơn\s+vị|năm\s+học)\b){0,2}"
)
# What a sum is paid for, or how often something is done: "/nhà", "/câu lạc bộ", "/hộ/tháng".
_PER_ANY = rf"(?:\s?/\s?(?:{_alternatives(_COUNTED)}|năm\s+học|[^\W\d_]+)(?!\w)){{0,2}}"
_PER_YEAR = r"(?:\s+(?:mỗi|một|hằng|hàng)\s+năm\b)?"
_UNIT = (
    rf"%{_PER}{_PER_YEAR}|{_SCALE}(?:{_MONEY})(?!\w){_PER_ANY}|{_SCALE}(?:{_alternatives(_MEASURED)})(?!\w){_PER}"
    rf"|{_SCALE}(?:{_alternatives(_COUNTED)})(?!\w){_PER}"
)
_BOUND_WORDS: tuple[tuple[Bound, str], ...] = (
    (
        "at_least",
        r"ít\s+nhất(?:\s+(?:là|có))?|tối\s+thiểu(?:\s+(?:là|có))?|không\s+(?:thấp|ít|nhỏ|dưới)(?:\s+hơn)?"
        r"|từ(?=[^;.]{0,40}trở\s+lên)|≥|>=",
    ),
    (
        "at_most",
        r"tối\s+đa(?:\s+(?:là|không\s+quá))?|không\s+(?:vượt\s+)?quá|không\s+(?:cao|nhiều|lớn)\s+hơn|nhiều\s+nhất|≤|<="
        r"|từ(?=[^;.]{0,40}trở\s+xuống)",
    ),
    ("over", r"trên|(?:(?:lớn|cao|nhiều)\s+)?hơn|vượt(?:\s+mức)?|>"),
    ("under", r"dưới|(?:nhỏ|thấp|ít)\s+hơn|<"),
    ("about", r"khoảng|gần|xấp\s+xỉ|ước(?:\s+(?:đạt|khoảng))?|~"),
)
_LEAD = "|".join(f"(?P<{name}>{words})" for name, words in _BOUND_WORDS)
_TO = r"\s*(?:%|{u})?\s*(?:-|–|—|÷|đến|tới)\s*".replace("{u}", "(?:tỷ|triệu|nghìn)?")
_QUANTITY = re.compile(
    rf"(?:(?<!\w)(?:{_LEAD})\s*)?(?P<from>(?<!\w)từ\s+)?(?<![\w/.,])(?P<low>{NUMBER})"
    rf"(?:{_TO}(?P<high>{NUMBER}))?\s*(?P<unit>{_UNIT})(?P<after>\s+trở\s+(?:lên|xuống)\b)?",
    re.IGNORECASE,
)
# A number after these is a name or an address, not an amount.
_NAMED = re.compile(
    r"(?:\b(?:điều|khoản|điểm|mục|chương|phần|phụ\s+lục|biểu|mẫu|bước|số|lớp"
    r"|(?<!trung )(?<!sơ )(?<!cao )(?<!nâng )(?<!xuống )(?<!cung )cấp"
    r"|quý|khóa|khoá|kỳ|lần\s+thứ|thứ|loại"
    r"|hạng|khu|tầng|phòng|ca|đường|quốc\s+lộ|tỉnh\s+lộ|km|tổ|đội|giai\s+đoạn|nhóm|vùng|phường|quận|quân\s+khu"
    r"|mức\s+độ|(?<!\d )(?:năm|tháng|ngày))|[/:]\d+)\s*$",
    re.IGNORECASE,
)
_PAID = re.compile(r"(?:đồng|USD)(?!\w)", re.IGNORECASE)  # no name is counted in money
# "mỗi lớp 30 học viên": what has them, not which one it is.
_EACH = re.compile(r"(?<!\w)mỗi(?:\s+[^\W\d_]+){1,2}\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `start:end` covers number, unit and bound words, `noun` where a counted noun begins."""

    start: int
    end: int
    value: Decimal
    value_to: Decimal | None
    unit: str
    bound: Bound
    noun: int | None

    @property
    def percent(self) -> bool:
        """Whether it is a share."""
        return self.unit.startswith("%")


_SCALES = re.compile(r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+", re.IGNORECASE)
_COUNT_UNIT = re.compile(rf"{_SCALE}(?:{_alternatives(_COUNTED)}){_PER}", re.IGNORECASE)
_PER_EACH = re.compile(r"(?<!\w)(?:bình\s+quân|trung\s+bình|cứ|tính\s+trên)\s+(?:mỗi\s+)?$", re.IGNORECASE)
_APART = re.compile(r"[,;:(]|\.\s|(?<!\w)và(?!\w)")
_COUNTED_FIRST = re.compile(rf"(?:{_alternatives(_COUNTED)})(?!\w)", re.IGNORECASE)
# "từ N% …, M% … và K% … trở lên" bounds all of them.
_FROM_ON = re.compile(r"(?<!\w)từ\s+\d[^;.]{0,200}?trở\s+lên(?!\w)", re.IGNORECASE)
_PERCENT_YEARLY = re.compile(r"%\s+(?:mỗi|một|hằng|hàng)\s+năm", re.IGNORECASE)


def _unit(written: str) -> str:
    unit = re.sub(r"\s*/\s*", "/", " ".join(written.split()))
    unit = re.sub(r"^phần trăm", "%", unit, flags=re.IGNORECASE)
    return _PERCENT_YEARLY.sub("%/năm", unit)


def _bound(match: re.Match[str]) -> Bound:
    after = match.group("after") or ""
    if "lên" in after:
        return "at_least"
    if "xuống" in after:
        return "at_most"
    for name, _ in _BOUND_WORDS:
        if match.group(name):
            return name
    return ""


@lru_cache(maxsize=512)
def is_counted(noun: str) -> bool:
    """Whether plans count a thing by its own name: `xã`, `điểm`; not `cái` or what only measures (`đồng`, `ha`)."""
    return fold(" ".join(noun.split())) in _counted_folded()


def counted_noun(words: str) -> str:
    """The noun that words begin with and that plans count by its own name; empty where they begin with none."""
    match = _COUNTED_FIRST.match(words)
    return match.group() if match else ""


@lru_cache
def _counted_folded() -> frozenset[str]:
    return frozenset(fold(name.strip()) for name in _COUNTED.replace("\n", "|").split("|") if name.strip())


def without_bases(text: str, numbers: Sequence[Quantity]) -> list[Quantity]:
    """The numbers without those that another is per: `bình quân 01 người dân đọc 5 cuốn sách` sets 5, not 1."""
    return [
        number
        for at, number in enumerate(numbers)
        if (later := numbers[at + 1] if at + 1 < len(numbers) else None) is None
        or not _PER_EACH.search(text, 0, number.start)
        or _APART.search(text, number.end, later.start)
    ]


@lru_cache(maxsize=2048)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order. A text with dates and document numbers blanked gives none of them."""
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(text):
        bare = match.start("low") if not _bound(match) else match.start()
        percent = match.group("unit").startswith("%")
        if re.match(r"m\s?/", match.group("unit")):
            continue  # a lost exponent: "70 m /s" was m³/s
        paid = _PAID.search(match.group("unit"))
        if (
            not percent
            and not paid
            and _NAMED.search(text, max(0, bare - 24), bare)
            and not _EACH.search(text, 0, bare)
        ):
            continue
        counted = _COUNT_UNIT.fullmatch(match.group("unit"))
        scale = _SCALES.match(text, match.start("unit"))
        end = (scale.end() if scale else match.start("unit")) if counted else match.end()
        low, high = match.group("low"), match.group("high")
        value, value_to = parse_number(low), parse_number(high) if high else None
        if value_to is not None and value_to <= value:
            continue
        start = match.start("from") if match.group("from") and match.start("from") >= 0 else match.start()
        found.append(
            Quantity(
                min(start, match.start()), match.end() if not counted else match.end("unit"), value, value_to,
                _unit(match.group("unit")), _bound(match), end if counted else None,
            )
        )  # fmt: skip
    for span in _FROM_ON.finditer(text):
        found = [
            replace(q, bound="at_least") if not q.bound and span.start() <= q.start < span.end() else q
            for q in found
        ]
    return tuple(found)

"""What the columns of a plan's tables hold, by their titles."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from corpus.facts.quantities import counted_noun, find_quantities

Column = Literal[
    "index",
    "name",
    "area",
    "unit",
    "value",
    "past",
    "lead",
    "partner",
    "watch",
    "time",
    "place",
    "task",
    "note",
]

# The noun that a title opens with says what its column holds, whatever is said of it: "Thời gian thực hiện",
# "Kinh phí thực hiện", "Nội dung phối hợp".
_OPENING: tuple[tuple[Column, str], ...] = (
    ("index", r"s?tt|số\s+(?:tt|thứ\s+tự)|số"),
    (
        "time",
        r"(?:(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|lộ\s+trình|thời\s+lượng)(?!\w).*|ngày(?:\s+(?:tổ\s+chức|thực\s+hiện|hoàn\s+thành|diễn\s+ra))?)",
    ),
    ("place", r"(?:địa\s+điểm|nơi)(?!\w).*"),
    ("past", r"kết\s+quả\s+(?:thực\s+hiện|đạt\s+được)(?!\w).*"),
    (
        "value",
        r"(?:kinh\s+phí|dự\s+(?:toán|kiến\s+kinh\s+phí)|tổng\s+(?:kinh\s+phí|mức|số|vốn|cộng)|số\s+lượng|nhu\s+cầu\s+(?:vốn|kinh\s+phí))(?!\w).*",
    ),
    (
        "name",
        r"(?:nội\s+dung|nhiệm\s+vụ|công\s+việc|hoạt\s+động|hạng\s+mục)(?!\w)(?!.*(?:chủ\s+trì|cơ\s+quan|đơn\s+vị|phụ\s+trách)).*",
    ),
)
_TITLES: tuple[tuple[Column, str], ...] = (
    *_OPENING,
    ("unit", r"đơn\s+vị\s*(?:tính|đo)|đvt|đv\s+tính|đơn\s+vị"),
    ("partner", r".*phối\s+hợp.*"),
    ("watch", r".*(?:theo\s+dõi|báo\s+cáo|tham\s+mưu).*"),
    ("lead", r".*(?:chủ\s+trì|thực\s+hiện|phụ\s+trách|đầu\s+mối|chịu\s+trách\s+nhiệm|tổ\s+chức).*"),
    ("time", r".*(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hoàn\s+thành|hạn\s+).*|hạn|ngày(?:\s+.*)?"),
    ("place", r".*(?:địa\s+điểm|địa\s+bàn|nơi\s+).*"),
    ("past", r".*(?:hiện\s+trạng|thực\s+hiện\s+năm|kết\s+quả|ước\s+thực\s+hiện|hiện\s+có|đã\s+đạt).*"),
    ("note", r"ghi\s+chú|căn\s+cứ.*|sản\s+phẩm.*|kết\s+quả\s+đầu\s+ra|nguồn.*|dự\s+kiến\s+sản\s+phẩm.*"),
    (
        "name",
        r".*(?:chỉ\s+tiêu|mục\s+tiêu|nội\s+dung|nhiệm\s+vụ|công\s+việc|hạng\s+mục|danh\s+mục|tên|hoạt\s+động|lĩnh\s+vực|đối\s+tượng).*"
        r"|(?:các\s+)?(?:công\s+trình|dự\s+án|mô\s+hình)(?:\s*[,/]\s*(?:công\s+trình|dự\s+án|mô\s+hình))*",
    ),
    (
        "area",
        r"(?:các\s+)?(?:địa\s+phương|xã|phường|thị\s+trấn|đặc\s+khu|huyện|quận|thôn|bản|ấp|tổ\s+dân\s+phố|khu\s+vực|cụm|tuyến|trường)"
        r"(?:\s*[,/–-]\s*(?:xã|phường|thị\s+trấn|đặc\s+khu|thị\s+xã|thành\s+phố|thôn|bản|tổ\s+dân\s+phố|đơn\s+vị))*",
    ),
)
_COLUMNS = tuple((column, re.compile(rf"(?:{title})$", re.IGNORECASE)) for column, title in _TITLES)
_VALUE_TITLE = re.compile(
    r"(?:19|20)\d\d|(?<!\w)(?:số\s+lượng|tỷ\s+lệ|tỉ\s+lệ|kế\s+hoạch|giá\s+trị|kinh\s+phí|mức|khối\s+lượng|chỉ\s+tiêu\s+giao)(?!\w)",
    re.IGNORECASE,
)
# "Số hộ di dời", "Số lớp": how many; not the numbers that things are known by.
_COUNT_TITLE = re.compile(
    r"số\s+(?!(?:điện\s+thoại|hiệu|ký\s+hiệu|văn\s+bản|quyết\s+định|tài\s+khoản|cccd|căn\s+cước|định\s+danh|nhà|tờ|thửa|đăng\s+ký|máy|fax|biển)(?!\w))"
    r"(?P<what>[^()\d]{2,60}?)\s*(?:\((?P<unit>[^()\d]{1,24})\))?$",
    re.IGNORECASE,
)
# "Diện tích trồng mới (ha)", "Sản lượng (tấn)".
_MEASURED_TITLE = re.compile(r"(?P<what>[^()\d]{4,60}?)\s*\((?P<unit>[^()\d]{1,24})\)$")
_STATE = re.compile(
    r"(?<!\w)(?:hiện|đã|hiện\s+có|còn|cũ|trước\s+đây|tự\s+nhiên|dân\s+số|nhân\s+khẩu)(?!\w)", re.IGNORECASE
)
_LAST_DAY = re.compile(
    r"(?<!\w)(?:hoàn\s+thành|hoàn\s+tất|hạn|kết\s+thúc|tiến\s+độ|xong)(?!\w)", re.IGNORECASE
)


@lru_cache(maxsize=1024)
def column_of(title: str) -> Column | None:
    """What a column holds, by its title; None where the title doesn't tell."""
    plain = " ".join(title.split()).strip(" :*")
    if re.search(r"(?:thực\s+hiện|kết\s+quả|hiện\s+trạng|ước)", plain, re.IGNORECASE) and re.search(
        r"(?:19|20)\d\d", plain
    ):
        return "past"
    if re.search(r"(?:19|20)\d\d", plain):
        return "value"
    for column, pattern in _COLUMNS:
        if pattern.match(plain):
            return column
    counts = _COUNT_TITLE.match(plain)
    measured = _MEASURED_TITLE.match(plain)
    if measured and not find_quantities(f"1 {measured['unit']}"):
        measured = None
    if (said := counts or measured) and not _STATE.search(said["what"]):
        return "value"
    return "value" if _VALUE_TITLE.search(plain) else None


def counted_in(title: str) -> str:
    """What a title counts (`Số hộ di dời`: `hộ`), empty where it counts nothing that plans count."""
    counts = _COUNT_TITLE.match(" ".join(title.split()).strip(" :*"))
    if counts is None:
        return ""
    if counts["unit"] and find_quantities(f"1 {counts['unit']}"):
        return counts["unit"].strip()
    return counted_noun(counts["what"])


def is_of_last_days(title: str) -> bool:
    """Whether a column of time holds the days by which something is done, not those on which it is held."""
    return bool(_LAST_DAY.search(title))

"""Where a noun phrase ends and what is done begins, by the verbs that plans use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.facts.spans import Range, trimmed

# Verbs that always begin what is said of a subject.
_STRONG = r"được|bị|đạt|đều|phải|không|chưa"
_STRONG += r"|có(?!\s+(?:công|nguy\s+cơ|hoàn\s+cảnh|thẩm\s+quyền|liên\s+quan|nhu\s+cầu)\b)"
# Verbs that may also stand inside a noun phrase ("cơ sở cung cấp …", "người sử dụng …").
_WEAK = (
    r"cung\s+cấp|ứng\s+dụng|tổ\s+chức|triển\s+khai|thực\s+hiện|tham\s+gia|hoàn\s+thành|áp\s+dụng|kết\s+nối|tiếp\s+cận"
    r"|đáp\s+ứng|bảo\s+đảm|đảm\s+bảo|xây\s+dựng|sử\s+dụng|biết|nắm|hưởng|thụ\s+hưởng|hình\s+thành|duy\s+trì|mở|đăng\s+ký"
    r"|cam\s+kết|chuyển\s+đổi|số\s+h(?:óa|oá)|cập\s+nhật|công\s+khai|giải\s+quyết|tiếp\s+nhận|trở\s+thành|hỗ\s+trợ"
    r"|truy\s+cập|khai\s+thác|vận\s+hành|ban\s+hành|kiện\s+toàn|bố\s+trí|trang\s+bị|lắp\s+đặt|thành\s+lập|công\s+bố"
    r"|niêm\s+yết|thanh\s+toán|mua|nộp|tốt\s+nghiệp|bồi\s+dưỡng|tập\s+huấn|đào\s+tạo|tuyên\s+truyền|phổ\s+biến|liên\s+thông"
    r"|phát\s+triển|nâng\s+cao|nâng\s+cấp|cải\s+tạo|tu\s+bổ|bảo\s+tồn|chấp\s+hành|vi\s+phạm|sản\s+xuất|chủ\s+động|tự\s+(?!động|nhiên|quản|vệ|do|túc)\w+"
    r"|thu\s+gom|xử\s+lý|phân\s+loại|kiểm\s+tra|giám\s+sát|sinh\s+hoạt|làm\s+việc|hài\s+lòng|quản\s+lý|tiêm|khám"
)
_NOMINAL = re.compile(
    r"(?:^|\s)(?:người|việc|công\s+tác|hoạt\s+động|cơ\s+sở|đơn\s+vị|dịch\s+vụ|chương\s+trình|nhu\s+cầu|trung\s+tâm|phòng"
    r"|trường|nhà|lực\s+lượng|khả\s+năng|kỹ\s+năng|hình\s+thức|phương\s+thức|lớp|khóa|khoá|hội\s+(?:nghị|thi|thảo|diễn)|cuộc\s+thi|buổi|cuộc|đợt"
    r"|câu\s+lạc\s+bộ|đội|nhóm|tổ|ban|thiết\s+bị|công\s+trình|dự\s+án|kế\s+hoạch|quy\s+trình|hệ\s+thống|nền\s+tảng"
    r"|hạ\s+tầng|công\s+nghệ|chính\s+sách|văn\s+bản|tài\s+liệu|diện|chất|rác|hồ\s+sơ|tỷ\s+lệ|tỉ\s+lệ|số|mức|cán\s+bộ"
    r"|giáo\s+viên|đội\s+ngũ|cơ\s+quan|mô\s+hình|tin|bài|sản\s+phẩm|các|cộng\s+đồng|đi|tiêu\s+chí|thời\s+gian|đã|đang|bản|điểm|phương\s+tiện)\s+$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(rf"(?<!\w)(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))(?!\w)", re.IGNORECASE)

# Words that stand before what is aimed at and are no part of it.
_AIM_WORDS = (
    r"phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|dự\s+kiến|cơ\s+bản|tiếp\s+tục|và|cùng\s+với|trong\s+đó|cụ\s+thể(?:\s+là)?|là|đến"
    r"|để|với|hoặc|hằng\s+năm|hàng\s+năm|mỗi\s+năm|năm|toàn\s+tỉnh|vào|đồng\s+thời|riêng|nhằm|ước|khoảng"
    r"|cả\s+tỉnh|toàn\s+thành\s+phố|nhưng|song|đã|hiện\s+nay|đến\s+nay"
)
LEADING_AIMS = re.compile(rf"(?:[\s,;:.()\-–+*]|(?<!\w)(?:{_AIM_WORDS}|bình\s+quân)(?!\w))+", re.IGNORECASE)
TRAILING_AIMS = re.compile(rf"(?:[\s,;:(\-–]|(?<!\w)(?:{_AIM_WORDS}|trở\s+lên)(?!\w))+$", re.IGNORECASE)
# Verbs between a measured thing and its number.
CHANGE = re.compile(
    r"(?<!\w)(?:(?:phải\s+|cơ\s+bản\s+)?(?:tăng|(?:cắt\s+)?giảm|gấp|đạt|chiếm|vượt|còn|bằng|lên|xuống|duy\s+trì|giữ|nâng"
    r"|(?:mới\s+)?chỉ(?!\s+(?:đạo|tiêu|số|thị|huy|dẫn|định|giới|rõ|trích)))"
    r"(?:\s+(?:thêm|gấp|bình\s+quân|trung\s+bình|mức|tỷ\s+lệ|ổn\s+định|hằng\s+năm|hàng\s+năm|mỗi\s+năm|lên|xuống|tối\s+thiểu"
    r"|hơn|được|ở\s+mức|dần|còn))*)(?!\w)",
    re.IGNORECASE,
)


def skip_aims(text: str, start: int, end: int) -> int:
    """Where the words of aim at the start of a range end."""
    match = LEADING_AIMS.match(text, start, end)
    return match.end() if match else start


def predicate(text: str, start: int, end: int) -> int | None:
    """Where the first verb of a range begins what is said of its subject; None where there is none."""
    for match in _PREDICATE.finditer(text, start, end):
        if match.start() <= start:
            continue
        if match.group("weak") and _NOMINAL.search(text[start : match.start()]):
            continue
        return match.start()
    return None


def opens_with_verb(text: str, start: int, end: int) -> bool:
    """Whether a range begins with a verb."""
    match = _PREDICATE.match(text, start, end)
    return bool(match) or bool(CHANGE.match(text, start, end))


def items(text: str, start: int, end: int) -> list[Range]:
    """The parts of a list between commas, those inside brackets left whole."""
    found: list[Range] = []
    depth, begin = 0, start
    for at in range(start, end):
        char = text[at]
        depth += (char == "(") - (char == ")")
        if char == "," and depth <= 0:
            found.append(trimmed(text, begin, at))
            begin = at + 1
    found.append(trimmed(text, begin, end))
    return [item for item in found if item.start < item.end]


def head(text: str, item: Range) -> tuple[str, ...]:
    """The first two syllables of a noun phrase, in lower case: the thing that it names."""
    return tuple(re.findall(r"\w+", text[item.start : item.end].lower())[:2])


_TIERS = (
    r"xã|phường|thị\s+trấn|đặc\s+khu|huyện|quận|thị\s+xã|thành\s+phố|thôn|bản|làng|ấp|khóm|buôn|bon|xóm|phum|sóc|khu\s+phố"
    r"|khu\s+dân\s+cư|tổ\s+dân\s+phố|sở|ban|ngành|đoàn\s+thể|cơ\s+quan|đơn\s+vị|địa\s+phương|tổ\s+chức|cá\s+nhân|doanh\s+nghiệp"
    r"|cán\s+bộ|công\s+chức|viên\s+chức|người\s+lao\s+động"
)
_TIER_LIST = re.compile(
    rf"(?<!\w)(?:(?:{_TIERS})(?:\s*,\s*(?:{_TIERS})(?!\w))+|phòng\s*,\s*chống(?!\w))", re.IGNORECASE
)


def without_inner_commas(masked: str, names: Iterable[Range]) -> str:
    """A text in which the commas of names and of fixed lists (`xã, phường`) are blanked: they part nothing."""
    spans = [*names, *(Range(*match.span()) for match in _TIER_LIST.finditer(masked))]
    for start, end in spans:
        masked = masked[:start] + masked[start:end].replace(",", " ") + masked[end:]
    return masked

"""The object of a verb that a number opens: `tổ chức 05 lớp tập huấn cho …`, with the things of its list."""

from __future__ import annotations

import re

from corpus.facts.addressees import DUTY_VERB
from corpus.facts.phrases import TRAILING_AIMS, items, opens_with_verb
from corpus.facts.spans import Range, trimmed

ACTS = (
    r"tổ\s+chức|mở|xây\s+dựng|hoàn\s+thành|thành\s+lập|trồng|thu\s+hút|đón|đào\s+tạo|bồi\s+dưỡng|tập\s+huấn|hỗ\s+trợ"
    r"|duy\s+trì|thực\s+hiện|bố\s+trí|lắp\s+đặt|trang\s+bị|biên\s+soạn|xuất\s+bản|phát\s+hành|in\s+ấn|cấp\s+(?:mới|phát|giấy|thẻ|sổ|phép)|ban\s+hành|thiết\s+kế"
    r"|số\s+h(?:óa|oá)|sưu\s+tầm|tu\s+bổ|cải\s+tạo|nâng\s+cấp|trao|tặng|phục\s+vụ|luân\s+chuyển|bổ\s+sung|kết\s+nạp"
    r"|giải\s+quyết|tạo|phát\s+triển|kiểm\s+tra|đăng|phát\s+sóng|sản\s+xuất|công\s+nhận|ứng\s+trực|huy\s+động|triển\s+khai"
    r"|giảm|tăng|nâng|rà\s+soát|khám|tiêm|tuyển|đầu\s+tư|tiếp\s+nhận|kết\s+nối|giới\s+thiệu|tham\s+gia|cắt\s+giảm|rút\s+ngắn|chuyển\s+đổi|nhân\s+rộng"
    r"|củng\s+cố|kiện\s+toàn|di\s+dời|sơ\s+tán|dự\s+trữ|mua\s+sắm|nạo\s+vét|sửa\s+chữa|chuẩn\s+bị|x(?:óa|oá)(?!\s+mù)|khởi\s+công|tôn\s+tạo|vận\s+động|khảo\s+sát|sắp\s+xếp|hợp\s+nhất"
)
ACT = re.compile(rf"(?<!\w)(?:{ACTS})(?!\w)", re.IGNORECASE)
AIMING = re.compile(
    r"(?:^|\s)(?:có(?:\s+thêm)?|đạt|bảo\s+đảm|đảm\s+bảo|duy\s+trì|phấn\s+đấu|cho|để|thêm|bao\s+gồm|gồm)\s*$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?<!\w)(?:để|nhằm|theo|trên\s+địa\s+bàn|trong|kèm\s+theo|gắn\s+với|phù\s+hợp|từ|do|so(?=\s+với|\s*$|\s\s)|trong\s+đó|bao\s+gồm)(?!\w)|[(:]",
    re.IGNORECASE,
)
# What stands between two verbs of one act: "tuyển sinh đào tạo nghề …", "tổ chức bồi dưỡng …".
_ONE_VERB = re.compile(r"\s+(?:sinh\s+|chọn\s+|dụng\s+|mới\s+)?")
_DANGLING = re.compile(r"\s+(?:cho|tại|ở|của|do|bằng|và|với|trong|trên)$", re.IGNORECASE)
_INJURED = re.compile(r"bị\s+thương", re.IGNORECASE)
# What begins something else after a comma, not another thing of the list.
_ELSE = re.compile(
    r"(?:trong|nhất\s+là|đặc\s+biệt|bao\s+gồm|gồm|riêng|ưu\s+tiên|phấn\s+đấu|mỗi|để|nhằm|góp\s+phần|từ|đến|theo|với|có"
    r"|đạt|do|bằng|vào|tại|ở|cụ\s+thể|như|khi|nếu|qua|trước|sau|đồng\s+thời|tiến\s+tới|từng\s+bước|không|chăm\s+sóc|bảo\s+vệ"
    r"|đưa|gắn|chú\s+trọng|quan\s+tâm|đẩy\s+mạnh|tạo|làm|giúp|kết\s+hợp|hạn\s+chế|thu\s+hồi|tăng|giảm|nâng|là|đã|đang)(?!\w)",
    re.IGNORECASE,
)


def without_trailing_aims(masked: str, part: Range) -> Range:
    """A range without words of aim at its end."""
    match = TRAILING_AIMS.search(masked[part.start : part.end])
    return trimmed(masked, part.start, part.start + match.start()) if match else part


def first_item(masked: str, part: Range) -> Range:
    """The first part of a list between commas; empty where the range begins with something else."""
    parts = items(masked, part.start, part.end)
    if not parts or masked[part.start : parts[0].start].strip(" "):
        return Range(part.start, part.start)
    return without_trailing_aims(masked, parts[0])


def acting_verb(text: str, masked: str, before: Range) -> str:
    """The verb whose object the number opens (`tổ chức`, `thiết kế`); empty where it only aims (`có`, `đạt`)."""
    said = masked[before.start : before.end]
    if not said.strip() or AIMING.search(said):
        return ""
    verbs = list(ACT.finditer(masked, before.start, before.end))
    if not verbs or before.end - verbs[-1].start() > 40 or _CUT.search(masked, verbs[-1].end(), before.end):
        return ""
    first = verbs[-1]
    for verb in reversed(verbs[:-1]):
        if not _ONE_VERB.fullmatch(masked, verb.end(), first.start()):
            break
        first = verb
    return " ".join(text[first.start() : before.end].split())


def object_of(masked: str, after: Range, *, last: bool) -> Range | None:
    """What is counted after a verb and its number; `last`: no other number follows."""
    first = _listed(masked, first_item(masked, after), after, last=last)
    cut = _CUT.search(masked, first.start + 1, first.end)
    part = trimmed(masked, first.start, cut.start() if cut and cut.start() - first.start > 3 else first.end)
    dangling = _DANGLING.search(masked[part.start : part.end])
    part = trimmed(masked, part.start, part.start + dangling.start()) if dangling and not last else part
    return part if part.start < part.end else None


def _listed(masked: str, first: Range, after: Range, *, last: bool) -> Range:
    """A list's first thing with the things after its commas: `số người chết, mất tích`, no verb among them.

    Before another number the last part leads to that number.
    """
    parts = items(masked, after.start, after.end)[1:] if first.start < first.end else []
    for item in parts if last else parts[:-1]:
        if (
            (
                not _INJURED.match(masked, item.start, item.end)
                and opens_with_verb(masked, item.start, item.end)
            )
            or _ELSE.match(masked, item.start, item.end)
            or DUTY_VERB.match(masked, item.start, item.end)
            or ACT.match(masked, item.start, item.end)
            or len(masked[item.start : item.end].split()) > 8
        ):
            break
        first = Range(first.start, without_trailing_aims(masked, item).end)
    return first

"""Roles by the verbs that open what is said: chủ trì stays chủ trì, phối hợp stays phối hợp."""

from __future__ import annotations

import re

from corpus.facts.agencies import Mention
from corpus.facts.models import Role

_SUBMIT = (
    r"(?<!chương )(?<!công )(?<!quá )(?<!tờ )(?<!lộ )(?<!quy )(?<!giáo )trình(?!\s+(?:độ|tự|diễn|duyệt))"
)
_VERBS: tuple[tuple[Role, str], ...] = (
    (
        "lead",
        r"(?:là\s+(?:cơ\s+quan|đơn\s+vị)\s+)?chủ\s+trì|(?:là\s+)?(?:cơ\s+quan\s+)?(?:thường\s+trực|đầu\s+mối)|làm\s+đầu\s+mối|chịu\s+trách\s+nhiệm\s+chính",
    ),
    ("cooperate", r"phối\s+hợp|cùng\s+với|tham\s+gia\s+phối\s+hợp|hỗ\s+trợ\s+phối\s+hợp"),
    ("direct", r"(?:lãnh\s+đạo,\s*)?chỉ\s+đạo|hướng\s+dẫn|định\s+hướng|lãnh\s+đạo"),
    ("advise", r"tham\s+mưu|giúp"),
    ("request", r"đề\s+nghị|kiến\s+nghị"),
    ("report", r"báo\s+cáo|gửi\s+báo\s+cáo|phản\s+ánh"),
    ("supervise", r"kiểm\s+tra|giám\s+sát|đôn\s+đốc|theo\s+dõi|thanh\s+tra|tự\s+kiểm\s+tra"),
    ("appraise", r"thẩm\s+định|thẩm\s+tra|cho\s+ý\s+kiến|góp\s+ý"),
    (
        "perform",
        rf"{_SUBMIT}|tổ\s+chức|triển\s+khai|thực\s+hiện|xây\s+dựng|bố\s+trí|tuyên\s+truyền|ban\s+hành|lập|rà\s+soát|tổng\s+hợp|cung\s+cấp"
        r"|nghiên\s+cứu|đề\s+xuất|lựa\s+chọn|huy\s+động|vận\s+động|củng\s+cố|kiện\s+toàn|quản\s+lý|cân\s+đối|phân\s+bổ|cấp|khen\s+thưởng"
        r"|đưa|lồng\s+ghép|duy\s+trì|hoàn\s+thành|xác\s+định|tiếp\s+nhận|xử\s+lý|biên\s+soạn|sưu\s+tầm|mở|đào\s+tạo|bồi\s+dưỡng|tập\s+huấn"
        r"|chuẩn\s+bị|đảm\s+bảo|bảo\s+đảm|phê\s+duyệt|xem\s+xét|gửi|phát\s+động|đẩy\s+mạnh|thông\s+tin|phổ\s+biến|công\s+bố|cập\s+nhật"
        r"|chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|khai\s+thác|vận\s+hành|liên\s+thông|lắp\s+đặt|ứng\s+trực|khắc\s+phục|phát\s+hiện|tạo\s+điều\s+kiện"
        r"|căn\s+cứ|chủ\s+động|tiến\s+hành|thường\s+xuyên|truyền\s+hình|phân\s+công|đăng\s+tải|sản\s+xuất|thành\s+lập|niêm\s+yết|thông\s+báo|quyết\s+định",
    ),
)
_VERB = re.compile("|".join(rf"(?P<{role}>{words})(?!\w)" for role, words in _VERBS), re.IGNORECASE)
# Words between a verb's place and the verb.
_ADVERBS = re.compile(
    r"(?:\s|[-–+*•:]|(?<!\w)(?:tích\s+cực|chủ\s+động|tiếp\s+tục|thường\s+xuyên|tăng\s+cường|hằng\s+năm|hàng\s+năm|định\s+kỳ|kịp\s+thời|khẩn\s+trương"
    r"|có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|phải|cần|sẽ|đồng\s+thời|và|trực\s+tiếp|tổ\s+chức|thực\s+hiện|tiến\s+hành|tập\s+trung|làm\s+tốt"
    r"|công\s+tác|việc|giao|chặt\s+chẽ|tham\s+gia|hàng\s+quý|hằng\s+quý|nghiêm\s+túc|thống\s+nhất|cùng|để|nhằm|đề\s+nghị|yêu\s+cầu)(?!\w))*",
    re.IGNORECASE,
)
# "trong phạm vi chức năng, nhiệm vụ của mình", "căn cứ chức năng, nhiệm vụ được giao" before the verb.
_SCOPE = re.compile(
    r"\s*,?\s*(?:(?:trong\s+phạm\s+vi|theo|căn\s+cứ|trên\s+cơ\s+sở)\s[^;.:]{0,90}?(?:của\s+mình|được\s+giao|nhiệm\s+vụ|quản\s+lý|phân\s+công|này)"
    r"(?:\s+(?:của\s+mình|được\s+giao|của\s+đơn\s+vị))?\s*,?\s*)+",
    re.IGNORECASE,
)
_ACTS_ITSELF = re.compile(r"\s+(?:tổ\s+chức|thực\s+hiện|tiến\s+hành|tham\s+gia)(?!\w)", re.IGNORECASE)
_NEXT = re.compile(r"\s+(?:và\s+)?")
_PLACES = re.compile(r"[,;:.]\s+|(?<!\w)(?:và|có\s+trách\s+nhiệm|để|nhằm)\s+", re.IGNORECASE)


def role_at(text: str, at: int, end: int) -> tuple[Role, int] | None:
    """The role of the verb that stands at a place, adverbs before it skipped, and where the verb ends."""
    scope = _SCOPE.match(text, at, end)
    begin = scope.end() if scope else at
    skipped = _ADVERBS.match(text, begin, end)
    for start in dict.fromkeys((skipped.end() if skipped else begin, begin)):
        match = _VERB.match(text, start, end)
        if match and match.lastgroup:
            return match.lastgroup, match.end()  # type: ignore[return-value]
    return None


def subject_role_at(text: str, at: int, end: int) -> tuple[Role, int] | None:
    """The role of the verb right after the subject of a sentence, where `tổ chức` may be the verb itself."""
    match = _ACTS_ITSELF.match(text, at, end)
    return role_at(text, at, end) or (("perform", match.end()) if match else None)


def roles_of(text: str, start: int, end: int, mentions: tuple[Mention, ...]) -> tuple[Role, ...]:
    """The roles that the verbs of a range say, in order: those at its start, after commas and after names."""
    places = [start]
    places += [match.end() for match in _PLACES.finditer(text, start, end)]
    places += [mention.end for mention in mentions if start <= mention.start and mention.end < end]
    inside = [(mention.start, mention.end) for mention in mentions]
    found: list[Role] = []
    for place in sorted(set(places)):
        bracketed = text.count("(", start, place) > text.count(")", start, place)
        if bracketed or any(first < place < last for first, last in inside):
            continue
        role = role_at(text, place, end)
        while role:  # "chủ trì thẩm định", "tổng hợp báo cáo": verbs that follow one another
            found.append(role[0])
            after = _NEXT.match(text, role[1], end)
            role = role_at(text, role[1], end) if after and _VERB.match(text, after.end(), end) else None
    ordered = tuple(dict.fromkeys(found))
    return ordered or ("perform",)

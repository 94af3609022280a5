"""Where an event is held: behind its day, before it, or in an item that says no more than a day and a place."""

from __future__ import annotations

import re

from corpus.facts.addressees import DUTY_VERB
from corpus.facts.clocks import Hours, without_hours
from corpus.facts.context import Context
from corpus.facts.dates import DateMention
from corpus.facts.event_names import HOLDING
from corpus.facts.fields import is_held, thing_above
from corpus.facts.spans import UPPER

_PLACE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:hằng|hàng|mỗi|các)\s+ngày\s*)?,?\s*tại\s+(?P<place>[^;.,:()]{4,120}(?:\([^()]{2,60}\))?"
    r"(?:,\s*(?:phường|xã|thị\s+trấn|quận|huyện|thị\s+xã|thành\s+phố|tỉnh)\s+[^;.,:()]{2,40})*)(?=[;.,)]|$)",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"(?<!\w)(?:tại|ở)\s+(?P<place>[^;.:]{4,160}?)\s*,?\s*(?:trong\s+(?:\d+|một|hai|ba|bốn|năm)\s+ngày\s*,?\s*)?$",
    re.IGNORECASE,
)
# What a place begins with.
_SITE = re.compile(
    r"(?:các\s+)?(?:trường|nhà\s+(?:văn|thi|hát|thiếu|rông|sinh|cộng|truyền)|trung\s+tâm|hội\s+trường|quảng\s+trường|sân|công\s+viên|thư\s+viện|bảo\s+tàng"
    r"|đồn|trạm|khu|chợ|xã|phường|thị\s+trấn|đặc\s+khu|huyện|thôn|bản|ấp|buôn|làng|khóm|trụ\s+sở|ubnd|ủy\s+ban\s+nhân\s+dân|cung|rạp|bến|cảng|đình|chùa"
    r"|điểm|cụm|công\s+ty|nhà\s+máy|bệnh\s+viện|phòng\s+khám|thành\s+phố|tỉnh)(?!\w)",
    re.IGNORECASE,
)
# What stands around a day and a place in such an item and says neither.
_AROUND = re.compile(
    r"(?:[\s,;:.()\-–+*…]|(?<!\w)(?:vào|lúc|từ|đến|hồi|sáng|trưa|chiều|tối|buổi|thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật|thời\s+gian|địa\s+điểm|ngày"
    r"|tại|ở|(?:điểm|đợt|lần|chuyến|buổi)\s+(?:số\s+|thứ\s+)?(?:\d+|[IVX]+|nhất|hai|ba)(?=\s*[:,.-]))(?!\w))+",
    re.IGNORECASE,
)
_PROPER = re.compile(rf"(?<!\w)[{UPPER}]\w*")
_LONGEST = 24  # words of a place
# Papers that are due from places on days.
_DUE = re.compile(
    r"(?<!\w)(?:hoàn\s+thành|hoàn\s+tất|gửi|nộp|báo\s+cáo|trình|thẩm\s+định|phê\s+duyệt|hạn|rà\s+soát|di\s+dời|tiến\s+độ)(?!\w)",
    re.IGNORECASE,
)
# Where a lead-in goes on from what is held: "Chuyến xe sách phục vụ tại 04 điểm:", "… theo lịch sau:".
_LEADS_ON = re.compile(
    r"\s*(?:(?:,|được|sẽ)\s*)?(?:(?:phục\s+vụ|tổ\s+chức|diễn\s+ra|triển\s+khai|thực\s+hiện|đến|về|chia\s+thành)\s+)?"
    r"(?:(?:tại|ở|gồm|theo|như|với|trong|thành|vào)\s+(?:\d+|các|những|một\s+số|hai|ba|bốn|năm|lịch|sau|thời\s+gian)(?!\w)|cụ\s+thể|như\s+sau|dự\s+kiến)[^“”]*$",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"^(?:tổ\s+chức|tiến\s+hành|triển\s+khai|thực\s+hiện)\s+", re.IGNORECASE)


def place_behind(text: str, date: DateMention, hours: Hours) -> str:
    """The place that follows a day and its hours; empty where none does."""
    ends = [clock.words.end for clock in (hours.starts, hours.ends) if clock and clock.words.end > date.end]
    found = _PLACE.match(text, max([date.end, *ends]))
    return found["place"].strip() if found else ""


def place_before(words: str) -> str:
    """The place that words before a day end with: `… tại phường A (năm chẵn) và phường B (năm lẻ), trong 03 ngày`."""
    found = _PLACE_BEFORE.search(words.strip(" ,"))
    return found["place"].strip(" ,") if found else ""


def site_of(text: str, date: DateMention) -> str:
    """The place of an item that says no more than it and a day: `Ngày 04/10: Nhà văn hóa xã A`; empty for others."""
    before = _stripped(without_hours(text[: date.bound_start]))
    after = _stripped(without_hours(text[date.end :]))
    site = " ".join((before or after).split())
    if (before and after) or not _SITE.match(site) or len(site.split()) > _LONGEST:
        return ""
    plain = _PROPER.sub("", site)  # no verb is in a name: `xã Tân Lập`
    return "" if HOLDING.search(plain) or DUTY_VERB.search(plain) or is_held(plain) else site


def _stripped(words: str) -> str:
    start = _AROUND.match(words)
    rest = words[start.end() :] if start else words
    return rest.rstrip(" ,;:.–-")


def held_above(context: Context) -> str:
    """What the headings say is held on the days and at the places of their items; empty where papers are due then."""
    line = thing_above(context)
    if _DUE.search(line):
        return ""
    name = _HOLDS.sub("", _LEADS_ON.sub("", line.strip(" :.")))
    return name[:1].upper() + name[1:] if len(name.split()) > 1 else ""

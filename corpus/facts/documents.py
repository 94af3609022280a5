"""Where a clause names other documents: their numbers, dates and names are no facts of this plan."""

from __future__ import annotations

import re

from corpus.facts.spans import UPPER, Range

_KINDS = (
    r"(?:bộ\s+luật|luật|pháp\s+lệnh|hiến\s+pháp|nghị\s+quyết|nghị\s+định|quyết\s+định|thông\s+tư(?:\s+liên\s+tịch)?"
    r"|chỉ\s+thị|kết\s+luận|quy\s+định|hướng\s+dẫn|kế\s+hoạch|công\s+văn|công\s+điện|tờ\s+trình|thông\s+báo"
    r"|báo\s+cáo|văn\s+bản|chương\s+trình|đề\s+án|quy\s+chế)"
)
# 1520/QĐ-TTg, 26/2020/NĐ-CP, 24-CT/TW, 02/TTr-CAT- ANCTNB; the number may be blank: /QĐ-UBND.
_NUMBER = re.compile(
    r"(?:(?<![\w/])\d+[a-zđ]?\s?[/-]|(?<=\s)/)\s?(?:(?:19|20)\d\d\s?/\s?)?[A-ZĐƯ][\wĐ&]*(?:\s?[-/&.]\s?[A-ZĐƯ][\wĐ]*)*"
)
_NUMBERED = re.compile(_KINDS + r"(?:(?:\s+[^\W\d_]+){0,4}\s+số\s*:?)?\s+\d+\b(?!\s*%|[.,]\d)", re.IGNORECASE)
_TITLE = re.compile(
    r"\s*(?:,?\s*ngày\s+[\d/.\s-]*(?:tháng\s+\d+\s+năm\s+\d+)?)?\s*(?:\([^()]*\)\s*)?(?:của\s+[^;:]{1,120}?\s+)?"
    r"(?:về(?:\s+việc)?|quy\s+định|phê\s+duyệt|thông\s+qua|ban\s+hành|hướng\s+dẫn|sửa\s+đổi|quy\s+chế)\s",
    re.IGNORECASE,
)
# What ends a cited document's name and begins what this plan sets.
_AIM = re.compile(
    rf";|\.\s+(?-i:(?=[{UPPER}]))|,\s*(?=phấn\s+đấu|bảo\s+đảm|đảm\s+bảo|đạt\b|đến\s+(?:hết\s+)?năm|trong\s+đó)"
    r"|\b(?:phấn\s+đấu|trước\s+ngày|chậm\s+nhất)",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^»]*»")
_LONGEST_NAME = 12  # words of a slogan or a name that is all of a clause
_LAW = re.compile(
    r"(?<!pháp )(?<!kỷ )(?:bộ\s+luật|luật|pháp\s+lệnh|hiến\s+pháp)\s[^;.:()]{0,140}$", re.IGNORECASE
)
_DUE = re.compile(r"(?<!\w)(?:trước|nhất|đến|hết|từ|vào)$", re.IGNORECASE)  # no law is dated "trước ngày …"
_MEETING = re.compile(
    r"(?:cuộc\s+họp|buổi\s+làm\s+việc|kỳ\s+họp|phiên\s+họp|văn\s+bản|công\s+văn|công\s+điện|thông\s+báo|"
    r"nghị\s+quyết|quyết\s+định|tờ\s+trình)\s*,?\s*$",
    re.IGNORECASE,
)


def quotes(text: str) -> list[Range]:
    """The names in quotation marks."""
    if "“" not in text and '"' not in text and "«" not in text:
        return []
    return [Range(*match.span()) for match in _QUOTES.finditer(text) if not _is_clause(text, match)]


def _is_clause(text: str, quoted: re.Match[str]) -> bool:
    """Whether a whole clause stands in quotation marks, as another plan shall have it: no name is so long."""
    around = (text[: quoted.start()] + text[quoted.end() :]).strip(" -–+*.;,")
    return not around and len(quoted.group().split()) > _LONGEST_NAME


def document_numbers(text: str) -> list[Range]:
    """The numbers of documents that the text names."""
    if "/" not in text and "-" not in text:
        return []
    return [Range(*match.span()) for match in _NUMBER.finditer(text)]


def cited_names(text: str) -> list[Range]:
    """From each document's number to the end of its name: `số …/NQ-… ngày … của … về hỗ trợ …`."""
    found = [Range(*match.span()) for match in _NUMBERED.finditer(text)]
    for start, end in document_numbers(text):
        title = _TITLE.match(text, end)
        if not title:
            found.append(Range(start, end))
            continue
        stop = _AIM.search(text, title.end())
        found.append(Range(start, stop.start() if stop else len(text)))
    return found


def dates_a_document(text: str, start: int, numbers: list[Range]) -> bool:
    """Whether a date that starts there is the date of a document or meeting named before it."""
    before = text[:start].rstrip(" ,")
    if any(number.end == len(before) or text[number.end : start].strip(" ,") == "" for number in numbers):
        return True
    law = not _DUE.search(before) and _LAW.search(before, max(0, start - 200))
    return bool(_MEETING.search(before) or law)

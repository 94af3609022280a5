"""The documents that a text names: kind, number, date, issuer, and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.folding import fold
from corpus.models import CitedDocument
from corpus.partial_dates import date_at

_KINDS = {
    "quyet dinh": "Quyết định", "nghi quyet": "Nghị quyết", "nghi dinh": "Nghị định", "thong tu": "Thông tư",
    "thong tu lien tich": "Thông tư liên tịch", "chi thi": "Chỉ thị", "ke hoach": "Kế hoạch",
    "cong van": "Công văn", "thong bao": "Thông báo", "chuong trinh": "Chương trình", "de an": "Đề án",
    "ket luan": "Kết luận", "to trinh": "Tờ trình", "huong dan": "Hướng dẫn", "quy dinh": "Quy định",
    "bao cao": "Báo cáo", "cong dien": "Công điện", "van ban": "Văn bản", "quy che": "Quy chế",
    "phap lenh": "Pháp lệnh", "luat": "Luật", "bo luat": "Bộ luật", "lenh": "Lệnh", "nghi dinh thu": "Nghị định thư",
}  # fmt: skip
# The codes in numbers (NĐ 30/2020, Phụ lục III), for a number that stands without its kind.
_CODES = {
    "QĐ": "Quyết định", "NQ": "Nghị quyết", "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch",
    "CT": "Chỉ thị", "KH": "Kế hoạch", "TB": "Thông báo", "KL": "Kết luận", "TTr": "Tờ trình", "TTR": "Tờ trình",
    "HD": "Hướng dẫn", "QyĐ": "Quy định", "BC": "Báo cáo", "CĐ": "Công điện", "CTr": "Chương trình", "QH": "Luật",
}  # fmt: skip
_KIND_WORDS = "|".join(sorted((kind.replace(" ", r"\s+") for kind in _KINDS), key=len, reverse=True))
_TAIL = r"[A-ZĐÂĂÊÔƠƯ][A-ZĐÂĂÊÔƠƯa-zđ0-9]*"
_NUMBER = re.compile(
    rf"\d{{1,5}}[a-z]?(?:/\d{{4}})?\s?[/-]\s?{_TAIL}(?:\s?&\s?{_TAIL}|[/.]{_TAIL}|-\s?{_TAIL}|,\s?{_TAIL}(?=[-/]))*"
)
_KIND_WORDS_MARKED = "|".join(sorted(set(_KINDS.values()), key=len, reverse=True))
_BEFORE = re.compile(rf"(?:(?P<kind>{_KIND_WORDS})\s+)?(?P<so>so\s*:?\s*)?$")
_LAW = re.compile(
    r"(?P<kind>bộ luật|luật|pháp lệnh)\s+"
    r"(?P<name>sửa đổi[^;:.]{3,240}?|(?:(?!\bluật\b|\bsố\b\s*\d)[^;:.]|\bcủa luật\b){3,160}?)"
    r"\s*(?:,\s*)?(?=ngày\s+\d|năm\s+(?P<year>\d{4})|\(?sửa đổi|;|\.|$)"
)
# The words below are matched with their tone marks: folded, `về` and `vệ`, `và` and `vả` are one.
_ISSUER = re.compile(r"[\s,)]*của\s+")
_LEAD = re.compile(
    r"[\s,]*(?:(?:về việc|v/v|về|phê duyệt|thông qua)\s+"
    r"|(?=(?:ban hành|quy định|hướng dẫn|triển khai|nghị định về)\s))"
)
_STOPS = (
    r"về|phê duyệt|thông qua|ban hành|quy định|hướng dẫn|triển khai|thực hiện|nghị định|sửa đổi"
    r"|tại|để|theo|nhằm|cho|là"
)
_ISSUER_ENDS = re.compile(rf"\s+(?:{_STOPS}|ngày)\b|\s+và\s+|,\s*|[;:.()“\"]|\s+\d")
_GOES_ON = re.compile(rf"(?!{_KIND_WORDS_MARKED}|Ủy ban|UBND|HĐND)[A-ZĐÀ-Ỹ]")
_ABOUT_ENDS = re.compile(r";|\.(?=\s|$|/)|,\s+(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND)\b")
# "các Nghị quyết của HĐND tỉnh: số 159/NQ-HĐND …; số 160/NQ-HĐND …"
_SHARED = re.compile(rf"\b[Cc]ác\s+(?:{_KIND_WORDS_MARKED})\s+của\s+([^:;.]{{3,80}}):[^:.]*\bsố\s*$")
_LONGEST_ISSUER = 90


def cited_documents(text: str, path: str, *, basis: bool) -> Iterator[CitedDocument]:
    """The documents named in one node's text, in order; a repeated number once."""
    seen: set[tuple[str, str]] = set()
    found = sorted(
        [*numbered_documents(text, path, basis=basis), *_laws(text, path, basis=basis)],
        key=lambda pair: pair[0],
    )
    for _, document in found:
        identity = (document.kind, document.number or document.about)
        if identity not in seen:
            seen.add(identity)
            yield document


def numbered_documents(text: str, path: str, *, basis: bool) -> Iterator[tuple[int, CitedDocument]]:
    """The documents that a text names by number, each with the position of its number."""
    key = fold(text)
    for match in _NUMBER.finditer(text):
        before = _BEFORE.search(key[max(0, match.start() - 40) : match.start()])
        kind = _kind(before, match.group(0))
        if not kind:
            continue
        number = (
            re.sub(r"\s", "", match.group(0)).rstrip(".,").replace("-TTG", "-TTg").replace("/TTR", "/TTr")
        )
        end = match.end()
        dated = date_at(text, end)
        issued, end = dated if dated else (None, end)
        issuer, end = _issuer(text, end)
        issuer = issuer or _shared_issuer(text[: match.start()])
        yield (
            match.start(),
            CitedDocument(
                kind=kind,
                number=number,
                issued=issued,
                issuer=issuer,
                about=_about(text, end),
                path=path,
                basis=basis,
            ),
        )


def _kind(before: re.Match[str] | None, number: str) -> str:
    if before is not None and before["kind"]:
        return _KINDS[re.sub(r"\s+", " ", before["kind"])]
    codes = [_CODES[piece] for piece in re.split(r"[/\-.\s\d]+", number) if piece in _CODES]
    if codes:
        return codes[0]
    return "Công văn" if before is not None and before["so"] else ""


def _issuer(text: str, start: int) -> tuple[str, int]:
    """Who issued it: the name after `của`, through commas and `và` as far as capitals go on."""
    lowered = _lowered(text)
    match = _ISSUER.match(lowered, start)
    if match is None:
        return "", start
    at = match.end()
    capitals = text[at : at + 12].isupper()
    cut = min(len(text), at + _LONGEST_ISSUER)
    for stop in _ISSUER_ENDS.finditer(lowered, at, cut):
        joins = stop.group(0).strip() in ("và", ",")
        if joins and not capitals and _GOES_ON.match(text, stop.end()):
            continue
        cut = stop.start()
        break
    return text[at:cut].strip(" ,"), cut


def _shared_issuer(before: str) -> str:
    """The issuer that is named once before a list of numbers."""
    match = _SHARED.search(before)
    return match.group(1).strip() if match else ""


def _lowered(text: str) -> str:
    """Small letters, position for position."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(char.lower()[:1] or char for char in text)


def _about(text: str, start: int) -> str:
    match = _LEAD.match(_lowered(text), start)
    if match is None:
        return ""
    rest = text[match.end() :]
    for stop in _ABOUT_ENDS.finditer(rest):
        before = rest[: stop.start()]
        if before.count("“") <= before.count("”"):
            return before.strip()
    return rest.strip()


def _laws(text: str, path: str, *, basis: bool) -> Iterator[tuple[int, CitedDocument]]:
    lowered = _lowered(text)
    for match in _LAW.finditer(lowered):
        written = text[match.start() : match.start() + 1]
        name = text[match.start("name") : match.end("name")].strip(" ,")
        if not written.isupper() or not name[:1].isalpha():
            continue
        dated = date_at(text, match.end())
        grounded = basis and lowered[: match.start()].rstrip().endswith("căn cứ")
        if dated is None and match["year"] is None and not grounded:
            continue
        issued = dated[0] if dated else None
        if dated is None and match["year"]:
            found = date_at(f"ngày tháng năm {match['year']}", 0)
            issued = found[0] if found else None
        kind = _KINDS[fold(match["kind"])]
        yield (
            match.start(),
            CitedDocument(kind=kind, number="", issued=issued, about=name, path=path, basis=basis),
        )

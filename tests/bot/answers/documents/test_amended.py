"""A place, or a phrase, of another document that the plan amends; that document's places are never its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.documents.amended import AmendedPlace, place_named
from bot.answers.finding import Finding, Missing, Result

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 33/KH-UBND
Sơn La, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Sửa đổi, bổ sung Kế hoạch số 204/KH-UBND ngày 12 tháng 3 năm 2024 về bảo tồn chữ viết cổ tỉnh Sơn La
Ủy ban nhân dân tỉnh sửa đổi, bổ sung Kế hoạch số 204/KH-UBND như sau:
I. SỬA ĐỔI, BỔ SUNG MỤC II (MỤC TIÊU)
1. Sửa đổi điểm b khoản 1 Mục II như sau:
“b) Sao chụp 700 cuốn sách cổ trong năm 2026.”
2. Bổ sung khoản 4 vào sau khoản 3 Mục II như sau:
“4. Mở 05 lớp dạy chữ cổ mỗi năm.”
II. SỬA ĐỔI, BỔ SUNG MỤC IV (TỔ CHỨC THỰC HIỆN)
1. Bãi bỏ khoản 6 Mục IV (về Ban quản lý kho sách).
2. Thay thế cụm từ “Sở Nội vụ tỉnh cũ” bằng cụm từ “Sở Dân tộc và Tôn giáo” tại Kế hoạch số 204.
III. ĐIỀU KHOẢN THI HÀNH
1. Kế hoạch này có hiệu lực kể từ ngày ký.
2. Giao Văn phòng Ủy ban nhân dân tỉnh hợp nhất nội dung Kế hoạch số 204 và Kế hoạch này trước ngày 20/01/2026.
"""


@pytest.mark.parametrize(
    ("text", "above", "place"),
    [
        ("Sửa đổi điểm b khoản 1 Mục II như sau:", "", ("muc ii", {"1"}, {"b"})),
        # where something is put is no part of what is put there
        ("Bổ sung khoản 4 vào sau khoản 3 Mục II như sau:", "", ("muc ii", {"4"}, set())),
        ("Bổ sung điểm đ vào sau điểm d khoản 1 Mục II", "", ("muc ii", {"1"}, {"đ"})),
        ("Bổ sung các khoản 2a, 2b vào Mục V như sau:", "", ("muc v", {"2a", "2b"}, set())),
        # the section by the heading above
        ("Bãi bỏ khoản 6.", "SỬA ĐỔI, BỔ SUNG MỤC IV (TỔ CHỨC)", ("muc iv", {"6"}, set())),
        ("Thay thế Phụ lục II kèm theo Kế hoạch số 204", "", ("phu luc ii", set(), set())),
        ("khoan 6 muc iv ke hoach 204", "", ("muc iv", {"6"}, set())),
    ],
)
def test_place_named(text: str, above: str, place: tuple[str, set[str], set[str]]) -> None:
    section, numbers, points = place
    expected = AmendedPlace(section=section, numbers=frozenset(numbers), points=frozenset(points))
    assert place_named(text, above) == expected


@pytest.mark.parametrize(
    "text",
    ["Mở rộng quy mô các lớp", "Bãi bỏ cụm từ “Mục II”"],  # words in quotation marks name nothing
)
def test_no_place_named(text: str) -> None:
    assert place_named(text) is None


@pytest.mark.parametrize(
    ("asked", "paths"),
    [
        ("Sơn La sửa đổi những gì ở Mục II?", ["I.1", "I.1/p1", "I.2", "I.2/p1"]),
        ("Mục II của Kế hoạch 204 Sơn La được sửa thế nào", ["I.1", "I.1/p1", "I.2", "I.2/p1"]),
        ("Khoản 4 được bổ sung vào Mục II Kế hoạch 204 Sơn La về gì", ["I.2", "I.2/p1"]),
        ("khoản 6 Mục IV Kế hoạch 204 Sơn La", ["II.1"]),
        ("Kế hoạch 204 của Sơn La bị bãi bỏ nội dung gì?", ["II.1"]),
        ("Kế hoạch 204 của Sơn La được thay thế cụm từ nào", ["II.2"]),
        ("Cụm từ Sở Nội vụ tỉnh cũ được thay bằng gì ở Sơn La", ["II.2"]),
        # the amending plan's own places
        ("Mục III của kế hoạch sửa đổi Sơn La", ["III.1", "III.2"]),
        ("Mục III Kế hoạch 33 Sơn La", ["III.1", "III.2"]),
        # who does something with a document that is named is no question about the document
        ("Cơ quan nào hợp nhất Kế hoạch số 204 của Sơn La?", ["III.2"]),
    ],
)
def test_amended(written: Callable[[str, str], Result], asked: str, paths: list[str]) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding)
    assert [n.key for n in found.nodes] == paths


@pytest.mark.parametrize(
    "asked",
    [
        "Sơn La sửa đổi Mục I của Kế hoạch 204 như thế nào?",  # its own Mục I isn't that of the other
        "khoản 2 Mục IV Kế hoạch 204 Sơn La",
        "khoản 1 Mục I Kế hoạch 999 Sơn La",  # a document that it doesn't amend
    ],
)
def test_places_of_another_document_are_not_its_own(
    written: Callable[[str, str], Result], asked: str
) -> None:
    refused = written(PLAN, asked)
    assert isinstance(refused, Missing)
    assert refused.reason == "no_such_place"
